"""Strict YAML: what is read, where it stands, and that nothing makes the reader raise."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Place
from generator.reading.source_text import RECORD_LIMIT, decode
from generator.reading.yaml_nodes import Mapping, Scalar, Sequence, data, find
from generator.reading.yaml_tree import read_tree


def tree_of(text: str) -> Mapping:
    root, diagnostics = read_tree(text, "file.yml")
    assert diagnostics == []
    assert root is not None
    return root


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in read_tree(text, "file.yml")[1]]


@pytest.mark.parametrize(
    "value", ["no", "yes", "on", "12:30", "010", "1_000", "2024-05-16", "0x1F", ".inf", "~", "null"]
)
def test_every_value_stays_text(value: str) -> None:
    assert data(tree_of(f"field: {value}\n")) == {"field": value}


def test_positions_count_from_one() -> None:
    root = tree_of(
        "title: One\nquotes:\n  - text: 'é “a”'\n    via:\n      page: 5\n  - {text: two, page: 6}\n"
    )
    assert (root.line, root.column) == (1, 1)
    places = {
        ("title",): (1, 8),
        ("quotes",): (3, 3),
        ("quotes", 0): (3, 5),
        ("quotes", 0, "text"): (3, 11),
        ("quotes", 0, "via", "page"): (5, 13),
        ("quotes", 1): (6, 5),
        ("quotes", 1, "page"): (6, 23),
    }
    for location, place in places.items():
        node, followed = find(root, location)
        assert (node.line, node.column) == place
        assert followed == location
    key, _ = root.entries["quotes"]
    assert (key.line, key.column) == (2, 1)


def test_find_stops_where_the_location_leads_nowhere() -> None:
    root = tree_of("quotes:\n  - text: x\n")
    node, followed = find(root, ("quotes", 0, "via", "page"))
    assert followed == ("quotes", 0)
    assert isinstance(node, Mapping)
    assert find(root, ("quotes", 1))[1] == ("quotes",)
    assert find(root, ("quotes", "0"))[1] == ("quotes",)
    assert find(root, (0,)) == (root, ())


def test_columns_are_characters_and_windows_line_ends_count_once() -> None:
    root = tree_of("a: “😀”\r\nb:\r\n  - c\r\n")
    assert find(root, ("b", 0))[0].line == 3
    assert codes("a: x\r\nb: y # z\r\n") == ["lost-text"]
    assert read_tree("a: “😀” # lost\n", "f")[1][0].place.column == 8


def test_byte_order_mark_is_accepted() -> None:
    text = decode(b"\xef\xbb\xbftitle: x\n", "f", RECORD_LIMIT)
    assert isinstance(text, str)
    assert find(tree_of(text), ("title",))[0].column == 8


@pytest.mark.parametrize(
    "text",
    [
        "a: 'one # two'\n",
        "a: >-\n  one # two\n",
        "a: one#two\n",
        "# a comment\na: x\n# another\n",
        "a: 'x' # what is quoted loses nothing\n",
        "a: # a comment on a field with a list\n  - b\n",
        "a: |\n  one\n  \ttwo",
        "a: >\n  one\n  \ttwo\n",
        "---\na: x\n...\n",
    ],
)
def test_accepted(text: str) -> None:
    assert codes(text) == []


def test_lost_text_on_every_line_of_a_value() -> None:
    text = "a: one\n  two\n  three # lost\nb: x\n"
    assert [str(d.place) for d in read_tree(text, "f")[1]] == ["f:3:9"]
    assert codes("a: one # lost\n  two\n") == ["lost-text"]  # and not what follows from it


def test_lost_text_begins_at_the_first_such_sign_behind_the_value() -> None:
    text = "a: '#1'\nb: '# 2'\nc: x # lost # and again\nd: '#4'\n"
    assert [str(d.place) for d in read_tree(text, "f")[1]] == ["f:3:6"]


def test_problems_are_collected() -> None:
    assert codes("a: &x 1\na: 2\nb:\nc: !t d\n") == ["anchor", "duplicate-key", "blank-value", "tag"]


def test_refused_parts_are_left_out() -> None:
    root, _ = read_tree("a: 1\na: 2\n<<: *x\nb:\nc:\n  -\n  - d\n", "f")
    assert root is not None
    assert data(root) == {"a": "1", "c": ["d"]}


def test_an_alias_leaves_nothing_behind() -> None:
    root, found = read_tree("a: 1\nb: *x\nc:\n  - *y\n  - d\n*z : 2\n", "f")
    assert root is not None
    assert data(root) == {"a": "1", "c": ["d"]}
    assert [str(d.place) for d in found] == ["f:2:4", "f:4:5", "f:6:1"]


def test_a_merge_key_leaves_nothing_behind() -> None:
    root, found = read_tree("<<: {x: y}\na: b\n", "f")
    assert root is not None
    assert data(root) == {"a": "b"}
    assert [d.code for d in found] == ["merge-key"]


@pytest.mark.parametrize("text", ["a: 1\n?", "a: 1\nb: 2\n? "])
def test_no_place_lies_behind_the_end_of_a_file_without_a_last_line_break(text: str) -> None:
    last = text.count("\n") + 1
    found = read_tree(text, "f")[1]
    assert [(d.code, d.place.line) for d in found] == [("key-not-text", last), ("blank-value", last)]


def test_a_tab_is_told_with_the_line_and_column_of_the_first_one() -> None:
    assert [str(d.place) for d in read_tree("\na: 'x\n \t\ty'\n", "f")[1]] == ["f:3:2"]


def test_an_empty_file_has_no_place_to_look_at() -> None:
    assert [(d.code, d.place) for d in read_tree("", "f")[1]] == [("empty-file", Place("f"))]


@pytest.mark.parametrize(
    "text", ["[" * 30_000, "a: " + "{b: " * 30_000, "- " * 30_000, "a: " + "[" * 12 + "]" * 12]
)
def test_deep_nesting_ends_at_the_limit(text: str) -> None:
    assert codes(text) == ["too-deep"]


def test_twelve_levels_are_allowed() -> None:
    assert codes("a: " + "[" * 11 + "x" + "]" * 11) == []


@given(st.text() | st.text("ab:- \n\t#'\"[]{}|>&*!%@<?,\\é\u2028\x00", max_size=60))
@settings(max_examples=400, deadline=None)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    root, diagnostics = read_tree(text, "f")
    assert root is not None or diagnostics
    lines = (
        text.count("\n")
        + text.count("\r")
        + text.count("\u2028")
        + text.count("\x85")
        + text.count("\u2029")
        + 2
    )
    assert all(0 <= diagnostic.place.line <= lines for diagnostic in diagnostics)


@given(st.binary(max_size=200) | st.text().map(str.encode))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    text = decode(content, "f", RECORD_LIMIT)
    if isinstance(text, Diagnostic):
        return
    root, diagnostics = read_tree(text, "f")
    assert root is not None or diagnostics


WORDS = st.text("abcé XYZ0123456789.,;'’“”-/()&", min_size=1, max_size=20).map(str.strip).filter(bool)
VALUES = st.recursive(
    WORDS,
    lambda inside: (
        st.lists(inside, min_size=1, max_size=3) | st.dictionaries(WORDS, inside, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@given(st.dictionaries(WORDS, VALUES, min_size=1, max_size=4), STYLES, st.booleans() | st.none())
@settings(max_examples=300, deadline=None)
def test_texts_are_those_of_a_plain_loader(
    value: dict[str, Any], style: str | None, flow: bool | None
) -> None:
    text = yaml.dump(
        value, Dumper=yaml.SafeDumper, default_style=style, default_flow_style=flow, allow_unicode=True
    )
    root, diagnostics = read_tree(text, "f")
    if [d for d in diagnostics if d.code != "tag"]:  # the dumper writes tags where it quotes nothing
        assert {d.code for d in diagnostics} <= {"too-deep", "tag"}
        return
    assert root is not None
    assert data(root) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only


def test_nodes_know_where_their_text_begins_and_ends() -> None:
    text = "a: 'b c'\nd:\n  - e\n"
    root = tree_of(text)
    quoted = find(root, ("a",))[0]
    assert isinstance(quoted, Scalar)
    assert text[quoted.start : quoted.end] == "'b c'"
    listed = find(root, ("d",))[0]
    assert isinstance(listed, Sequence)
