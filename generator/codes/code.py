"""One code of a diagnostic, explained to the person who meets it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Severity


@dataclass(frozen=True)
class Code:
    """What a code means. ``title`` says it in plain words, ``why`` why it matters, ``remedy`` what to do.

    ``severity`` is what its diagnostics are: errors, which forbid publishing, or warnings.
    """

    name: str
    title: str
    why: str
    remedy: str
    severity: Severity = "error"


@dataclass(frozen=True)
class Group:
    """Codes about one subject, under their heading."""

    anchor: str
    title: str
    codes: tuple[Code, ...]
