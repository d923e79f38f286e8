"""One diagnostic: where something is wrong, what is wrong, and what to do about it.

Every error and warning of the project reaches a person as a ``Diagnostic``, printed as
``path:line:column: code: message (what to do)``. All of them are collected before any is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file. ``line`` and ``column`` count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One thing that is wrong. ``code`` is a short name in words, such as ``unknown-field``."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        hint = f" ({self.hint})" if self.hint else ""
        return visible(f"{self.place}: {mark}{self.code}: {self.message}{hint}")


def visible(text: str) -> str:
    """Text on one line in which every character can be seen: others are named, such as ⟨U+200B⟩."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else f"⟨U+{ord(sign):04X}⟩" for sign in text)


def shortened(text: str) -> str:
    """Words from a file as a message quotes them: on one line, and not too many."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"


class CollectionError(Exception):
    """The records have errors, so nothing may be made of them. Carries every diagnostic."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(set(diagnostics)))
        super().__init__("\n".join(str(d) for d in self.diagnostics))


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Only the diagnostics that forbid publishing."""
    return [d for d in diagnostics if d.severity == "error"]


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line a diagnostic, in order of place; an empty text when there is none."""
    return "".join(f"{d}\n" for d in sorted(set(diagnostics)))


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list for other programs: path, line, column, severity, code, message, hint."""
    rows = []
    for diagnostic in sorted(set(diagnostics)):
        row = asdict(diagnostic)
        row.update(row.pop("place"))
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
