"""Every place in a document that a record cites."""

from __future__ import annotations

from collections.abc import Iterator

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
