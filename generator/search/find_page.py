"""``/find/``: the frame that the finder fills, and the plain index that stands there without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.pages.addresses import KIND_LISTS, RECORD_SECTIONS, record_address, term_address
from generator.pages.environment import Pages
from generator.pages.page import Page
from generator.search.entries import FINDABLE_KINDS, facets_of, findable, number_found

INDEXED = ("kind", "theme", "area", "agency", "group", "source")


@dataclass(frozen=True)
class IndexLine:
    """One link of the plain index, with the number of records behind it."""

    title: str
    address: str
    number: int


@dataclass(frozen=True)
class IndexSection:
    """The links of one facet."""

    id: str
    title: str
    options: list[IndexLine]


def index_sections(pages: Pages) -> list[IndexSection]:
    """Links to every kind, theme, area, agency, group and source, with counts."""
    kb = pages.kb
    kinds = Counter(record.kind for record in findable(kb))
    sections = []
    for facet in facets_of(kb):
        if facet.id not in INDEXED:
            continue
        lines = []
        for option in facet.options:
            if facet.id == "kind":
                address = KIND_LISTS.get(option.id) or f"{RECORD_SECTIONS[option.id]}/"
                number = kinds[option.id]
            elif facet.id == "source":
                address = record_address(kb.records[option.id])
                number = number_found(kb.resting_on(option.id))
            else:
                address = term_address(kb.terms[option.id])
                number = number_found(kb.about(option.id))
            lines.append(IndexLine(option.title, address, number))
        sections.append(IndexSection(facet.id, facet.title, lines))
    return sections


def find_page(pages: Pages) -> Page:
    """The finder's page."""
    return pages.render(
        "find.html",
        "find/",
        "Find",
        "Find findings, case studies and takeaways by words, kind, theme, area, agency, group and source.",
        facets=index_sections(pages),
        icons=FINDABLE_KINDS,
    )
