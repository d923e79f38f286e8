"""What records quote from which document, and how far each quotation is verified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from generator.model.citations import citations
from generator.model.evidence import Citation, Mark, Quote
from generator.model.harmful_words import HarmfulWords
from generator.model.lock import Lock
from generator.model.records import Record
from generator.model.references import Location

R = TypeVar("R", bound=Record)


class Quotation(NamedTuple):
    """Words that a record says stand in a document: its own ``text``, or what another one passes on."""

    location: Location
    text: str
    sha256: str
    place: Citation


def quotations(record: Record) -> list[Quotation]:
    """What a record quotes, a quotation that is passed on once for either document.

    The record that is withdrawn quotes nothing any more.
    """
    found: list[Quotation] = []
    if record.status == "withdrawn":
        return found
    for index, quote in enumerate(record.quotes):
        location: Location = ("quotes", index)
        found.append(Quotation((*location, "text"), quote.text, quote.text_hash, quote))
        if quote.via is not None:
            field, text = ("text", quote.text) if quote.as_quoted is None else ("as_quoted", quote.as_quoted)
            found.append(Quotation((*location, field), text, quote.passed_on_hash, quote.via))
    return found


def mark_of(quote: Quote, locks: Mapping[str, Lock]) -> Mark:
    """How far a quotation is verified: against its own document, only against one that passes it on, or not."""
    own = locks.get(quote.source)
    if own is not None and own.found(quote.text_hash, quote):
        return "verified"
    passing = locks.get(quote.via.source) if quote.via else None
    if passing is not None and quote.via and passing.found(quote.passed_on_hash, quote.via):
        return "passed-on"
    return "not-verified"


def marked(record: R, locks: Mapping[str, Lock], words: HarmfulWords) -> R:
    """A record with the marks of each of its quotations: how far it is verified, and the terms to avoid in it."""
    if not record.quotes:
        return record
    quotes = tuple(
        quote.model_copy(update={"verification": mark_of(quote, locks), **_avoided(quote, words)})
        for quote in record.quotes
    )
    return record.model_copy(update={"quotes": quotes})


def _avoided(quote: Quote, words: HarmfulWords) -> dict[str, object]:
    """What marks a quotation as language to avoid, so that no editor can forget it."""
    found = avoided_terms(quote, words)
    return {"avoid": True, "terms_to_avoid": found} if found else {}


def avoided_terms(quote: Quote, words: HarmfulWords) -> tuple[str, ...]:
    """The terms to avoid in the words of a quotation, those of the document that passes it on included."""
    hits = [*words.find(quote.text), *(words.find(quote.as_quoted) if quote.as_quoted else ())]
    return tuple(dict.fromkeys(hit.term for hit in hits))


def records_by_paragraph(
    records: Mapping[str, Record], locks: Mapping[str, Lock]
) -> dict[str, dict[int, tuple[str, ...]]]:
    """For each source with a lock and each of its paragraphs, the records that draw on it, by alphabet.

    A record draws on a paragraph when it cites its number, or quotes what stands there. Withdrawn records
    do not count.
    """
    found: dict[str, dict[int, set[str]]] = {source_id: {} for source_id in locks}
    for id_, record in records.items():
        if record.status == "withdrawn":
            continue
        for _, citation in citations(record):
            if citation.paragraph is not None and citation.source in found:
                found[citation.source].setdefault(citation.paragraph, set()).add(id_)
        for quotation in quotations(record):
            lock = locks.get(quotation.place.source)
            place = lock.found(quotation.sha256, quotation.place) if lock else None
            if place:
                found[quotation.place.source].setdefault(place.paragraph, set()).add(id_)
    return {
        source_id: {number: tuple(sorted(ids)) for number, ids in sorted(paragraphs.items())}
        for source_id, paragraphs in found.items()
    }
