"""Tables of results, and their place in ``docs/performance.md``."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

BUSY = 0.5  # load for each core above which times are not worth much


@dataclass(frozen=True)
class Row:
    """One thing that was measured, several times. ``goal`` is the most that its median may be."""

    what: str
    unit: str
    values: Sequence[float]
    goal: float | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """What it is, median, least and most, how often it was measured, goal, and whether it was met."""
        middle, times = median(self.values), str(len(self.values))
        spread = f"{self._shown(min(self.values))} to {self._shown(max(self.values))}"
        if self.goal is None:
            return self.what, self._with_unit(middle), spread, times, "", ""
        met = "met" if middle <= self.goal else "missed"
        return self.what, self._with_unit(middle), spread, times, f"≤ {self.goal:g} {self.unit}", met

    def _with_unit(self, value: float) -> str:
        return f"{self._shown(value)} {self.unit}".strip()

    def _shown(self, value: float) -> str:
        return (
            f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:.2f}"
        )


def table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table."""
    head = ("What", "Median", "Least to most", "Times", "Goal", "Met?")
    lines = [head, ("---", "--:", "--:", "--:", "--:", "---"), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def load_of_machine() -> float:
    """How many programs wanted to work at once in the last minute, for each core."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def circumstances(chromium: str, before: float) -> str:
    """On what machine, when, and whether it was quiet."""
    text = (
        f"{date.today():%-d %B %Y}; {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Chromium {chromium}, headless."
    )
    if before > BUSY:
        text += (
            f"\n\n**The machine was busy with other work ({before:.1f} programs for each core wanted to run when the "
            "benchmark began), so times here are too high and scatter. Sizes are not affected.**"
        )
    return text


def around(page: Path, name: str) -> tuple[str, str]:
    """What stands before and after a section of a page, its two marks included.

    The marks are ``<!-- finder: begin -->`` and ``<!-- finder: end -->`` for the section “finder”. Ends the program
    where there is no such page, or where it does not hold each mark once and in this order.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    if not page.is_file():
        raise SystemExit(f"{page}: there is no such page; make it, with the marks {begin} and {end}")
    whole = page.read_text(encoding="utf-8")
    for mark in (begin, end):
        if (number := whole.count(mark)) != 1:
            raise SystemExit(f"{page}: the mark {mark} must stand there once; it stands there {number} times")
    before, rest = whole.split(begin)
    if end not in rest:
        raise SystemExit(f"{page}: the mark {end} stands before {begin}; put it after it")
    return before + begin, end + rest.split(end)[1]


def insert(page: Path, name: str, text: str) -> None:
    """Put text between the marks of a section, instead of what stood there. Ends the program as ``around`` does."""
    before, after = around(page, name)
    page.write_text(f"{before}\n\n{text}\n\n{after}", encoding="utf-8", newline="\n")
