"""What a source's page says about its verification: quotations found word for word, paragraphs accounted for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.model.differences import differences
from generator.model.evidence import Citation, Quote
from generator.model.knowledge_base import KnowledgeBase
from generator.model.lock import Lock
from generator.model.quotations import quotations
from generator.model.records import Record, Source


@dataclass(frozen=True)
class Verified:
    """The two figures of a source. ``document`` and ``sha256`` are empty where no document was compared.

    Counted are different quotations of published records, at different places; those that the source passes
    on are among them. ``passed_on`` are its own that only another document bears out.
    """

    document: str
    sha256: str
    quotations: int
    verified: int
    passed_on: int
    paragraphs: int
    drawn_on: int
    left_out: int

    @property
    def covered(self) -> int:
        """Paragraphs that are drawn on, or left out for a reason."""
        return self.drawn_on + self.left_out


def verified(kb: KnowledgeBase, source: Source, holders: Iterable[Record]) -> Verified:
    """The figures of a source; ``holders`` are the published records that rest on it."""
    lock = kb.locks.get(source.id)
    places: dict[tuple[str, int | None, int | None], Citation] = {}
    passed_on = set()
    for record in holders:
        for _, _, digits, place in quotations(record):
            if place.source == source.id:
                key = digits, place.paragraph, place.page
                places[key] = place
                if isinstance(place, Quote) and place.verification == "passed-on":
                    passed_on.add(key)
    paragraphs = lock.paragraphs if lock else ()
    return Verified(
        document=lock.document if lock else "",
        sha256=lock.sha256 if lock else "",
        quotations=len(places),
        verified=sum(1 for (digits, *_), place in places.items() if lock and lock.found(digits, place)),
        passed_on=len(passed_on),
        paragraphs=len(paragraphs),
        drawn_on=sum(1 for paragraph in paragraphs if paragraph.records),
        left_out=sum(1 for paragraph in paragraphs if paragraph.left_out),
    )


def paragraph_rows(kb: KnowledgeBase, source: Source, lock: Lock) -> list[dict[str, Any]]:
    """What became of each paragraph; where records draw on parts of a document, only of those drawn on."""
    return [
        {
            "number": paragraph.number,
            "page": paragraph.page,
            "section": lock.section_of(paragraph.number) or "",
            "left_out": paragraph.left_out,
            "holders": [kb.records[i] for i in paragraph.records if i in kb.records],
        }
        for paragraph in lock.paragraphs
        if source.coverage == "whole" or paragraph.records
    ]


def other_wordings(quotes: Iterable[tuple[Quote, Record]]) -> list[dict[str, Any]]:
    """Quotations that a document words differently, with both wordings in runs of words alike and different."""
    rows = []
    for quote, holder in quotes:
        original, passed_on = differences(quote.text, quote.as_quoted or "")
        rows.append({"quote": quote, "holder": holder, "original": original, "passed_on": passed_on})
    return rows
