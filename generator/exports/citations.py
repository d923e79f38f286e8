"""How a record is cited: the documents it rests on with the places in them, then this knowledge base.

What the editors wrote is theirs and what a document says is its publishers': a citation names both, and
the files for reference managers hold one reference for the record and one for each document.

Each record has three small files, ``/cite/<id>.ris``, ``.bib`` and ``.json``: plain downloads that need no
JavaScript, and no ``data:`` links, which mail and web filters of public services take for smuggled files.
A collection of more than ``FILES_FOR`` records would need too many of them; there the same texts stand
in the record's page, to be copied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.exports.citation_formats import FORMATS, Format
from generator.exports.reference import Reference
from generator.model.evidence import Citation
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record, Source
from generator.model.takedown import TakenDown
from generator.pages import words
from generator.pages.addresses import record_address

FILES_FOR = 5_000  # at 10,000 these would be more than a third of all files of a site


@dataclass(frozen=True)
class Cited:
    """A document with every place in it that a record cites; ``via`` passed it on, where none is known."""

    source: Source
    places: tuple[Citation, ...] = ()
    via: Source | None = None

    @cached_property
    def in_words(self) -> str:
        """The places in words."""
        return place_words(self.places)


@dataclass(frozen=True)
class CiteFile:
    """A record's citation in one format, with its address, or as text where there are no files."""

    format: Format
    address: str | None
    text: str | None


@dataclass(frozen=True)
class CiteSection:
    """What the section “Cite this” shows: ready text, files, and what each document asks of those who quote it."""

    text: str
    files: tuple[CiteFile, ...]
    documents: tuple[Cited, ...]

    @property
    def attributions(self) -> tuple[tuple[str, str], ...]:
        """Each document by its short title, with the attribution that it requires."""
        return tuple((cited.source.short_title, attribution(cited.source)) for cited in self.documents)


def source_of(kb: KnowledgeBase, source_id: str) -> Source | None:
    """A document by its id."""
    record = kb.records.get(source_id)
    return record if isinstance(record, Source) else None


def cited_documents(kb: KnowledgeBase, record: Record) -> list[Cited]:
    """The documents of a record, each once, in the order in which it names them; originals first."""
    if isinstance(record, Source):
        return [Cited(record)]
    places: dict[str, list[Citation]] = {}
    passed_on: dict[str, str] = {}
    for citation in (*record.sources, *record.quotes):
        found = places.setdefault(citation.source, [])
        if citation.has_place or citation.section:
            found.append(citation)
    for quote in record.quotes:
        if quote.via is not None:
            passed_on[quote.source] = quote.via.source
    sources = {i: source for i in places if (source := source_of(kb, i)) is not None}
    for passing in sources.values():
        for source_id in passing.passes_on:
            passed_on.setdefault(source_id, passing.id)
    # A document that passes others on comes after them: the original is named first.
    ordered = sorted(sources.values(), key=lambda source: not places.keys().isdisjoint(source.passes_on))
    return [
        Cited(
            source,
            tuple(places[source.id]),
            None if places[source.id] else source_of(kb, passed_on.get(source.id, "")),
        )
        for source in ordered
    ]


def place_words(places: Iterable[Citation]) -> str:
    """Places in one document in words: pages together, then sections and paragraphs."""
    kept = list(places)
    pages = sorted({p.page for p in kept if p.page is not None and p.paragraph is None and not p.section})
    numbers = words.listed(str(page) for page in pages)
    parts = [f"{'page' if len(pages) == 1 else 'pages'} {numbers}"] if pages else []
    others = (p for p in kept if p.paragraph is not None or p.section)
    parts += dict.fromkeys(words.place(p) for p in others)
    return "; ".join(part for part in parts if part)


def publishers_of(kb: KnowledgeBase, source: Source) -> tuple[str, ...]:
    """The names of those who published a document."""
    return tuple(kb.terms[agency].title for agency in source.publishers)


def attribution(source: Source) -> str:
    """The attribution that a document requires; where none is known, its licence."""
    return source.attribution or f"no attribution given; licence: {source.licence}"


def record_day(record: Record) -> str:
    """The day on which a record was last known to be right."""
    return record.reviewed or record.added


def document_words(kb: KnowledgeBase, cited: Cited) -> str:
    """A document in author-date form, with the places cited."""
    source = cited.source
    year = source.published[:4] if source.published else "no date"
    text = f"{words.listed(publishers_of(kb, source))} ({year}) {source.title}"
    if cited.in_words:
        text += f", {cited.in_words}"
    if cited.via is not None:
        text += f", as passed on by: {cited.via.short_title}"
    return text


def documents_words(kb: KnowledgeBase, documents: Iterable[Cited]) -> str:
    """Documents in author-date form, one after the other."""
    return "; ".join(document_words(kb, cited) for cited in documents)


def citation_text(kb: KnowledgeBase, record: Record) -> str:
    """The ready text: the original documents, then the record in this knowledge base."""
    return _citation_text(kb, record, documents_words(kb, cited_documents(kb, record)))


def _citation_text(kb: KnowledgeBase, record: Record, documents: str) -> str:
    settings = kb.settings
    url = settings.address + record_address(record)
    state = ", withdrawn" if record.status == "withdrawn" else ""
    where = (
        f"{settings.title} ({settings.publisher}), {url} (record of {words.day(record_day(record))}{state})."
    )
    if isinstance(record, Source):
        own = f" {record.address}" if record.address else ""
        return f"{documents}.{own} In: {where}"
    kind = words.KIND_WORDS[record.kind].one.lower()
    return f"{documents}. In: “{record.title}” [{kind}], {where}"


def document_reference(kb: KnowledgeBase, cited: Cited, citing: Record | None = None) -> Reference:
    """A document as a reference; with the places that ``citing`` cites, where it is given."""
    source = cited.source
    publishers = publishers_of(kb, source)
    here = kb.settings.address + record_address(source)
    notes = []
    if citing is not None and cited.in_words:
        notes.append(f"Cited for “{citing.title}”: {cited.in_words}.")
    if cited.via is not None:
        notes.append(f"Known through: {cited.via.short_title}.")
    if source.published is None:
        notes.append("No date known.")
    notes.append(f"Described in {kb.settings.title}: {here}")
    return Reference(
        id=source.id,
        is_document=True,
        authors=publishers,
        date=source.published,
        title=source.title,
        container="",
        publisher=words.listed(publishers),
        url=source.address or here,
        abstract=source.summary,
        note=" ".join(notes),
    )


def record_reference(kb: KnowledgeBase, record: Record, documents: str) -> Reference:
    """A record, which the editors wrote, as a reference; ``documents`` are those it rests on, in words."""
    notes = [*(["Withdrawn."] if record.status == "withdrawn" else []), f"It rests on: {documents}."]
    return Reference(
        id=record.id,
        is_document=False,
        authors=(kb.settings.publisher,),
        date=record_day(record),
        title=record.title,
        container=kb.settings.title,
        publisher=kb.settings.publisher,
        url=kb.settings.address + record_address(record),
        abstract=record.summary,
        note=" ".join(notes),
    )


def references(kb: KnowledgeBase, record: Record) -> list[Reference]:
    """The references of one record's files: the record and its documents, or the document alone."""
    documents = cited_documents(kb, record)
    return _references(kb, record, documents, documents_words(kb, documents))


def _references(kb: KnowledgeBase, record: Record, documents: Iterable[Cited], words: str) -> list[Reference]:
    if isinstance(record, Source):
        return [document_reference(kb, cited) for cited in documents]
    own = record_reference(kb, record, words)
    return [own, *(document_reference(kb, cited, record) for cited in documents)]


def all_references(kb: KnowledgeBase) -> list[Reference]:
    """Every record and every document once, in the order of the files."""
    return [
        document_reference(kb, Cited(record))
        if isinstance(record, Source)
        else record_reference(kb, record, documents_words(kb, cited_documents(kb, record)))
        for record in kb.records.values()
    ]


def has_files(kb: KnowledgeBase) -> bool:
    """Whether each record has citation files of its own."""
    return len(kb.records) <= FILES_FOR


def cite_section(kb: KnowledgeBase, record: Record) -> CiteSection:
    """What the page of a record shows under “Cite this”."""
    documents = cited_documents(kb, record)
    in_words = documents_words(kb, documents)
    if has_files(kb):
        files = tuple(CiteFile(form, f"cite/{record.id}.{form.ending}", None) for form in FORMATS)
    else:
        own = _references(kb, record, documents, in_words)
        files = tuple(CiteFile(form, None, form.write(own)) for form in FORMATS)
    return CiteSection(_citation_text(kb, record, in_words), files, tuple(documents))


def citation_addresses(kb: KnowledgeBase, record: Record | TakenDown) -> list[str]:
    """The addresses of a record's citation files; none where there would be too many files."""
    return [f"cite/{record.id}.{form.ending}" for form in FORMATS] if has_files(kb) else []


def citation_files(kb: KnowledgeBase, record: Record) -> dict[str, str]:
    """The citation files of a record, by address."""
    if not has_files(kb):
        return {}
    own = references(kb, record)
    texts = (form.write(own) for form in FORMATS)
    return dict(zip(citation_addresses(kb, record), texts, strict=True))
