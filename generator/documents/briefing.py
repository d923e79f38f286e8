"""Which briefings there are, and what each says: decided by rule from the records, never by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from generator.documents.briefing_rules import (
    by_kind,
    fitting,
    has_briefing,
    main_themes,
    published,
    quotations,
    takeaways_of,
    with_label,
)
from generator.documents.briefing_value import Block, Briefing, Issuer, Link, briefing_address
from generator.documents.plain import PlainText
from generator.documents.selection import Line, Selection, line, ranked, select
from generator.documents.sources import SourceLine, counted, rests_on_words, source_lines
from generator.model.evidence import BASIS_LABELS
from generator.model.knowledge_base import KnowledgeBase, last_day
from generator.model.records import CaseStudy, Context, Finding, Record
from generator.model.term import Term
from generator.model.vocabulary import Theme
from generator.pages.addresses import record_address, term_address
from generator.pages.words import listed

__all__ = ["Briefing", "SourceLine", "all_briefings", "briefing_address", "rests_on_words", "source_lines"]

SEEN = 5  # findings on each side of section 3
NEXT = 4  # opportunities in section 5
RISKS = 3
CASE_STUDIES = 3
TAKEAWAYS = 3
QUESTIONS = 4
FACTS = 2
HOW_IT_WORKS = 1000  # characters of a case study's description, in whole paragraphs
DIFFERENCE = 600
WHY = 1200
KICKERS = {"theme": "Theme", "area": "Area", "agency": "Agency", "case-study": "Case study"}
SUBJECTS = {
    "theme": "on this theme",
    "area": "on this area",
    "agency": "on this agency",
    "case-study": "beside this case study",
}
GENERAL_QUESTIONS = (
    "What would inspectors see if they looked at this where we work?",
    "What do we know about it from children and families themselves?",
    "What will each of us do differently from tomorrow?",
)


class Briefings:
    """Makes the briefings of one knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.plain = PlainText(kb)
        self._of_themes: dict[str, dict[str, list[Record]]] = {}
        settings = kb.settings
        self.issuer = Issuer(settings.title, settings.publisher, settings.licence, settings.address)

    def of(self, subject: Term | CaseStudy) -> Briefing:
        """The briefing on a subject."""
        return self.of_case_study(subject) if isinstance(subject, CaseStudy) else self.of_term(subject)

    def of_term(self, term: Term) -> Briefing:
        """The briefing on a theme, an area or an agency that has records."""
        kb = self.kb
        records = kb.about(term.id)
        kinds = by_kind(records)
        evidence = [r for r in records if isinstance(r, Finding | CaseStudy)]
        holds = counted(evidence) or "no findings and no case studies"
        background = [Block(text) for text in (term.definition,) if text]
        background.append(Block(f"This knowledge base holds {holds} {SUBJECTS[term.type]}."))
        themes = main_themes(kb, evidence or records)
        context = [r for r in records if isinstance(r, Context)]
        said = [r for r in context if r.nature == "fact"] if evidence else context
        questions = (
            term.questions if isinstance(term, Theme) else (t.questions[0] for t in themes if t.questions)
        )
        reading = term.further_reading if isinstance(term, Theme) else ()
        quotes, quoted = quotations(kb, ranked(kb, evidence))
        briefing = Briefing(
            issuer=self.issuer,
            facet=term.type,
            id=term.id,
            title=term.title,
            kicker=KICKERS[term.type],
            subject=SUBJECTS[term.type],
            address=kb.settings.address + briefing_address(term.type, term.id),
            subject_address=kb.settings.address + term_address(term),
            background=Selection(tuple(background), len(background)),
            content_note="",
            rests_on=rests_on_words(kb, records),
            why=self.why(term) if isinstance(term, Theme) else self.why_of_theme(themes, "Most often about"),
            facts=select(kb, said, FACTS),
            risks=select(kb, kinds["risk"], RISKS),
            good=select(kb, kinds["good-practice"], SEEN),
            poor=select(kb, kinds["poor-practice"], SEEN),
            quotes=quotes,
            takeaways=self.lines(takeaways_of(kb, records, evidence), TAKEAWAYS),
            next_steps=select(kb, kinds["opportunity"], NEXT),
            next_about="",
            case_studies=select(kb, kinds["case-study"], CASE_STUDIES),
            questions=tuple(questions)[:QUESTIONS] or GENERAL_QUESTIONS,
            sources=(),
            reading=tuple(Link(item.title, item.address or "") for item in reading),
            newest=last_day(records),
        )
        return self.with_sources(briefing, quoted)

    def of_case_study(self, study: CaseStudy) -> Briefing:
        """The briefing on a case study: what it is, how it works, and the findings that it illustrates."""
        kb = self.kb
        findings = published(kb, kb.links_to(study.id, "case_studies"))
        links = [f for f in findings if isinstance(f, Finding)]
        answered = chain.from_iterable((*f.responds_to, *kb.links_to(f.id, "responds_to")) for f in links)
        around = [*findings, *(r for r in published(kb, answered) if r not in findings)]
        themes = main_themes(kb, [study])
        kinds = by_kind(around)
        next_steps = kinds["opportunity"]
        theme = next((t for t in themes if self.of_theme(t)["opportunity"]), None)
        next_about = theme.title if theme and not next_steps else ""
        if theme and not next_steps:
            next_steps = self.of_theme(theme)["opportunity"]
        quotes, quoted = quotations(kb, [study, *ranked(kb, findings)])
        others = [r for t in themes[:1] for r in self.of_theme(t)["case-study"] if r is not study]
        briefing = Briefing(
            issuer=self.issuer,
            facet="case-study",
            id=study.id,
            title=study.title,
            kicker=KICKERS["case-study"],
            subject=SUBJECTS["case-study"],
            address=kb.settings.address + briefing_address("case-study", study.id),
            subject_address=kb.settings.address + record_address(study),
            background=self.background_of(study),
            content_note=study.content_note or "",
            rests_on=rests_on_words(kb, [study]),
            why=self.why_of_theme(themes, "On the theme"),
            facts=self.lines(published(kb, kb.links_to(study.id, "about")), FACTS),
            risks=select(kb, kinds["risk"], RISKS),
            good=select(kb, kinds["good-practice"], SEEN),
            poor=select(kb, kinds["poor-practice"], SEEN),
            quotes=quotes,
            takeaways=self.lines(takeaways_of(kb, [], [study, *findings]), TAKEAWAYS),
            next_steps=select(kb, next_steps, NEXT),
            next_about=next_about,
            case_studies=select(kb, others, CASE_STUDIES),
            questions=study.questions,
            sources=(),
            reading=(),
            newest=last_day((study, *around)),
        )
        return self.with_sources(briefing, [study, *quoted])

    def background_of(self, study: CaseStudy) -> Selection[Block]:
        """What a case study is, who runs it, how it works and what difference it made, in whole paragraphs."""
        names = {
            role: listed([self.kb.terms[i].title for i in getattr(study, role)])
            for role in ("lead", "partners")
        }
        people = "; ".join(
            words
            for words in (
                names["lead"] and f"Led by {names['lead']}",
                names["partners"] and f"with {names['partners']}",
            )
            if words
        )
        how = self.plain.blocks(study.how_it_works)
        difference = self.plain.blocks(study.difference)
        shown = [Block(study.summary), *([Block(people[0].upper() + people[1:] + ".")] if people else [])]
        shown += with_label(fitting(how, HOW_IT_WORKS), "How it works")
        said = BASIS_LABELS[study.difference_basis] if study.difference_basis else ""
        shown += with_label(
            fitting(difference, DIFFERENCE), f"What difference it made ({said[:1].lower()}{said[1:]})"
        )
        left_out = len(how) + len(difference) - (len(shown) - 1 - bool(people))
        return Selection(tuple(shown), len(shown) + left_out)

    def of_theme(self, theme: Theme) -> dict[str, list[Record]]:
        """The records of a theme by kind, in the order of a selection: worked out once, used by many."""
        if theme.id not in self._of_themes:
            self._of_themes[theme.id] = by_kind(ranked(self.kb, self.kb.about(theme.id)))
        return self._of_themes[theme.id]

    def why(self, theme: Theme) -> Selection[Block]:
        """Why a theme matters, in whole paragraphs."""
        blocks = self.plain.blocks(theme.why_it_matters)
        return Selection(tuple(fitting(blocks, WHY)), len(blocks))

    def why_of_theme(self, themes: Sequence[Theme], label: str) -> Selection[Block]:
        """Why the first of these themes that says so matters, where a subject has no such words of its own."""
        for theme in themes:
            why = self.why(theme)
            if why.items:
                return replace(why, items=tuple(with_label(why.items, f"{label} “{theme.title}”")))
        return Selection((), 0)

    def with_sources(self, briefing: Briefing, others: Sequence[Record]) -> Briefing:
        """The same briefing with the documents that what it shows, and these records, rest on."""
        b = briefing
        lists = (b.facts, b.risks, b.good, b.poor, b.takeaways, b.next_steps, b.case_studies)
        shown = published(self.kb, (item.id for selection in lists for item in selection.items))
        return replace(briefing, sources=source_lines(self.kb, [*others, *shown]))

    def lines(self, records: Sequence[Record], limit: int) -> Selection[Line]:
        """The first records in the order given."""
        return Selection(tuple(line(self.kb, record) for record in records[:limit]), len(records))


def subjects(kb: KnowledgeBase) -> list[Term | CaseStudy]:
    """What there is a briefing on: themes, areas and agencies of which it has something to say, and case studies."""
    terms = (*kb.themes, *kb.areas, *kb.agencies)
    return [*(term for term in terms if has_briefing(kb, term)), *kb.case_studies]


def all_briefings(kb: KnowledgeBase) -> list[Briefing]:
    """All of them."""
    make = Briefings(kb)
    return [make.of(subject) for subject in subjects(kb)]
