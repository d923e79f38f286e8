"""The kinds of value that a field can hold, for any text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.fields import (
    ID_PATTERN,
    Address,
    Day,
    Id,
    Line,
    Markdown,
    Number,
    PartialDate,
    SignedNumber,
    TrueFalse,
    WholeNumber,
    check_text,
)

NEARLY_IDS = st.text("abz059-_A .é/\n", max_size=12)


def accepted(kind: object, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@given(NEARLY_IDS | st.text(max_size=8))
def test_an_id_is_words_joined_by_hyphens(text: str) -> None:
    words = text.split("-")
    expected = all(word and set(word) <= set("abcdefghijklmnopqrstuvwxyz0123456789") for word in words)
    assert accepted(Id, text) == expected
    assert bool(re.fullmatch(ID_PATTERN, text)) == expected


def test_an_id_has_at_most_80_characters() -> None:
    assert accepted(Id, "a" * 80)
    assert not accepted(Id, "a" * 81)


@given(st.text(max_size=30))
def test_a_text_that_is_accepted_holds_nothing_unseen(text: str) -> None:
    try:
        check_text(text)
    except ValueError:
        return
    assert text.strip()
    for sign in text:
        assert sign in "\n\u00ad" or unicodedata.category(sign)[0] != "C"
        assert unicodedata.category(sign) not in {"Zl", "Zp"}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (PartialDate, ["2024", "2024-02", "2024-02-29"], ["24", "2023-02-29", "2024-13", "2024-1-1", "2024-02-29 "]),
        (Day, ["2024-02-29"], ["2024", "2024-02", "0000-01-01", "٢٠٢٤-٠٢-٢٩"]),
        (WholeNumber, ["0", "36", "999999999"], ["", "-1", "036", "1_0", "2.5", "1e3", "9999999999", "1٣"]),
        (Number, ["0", "2.5", "36", "0.5"], ["-1", ".5", "5.", "1e3", "1,000", "nan", "inf", "9" * 5000, "1٣"]),
        (SignedNumber, ["-1.55", "53.8", "0"], ["--1", "+1", "- 1", "-", "one"]),
        (TrueFalse, ["true", "false"], ["yes", "True", "1", "on", ""]),
        (
            Address,
            ["https://example.org", "https://example.org:8000/a_(b)?c=d&e#f"],
            [
                "http://example.org/", "HTTP://example.org", "javascript:alert(1)", "JavaScript:alert(1)", " https://a.b",
                "data:text/html,x", "https://", "https://a.b/<x>", "https://a.b/ c", "https://a.b/\nc", "//a.b", "a.b",
                "https://user:word@a.b/", "https://a.b\\c", "java\tscript:x", "&#106;avascript:x", "vbscript:x",
            ],
        ),
    ],
)  # fmt: skip
def test_values(kind: object, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not accepted(kind, text)] == []
    assert [text for text in bad if accepted(kind, text)] == []


@pytest.mark.parametrize(
    "sign", ["\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\x85", "\x1b", "\ue000", "\ufdd0"]
)
def test_unseen_characters_are_refused_in_every_text(sign: str) -> None:
    assert not accepted(Markdown, f"one\n{sign}two")
    assert not accepted(Line, f"one{sign}two")


def test_one_line_is_one_line_but_for_a_break_at_its_end() -> None:
    assert accepted(Line, "one\n")
    assert not accepted(Line, " \none")
    assert not accepted(Line, "X\none")


def test_the_message_says_after_which_words() -> None:
    with pytest.raises(ValueError, match="U\\+200B after “assessment of needs”; type"):
        check_text("They saw in the assessment of needs\u200b that")
    with pytest.raises(ValueError, match="U\\+200B at its beginning; "):
        check_text("\u200bThey")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (TrueFalse, "true", True),
        (TrueFalse, "false", False),
        (SignedNumber, "-1.55", -1.55),
        (SignedNumber, "53.8", 53.8),
        (WholeNumber, "36", 36),
        (Number, "36", 36),
        (Number, "2.5", 2.5),
        (Line, " one ", "one"),
    ],
)
def test_texts_become_what_they_say(kind: object, text: str, value: object) -> None:
    found = TypeAdapter(kind).validate_python(text)
    assert (found, type(found)) == (value, type(value))
