"""Every place in a document that a record cites."""

from __future__ import annotations

from generator.model.evidence import Citation
from generator.model.records import Record
from generator.model.references import Location


def citations(record: Record) -> list[tuple[Location, Citation]]:
    """The citations of a record with their locations: its sources, its quotations, and the documents that
    pass quotations on."""
    found: list[tuple[Location, Citation]] = [
        (("sources", index), citation) for index, citation in enumerate(record.sources)
    ]
    for index, quote in enumerate(record.quotes):
        found.append((("quotes", index), quote))
        if quote.via is not None:
            found.append((("quotes", index, "via"), quote.via))
    return found
