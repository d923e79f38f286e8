"""Finds every place where a file shows a hostile text, and tells whether it is as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tests.hostile.collection import text_in
from tests.hostile.sets import sets
from tests.hostile.text_fields import FIELDS, Field

MARK = re.compile(r"z(\d+)f(\d+)q")
NAMES = tuple(FIELDS)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@cache
def expected(drop: re.Pattern[str] | None = None) -> dict[str, tuple[Field, str, int]]:
    """By mark: the field, what it says there, and where in that the mark stands."""
    found = {}
    for number in range(len(sets())):
        for index, field in enumerate(NAMES):
            mark, text = f"z{number}f{index}q", text_in(number, field)
            text = squeezed(drop.sub(" ", text) if drop else text)
            found[mark] = field, text, text.index(mark)
    return found


def shown(pieces: Iterable[str], drop: re.Pattern[str] | None = None) -> Iterator[tuple[Field, str, str]]:
    """Every place of a mark: its field, what is shown there, and what should be. Markdown is judged elsewhere.

    ``drop`` is what a format leaves out of every text.
    """
    for piece in pieces:
        if not MARK.search(piece):
            continue
        text = squeezed(drop.sub(" ", piece) if drop else piece)
        for found in MARK.finditer(text):
            field, whole, offset = expected(drop)[found[0]]
            if FIELDS[field] != "Markdown":
                start = max(found.start() - offset, 0)
                yield field, text[start : start + len(whole)], whole
