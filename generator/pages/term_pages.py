"""Pages of themes, areas, agencies and groups, each written for the reader who arrives there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.documents.briefing_rules import has_briefing
from generator.documents.briefing_value import briefing_address
from generator.documents.summary_words import has_summary, summary_address
from generator.model.knowledge_base import KnowledgeBase, ancestors, last_day
from generator.model.records import Finding, Record
from generator.model.term import Term
from generator.model.vocabulary import Area, Theme
from generator.pages.addresses import term_address
from generator.pages.environment import Pages
from generator.pages.page import Page, PagePlan
from generator.pages.record_pages import Section, by_kind, rests_on, unrepeated
from generator.pages.words import KIND_WORDS, count_of

KICKERS = {"theme": "Theme", "area": "Area", "agency": "If you work in or with", "group": "Whom it affects"}
TITLES: dict[str, dict[str, str]] = {
    "theme": {"good-practice": "What good looks like", "poor-practice": "What goes wrong"},
    "agency": {
        "good-practice": "What good looks like",
        "poor-practice": "What goes wrong",
        "opportunity": "What to do next",
        "case-study": "Case studies to learn from",
    },
    "area": {"good-practice": "Good practice seen here", "poor-practice": "Poor practice seen here"},
    "group": {"good-practice": "What good looks like", "poor-practice": "What goes wrong"},
}
SIDE_BY_SIDE = ("good-practice", "poor-practice")


@dataclass(frozen=True)
class Elsewhere:
    """Records that say something of a place without naming it: shown apart, with a note saying so."""

    anchor: str
    title: str
    note: str
    records: list[Record]


def counts(sections: list[Section]) -> list[dict[str, Any]]:
    """The numbers at the head of the page, each a link to its section."""
    result = []
    for section in sections:
        kind = section.records[0].kind
        words = KIND_WORDS[kind]
        number = len(section.records)
        result.append(
            {
                "kind": kind,
                "anchor": section.anchor,
                "number": number,
                "word": (words.one if number == 1 else words.many).lower(),
            }
        )
    return result


def neighbours(kb: KnowledgeBase, term: Term, records: tuple[Record, ...]) -> list[tuple[str, int]]:
    """Terms of the same type that share most records with this one; for an area, those beside it."""
    if isinstance(term, Area):
        beside = {other for broader in term.broader_ids for other in kb.narrower.get(broader, ())}
        beside |= set(kb.narrower.get(term.id, ())) | set(ancestors(term.id, kb.terms))
        found = [(other, len(kb.about(other))) for other in beside if other != term.id and kb.about(other)]
        return sorted(found, key=lambda pair: kb.terms[pair[0]].title)
    own_line = {*ancestors(term.id, kb.terms), term.id}
    shared = Counter(
        other
        for record in records
        for other in kb.index_terms[record.id]
        if other not in own_line and kb.terms[other].type == term.type
    )
    shared = Counter({k: v for k, v in shared.items() if term.id not in ancestors(k, kb.terms)})
    return sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:8]


def elsewhere(kb: KnowledgeBase, area: Area) -> list[Elsewhere]:
    """What is said of the wider area, and of areas that the sources do not name."""
    result = []
    own = {record.id for record in kb.about(area.id)}
    for wider in ancestors(area.id, kb.terms):
        records = [r for r in kb.about(wider) if wider in r.areas and r.id not in own]
        if records:
            title = kb.terms[wider].title
            note = (
                f"These records speak of {title}, which includes {area.title}, and not of {area.title} alone."
            )
            result.append(Elsewhere(f"wider-{wider}", f"Said of the wider area: {title}", note, records))
    programmes = [programme.id for programme in kb.programmes if area.id in programme.areas]
    unnamed = {finding.id: finding for programme in programmes for finding in kb.unnamed.get(programme, ())}
    if unnamed:
        note = (
            f"These findings come from inspections that included {area.title}, but the sources do not say "
            f"which areas they speak of, unless they speak of all. Do not read them as findings about {area.title}."
        )
        result.append(
            Elsewhere("not-named", "Said of areas that are not named", note, list(unnamed.values()))
        )
    return result


def term_page(pages: Pages, term: Term) -> Page:
    """The page of one term that has records."""
    kb = pages.kb
    records = kb.about(term.id)
    sections = by_kind(records, TITLES[term.type])
    takeaways = [r for r in records if r.kind == "takeaway"]
    versus = [s for s in sections if s.records[0].kind in SIDE_BY_SIDE]
    others = [s for s in sections if s.records[0].kind not in (*SIDE_BY_SIDE, "takeaway")]
    findings = sum(1 for r in records if isinstance(r, Finding))
    description = term.definition or f"What inspectors found about {term.title}."
    broader = tuple(t for t in term.broader_ids if kb.about(t))
    quotes = unrepeated((quote, record) for record in records for quote in record.quotes)
    return pages.render(
        "term.html",
        term_address(term),
        term.title,
        f"{description} {count_of(findings, 'finding', 'findings')}." if findings else description,
        term=term,
        kicker=KICKERS[term.type],
        counts=counts([s for s in sections if s.records[0].kind != "takeaway"]),
        broader=broader,
        narrower=tuple(t for t in kb.narrower.get(term.id, ()) if kb.about(t))
        if not isinstance(term, Area)
        else (),
        takeaways=takeaways,
        why=term.why_it_matters if isinstance(term, Theme) else None,
        questions=term.questions if isinstance(term, Theme) else (),
        reading=term.further_reading if isinstance(term, Theme) else (),
        versus=versus,
        others=others,
        quotes=quotes,
        elsewhere=elsewhere(kb, term) if isinstance(term, Area) else [],
        neighbours=neighbours(kb, term, records),
        neighbours_title="Areas beside it" if isinstance(term, Area) else "Read on",
        shared=not isinstance(term, Area),
        briefing=briefing_address(term.type, term.id) if has_briefing(kb, term) else "",
        summary=summary_address(term.id) if isinstance(term, Area) and has_summary(kb, term) else "",
        rests=rests_on(kb, records),
    )


def term_pages(pages: Pages) -> Iterator[tuple[Term, PagePlan]]:
    """Every term that has records with its page."""
    kb = pages.kb
    for terms in (kb.themes, kb.areas, kb.agencies, kb.groups):
        for term in terms:
            if pages.has_page(term.id):
                yield (
                    term,
                    PagePlan(
                        term_address(term), partial(term_page, pages, term), day=last_day(kb.about(term.id))
                    ),
                )
