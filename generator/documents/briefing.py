"""The seven-minute briefing: seven sections on a theme, an area, an agency or a case study.

The same value becomes the web page, the Word document and the slides, so that they never differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from generator.documents.selection import (
    Line,
    QuotedWords,
    Selection,
    cited_places,
    line,
    quoted_words,
    select,
)
from generator.model.knowledge_base import KnowledgeBase, cited_sources
from generator.model.records import CaseStudy, Record, Source
from generator.model.vocabulary import Term, Theme
from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS, record_address, term_address
from generator.pages.words import count_of, day, span

SEEN = 5  # findings on each side of section 3
NEXT = 4  # opportunities in section 5
QUESTIONS = 4
FACET_NAMES = {
    "theme": "Theme",
    "area": "Area",
    "agency": "If you work in or with",
    "case-study": "Case study",
}


@dataclass(frozen=True)
class SourceLine:
    """A document that the briefing rests on: how to cite it, and its licence."""

    text: str
    licence: str
    attribution: str


@dataclass(frozen=True)
class Briefing:
    """Everything that a seven-minute briefing says, as plain text. ``why`` and ``background`` are paragraphs."""

    facet: str
    id: str
    title: str
    kicker: str
    address: str
    subject_address: str
    background: tuple[str, ...]
    rests_on: str
    why: tuple[str, ...]
    risks: Selection[Line]
    good: Selection[Line]
    poor: Selection[Line]
    case_studies: Selection[Line]
    takeaways: tuple[Line, ...]
    quotes: tuple[QuotedWords, ...]
    next_steps: Selection[Line]
    questions: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    reading: tuple[str, ...]
    newest: str


def briefing_address(facet: str, id_: str) -> str:
    """Where a briefing stands, relative to the site's root: ``briefings/themes/recording/``."""
    section = TERM_SECTIONS.get(facet) or RECORD_SECTIONS[facet]
    return f"briefings/{section}/{id_}/"


def plain(markdown: str) -> str:
    """Markdown of the editors as plain text: marks dropped, lines joined, a reference shown by its words."""
    text = re.sub(r"\[\[([^\]|]+)\|([^\]]+)\]\]", r"\2", markdown)
    text = re.sub(r"\[\[([^\]]+)\]\]", lambda m: m[1].replace("-", " "), text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return re.sub(r"[*_`#>]+", "", " ".join(text.split()))


def paragraphs(markdown: str | None) -> tuple[str, ...]:
    """The paragraphs of a Markdown text, each as plain text."""
    return tuple(plain(block) for block in (markdown or "").split("\n\n") if block.strip())


def source_lines(kb: KnowledgeBase, records: Iterable[Record]) -> tuple[SourceLine, ...]:
    """The documents that records draw on, once each, with licence and attribution."""
    ids = dict.fromkeys(chain.from_iterable(cited_sources(record) for record in records))
    lines = []
    for source in (kb.records[i] for i in ids if i in kb.records):
        if not isinstance(source, Source):
            continue
        publishers = ", ".join(kb.terms[publisher].title for publisher in source.publishers)
        date = day(source.published) if source.published else "no date known"
        text = f"{publishers} ({date}): {source.title}"
        lines.append(SourceLine(text, source.licence, source.attribution or ""))
    return tuple(lines)


def rests_on_words(kb: KnowledgeBase, records: Iterable[Record]) -> str:
    """Which inspections the records come from, and when these took place."""
    ids = dict.fromkeys(chain.from_iterable(cited_sources(record) for record in records))
    sources = [kb.records[i] for i in ids if i in kb.records]
    programmes = {source.programme for source in sources if isinstance(source, Source)}
    names = [
        f"{p.title} ({span(p.started, p.ended)})" if p.started or p.ended else p.title
        for p in kb.programmes
        if p.id in programmes
    ]
    return "; ".join(names)


def counted(records: Iterable[Record]) -> str:
    """“12 findings of good practice, 3 risks”: counts of records, said to be such."""
    numbers = Counter(record.kind for record in records)
    words = {
        "good-practice": ("finding of good practice", "findings of good practice"),
        "poor-practice": ("finding of poor practice", "findings of poor practice"),
        "risk": ("risk", "risks"),
        "opportunity": ("opportunity", "opportunities"),
        "case-study": ("case study", "case studies"),
    }
    return ", ".join(count_of(numbers[kind], *names) for kind, names in words.items() if numbers[kind])


def of_kind(records: Iterable[Record], kind: str) -> list[Record]:
    """The records of one kind."""
    return [record for record in records if record.kind == kind]


def takeaways_of(kb: KnowledgeBase, records: Iterable[Record]) -> tuple[Line, ...]:
    """The takeaways among the records, and those that the others support."""
    found = {record.id: record for record in records if record.kind == "takeaway"}
    for record in records:
        for takeaway in kb.links_to(record.id, "supported_by"):
            found.setdefault(takeaway, kb.records[takeaway])
    return tuple(line(kb, record) for record in found.values())


def theme_questions(kb: KnowledgeBase, records: Iterable[Record], limit: int) -> tuple[str, ...]:
    """The first question of each theme that the records have most often."""
    numbers = Counter(theme for record in records for theme in record.themes)
    themes = [kb.terms[theme] for theme, _ in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))]
    return tuple(t.questions[0] for t in themes if isinstance(t, Theme) and t.questions)[:limit]


def term_briefing(kb: KnowledgeBase, term: Term) -> Briefing:
    """The briefing on a theme, an area or an agency that has records."""
    records = kb.about(term.id)
    evidence = [r for r in records if r.kind not in {"takeaway", "context"}]
    facts = [f"{r.title}. {r.summary}" for r in of_kind(records, "context")][:2]
    background = [text for text in (term.definition,) if text]
    background.append(f"This knowledge base holds {counted(evidence) or 'no findings'} on it.")
    why = paragraphs(term.why_it_matters) if isinstance(term, Theme) else ()
    questions = (
        term.questions[:QUESTIONS] if isinstance(term, Theme) else theme_questions(kb, evidence, QUESTIONS)
    )
    quoted = select(kb, [r for r in evidence if r.quotes], SEEN)
    return Briefing(
        facet=term.type,
        id=term.id,
        title=term.title,
        kicker=FACET_NAMES[term.type],
        address=kb.settings.address + briefing_address(term.type, term.id),
        subject_address=kb.settings.address + term_address(term),
        background=tuple(background),
        rests_on=rests_on_words(kb, records),
        why=(*why, *facts),
        risks=select(kb, of_kind(records, "risk"), NEXT),
        good=select(kb, of_kind(records, "good-practice"), SEEN),
        poor=select(kb, of_kind(records, "poor-practice"), SEEN),
        case_studies=select(kb, of_kind(records, "case-study"), NEXT),
        takeaways=takeaways_of(kb, records)[:3],
        quotes=tuple(item.quotes[0] for item in quoted.items)[:3],
        next_steps=select(kb, of_kind(records, "opportunity"), NEXT),
        questions=questions,
        sources=source_lines(kb, records),
        reading=tuple(item.title for item in term.further_reading) if isinstance(term, Theme) else (),
        newest=max((record.reviewed or record.added for record in records), default=""),
    )


def case_study_briefing(kb: KnowledgeBase, study: CaseStudy) -> Briefing:
    """The briefing on a case study: what it is, how it works, and the findings that it illustrates."""
    findings = [kb.records[i] for i in kb.links_to(study.id, "case_studies")]
    opposite_ids = dict.fromkeys(
        chain.from_iterable(getattr(finding, "responds_to", ()) for finding in findings)
    )
    opposites = [kb.records[i] for i in opposite_ids if i in kb.records]
    everything: list[Record] = [study, *findings, *opposites]
    theme = kb.terms[study.themes[0]]
    why = paragraphs(theme.why_it_matters) if isinstance(theme, Theme) else ()
    return Briefing(
        facet="case-study",
        id=study.id,
        title=study.title,
        kicker=FACET_NAMES["case-study"],
        address=kb.settings.address + briefing_address("case-study", study.id),
        subject_address=kb.settings.address + record_address(study),
        background=(study.summary, *paragraphs(study.how_it_works), *paragraphs(study.difference)),
        rests_on=rests_on_words(kb, [study]),
        why=why,
        risks=select(kb, of_kind(opposites, "risk"), NEXT),
        good=select(kb, of_kind(findings, "good-practice"), SEEN),
        poor=select(kb, [*of_kind(findings, "poor-practice"), *of_kind(opposites, "poor-practice")], SEEN),
        case_studies=Selection((), 0),
        takeaways=takeaways_of(kb, [study, *findings])[:3],
        quotes=tuple(quoted_words(kb, quote) for quote in study.quotes)[:3],
        next_steps=select(kb, of_kind([*findings, *opposites], "opportunity"), NEXT),
        questions=study.questions,
        sources=source_lines(kb, everything),
        reading=cited_places(kb, study),
        newest=study.reviewed or study.added,
    )


def all_briefings(kb: KnowledgeBase) -> list[Briefing]:
    """A briefing for every theme, area and agency that has records, and for every case study."""
    terms = (*kb.themes, *kb.areas, *kb.agencies)
    return [
        *(term_briefing(kb, term) for term in terms if kb.about(term.id)),
        *(case_study_briefing(kb, study) for study in kb.case_studies),
    ]
