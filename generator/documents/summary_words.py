"""What a partner summary says of itself: how to read it, what a finding means, which other summaries there are."""

from __future__ import annotations

from generator.documents.sources import counted
from generator.documents.summary_form import Elsewhere
from generator.documents.summary_front import places_within
from generator.documents.summary_shelf import View
from generator.model.knowledge_base import KnowledgeBase, ancestors
from generator.model.records import CaseStudy, Finding, Record, Source
from generator.model.vocabulary import Area
from generator.pages.words import listed

NATIONAL = "national"
AUTHORITIES = {"county", "unitary authority", "metropolitan district", "London borough", "combined authority"}


def summary_address(area_id: str) -> str:
    """Where a partner summary stands, relative to the site's root; ``national`` for the one for all areas."""
    return f"briefings/partner-summary/{area_id}/"


def has_summary(kb: KnowledgeBase, area: Area) -> bool:
    """Whether an area has a partner summary: a local or combined authority that evidence names."""
    return area.area_type in AUTHORITIES and any(
        isinstance(record, Finding | CaseStudy) for record in kb.about(area.id)
    )


def areas_with_summary(kb: KnowledgeBase) -> list[Area]:
    """The areas that have a partner summary, by title."""
    return sorted((area for area in kb.areas if has_summary(kb, area)), key=lambda area: area.title)


def introduction(view: View, written: list[Record], reports: list[Source]) -> tuple[str, ...]:
    """What the summary is, how to read it, and what it holds."""
    made_from = (
        f"It is made from the records of the knowledge base “{view.kb.settings.title}”, each with its source and "
        "the place in it. Documents are cited by the short names that stand under Sources at the end."
    )
    if view.area is None:
        return (
            f"This summary brings together what inspectors found in all the areas they visited. {made_from} "
            f"It holds {counted(written)}.",
            "Areas that records name have a partner summary of their own. This one serves every other area: no "
            "record names them, which does not mean that nothing was found there.",
        )
    area = view.area.title
    own = counted(record for record in written if record.id in view.own)
    elsewhere = counted(record for record in written if record.id not in view.own)
    texts = [
        f"This summary brings together what inspectors found in {area} and sets beside it what they found "
        f"elsewhere. {made_from}",
        f"Under every heading, what is said of {area} stands first. What is said nationally, or of areas that a "
        f"source does not name, follows; do not read it as a finding about {area}. Practice from other areas "
        "comes last, with the area named.",
        f"About {area} the summary holds {own}."
        + (f" From elsewhere it holds {elsewhere}." if elsewhere else ""),
    ]
    if reports:
        titles = listed([report.short_title for report in reports])
        texts.append(
            f"Words of the {titles} are quoted exactly and set apart in blue, with the page of the report."
        )
    return tuple(texts)


def notes(kb: KnowledgeBase) -> tuple[str, ...]:
    """What a finding means, and whose words these are."""
    return (
        "A finding says what inspectors saw in the places they visited, at that time. It does not say that the "
        "same is true elsewhere or today.",
        "A count is a count of records, or of the children whom inspectors followed. It does not say how common "
        "something is. Where nothing is recorded, nobody has recorded it here; it may happen all the same.",
        "Titles and summaries are the editors’ own words. The words of a source stand only inside quotation "
        "marks, exactly as it prints them. What is marked as language to avoid is quoted so that it is "
        "recognised, not copied.",
        f"{kb.settings.publisher}. {kb.settings.licence}",
    )


def others(kb: KnowledgeBase, area: Area | None, areas: list[Area]) -> tuple[Elsewhere, ...]:
    """Other summaries: from the national one all, from an area’s those above and below it and the national one."""
    root = kb.settings.address
    if area is not None:
        kin = {*ancestors(area.id, kb.terms), *places_within(kb, area)} - {area.id}
        areas = [other for other in areas if other.id in kin]
    found = [Elsewhere(other.title, root + summary_address(other.id)) for other in areas]
    if area is not None:
        found.append(Elsewhere("All areas", root + summary_address(NATIONAL)))
    return tuple(found)
