"""What a document rests on, in words: its sources with their licences, its inspections, its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record, Source
from generator.pages.addresses import record_address
from generator.pages.words import count_of, day, listed, span

COUNTED = {
    "good-practice": ("finding of good practice", "findings of good practice"),
    "poor-practice": ("finding of poor practice", "findings of poor practice"),
    "risk": ("risk", "risks"),
    "opportunity": ("opportunity", "opportunities"),
    "case-study": ("case study", "case studies"),
}


@dataclass(frozen=True)
class SourceLine:
    """A document that others rest on: how to cite it, its licence, and its page on the site."""

    text: str
    licence: str
    attribution: str
    short_title: str
    address: str


def cited(kb: KnowledgeBase, records: Iterable[Record]) -> list[Source]:
    """The documents that records draw on, once each, in the order in which records cite them."""
    ids = dict.fromkeys(chain.from_iterable(record.cited_sources for record in records))
    return [source for i in ids if isinstance(source := kb.records.get(i), Source)]


def source_lines(kb: KnowledgeBase, records: Iterable[Record]) -> tuple[SourceLine, ...]:
    """The documents that records draw on, once each, with licence and attribution."""
    lines = []
    for source in cited(kb, records):
        publishers = ", ".join(kb.terms[publisher].title for publisher in source.publishers)
        date = day(source.published) if source.published else "no date known"
        lines.append(
            SourceLine(
                text=f"{publishers} ({date}): {source.title}",
                licence=source.licence,
                attribution=source.attribution or "",
                short_title=source.short_title,
                address=kb.settings.address + record_address(source),
            )
        )
    return tuple(lines)


def rests_on_words(kb: KnowledgeBase, records: Iterable[Record]) -> str:
    """Which inspections the records come from, and when these took place."""
    programmes = {source.programme for source in cited(kb, records)}
    names = [
        f"{p.title} ({span(p.started, p.ended)})" if p.started or p.ended else p.title
        for p in kb.programmes
        if p.id in programmes
    ]
    return "; ".join(names)


def counted(records: Iterable[Record]) -> str:
    """“12 findings of good practice and 3 risks”: counts of records, said to be such."""
    numbers = Counter(record.kind for record in records)
    return listed([count_of(numbers[kind], *names) for kind, names in COUNTED.items() if numbers[kind]])
