"""Examples of names that not every computer can keep as files, so that they are made when they are tried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def write_aim(file: Path) -> None:
    """A record like any other."""
    file.parent.mkdir(exist_ok=True)
    citation = "sources:\n  - source: leeds-report\n    page: 2\n"
    text = "title: An aim\nsummary: Its author states it.\nnature: aim\nsaid_by: Its author\n"
    file.write_text(f"{text}{citation}added: 2024-06-01\n", encoding="utf-8")


def reserved_name(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """Windows could not even have the files."""
    write_aim(findings / "context" / "con.yml")
    write_aim(findings / "context" / "AUX" / "index.yml")


def case_twin(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    write_aim(findings / "context" / "Later" / "first-aim.yml")
    write_aim(findings / "context" / "later" / "second-aim.yml")
    write_aim(findings / "context" / "later" / "Pledge.yml")


def unicode_twin(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """The accent as part of the letter, and as a sign of its own; a folder and a file of each."""
    for accented in ("caf\u00e9", "cafe\u0301"):
        write_aim(findings / "context" / accented / f"{accented}.yml")


def look_alike(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """The letter l for the digit 1; a Cyrillic e; m for rn in a vocabulary, which is kept as a file."""
    for name in ("stage-1", "stage-l", "pl\u0435dge"):
        write_aim(findings / "context" / f"{name}.yml")


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "reserved-name": reserved_name,
    "case-twin": case_twin,
    "unicode-twin": unicode_twin,
    "look-alike": look_alike,
}
