"""Where every record and term stands on the site. An address never depends on a record's kind."""

from __future__ import annotations

from generator.model.records import Record
from generator.model.takedown import TakenDown
from generator.model.term import Term

RECORD_SECTIONS: dict[str, str] = {
    "finding": "findings",
    "case-study": "case-studies",
    "takeaway": "takeaways",
    "context": "context",
    "source": "sources",
}
TERM_SECTIONS: dict[str, str] = {"theme": "themes", "area": "areas", "agency": "agencies", "group": "groups"}
# Terms without a page of their own stand on a shared one, at an anchor.
TERM_ANCHORS: dict[str, str] = {
    "glossary": "glossary/",
    "programme": "sources/",
    "language": "language/",
    "guide": "language/",
}
KIND_LISTS: dict[str, str] = {
    "good-practice": "good-practice/",
    "poor-practice": "poor-practice/",
    "risk": "risks/",
    "opportunity": "opportunities/",
}


def record_address(record: Record | TakenDown) -> str:
    """The address of a record's page, or of the notice in its place, relative to the site's root."""
    return f"{RECORD_SECTIONS[record.type]}/{record.id}/"


def term_address(term: Term) -> str:
    """The address of a term's page, or of the place on a shared page where it is explained."""
    if term.type in TERM_SECTIONS:
        return f"{TERM_SECTIONS[term.type]}/{term.id}/"
    return f"{TERM_ANCHORS[term.type]}#{term.id}"


def root_from(address: str) -> str:
    """The way from a page back to the site's root: ``../../`` from ``findings/x/``, ``./`` from home."""
    return "../" * address.count("/") or "./"
