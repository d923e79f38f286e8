"""The partner summary of an area: what inspectors found there, beside what they found elsewhere.

It has the form of the summaries that partnerships write for themselves: the inspections, good practice by
theme with local quotations and a lesson each, poor practice, risks, next steps, sources. Where no record
names an area, the national summary serves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator.documents.briefing_value import Issuer
from generator.documents.selection import Selection
from generator.documents.sources import source_lines
from generator.documents.summary_entries import Writer, reading_order
from generator.documents.summary_form import (
    Elsewhere,
    Entry,
    Fact,
    Group,
    Inspections,
    Part,
    PartnerSummary,
    Quotation,
    Section,
    Statements,
)
from generator.documents.summary_front import (
    front_statements,
    inspections,
    local_reports,
    method,
    stated,
)
from generator.documents.summary_shelf import Place, Shelf, View, programmes_of
from generator.documents.summary_wording import Wording, normal
from generator.documents.summary_words import (
    NATIONAL,
    areas_with_summary,
    introduction,
    notes,
    others,
    summary_address,
)
from generator.model.knowledge_base import KINDS, KnowledgeBase, last_day
from generator.model.records import Record
from generator.model.vocabulary import Area
from generator.pages.addresses import term_address

__all__ = [
    "NATIONAL",
    "Elsewhere",
    "Entry",
    "Fact",
    "Group",
    "Inspections",
    "Part",
    "PartnerSummaries",
    "PartnerSummary",
    "Quotation",
    "Section",
    "Statements",
    "areas_with_summary",
    "partner_summaries",
    "partner_summary",
    "summary_address",
]  # fmt: skip

IN_THEME = 12  # records a theme shows of places other than the area itself
IN_LIST = 24  # the same for poor practice, risks and opportunities
TAKEAWAYS = 6
UNNAMED = "Nationally, and in areas that are not named"
PARTS: dict[str, tuple[str, str, str]] = {
    "good-practice": (
        "good-practice",
        "Good practice",
        "What inspectors saw working well for children, theme by theme. A key takeaway stands at the end of its "
        "theme. Case studies have discussion questions for a training room on their own page; the minutes say "
        "how long one takes there.",
    ),
    "poor-practice": ("poor-practice", "Poor practice", "What inspectors saw failing children."),
    "risk": ("risks", "Risks", "What leaves children at risk of harm."),
    "opportunity": (
        "opportunities",
        "Opportunities and next steps",
        "What partnerships should do next, as the inspectorates or the authors of the sources put it.",
    ),
}


def partner_summary(kb: KnowledgeBase, area: Area | None) -> PartnerSummary:
    """The summary of one area alone, or the national one for None."""
    return PartnerSummaries(kb).of(area)


class PartnerSummaries:
    """Makes the summaries of one knowledge base. Areas that share inspections share work."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.areas = areas_with_summary(kb)
        self._wording = Wording(kb)
        self._shelves: dict[frozenset[str] | None, Shelf] = {}

    @property
    def subjects(self) -> list[Area | None]:
        """What there is a summary of: all areas together, which is None, and every area with records."""
        return [None, *self.areas]

    def of(self, area: Area | None) -> PartnerSummary:
        """The summary of an area, or the national one for None."""
        programmes = _programmes(self.kb, area)
        if programmes not in self._shelves:
            self._shelves[programmes] = Shelf(self.kb, programmes)
        return _Summary(View(self._shelves[programmes], area), self._wording, self.areas).made()


def partner_summaries(kb: KnowledgeBase) -> Iterator[PartnerSummary]:
    """The national summary, then that of every area with records."""
    summaries = PartnerSummaries(kb)
    return (summaries.of(area) for area in summaries.subjects)


def _programmes(kb: KnowledgeBase, area: Area | None) -> frozenset[str] | None:
    """The inspection programmes that a summary covers; None for all."""
    return programmes_of(kb, kb.about(area.id)) if area else None


class _Summary:
    """Puts one summary together, from front to back, so that every record stands where it comes first."""

    def __init__(self, view: View, wording: Wording, areas: list[Area]) -> None:
        self.view = view
        self.kb = view.kb
        self.area = view.area
        self.areas = areas
        self.reports = local_reports(self.kb, self.area)
        area_id = self.area.id if self.area else ""
        self.writer = Writer(wording, area_id, {report.id for report in self.reports})

    def made(self) -> PartnerSummary:
        """The finished summary."""
        kb, area = self.kb, self.area
        covered = self.view.shelf.programmes
        programmes = [
            programme
            for programme in kb.programmes
            if (programme.id in covered if covered is not None else programme.id in self._all_programmes())
        ]
        boxes = inspections(kb, programmes, self.reports)
        for box in boxes:
            for fact in box.facts:
                for value in fact.values:
                    self.writer.already(normal(value))
        statements = front_statements(self.view.shelf, area)
        how = method(self.writer, statements)
        said = stated(self.writer, statements)
        parts = tuple(part for kind in KINDS if (part := self._part(kind)).sections)
        written = list(self.writer.written.values())
        settings = kb.settings
        return PartnerSummary(
            issuer=Issuer(settings.title, settings.publisher, settings.licence, settings.address),
            id=area.id if area else NATIONAL,
            area=area.title if area else "",
            title=f"Partner summary: {area.title}" if area else "Partner summary: all areas",
            subtitle="; ".join(
                programme.title for programme in programmes if programme.number_of_inspections
            ),
            address=settings.address + summary_address(area.id if area else NATIONAL),
            subject_address=settings.address + (term_address(area) if area else "areas/"),
            introduction=introduction(self.view, written, self.reports),
            inspections=tuple(boxes),
            method=how,
            statements=said,
            parts=parts,
            sources=source_lines(kb, written),
            notes=notes(kb),
            others=others(kb, area, self.areas),
            newest=last_day(written),
        )

    def _all_programmes(self) -> frozenset[str]:
        return programmes_of(self.kb, [*self.kb.findings, *self.kb.case_studies])

    def _part(self, kind: str) -> Part:
        id_, title, introduction = PARTS[kind]
        themes = self.view.shelf.good_practice_themes() if kind == KINDS[0] else [""]
        sections = [self._section((kind, theme)) for theme in themes]
        return Part(id_, title, introduction, tuple(s for s in sections if s.groups or s.takeaways.items))

    def _section(self, place: Place) -> Section:
        _, theme = place
        limit = IN_THEME if theme else IN_LIST
        divided = self.view.divided(place, limit)
        if self.area is not None:
            name = self.area.title
            groups = [
                self._group(place, f"In {name}", divided.local, local=True),
                self._group(
                    place, f"In a wider area that includes {name}", divided.wider[:limit], len(divided.wider)
                ),
                self._group(place, UNNAMED, divided.unnamed[:limit], len(divided.unnamed)),
                self._group(place, "From other areas", divided.other, divided.others),
            ]
        else:
            groups = [
                self._group(place, UNNAMED, divided.unnamed[:limit], len(divided.unnamed)),
                self._group(place, "In named areas", divided.other, divided.others),
            ]
        lessons = self.view.takeaways(theme) if theme else []
        takeaways = tuple(self.writer.takeaway(takeaway) for takeaway in lessons[:TAKEAWAYS])
        title = self.kb.terms[theme].title if theme else ""
        note = f"None recorded about {self.area.title}." if self.area and not divided.local else ""
        return Section(
            theme,
            title,
            note,
            tuple(group for group in groups if group.entries.items),
            Selection(takeaways, len(lessons)),
        )

    def _group(
        self, place: Place, label: str, records: list[Record], total: int = 0, *, local: bool = False
    ) -> Group:
        """A group of records, chosen by rank and put into reading order; ``total`` where there are more."""
        kind, theme = place
        query = urlencode([("kind", kind), *([("theme", theme)] if theme else [])])
        entries = self.writer.entries(reading_order(self.kb, records), local=local)
        finder = f"{self.kb.settings.address}find/?{query}"
        return Group(label, local, Selection(entries, total or len(entries)), finder)
