"""Ledgers agree with the records: every paragraph of a document is accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.references import suggestion
from generator.diagnostics import Diagnostic
from generator.model.citations import citations, records_by_paragraph
from generator.model.evidence import Quote
from generator.model.records import Source
from generator.reading.collection import Collection


def check_ledger_sources(collection: Collection) -> Iterator[Diagnostic]:
    """A ledger belongs to a source whose paragraphs are numbered."""
    for id_, origin in collection.ledger_origins.items():
        source = collection.records.get(id_)
        if id_ not in collection.origins:
            hint = suggestion(collection, id_, ("source",))
            yield Diagnostic(origin.place(), "ledger-without-source", f"there is no source `{id_}`", hint)
        elif isinstance(source, Source) and source.numbering != "paragraphs":
            hint = "remove the ledger, or write `numbering: paragraphs` in the source"
            message = f"`{id_}` is not cited by paragraphs, so it takes no ledger"
            yield Diagnostic(origin.place(), "ledger-without-source", message, hint)


def check_ledger_citations(collection: Collection) -> Iterator[Diagnostic]:
    """Citations of a document with a ledger name a paragraph that exists, under its own heading."""
    for id_, record in collection.records.items():
        for location, citation in citations(record):
            ledger = collection.ledgers.get(citation.source)
            if ledger is None:
                continue
            origin = collection.origins[id_]
            number = citation.paragraph
            if number is None:
                if citation.page is None and not (isinstance(citation, Quote) and citation.via):
                    message = f"a citation of `{citation.source}` must name the paragraph"
                    yield Diagnostic(origin.place(location), "no-paragraph", message, "add `paragraph:`")
                continue
            last = len(ledger.paragraphs)
            if number > last:
                message = f"`{citation.source}` has no paragraph {number}"
                hint = f"its last one is {last}"
                yield Diagnostic(origin.place((*location, "paragraph")), "unknown-paragraph", message, hint)
                continue
            section = ledger.section_of(number)
            if citation.section is not None and citation.section != section:
                message = (
                    f"paragraph {number} of `{citation.source}` does not stand under “{citation.section}”"
                )
                hint = f"write “{section}”, or correct the paragraph" if section else "remove `section`"
                yield Diagnostic(origin.place((*location, "section")), "wrong-section", message, hint)


def check_paragraphs(collection: Collection) -> Iterator[Diagnostic]:
    """Each paragraph has the records that cite it, or the reason why none does, and never both."""
    for source_id, ledger in collection.ledgers.items():
        origin = collection.ledger_origins[source_id]
        citing = records_by_paragraph(collection.records, source_id)
        for index, paragraph in enumerate(ledger.paragraphs):
            # Records that could not be read, or do not exist, are reported elsewhere.
            listed = {id_ for id_ in paragraph.records if id_ in collection.records}
            actual = set(citing.get(paragraph.number, ()))
            place = origin.place(("paragraphs", index))
            name = f"paragraph {paragraph.number} of `{source_id}`"
            if paragraph.left_out and actual:
                message = f"{name} is left out, but {_ids(actual)} {_cite(actual)} it"
                yield Diagnostic(place, "left-out-but-cited", message, "remove `left_out`, or the citation")
            elif listed != actual:
                message = f"{name} lists other records than those that cite it: {_difference(listed, actual)}"
                yield Diagnostic(place, "outdated-ledger", message, f"run `findings ledger {source_id}`")
            elif paragraph.left_out and paragraph.records:
                message = f"{name} has both records and `left_out`"
                yield Diagnostic(place, "left-out-but-cited", message, "remove one of the two")
            elif not paragraph.left_out and not paragraph.records:
                hint = "cite it in a record, or say under `left_out` why no record draws on it"
                yield Diagnostic(place, "unaccounted-paragraph", f"no record draws on {name}", hint)


def _difference(listed: set[str], actual: set[str]) -> str:
    parts = []
    if actual - listed:
        parts.append(f"{_ids(actual - listed)} {_cite(actual - listed)} it")
    if listed - actual:
        parts.append(f"{_ids(listed - actual)} {'does' if len(listed - actual) == 1 else 'do'} not")
    return "; ".join(parts)


def _ids(ids: set[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in sorted(ids))


def _cite(ids: set[str]) -> str:
    return "cites" if len(ids) == 1 else "cite"
