"""How many of the small changes to the program the tests notice, file by file: what ``make mutants`` ends with.

Reads ``mutmut results --all true``. Changes that mypy refuses are left out: nobody could make them by mistake
without ``make lint`` saying so. Of the others, those count as noticed that made a test fail; one that made the
tests run out of time does not.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 85.0
REFUSED = "caught by type check"
UNKNOWN = "not checked"


@dataclass(frozen=True)
class Score:
    """What became of the changes to one file, or to all of them."""

    name: str
    refused: int
    killed: int
    survived: int
    other: int
    unknown: int = 0

    @property
    def percent(self) -> float:
        """The share of the changes noticed among those that mypy lets pass; all of them where there are none."""
        tried = self.killed + self.survived + self.other + self.unknown
        return 100 * self.killed / tried if tried else 100.0


def scores(lines: Iterable[str]) -> list[Score]:
    """The score of each file, in order of names, and that of all at the end."""
    by_file: dict[str, Counter[str]] = {}
    for line in lines:
        mutant, _, status = line.strip().rpartition(": ")
        if mutant:
            by_file.setdefault(mutant.rpartition(".")[0], Counter())[status] += 1
    found = [score_of(name, by_file[name]) for name in sorted(by_file)]
    return [*found, score_of("all", sum(by_file.values(), Counter()))]


def score_of(name: str, count: Counter[str]) -> Score:
    """Timeouts, crashes and changes that no test reaches come together as ``other``."""
    told = {REFUSED, "killed", "survived", UNKNOWN}
    other = sum(number for status, number in count.items() if status not in told)
    return Score(name, count[REFUSED], count["killed"], count["survived"], other, count[UNKNOWN])


def table(found: Iterable[Score]) -> str:
    """The scores as a Markdown table."""
    rows = [
        "| file | refused by mypy | killed | survived | other | score |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {score.name} | {score.refused} | {score.killed} | {score.survived} | {score.other} "
        f"| {score.percent:.0f} % |"
        for score in found
    ]
    return "\n".join(rows) + "\n"


def verdict(found: list[Score]) -> list[str]:
    """What is wrong: mutants that were not tried, and scores that are too low, of a file or of all."""
    wrong = [f"{score.name}: {score.unknown} mutants were not tried" for score in found if score.unknown]
    return wrong + [
        f"{score.name}: the tests notice {score.percent:.1f} % of the changes, less than {LEAST:.0f} %"
        for score in found
        if score.percent < LEAST
    ]


def main() -> int:
    """Print the table; end with an error where a score is too low."""
    found = scores(sys.stdin)
    print(table(found), end="")
    wrong = verdict(found)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
