"""Citations fit the documents that they cite."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.citations import citations
from generator.model.evidence import Citation
from generator.model.records import Source
from generator.model.references import Location
from generator.reading.collection import Collection


def check_citations(collection: Collection) -> Iterator[Diagnostic]:
    """A page is cited of a document with pages, a paragraph of one whose paragraphs are numbered."""
    for id_, file in collection.files.items():
        for location, citation in file.once(citations):
            source = collection.records.get(citation.source)
            if not isinstance(source, Source):
                continue
            wrong, right = (
                ("page", "paragraph") if source.numbering == "paragraphs" else ("paragraph", "page")
            )
            if getattr(citation, wrong) is not None:
                place = collection.origins[id_].place((*location, wrong))
                message = f"`{citation.source}` is cited by {right}, not by {wrong}"
                yield Diagnostic(place, "wrong-numbering", message, f"write `{right}` with its number")


def check_duplicate_citations(collection: Collection) -> Iterator[Diagnostic]:
    """No place stands twice among the sources of a record."""
    for id_, record in collection.records.items():
        seen: set[Citation] = set()
        for index, citation in enumerate(record.sources):
            if citation in seen:
                location: Location = ("sources", index)
                place = collection.origins[id_].place(location)
                message = "the same place is cited twice in `sources`"
                yield Diagnostic(place, "repeated-citation", message, "remove one of the two")
            seen.add(citation)


def check_passed_on(collection: Collection) -> Iterator[Diagnostic]:
    """A quotation comes via a document that says it passes on the quoted one."""
    for id_, record in collection.records.items():
        for index, quote in enumerate(record.quotes):
            passing = collection.records.get(quote.via.source) if quote.via else None
            if isinstance(passing, Source) and quote.source not in passing.passes_on:
                place = collection.origins[id_].place(("quotes", index, "via", "source"))
                message = f"`{passing.id}` is not known to pass on `{quote.source}`"
                hint = f"add `{quote.source}` to `passes_on` of `{passing.id}`, or correct `via`"
                yield Diagnostic(place, "not-passed-on", message, hint)


def check_written_marks(collection: Collection) -> Iterator[Diagnostic]:
    """Nobody writes what the build finds out: whether a quotation is verified, and the terms to avoid in it."""
    for id_, record in collection.records.items():
        for index, quote in enumerate(record.quotes):
            if "verification" in quote.model_fields_set:
                place = collection.origins[id_].place(("quotes", index, "verification"))
                message = "`verification` is not written here"
                hint = f"remove it; run `findings verify {quote.source} DOCUMENT`"
                yield Diagnostic(place, "from-file", message, hint)
            if "terms_to_avoid" in quote.model_fields_set:
                place = collection.origins[id_].place(("quotes", index, "terms_to_avoid"))
                message = "`terms_to_avoid` is not written here"
                hint = "remove it; the terms are found by themselves"
                yield Diagnostic(place, "from-file", message, hint)
