"""The form of a partner summary, as plain text: what it consists of, and nothing of how it looks.

The web page, the Word file and the tests read the same value, so that they never differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.briefing_value import Issuer
from generator.documents.selection import QuotedWords, Selection
from generator.documents.sources import SourceLine


@dataclass(frozen=True)
class Quotation(QuotedWords):
    """A quotation; ``local`` where it comes from the inspection report on the area itself."""

    local: bool


@dataclass(frozen=True)
class Entry:
    """One record as the summary shows it. ``address`` is absolute; texts are plain; an empty one is left out.

    ``where`` is empty where the heading above says it. ``note`` says whose word it is (where inspectors did
    not see it), who should act, or how long a case study takes. ``places`` says where in which document.
    ``beside`` holds the case studies that show a finding at work and statements that belong to it.
    """

    id: str
    kind: str
    kind_name: str
    title: str
    text: str
    where: str
    note: str
    figures: tuple[str, ...]
    quotes: tuple[Quotation, ...]
    places: str
    address: str
    beside: tuple[Entry, ...]


@dataclass(frozen=True)
class Group:
    """Entries that speak of the same place: of the area itself, of areas not named, of other areas.

    Where the list was shortened, ``entries.note`` says “12 of 31”, and ``finder`` is the address of the whole
    list.
    """

    label: str
    local: bool
    entries: Selection[Entry]
    finder: str


@dataclass(frozen=True)
class Section:
    """A theme of good practice with its lessons last; in the other parts one section without a title.

    ``note`` says where nothing is recorded about the area itself.
    """

    id: str
    title: str
    note: str
    groups: tuple[Group, ...]
    takeaways: Selection[Entry]


@dataclass(frozen=True)
class Part:
    """Good practice, poor practice, risks, or opportunities and next steps."""

    id: str
    title: str
    introduction: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Fact:
    """A line of the box about an inspection programme: “Inspected by”: Ofsted, …"""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Inspections:
    """A series of inspections that the summary rests on."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Statements:
    """What somebody states, in front of the findings and never among them."""

    said_by: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Another partner summary: the area (or “England”) and its absolute address."""

    title: str
    address: str


@dataclass(frozen=True)
class PartnerSummary:
    """Everything that a partner summary says, from its title to its sources.

    ``issuer`` is the knowledge base; ``id`` is the area's, or ``national``; ``area`` is its name, or empty.
    ``introduction`` and ``notes`` are paragraphs. ``method`` says how the inspections worked, as the sources
    tell it. ``others`` are the other partner summaries.
    """

    issuer: Issuer
    id: str
    area: str
    title: str
    subtitle: str
    address: str
    subject_address: str
    introduction: tuple[str, ...]
    inspections: tuple[Inspections, ...]
    method: tuple[Entry, ...]
    statements: tuple[Statements, ...]
    parts: tuple[Part, ...]
    sources: tuple[SourceLine, ...]
    notes: tuple[str, ...]
    others: tuple[Elsewhere, ...]
    newest: str

    @property
    def file_name(self) -> str:
        """The name of its files, without ending."""
        return f"{self.id}-partner-summary"
