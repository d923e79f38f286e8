"""The seven-minute briefing: seven sections on a theme, an area, an agency or a case study.

The same value becomes the web page, the Word document and the slides, so that they never differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.selection import Line, QuotedWords, Selection
from generator.documents.sources import SourceLine
from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS

SECTIONS = (
    ("background", "Background"),
    ("why", "Why it matters"),
    ("seen", "What inspectors saw"),
    ("takeaway", "Key takeaway"),
    ("next", "What to do next"),
    ("questions", "Discussion questions"),
    ("sources", "Sources and further reading"),
)
EDITORS_QUESTIONS = "Written by the editors of this knowledge base, not by inspectors."
LIMITS = (
    "A finding says what inspectors saw in the places they visited, at that time. "
    "Counts are counts of records; they do not say how common something is."
)


@dataclass(frozen=True)
class Issuer:
    """The knowledge base that a document comes from."""

    title: str
    publisher: str
    licence: str
    address: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or an item of a list, with a few words that may stand before it in bold."""

    text: str
    listed: bool = False
    label: str = ""


@dataclass(frozen=True)
class Link:
    """Something to read on, with its address where it has one."""

    title: str
    address: str


@dataclass(frozen=True)
class Briefing:
    """Everything that a seven-minute briefing says, as plain text.

    ``subject`` words what it is about inside a sentence: “on this theme”. ``next_about`` names the theme
    that section 5 is taken from where no recommendation is about the subject itself. ``sources`` are those
    of what is shown. ``address`` and
    ``subject_address`` are absolute.
    """

    issuer: Issuer
    facet: str
    id: str
    title: str
    kicker: str
    subject: str
    address: str
    subject_address: str
    background: Selection[Block]
    content_note: str
    rests_on: str
    why: Selection[Block]
    facts: Selection[Line]
    risks: Selection[Line]
    good: Selection[Line]
    poor: Selection[Line]
    quotes: Selection[QuotedWords]
    takeaways: Selection[Line]
    next_steps: Selection[Line]
    next_about: str
    case_studies: Selection[Line]
    questions: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    reading: tuple[Link, ...]
    newest: str

    @property
    def none(self) -> str:
        """What an empty part says."""
        return f"None recorded {self.subject}."

    @property
    def whole(self) -> str:
        """What the link to all there is says."""
        return "The whole case study" if self.facet == "case-study" else f"Everything recorded {self.subject}"

    @property
    def file_name(self) -> str:
        """The name of its files, without ending."""
        return self.id


def briefing_address(facet: str, id_: str) -> str:
    """Where a briefing stands, relative to the site's root: ``briefings/themes/recording/``."""
    section = TERM_SECTIONS.get(facet) or RECORD_SECTIONS[facet]
    return f"briefings/{section}/{id_}/"
