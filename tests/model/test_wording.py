"""What quotations are compared by, and how two wordings differ."""

from __future__ import annotations

import pytest

from generator.model.differences import Run, differences, words_of
from generator.model.wording import wording, wording_hash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two  words\n", "two words"),
        ("two\u00a0words", "two words"),
        ("‘a’ “b” ‚c‛ „d‟", "'a' \"b\" 'c' \"d\""),
        ("in\u00advisible\u200b", "invisible"),
        ("multi- agency", "multi-agency"),
    ],
)
def test_these_are_the_same(one: str, other: str) -> None:
    assert wording(one) == wording(other)
    assert wording_hash(one) == wording_hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Words", "words"),
        ("a, b", "a b"),
        ("a – b", "a - b"),
        ("…", "..."),
        ("colour", "color"),
        ("ab", "a b"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert wording(one) != wording(other)
    assert wording_hash(one) != wording_hash(other)


def test_differences_word_by_word() -> None:
    one, other = differences(
        "Consistent sharing of “PPNs”, in time", 'consistent sharing of "PPNs" in good time'
    )
    assert one == (
        Run("Consistent", True),
        Run("sharing of", False),
        Run("“PPNs”,", True),
        Run("in", False),
        Run("time", False),
    )
    assert other == (
        Run("consistent", True),
        Run("sharing of", False),
        Run('"PPNs"', True),
        Run("in", False),
        Run("good", True),
        Run("time", False),
    )


def test_an_omission_is_no_difference() -> None:
    one, other = differences("a […] c", "a b c")
    assert [run.differs for run in (*one, *other)] == [False] * 6


def test_a_hyphen_at_the_end_of_a_line_divides_no_words() -> None:
    assert words_of(" child- and  family-\nspecific help ") == ["child- and", "family-\nspecific", "help"]
