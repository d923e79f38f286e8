"""Lock files agree with the records: every quotation is covered, every paragraph is accounted for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.references import suggestion
from generator.diagnostics import Diagnostic, errors
from generator.model.citations import citations
from generator.model.evidence import Citation, Quote
from generator.model.lock import Lock
from generator.model.quotations import Quotation, quotations, records_by_paragraph
from generator.model.records import Source
from generator.reading.collection import Collection


def check_lock_sources(collection: Collection) -> Iterator[Diagnostic]:
    """A lock file belongs to a source."""
    for id_, origin in collection.lock_origins.items():
        if id_ not in collection.origins:
            hint = suggestion(collection, id_, ("source",))
            yield Diagnostic(origin.place(), "lock-without-source", f"there is no source `{id_}`", hint)


def check_quotations(collection: Collection) -> Iterator[Diagnostic]:
    """Each quotation of a document with a lock file was found in it, word for word and at its place."""
    for id_, (location, _, digits, place) in _not_found(collection):
        origin, lock = collection.origins[id_], collection.locks[place.source]
        elsewhere = lock.places_of(digits)
        if not elsewhere:
            message = f"this quotation is new or changed: it was not found in `{place.source}` yet"
            hint = f"run `findings verify {place.source} DOCUMENT`, or correct the words"
            yield Diagnostic(origin.place(location), "unverified-quotation", message, hint)
        elif _exists(lock, place):
            field, where = ("page", "on page") if place.page is not None else ("paragraph", "in paragraph")
            message = f"this quotation does not stand {where} {getattr(place, field)} of `{place.source}`"
            numbers = " or ".join(str(getattr(item, field)) for item in elsewhere)
            hint = f"it was found {where} {numbers}; correct `{field}`"
            at = location[:-1] if isinstance(place, Quote) else (*location[:-1], "via")
            yield Diagnostic(origin.place((*at, field)), "misplaced-quotation", message, hint)


def check_locked_quotations(collection: Collection) -> Iterator[Diagnostic]:
    """A lock file holds no quotation that records no longer contain.

    Says nothing about a source that will be verified again anyway, nor while there are records that cannot be
    read.
    """
    if errors(collection.diagnostics):
        return
    quoted: dict[str, set[str]] = {id_: set() for id_ in collection.locks}
    for file in collection.files.values():
        for _, _, digits, place in file.once(quotations):
            if place.source in quoted:
                quoted[place.source].add(digits)
    unverified = {item.place.source for _, item in _not_found(collection)}
    for source_id in collection.locks.keys() - unverified:
        for index, quotation in enumerate(collection.locks[source_id].quotations):
            if quotation.sha256 not in quoted[source_id]:
                at = collection.lock_origins[source_id].place(("quotations", index))
                message = f"no record quotes these words of `{source_id}` any more"
                yield Diagnostic(at, "outdated-lock", message, f"run `findings verify {source_id}`")


def _not_found(collection: Collection) -> Iterator[tuple[str, Quotation]]:
    """The quotations that the lock file of their document does not cover, each with its record."""
    for id_, file in collection.files.items():
        for quotation in file.once(quotations):
            lock = collection.locks.get(quotation.place.source)
            if quotation.place.source in collection.taken_down:
                continue  # its lock file goes, and so must the quotation
            if lock and not lock.found(quotation.sha256, quotation.place):
                yield id_, quotation


def _exists(lock: Lock, place: Citation) -> bool:
    """Whether a document has such a place; where it has not, the citation itself is reported."""
    page = place.page is None or lock.last_page is None or place.page <= lock.last_page
    return page and (place.paragraph is None or lock.paragraph(place.paragraph) is not None)


def check_lock_citations(collection: Collection) -> Iterator[Diagnostic]:
    """Citations of a document with a lock file name a place that exists, under its own heading."""
    for id_, file in collection.files.items():
        for location, citation in file.once(citations):
            lock = collection.locks.get(citation.source)
            source = collection.records.get(citation.source)
            if lock is None or not isinstance(source, Source):
                continue
            origin = collection.origins[id_]
            number, page = citation.paragraph, citation.page
            if page is not None and lock.last_page is not None and page > lock.last_page:
                message = f"`{citation.source}` has no page {page}"
                hint = f"its last one is {lock.last_page}"
                yield Diagnostic(origin.place((*location, "page")), "unknown-page", message, hint)
            if number is None:
                unplaced = page is None and not (isinstance(citation, Quote) and citation.via)
                if unplaced and source.numbering == "paragraphs":
                    message = f"a citation of `{citation.source}` must name the paragraph"
                    yield Diagnostic(origin.place(location), "no-paragraph", message, "add `paragraph:`")
                continue
            last = len(lock.paragraphs)
            if number > last:
                message = f"`{citation.source}` has no paragraph {number}"
                hint = f"its last one is {last}"
                yield Diagnostic(origin.place((*location, "paragraph")), "unknown-paragraph", message, hint)
                continue
            section = lock.section_of(number)
            if citation.section is not None and citation.section != section:
                message = (
                    f"paragraph {number} of `{citation.source}` does not stand under “{citation.section}”"
                )
                hint = f"write “{section}”, or correct the paragraph" if section else "remove `section`"
                yield Diagnostic(origin.place((*location, "section")), "wrong-section", message, hint)


def check_paragraphs(collection: Collection) -> Iterator[Diagnostic]:
    """Each paragraph lists the records that draw on it, or the reason why none does, and never both.

    A paragraph with neither is a warning where the source claims that records cover the whole document.
    """
    drawing = records_by_paragraph(collection.records, collection.locks)
    unverified: dict[str, set[str]] = {source_id: set() for source_id in collection.locks}
    for id_, item in _not_found(collection):
        unverified[item.place.source].add(id_)
    for source_id, lock in collection.locks.items():
        origin = collection.lock_origins[source_id]
        source = collection.records.get(source_id)
        whole = isinstance(source, Source) and source.coverage == "whole"
        for index, paragraph in enumerate(lock.paragraphs):
            drawn_on = drawing[source_id].get(paragraph.number, ())
            if paragraph.records == drawn_on and bool(drawn_on) != bool(paragraph.left_out):
                continue
            # Records that do not exist, could not be read, or quote what was not found are reported elsewhere.
            elsewhere = {id_ for id_ in paragraph.records if id_ not in collection.records}
            elsewhere |= unverified[source_id]
            actual, listed = set(drawn_on) - elsewhere, set(paragraph.records) - elsewhere
            if listed == actual and bool(paragraph.records) != bool(paragraph.left_out):
                continue
            if not (paragraph.records or actual or paragraph.left_out or whole):
                continue
            name = f"paragraph {paragraph.number} of `{source_id}`"
            place = origin.place(("paragraphs", index))
            if paragraph.left_out and actual:
                message = f"{name} is left out, but {_ids(actual)} {_draw(actual)} on it"
                yield Diagnostic(place, "left-out-but-cited", message, "remove `left_out`, or the citation")
            elif listed != actual:
                message = (
                    f"{name} lists other records than those that draw on it: {_difference(listed, actual)}"
                )
                yield Diagnostic(place, "outdated-lock", message, f"run `findings verify {source_id}`")
            elif paragraph.left_out:
                message = f"{name} has both records and `left_out`"
                yield Diagnostic(place, "left-out-but-cited", message, "remove one of the two")
            else:
                hint = "cite it in a record, or say under `left_out` why no record draws on it"
                message = f"no record draws on {name}"
                yield Diagnostic(place, "unaccounted-paragraph", message, hint, "warning")


def _difference(listed: set[str], actual: set[str]) -> str:
    parts = []
    if actual - listed:
        parts.append(f"{_ids(actual - listed)} {_draw(actual - listed)} on it")
    if listed - actual:
        parts.append(f"{_ids(listed - actual)} {'does' if len(listed - actual) == 1 else 'do'} not")
    return "; ".join(parts)


def _ids(ids: set[str]) -> str:
    return ", ".join(f"`{id_}`" for id_ in sorted(ids))


def _draw(ids: set[str]) -> str:
    return "draws" if len(ids) == 1 else "draw"
