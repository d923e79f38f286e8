"""What an editor writes is what is read, whatever the words are and however YAML writes them."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.model.fields import check_text
from generator.model.records import Context
from generator.reading.origin import Origin, YamlFile
from generator.reading.source_text import HIDDEN, RECORD_LIMIT, UNFINISHED_MERGE, decode, position
from generator.reading.validation import validate
from generator.reading.yaml_tree import read_tree

SIGNS = st.sampled_from(
    [
        "'",
        '"',
        ": ",
        " #",
        "- ",
        "{",
        "]",
        "%",
        "@",
        "&",
        "*",
        "!",
        "|",
        ">",
        "~",
        "null",
        "12:30",
        "é",
        "😀",
        "“a”",
    ]
)
LINES = st.lists(SIGNS | st.text(max_size=8), min_size=1, max_size=6).map("".join)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


def can_stand_in_a_record(text: str) -> bool:
    """Without line breaks, blanks around it, and what cannot be seen."""
    try:
        check_text(text)
    except ValueError:
        return False
    return "\n" not in text and text == text.strip() and not HIDDEN.search(text)


WORDS = LINES.filter(can_stand_in_a_record)
RECORDS = st.fixed_dictionaries(
    {
        "title": WORDS,
        "summary": WORDS,
        "nature": st.sampled_from(["fact", "aim", "commitment", "method"]),
        "said_by": WORDS,
        "sources": st.lists(
            st.fixed_dictionaries({"source": st.just("s")}, optional={"section": WORDS, "page": st.integers(1, 999)}),
            min_size=1, max_size=3,
        ),
        "added": st.dates().map(str),
    },
    optional={"detail": st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)},
)  # fmt: skip


@settings(max_examples=100)
@given(RECORDS, STYLES)
def test_a_record_says_what_was_written(written: dict[str, Any], style: str | None) -> None:
    content = yaml.safe_dump(_as_texts(written), default_style=style, allow_unicode=True, sort_keys=False)
    text = decode(content.encode(), "f", RECORD_LIMIT)
    assert isinstance(text, str)
    tree, found = read_tree(text, "f")
    assert tree is not None
    assert {diagnostic.code for diagnostic in found} <= {
        "tag"
    }  # which the dumper writes where it quotes nothing
    record, wrong = validate(Context, tree, "f", {"id": "a", "kind": "context"}, "record")
    assert wrong == []
    assert record is not None
    said = record.model_dump(mode="json", exclude_unset=True, exclude={"id", "kind"})
    said["detail"] = (said.get("detail") or "").strip()
    assert _as_texts(said) == _as_texts(written | {"detail": written.get("detail", "").strip()})
    origin = Origin(YamlFile("f", text), tree.line, "context")
    for name, (key, _) in tree.entries.items():
        place = origin.place((name,))
        assert text.split("\n")[key.line - 1][key.column - 1 :].lstrip("\"'").startswith(name)
        assert (place.line, place.column) > (key.line, key.column)


def _as_texts(value: Any) -> Any:
    """Numbers as an editor writes them."""
    if isinstance(value, dict):
        return {name: _as_texts(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [_as_texts(inside) for inside in value]
    return str(value)


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"])) | LINES)
def test_a_file_is_its_text_or_says_where_it_is_not(text: str) -> None:
    """Of any text in UTF-8 nothing is lost; what is refused is refused at its own place."""
    text = text.removeprefix("\ufeff")
    for content in (text.encode(), text.encode("utf-8-sig")):
        found = decode(content, "f", 4 * len(text) + 3)
        wrong = HIDDEN.search(text) or UNFINISHED_MERGE.search(text)
        if wrong is None:
            assert found == text
        else:
            assert isinstance(found, Diagnostic)
            assert found.place == position(text, wrong.start(), "f")


def test_places_count_from_one_on_every_line() -> None:
    places = [position("\nab\n\nc", index, "f") for index in range(6)]
    assert [(place.line, place.column) for place in places] == [
        (1, 1),
        (2, 1),
        (2, 2),
        (2, 3),
        (3, 1),
        (4, 1),
    ]


@given(st.text("ab\né", max_size=20), st.integers(0, 20))
def test_a_place_leads_back_to_its_sign(text: str, index: int) -> None:
    index = min(index, len(text))
    place = position(text, index, "f")
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == index
