"""The front of a partner summary: the inspections that it covers, and what the sources' authors state."""

from __future__ import annotations

from collections.abc import Iterable

from generator.documents.summary_entries import Writer, reading_order, stands_beside
from generator.documents.summary_form import Entry, Fact, Inspections, Statements
from generator.documents.summary_shelf import Shelf
from generator.model.knowledge_base import KnowledgeBase, ancestors
from generator.model.records import Context, Source
from generator.model.vocabulary import Agency, Area, Programme
from generator.pages.words import count_of, day, span


def places_within(kb: KnowledgeBase, area: Area) -> set[str]:
    """The area itself and every place in it."""
    return {area.id, *(other.id for other in kb.areas if area.id in ancestors(other.id, kb.terms))}


def local_reports(kb: KnowledgeBase, area: Area | None) -> list[Source]:
    """The inspection reports on the area itself: written by those who inspected, about it or a place in it."""
    if area is None:
        return []
    places = places_within(kb, area)
    reports = []
    for source in kb.sources:
        programme = kb.terms[source.programme] if source.programme else None
        if (
            isinstance(programme, Programme)
            and set(source.publishers) & set(programme.inspectorates)
            and set(source.areas) & places
        ):
            reports.append(source)
    return reports


def inspections(
    kb: KnowledgeBase, programmes: Iterable[Programme], reports: list[Source]
) -> list[Inspections]:
    """The box about each inspection programme: when, by whom, where, its own themes, the sample."""
    result = []
    for programme in programmes:
        if not (programme.number_of_inspections or programme.started or programme.ended):
            continue  # nothing to tell but its name, which the sources give
        facts = []
        when = span(programme.started, programme.ended)
        if programme.number_of_inspections:
            number = count_of(programme.number_of_inspections, "inspection", "inspections")
            facts.append(Fact("Inspections", (f"{number}, {when}" if when else number,)))
        elif when:
            facts.append(Fact("When", (when,)))
        facts.append(Fact("Inspected by", (_titles(kb, programme.inspectorates),)))
        if programme.areas:
            facts.append(Fact("Areas inspected", (_titles(kb, programme.areas),)))
        if programme.inspection_themes:
            facts.append(Fact("Themes of the inspections", programme.inspection_themes))
        if programme.sample:
            facts.append(Fact("Looked at in detail", (programme.sample,)))
        for report in reports:
            if report.programme == programme.id:
                facts.append(Fact("Local report", (_report(report),)))
        result.append(Inspections(programme.title, tuple(facts)))
    return result


def _titles(kb: KnowledgeBase, ids: Iterable[str]) -> str:
    return ", ".join(kb.terms[i].title for i in ids)


def _report(report: Source) -> str:
    """“Joint targeted area inspection of Leeds, inspected 4 to 8 March 2024, published 16 May 2024”."""
    parts = [f"{report.title} (here: {report.short_title})"]
    if report.inspected_from or report.inspected_to:
        parts.append(f"inspected {span(report.inspected_from, report.inspected_to)}")
    if report.published:
        parts.append(f"published {day(report.published)}")
    return ", ".join(parts)


def spoken_areas(kb: KnowledgeBase, statement: Context) -> set[str]:
    """The areas that a statement concerns: those it names, and those served by the bodies it names."""
    bodies = (kb.terms[agency] for agency in statement.agencies)
    return {*statement.areas, *(body.area for body in bodies if isinstance(body, Agency) and body.area)}


def front_statements(shelf: Shelf, area: Area | None) -> list[Context]:
    """The statements that stand in front, in the order of their sources.

    A general one stands everywhere, others only where they concern the area.
    """
    kb = shelf.kb
    kin = {*places_within(kb, area), *ancestors(area.id, kb.terms)} if area else set()
    found = [
        statement
        for statement in shelf.context
        if (not (areas := spoken_areas(kb, statement)) or areas & kin) and not stands_beside(kb, statement)
    ]
    return [statement for statement in reading_order(kb, found) if isinstance(statement, Context)]


def method(writer: Writer, statements: Iterable[Context]) -> tuple[Entry, ...]:
    """How the inspections worked, as the sources say it."""
    return tuple(writer.entry(statement) for statement in statements if statement.nature == "method")


def stated(writer: Writer, statements: Iterable[Context]) -> tuple[Statements, ...]:
    """Facts, aims and commitments, by who states them; in the author's own words where these are quoted."""
    speakers: dict[str, list[Entry]] = {}
    for statement in statements:
        if statement.nature != "method":
            entry = writer.entry(statement, short=bool(statement.quotes))
            speakers.setdefault(statement.said_by, []).append(entry)
    return tuple(Statements(said_by, tuple(entries)) for said_by, entries in speakers.items())
