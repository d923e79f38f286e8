"""An example of each code, taken from the example files of the tests (``tests/test_codes.py`` writes them)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("examples.json")


@dataclass(frozen=True)
class Excerpt:
    """Lines of a file with an error, and its message. ``first`` is the number of the first line shown.

    ``line`` is the one with the error; 0, with no lines, where the error is the file itself.
    """

    message: str
    line: int
    first: int
    lines: tuple[str, ...]


def excerpts() -> Mapping[str, Excerpt]:
    """An excerpt for each code."""
    made = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        code: Excerpt(one["message"], one["line"], one["first"], tuple(one["lines"]))
        for code, one in made.items()
    }
