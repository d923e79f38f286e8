"""Every place in a document that a record cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.evidence import Citation
from generator.model.records import Record
from generator.model.references import Location


def citations(record: Record) -> Iterator[tuple[Location, Citation]]:
    """Yield the citations of a record with their locations: its sources, its quotations, and the
    documents that pass quotations on."""
    for index, citation in enumerate(record.sources):
        yield ("sources", index), citation
    for index, quote in enumerate(record.quotes):
        yield ("quotes", index), quote
        if quote.via is not None:
            yield ("quotes", index, "via"), quote.via


def records_by_paragraph(records: Mapping[str, Record], source_id: str) -> dict[int, tuple[str, ...]]:
    """For each paragraph of a source, the ids of the records that draw on it, in alphabetical order.

    Withdrawn records do not count.
    """
    found: dict[int, set[str]] = {}
    for id_, record in records.items():
        if record.status == "withdrawn":
            continue
        for _, citation in citations(record):
            if citation.source == source_id and citation.paragraph is not None:
                found.setdefault(citation.paragraph, set()).add(id_)
    return {number: tuple(sorted(ids)) for number, ids in sorted(found.items())}
