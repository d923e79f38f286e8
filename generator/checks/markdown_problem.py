"""Something wrong in a Markdown text, before it is known where the text stands."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """``start`` is where it begins in the text; by ``fragment``, the words there, the file is searched."""

    start: int
    fragment: str
    code: str
    message: str
    hint: str
