from __future__ import annotations

import pytest

from generator.model.harmful_words import HarmfulWords, readings
from generator.model.language import check_form

WORDS = HarmfulWords(
    {
        "at-risk": ["put/puts/putting themselves/herself at risk"],
        "risk-taking": ["risk taker/takers", "risk-taking"],
        "offender": ["young offender/offenders"],
        "harms-way": ["in harm’s way"],
        "lac": ["LAC"],
        "risk-taking-behaviour": ["risk-taking behaviour"],
        "accented": ["naïve girl/girls"],
    },
    {"offender": ["young offender institution"]},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She put herself at risk.", ["put herself at risk"]),
        ("PUTTING THEMSELVES AT RISK", ["PUTTING THEMSELVES AT RISK"]),
        ("puts\n  themselves  at\u00a0risk", ["puts\n  themselves  at\u00a0risk"]),
        ("a ‘risk’-taking child", ["risk’-taking"]),
        ("Risk‑taking and risk takers", ["Risk‑taking", "risk takers"]),
        ("risk-taking behaviour", ["risk-taking behaviour"]),
        ("in harm's way, in harm’s way", ["in harm's way", "in harm’s way"]),
        ("the LAC review of a lac insect, a LACK, BLAC", ["LAC"]),
        ("young offenders in a young offender institution", ["young offenders"]),
        ("naïve girls", ["naïve girls"]),
        ("asterisk-taking, minute-takers, put the children at risk", []),
        ("putting them at risk; risk, taken", []),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in WORDS.find(text)] == found


def test_the_longer_of_two_terms_counts() -> None:
    assert [hit.term for hit in WORDS.find("risk-taking behaviour")] == ["risk-taking-behaviour"]


def test_a_form_stands_for_all_its_readings() -> None:
    assert readings("risk taker/takers") == ["risk taker", "risk takers"]
    for reading in readings("put/puts/putting themselves/herself at risk"):
        assert WORDS.find(reading)


@pytest.mark.parametrize("form", ["LAC", "in harm’s way", "young offender’s/offenders’ institution", "a/b c"])
def test_forms_that_are_taken(form: str) -> None:
    assert check_form(form) == form


@pytest.mark.parametrize(
    "form", ["(a|b)", "a  b", "a/", "/a", "a.b", "risk-taker/takers", "-a", "a/b " * 9 + "c"]
)
def test_forms_that_are_refused(form: str) -> None:
    with pytest.raises(ValueError, match=r"holds a sign|in a word with a hyphen|more than 400"):
        check_form(form)
