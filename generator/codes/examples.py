"""An example of each code, wrong and right, from the example files of the tests (``tests/test_codes.py`` writes it)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@dataclass(frozen=True)
class Right:
    """The same place as it should be. ``changed`` holds the numbers of the lines that differ.

    ``note`` says what no line can show; ``shorter`` is true where lines were only taken away.
    """

    path: str
    first: int
    lines: tuple[str, ...]
    changed: tuple[int, ...]
    note: str
    shorter: bool


@dataclass(frozen=True)
class Excerpt:
    """Lines of a file with an error, and its message. ``first`` is the number of the first line shown.

    ``line`` is the one with the error; 0, with no lines, where the error is the file itself.
    """

    message: str
    path: str
    line: int
    first: int
    lines: tuple[str, ...]
    right: Right


def excerpts() -> Mapping[str, Excerpt]:
    """An excerpt for each code."""
    made = json.loads(FILE.read_text(encoding="utf-8"))
    return {code: excerpt(one) for code, one in made.items()}


def excerpt(made: dict[str, Any]) -> Excerpt:
    """An excerpt as it stands in the file."""
    right = made["right"]
    return Excerpt(
        made["message"],
        made["path"],
        made["line"],
        made["first"],
        tuple(made["lines"]),
        Right(
            right["path"],
            right["first"],
            tuple(right["lines"]),
            tuple(right["changed"]),
            right["note"],
            right["shorter"],
        ),
    )
