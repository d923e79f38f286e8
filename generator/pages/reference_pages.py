"""Home, sources, glossary, data and the record format: the pages that are made once a site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.model.knowledge_base import KnowledgeBase
from generator.model.schema import field_tables
from generator.pages.addresses import TERM_SECTIONS, term_address
from generator.pages.environment import Pages
from generator.pages.language_page import language_page
from generator.pages.list_pages import tiles
from generator.pages.page import Page, PagePlan
from generator.pages.record_pages import rests_on

DOORS = 8  # how many entries each of home's lists shows; all fit a laptop without scrolling


@dataclass(frozen=True)
class GlossaryLine:
    """One line of the glossary."""

    name: str
    definition: str
    stands_for: str = ""
    anchor: str = ""
    link: str = ""
    link_text: str = ""
    former_ids: tuple[str, ...] = ()


def most_recorded(kb: KnowledgeBase, ids: list[str], number: int) -> list[str]:
    """The terms with most records, in the order they were given."""
    top = set(sorted(ids, key=lambda i: (-len(kb.about(i)), i))[:number])
    return [i for i in ids if i in top]


def home_page(pages: Pages) -> Page:
    """Home: four kinds, and a door for each reader."""
    kb = pages.kb
    has_records = pages.has_page
    agencies = [a.id for a in kb.agencies if has_records(a.id)]
    areas = [a.id for a in kb.areas if has_records(a.id) and a.area_type != "region"]
    themes = [t.id for t in kb.themes if has_records(t.id)]
    newest = sorted((*kb.findings, *kb.case_studies), key=lambda r: (r.added, r.reviewed or ""), reverse=True)
    spread = newest[:: max(len(newest) // 6, 1)] if newest and newest[0].added == newest[-1].added else newest
    return pages.render(
        "home.html",
        "",
        kb.settings.title,
        kb.settings.purpose,
        tiles=tiles(kb),
        doors={
            "agencies": most_recorded(kb, agencies, DOORS),
            "themes": most_recorded(kb, themes, DOORS),
            "areas": most_recorded(kb, areas, DOORS),
            "case_studies": kb.case_studies[: DOORS - 3],
        },
        case_study_count=len(kb.case_studies),
        takeaways=kb.takeaways,
        newest=spread[:6],
        rests=rests_on(kb, kb.findings),
    )


def sources_page(pages: Pages) -> Page:
    """All documents, and the inspection programmes they come from."""
    lead = "Every record names the document it comes from and the place in it. These are the documents."
    return pages.render(
        "sources.html",
        "sources/",
        "Sources",
        lead,
        lead=lead,
        sources=[(source, len(pages.kb.resting_on(source.id))) for source in pages.kb.sources],
        programmes=pages.kb.programmes,
    )


def glossary_lines(pages: Pages) -> Iterator[GlossaryLine]:
    """Glossary entries, and every abbreviation of the other vocabularies."""
    kb = pages.kb
    for term in kb.terms.values():
        if term.definition is None:
            continue
        link, text = "", ""
        if term.type == "glossary":
            see = kb.terms.get(getattr(term, "see", None) or "")
            if see is not None and (see.type not in TERM_SECTIONS or pages.has_page(see.id)):
                link, text = term_address(see), f"See {see.title}"
            yield GlossaryLine(term.title, term.definition, "", term.id, link, text, term.former_ids)
        elif term.type in TERM_SECTIONS and pages.has_page(term.id):
            link, text = term_address(term), f"See {term.title}"
        for abbreviation in term.abbreviations:
            yield GlossaryLine(abbreviation, term.definition, term.title, "", link, text)


def glossary_page(pages: Pages) -> Page:
    """All words and abbreviations that a reader may not know, by letter."""
    letters: dict[str, list[GlossaryLine]] = defaultdict(list)
    for line in sorted(glossary_lines(pages), key=lambda line: line.name.casefold()):
        first = line.name[0].upper()
        letters[first if first.isalnum() else "Other"].append(line)  # it is part of an anchor
    lead = (
        "Words and abbreviations that this site or its sources use. Abbreviations also explain themselves where "
        "they stand: point at them, or move to them with the Tab key."
    )
    return pages.render(
        "glossary.html", "glossary/", "Glossary", lead, lead=lead, letters=sorted(letters.items())
    )


def schema_page(pages: Pages) -> Page:
    """Every field of every record and term, from the model."""
    lead = (
        "Every field that a YAML file may hold, what it means and an example. Made from the same description "
        "that checks the files."
    )
    return pages.render("schema.html", "schema/", "The record format", lead, lead=lead, tables=field_tables())


def reference_pages(pages: Pages) -> Iterator[PagePlan]:
    """All of them but the data page, which describes what the exports wrote."""
    yield PagePlan("", partial(home_page, pages), wide=True)
    yield PagePlan("sources/", partial(sources_page, pages))
    yield PagePlan("glossary/", partial(glossary_page, pages), wide=True)
    yield PagePlan("language/", partial(language_page, pages))
    yield PagePlan("schema/", partial(schema_page, pages))
