"""Blocks of code, headings and tables in the Markdown of records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.markdown_problem import Problem

FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
HEADING = re.compile(r"^[ >]*(#{1,2}|#{5,})(?!#)[^\n]*", re.MULTILINE)
BLOCK = re.compile(r"[^\n]*[^\s][^\n]*(?:\n[ ]*[^\s][^\n]*)*")


def fences(text: str) -> tuple[list[re.Match[str]], re.Match[str] | None]:
    """The lines that open a block of code which a later line closes, and the one that nothing closes."""
    closed: list[re.Match[str]] = []
    fence: re.Match[str] | None = None
    for line in FENCE.finditer(text):
        if fence is None:
            if not (line[1].startswith("`") and "`" in line[2]):  # ```so``` is code inside a line
                fence = line
        elif line[1].startswith(fence[1]) and not line[2].strip():
            closed.append(fence)
            fence = None
    return closed, fence


def unclosed_fence(text: str) -> Problem | None:
    """A line of ``` or ~~~ that nothing closes: all the text below it would be taken for code."""
    fence = fences(text)[1]
    if fence is None:
        return None
    message = f"the {fence[1]} opened here is never closed, so all that follows is taken for code"
    hint = f"write {fence[1]} on a line of its own below the code, or remove it"
    return Problem(fence.start(1), fence[1], "unclosed-fence", message, hint)


def block_problems(text: str, bare: str) -> Iterator[Problem]:
    """Blocks that the page of a record does not show as they are meant.

    ``bare`` is the text with code and escaped signs blanked out, at the same places.
    """
    for fence in fences(text)[0]:
        hint = f"remove the lines of {fence[1]}; put signs inside a line between single backticks"
        yield Problem(fence.start(1), fence[1], "code-block", "records take no blocks of code", hint)
    for heading in HEADING.finditer(bare):
        message = f"a heading in a record begins with ### or ####, not with {heading[1]}"
        hint = "write ###; put a backslash before a # that is part of the text"
        yield Problem(
            heading.start(1), text[heading.start(1) : heading.end()], "heading-level", message, hint
        )
    for block in BLOCK.finditer(bare):
        lines = block[0].split("\n")
        below = lines[1].strip() if len(lines) > 1 else ""
        if below and set(below) in ({"="}, {"-"}):
            start = block.start() + len(lines[0]) + 1
            message = "this line makes a large heading of the line above it"
            hint = "write such a heading after ###; leave an empty line above a line across the page"
            yield Problem(start, lines[1].strip(), "heading-level", message, hint)
        elif "|" in lines[0] and "-" in below and set(below) <= set("|:- "):
            yield from _rows(text, block.start(), lines)


def _rows(text: str, start: int, lines: list[str]) -> Iterator[Problem]:
    """Rows of a table with more cells than its heading: what stands in them would be lost."""
    expected = _cells(lines[0])
    for number, line in enumerate(lines):
        if number > 1 and _cells(line) > expected:
            message = f"this row of the table has {_cells(line)} cells; its heading has {expected}"
            hint = "write a | that is part of the text as `\\|`, or give the heading as many cells"
            yield Problem(start, text[start : start + len(line)].strip(), "table-cells", message, hint)
        start += len(line) + 1


def _cells(row: str) -> int:
    return row.strip().removeprefix("|").removesuffix("|").count("|") + 1
