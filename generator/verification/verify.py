"""Verification of one source: every quotation against its document, and the lock that comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.lock import Lock, LockedQuotation
from generator.model.quotations import Quotation, quotations
from generator.reading.collection import Collection
from generator.reading.origin import Origin
from generator.verification.document import Document
from generator.verification.lock_file import new_lock, with_records
from generator.verification.matching import Matcher
from generator.verification.misquotations import Report, misplaced, misquotation


@dataclass(frozen=True)
class Verification:
    """The lock that comes of it, and a report on each quotation that is not in it, in order of place.

    With a report the lock must not be written.
    """

    lock: Lock
    reports: tuple[Report, ...]


def verify(source_id: str, document: Document, collection: Collection) -> Verification:
    """Look in its document for every quotation of a source, and for those that it passes on."""
    matcher = Matcher(document)
    lock = new_lock(document, collection.locks.get(source_id))
    found: list[LockedQuotation] = []
    reports = []
    for quotation, origin in quoted(source_id, collection):
        matches = list(matcher.matches(quotation.text))
        match = next((match for match in matches if match.stands_at(quotation.place)), None)
        if match:
            page = quotation.place.page if quotation.place.page is not None else next(iter(match.pages), None)
            found.append(LockedQuotation(sha256=quotation.sha256, paragraph=match.paragraph, page=page))
        elif matches:
            reports.append(misplaced(quotation, origin, matches))
        else:
            reports.append(misquotation(quotation, origin, matcher, lock))
    lock = lock.model_copy(update={"quotations": _in_order(found)})
    return Verification(with_records(source_id, lock, collection), tuple(reports))


def refreshed(source_id: str, lock: Lock, collection: Collection) -> Lock:
    """A lock brought up to date with the records, for when the document is not at hand.

    Quotations that records no longer contain go; new ones cannot come without the document.
    """
    found = [lock.found(item.sha256, item.place) for item, _ in quoted(source_id, collection)]
    kept = _in_order(item for item in found if item)
    return with_records(source_id, lock.model_copy(update={"quotations": kept}), collection)


def quoted(source_id: str, collection: Collection) -> list[tuple[Quotation, Origin]]:
    """What records quote from a source, or as passed on by it, with where each record was read."""
    return [
        (quotation, collection.origins[id_])
        for id_, record in collection.records.items()
        for quotation in quotations(record)
        if quotation.place.source == source_id
    ]


def _in_order(found: Iterable[LockedQuotation]) -> tuple[LockedQuotation, ...]:
    """Each quotation once, in the order in which they stand in the document."""
    return tuple(sorted(set(found), key=lambda item: (item.paragraph, item.page or 0, item.sha256)))
