"""Signs that a text lets readers find out who a child is: a name, or an age with a place and a date.

Both can be wrong, so both are warnings. As for personal data, no message repeats what was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.checks.calendar_words import MONTH, WEEKDAY, WHEN

CHILD = r"(?:boy|girl|child|teenager|youngster|toddler|baby|pupil|student|young person|son|daughter|brother|sister)"
NAME = r"(?P<name>[A-Z][a-zà-ÿ]+(?:[-’'][A-Z]?[a-zà-ÿ]+)?)"
AGE = r"(?P<age>\d{1,2})"
ONE_AGE = rf"{AGE}\b(?![-–+/%]|\s*(?:to|or|and|out|of|in|per|months?|weeks?|days?)\b)"
# A child with a name. Only the first needs no look at what else the name may be.
CALLED = re.compile(
    rf"\b{CHILD},? (?:(?:who|that) (?:is|was) )?(?:called|named|by the name of) [“‘\"']?{NAME}"
)
WITH_AGE = (
    re.compile(rf"\b{NAME},? (?:who (?:is|was) )?aged? {ONE_AGE}"),
    re.compile(rf"\b{NAME} \((?:aged )?{AGE}\)"),
    re.compile(rf"\b{NAME}, {AGE},"),
    re.compile(rf"\b{NAME}(?:,? who)? (?:is|was) {AGE} years old"),
    re.compile(rf"\b{AGE}[- ]years?[- ]old (?:{CHILD},? )?{NAME}"),
)
EXACT_AGE = (
    re.compile(rf"\b{CHILD},?(?: (?:who )?(?:is|was))?,? (?:aged|of|age) {ONE_AGE}"),
    re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]his|[Tt]hat) {AGE}[- ]year[- ]old\b(?! {CHILD}s)"),
    re.compile(rf"\b(?:[Hh]e|[Ss]he) (?:is|was) (?:aged )?{AGE}(?: years old)?\b(?![-–%.]\d)"),
)
DATED = re.compile(WHEN)
NO_NAME = re.compile(rf"(?:{MONTH}|{WEEKDAY})$")
TELLING = frozenset((b"called", b"named", b"name", b"aged", b"age", b"old"))
ADULT = 18


class Sign(NamedTuple):
    """A place where a child may be named."""

    start: int
    end: int


def names_of_children(text: str, is_known: Callable[[str], bool]) -> Iterator[Sign]:
    """Possible names. ``is_known`` says whether a word with a capital letter is something other than a name."""
    for match in CALLED.finditer(text):
        yield Sign(*match.span())
    for pattern in WITH_AGE:
        for match in pattern.finditer(text):
            name = match["name"]
            if 0 < int(match["age"]) < ADULT and not NO_NAME.match(name) and not is_known(name):
                yield Sign(*match.span())


def identifying_ages(text: str, has_place: Callable[[], bool]) -> Iterator[Sign]:
    """The exact age of a single child, where the same paragraph says when, and it is known where."""
    for match in (match for pattern in EXACT_AGE for match in pattern.finditer(text)):
        if 0 < int(match["age"]) < ADULT and DATED.search(_paragraph(text, match.start())) and has_place():
            yield Sign(*match.span())
            return


def _paragraph(text: str, index: int) -> str:
    """The paragraph around an index."""
    end = text.find("\n\n", index)
    return text[text.rfind("\n\n", 0, index) + 1 : end if end >= 0 else None]


def is_doubtful_word(word: bytes) -> bool:
    """Whether a word may be part of such a sign."""
    return word in TELLING or (word.isdigit() and len(word) <= 2 and 0 < int(word) < ADULT)
