"""The page of every record: what it says, what supports it, its opposite, what to read next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.documents.briefing_value import briefing_address
from generator.model.evidence import Quote
from generator.model.knowledge_base import KINDS, KnowledgeBase
from generator.model.records import CaseStudy, Context, Finding, Record, Source, Takeaway
from generator.model.related import related_records
from generator.model.vocabulary import Programme
from generator.pages.addresses import record_address
from generator.pages.environment import Pages
from generator.pages.page import Page, PagePlan
from generator.pages.verification import other_wordings, paragraph_rows, verified
from generator.pages.words import KIND_WORDS


@dataclass(frozen=True)
class Section:
    """A headed list of records on a page."""

    anchor: str
    title: str
    records: list[Record]


@dataclass(frozen=True)
class RestsOn:
    """The documents and inspection programmes that a page rests on."""

    sources: list[Source]
    programmes: list[Programme]

    @property
    def id(self) -> str:
        """Another one for other documents; what templates make of it is kept by that."""
        return " ".join([*(source.id for source in self.sources), *(one.id for one in self.programmes)])


def rests_on(kb: KnowledgeBase, records: Iterable[Record]) -> RestsOn:
    """Collect documents and programmes from the citations of the records shown on a page."""
    cited = {source for record in records for source in record.cited_sources}
    # From what is cited, never through all sources: a large collection has one page a record and many sources.
    sources = [
        kb.sources[place] for place in sorted(kb.source_order[i] for i in cited if i in kb.source_order)
    ]
    programme_ids = dict.fromkeys(source.programme for source in sources if source.programme)
    return RestsOn(sources, [programme for programme in kb.programmes if programme.id in programme_ids])


def shown(kb: KnowledgeBase, ids: Iterable[str]) -> list[Record]:
    """The published records among these ids, in the given order."""
    return [
        kb.records[i] for i in dict.fromkeys(ids) if i in kb.records and kb.records[i].status == "published"
    ]


def by_kind(records: Iterable[Record], titles: dict[str, str] | None = None) -> list[Section]:
    """Records as one section a kind, in the site's order of kinds; empty ones are left out."""
    members: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        members[record.kind].append(record)
    titles = {kind: KIND_WORDS[kind].many for kind in members} | (titles or {})
    order = (*KINDS, "case-study", "takeaway", "context")
    return [Section(f"of-kind-{kind}", titles[kind], members[kind]) for kind in order if kind in members]


# What stands on the other side of a finding, worded from the finding's point of view.
OPPOSITE_TITLES: dict[str, dict[str, str]] = {
    "good-practice": {
        "good-practice": "Good practice of the same kind",
        "poor-practice": "The opposite: poor practice",
        "risk": "The risk it answers",
        "opportunity": "What could come next",
    },
    "poor-practice": {
        "good-practice": "The opposite: good practice",
        "poor-practice": "Poor practice of the same kind",
        "risk": "The risk behind it",
        "opportunity": "What to do about it",
    },
    "risk": {
        "good-practice": "Good practice that answers it",
        "poor-practice": "Poor practice behind it",
        "risk": "Risks of the same kind",
        "opportunity": "What to do about it",
    },
    "opportunity": {
        "good-practice": "Good practice to build on",
        "poor-practice": "The poor practice it answers",
        "risk": "The risk it answers",
        "opportunity": "Opportunities of the same kind",
    },
}


def finding_values(kb: KnowledgeBase, record: Finding) -> dict[str, Any]:
    """Case studies and opposites of a finding, links from both sides put together."""
    opposites = shown(kb, (*record.responds_to, *kb.links_to(record.id, "responds_to")))
    return {
        "case_studies": shown(kb, record.case_studies),
        "opposites": by_kind(opposites, OPPOSITE_TITLES[record.kind]),
    }


def source_values(kb: KnowledgeBase, record: Source) -> dict[str, Any]:
    """What rests on a document, what is quoted from it, and where it words a quotation differently."""
    holders = kb.resting_on(record.id)
    quotes: list[tuple[Quote, Record]] = [(quote, holder) for holder in holders for quote in holder.quotes]
    lock = kb.locks.get(record.id)
    return {
        "passes_on": shown(kb, record.passes_on),
        "passed_on_by": shown(kb, kb.links_to(record.id, "passes_on")),
        "support": by_kind(holders),
        "quoted": unrepeated((quote, holder) for quote, holder in quotes if quote.source == record.id),
        "differences": other_wordings(
            unrepeated(
                (quote, holder)
                for quote, holder in quotes
                if quote.as_quoted and quote.via and quote.via.source == record.id
            )
        ),
        "verified": verified(kb, record, holders),
        "paragraphs": paragraph_rows(kb, record, lock) if lock else [],
    }


def unrepeated(quotes: Iterable[tuple[Quote, Record]]) -> list[tuple[Quote, Record]]:
    """Each quotation once, with the first record that carries it."""
    first: dict[tuple[str, str | None], tuple[Quote, Record]] = {}
    for quote, holder in quotes:
        first.setdefault((quote.text, quote.as_quoted), (quote, holder))
    return list(first.values())


def values_for(kb: KnowledgeBase, record: Record) -> dict[str, Any]:
    """What the template of a record's type needs beyond the record."""
    if isinstance(record, Finding):
        return finding_values(kb, record)
    if isinstance(record, CaseStudy):
        briefing = briefing_address(record.type, record.id) if record.status == "published" else ""
        return {"findings": shown(kb, kb.links_to(record.id, "case_studies")), "briefing": briefing}
    if isinstance(record, Takeaway):
        return {
            "support": by_kind(shown(kb, record.supported_by), {"case-study": "Case studies that support it"})
        }
    if isinstance(record, Context):
        return {"about": shown(kb, record.about)}
    if isinstance(record, Source):
        return source_values(kb, record)
    raise TypeError(f"no page for {type(record).__name__}")


def record_page(pages: Pages, record: Record, before: Record | None, after: Record | None) -> Page:
    """The page of one record; ``before`` and ``after`` are its neighbours in its section."""
    kb = pages.kb
    is_evidence = isinstance(record, Finding | CaseStudy)
    return pages.render(
        f"{record.type}.html",
        record_address(record),
        f"{record.short_title}: {record.title}" if isinstance(record, Source) else record.title,
        record.summary,
        record=record,
        takeaways=shown(kb, kb.links_to(record.id, "supported_by")),
        context=shown(kb, kb.links_to(record.id, "about")),
        related=related_records(kb, record) if is_evidence and record.status == "published" else [],
        rests=rests_on(kb, [record])
        if not isinstance(record, Source)
        else RestsOn([], _programme_of(kb, record)),
        previous=before,
        next=after,
        **values_for(kb, record),
    )


def _programme_of(kb: KnowledgeBase, record: Source) -> list[Programme]:
    return [programme for programme in kb.programmes if programme.id == record.programme]


def record_pages(pages: Pages) -> Iterator[tuple[Record, PagePlan]]:
    """Every record with its page, section by section, each with its neighbours; withdrawn ones without."""
    kb = pages.kb
    for records in (kb.findings, kb.case_studies, kb.takeaways, kb.context, kb.sources):
        for index, record in enumerate(records):
            before = records[index - 1] if index else None
            after = records[index + 1] if index + 1 < len(records) else None
            yield record, _plan(pages, record, before, after)
    for record in kb.records.values():
        if record.status == "withdrawn":
            yield record, _plan(pages, record, None, None)


def _plan(pages: Pages, record: Record, before: Record | None, after: Record | None) -> PagePlan:
    make = partial(record_page, pages, record, before, after)
    return PagePlan(record_address(record), make, day=record.reviewed or record.added)
