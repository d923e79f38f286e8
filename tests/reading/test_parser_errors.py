"""Where the YAML parser gives up, and what the person who wrote the file is told."""

from __future__ import annotations

import pytest
import yaml

from generator.diagnostics import Diagnostic, Place
from generator.reading.parser_errors import Failure, LastScalar, explain
from generator.reading.yaml_tree import read_tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [", "1:5 unclosed-bracket"),
        ("a: x\nb: [", "2:5 unclosed-bracket"),
        ("a: [\n", "2:1 unclosed-bracket"),
        ("a: [b, c: d\n", "1:4 unclosed-bracket"),
        ("a: {b: c\nd: e\n", "1:4 unclosed-bracket"),
        ("a: {b: c} d\n", "1:11 text-after-bracket"),
        ("a: [b] \n  d\n", "2:3 bad-indentation"),
        ("a: [b]]\n", "1:7 text-after-bracket"),
        ("a:\n \tb: c\n", "2:2 tab"),
        ("a: x\n\t\tb: c\td\n", "2:1 tab"),
        ("a: &é x\n", "1:4 reserved-character"),
        ("a: &\n", "1:4 reserved-character"),
        ("a: *\n", "1:4 reserved-character"),
        ("a: !<x\n", "1:4 reserved-character"),
        ("a: !a!b x\n", "1:4 reserved-character"),
        ("%a: b\n", "1:1 reserved-character"),
        ("a: `b`\n", "1:4 reserved-character"),
        ("@a: b\n", "1:1 reserved-character"),
        ('a: "C:\\users"\n', "1:9 backslash"),
        ('a: "\\q"\n', "1:5 backslash"),
        ('"a: b\n', "1:1 unclosed-quote"),
        ("a: 'b\nc: d\n", "1:4 unclosed-quote"),
        ("a: 'b\n  c' d\n", "1:4 unclosed-quote"),
        ('a: "b\n  c" d\n', "1:4 unclosed-quote"),
        ("a: 'it's'\n", "1:8 text-after-quote"),
        ('a: "b" c\n', "1:8 text-after-quote"),
        ("a: 'b'\n  c: d\n", "2:3 bad-indentation"),
        ("a: 'b'\nc: 'd'\n e: f\n", "3:2 bad-indentation"),
        ("a:\n  - b\n c: d\n", "3:2 bad-indentation"),
        ("a:\n  - b\n  c: d\n", "3:3 bad-indentation"),
        ("- a\nb: c\n", "2:1 bad-indentation"),
        ("a: b\n  c\n  d: e\n", "3:3 bad-indentation"),
        ("x:\n  a\n    b: c\n", "3:5 bad-indentation"),
        ("a: b: c\n", "1:5 unquoted-colon"),
        ("a: b\n  c d: e: f\n", "2:3 bad-indentation"),
        ("a b: c: d\n", "1:7 unquoted-colon"),
        ("a\nb: c\n", "1:1 no-colon"),
        ("# x\n\na b\nb: c\n", "3:1 no-colon"),
        ("x:\n  a\n  b: c\n", "2:3 no-colon"),
        ("a: b\nc\n", "2:1 no-colon"),
        ("a: b\nc\nd: e\n", "2:1 no-colon"),
        ("a: - b\n", "1:4 list-on-field-line"),
        ("a: |x\n  b\n", "1:5 invalid-yaml"),
        ("a: b\n...\nc: d\n", "3:1 invalid-yaml"),
    ],
)
def test_mistakes(text: str, expected: str) -> None:
    found = [f"{d.place.line}:{d.place.column} {d.code}" for d in read_tree(text, "f")[1]]
    assert found == [expected]


def messages(text: str) -> list[str]:
    return [diagnostic.message for diagnostic in read_tree(text, "f")[1]]


def test_messages_name_the_sign() -> None:
    assert messages("a: {b: c\nd: e\n") == ["the bracket { opened here is not closed as expected"]
    assert messages("a: [b, c: d\n") == ["the bracket [ opened here is not closed as expected"]
    assert messages("%a: b\n") == ["a value cannot begin with %"]
    assert messages("a: !a!b x\n") == ["a value cannot begin with !"]
    assert messages("a: &é x\n") == ["a value cannot begin with &"]
    assert messages("a: !<x\n") == ["a value cannot begin with !"]


def test_what_no_mistake_fits_is_told_in_the_words_of_the_parser() -> None:
    assert messages("a: b\n...\nc: d\n") == [
        "the parser stopped here: did not find expected <document start>"
    ]
    assert messages("a: |x\n  b\n") == [
        "the parser stopped here: while scanning a block scalar: did not find expected comment or line break"
    ]


def test_the_parser_may_count_lines_that_are_none() -> None:
    failure = Failure("f", ["one", "two"], 1, 1, "", "", 1, 1, LastScalar())
    assert [failure.line_text(number) for number in range(4)] == ["", "one", "two", ""]


def test_an_error_without_a_place_is_one_of_the_file() -> None:
    error = yaml.YAMLError("no\n  place")
    assert explain(error, "a: b\n", "f", LastScalar()) == Diagnostic(
        Place("f"), "invalid-yaml", "the file cannot be read: no place", "check how it is written"
    )


def test_an_error_that_is_none_of_yaml_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise ValueError("out of order")

    monkeypatch.setattr(yaml, "parse", refuse)
    assert messages("a: b\n") == ["the file cannot be read: out of order"]
