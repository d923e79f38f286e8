"""Which records a document shows, and in which order: decided by rule, never by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.evidence import BASIS_LABELS, SHORT_MARKS, Quote
from generator.model.knowledge_base import KnowledgeBase
from generator.model.language import TermToAvoid
from generator.model.records import Context, Finding, Record
from generator.pages.addresses import record_address, term_address
from generator.pages.words import KIND_WORDS, figure_value, listed, place, where

T = TypeVar("T")


@dataclass(frozen=True)
class Selection(Generic[T]):
    """The first of a list, and how many there are in all."""

    items: tuple[T, ...]
    total: int

    @property
    def note(self) -> str:
        """“6 of 31” for a shortened list; nothing for a whole one."""
        return f"{len(self.items)} of {self.total}" if len(self.items) < self.total else ""


@dataclass(frozen=True)
class Advice:
    """A term to avoid that stands in a quotation: why, and what to say instead. ``address`` is that of the
    term, relative to the site's root."""

    term: str
    why: str
    instead: str
    address: str

    @property
    def text(self) -> str:
        """All of it in one line."""
        return f"“{self.term}”: {self.why} Instead: {self.instead}"


@dataclass(frozen=True)
class QuotedWords:
    """A quotation ready to print: its words, its place in words, whether it is language to avoid, how far it is
    verified, in one or two words, and advice on the terms to avoid in it."""

    text: str
    place: str
    avoid: bool
    mark: str
    advice: tuple[Advice, ...]


@dataclass(frozen=True)
class Line:
    """One record in a document. ``address`` is absolute; all texts are plain.

    ``basis`` says who says it, where inspectors did not see it themselves.
    """

    id: str
    kind: str
    kind_name: str
    title: str
    summary: str
    where: str
    figures: tuple[str, ...]
    quotes: tuple[QuotedWords, ...]
    sources: tuple[str, ...]
    address: str
    basis: str = ""

    @property
    def note(self) -> str:
        """Where it was found, and who says so: “Leeds · An evaluation showed this”."""
        return " · ".join(filter(None, (self.where, self.basis)))


def ranked(kb: KnowledgeBase, records: Iterable[Record]) -> list[Record]:
    """Those that support a takeaway first, then those with a quotation, then the newest; then by id."""
    listed = sorted(records, key=lambda record: record.id)
    listed.sort(key=lambda record: record.added, reverse=True)  # each sort keeps the order of the one before
    listed.sort(key=lambda record: (not kb.links_to(record.id, "supported_by"), not record.quotes))
    return listed


def quoted_words(kb: KnowledgeBase, quote: Quote) -> QuotedWords:
    """A quotation with its place in words: “Leeds report 2024, page 5”, or who passes it on."""
    source = kb.records[quote.source]
    name = getattr(source, "short_title", source.title)
    text = f"{name}, {place(quote)}" if place(quote) else name
    if quote.via is not None and not quote.has_place:
        passed_on = kb.records[quote.via.source]
        text += f", as quoted by the {getattr(passed_on, 'short_title', passed_on.title)}, {place(quote.via)}"
    if quote.speaker:
        text = f"{quote.speaker}, in {text}"
    return QuotedWords(quote.text, text, quote.avoid, SHORT_MARKS[quote.verification], advice_on(kb, quote))


def advice_on(kb: KnowledgeBase, quote: Quote) -> tuple[Advice, ...]:
    """What to say instead of each term to avoid in a quotation."""
    terms = (kb.terms[term_id] for term_id in quote.terms_to_avoid)
    return tuple(
        Advice(term.title, term.why, term.instead, term_address(term))
        for term in terms
        if isinstance(term, TermToAvoid)
    )


def cited_places(kb: KnowledgeBase, record: Record) -> tuple[str, ...]:
    """Every place that a record cites, document by document: “Leeds report 2024, pages 3, 5 and 7”."""
    pages: dict[str, set[int]] = defaultdict(set)
    paragraphs: dict[str, set[int]] = defaultdict(set)
    for citation in record.sources:
        pages[citation.source] |= {citation.page} if citation.page is not None else set()
        paragraphs[citation.source] |= {citation.paragraph} if citation.paragraph is not None else set()
    texts = []
    for source_id, numbers in pages.items():
        source = kb.records[source_id]
        name = getattr(source, "short_title", source.title)
        where_in = [numbered("page", numbers), numbered("paragraph", paragraphs[source_id])]
        texts.append(", ".join(filter(None, (name, *where_in))))
    return tuple(texts)


def numbered(word: str, numbers: Iterable[int]) -> str:
    """“page 5”, “pages 5 and 6”, or nothing."""
    texts = [f"{number}" for number in sorted(numbers)]
    return f"{word}{'s' if len(texts) > 1 else ''} {listed(texts)}" if texts else ""


def basis_words(record: Record) -> str:
    """Who says it, where inspectors did not see it themselves: evidence is never flattened."""
    if isinstance(record, Context):
        return f"Said by: {record.said_by}"
    if isinstance(record, Finding) and record.basis in {"evaluation-showed", "said-by-others"}:
        return BASIS_LABELS[record.basis]
    return ""


def line(kb: KnowledgeBase, record: Record) -> Line:
    """A record as a document shows it."""
    return Line(
        id=record.id,
        kind=record.kind,
        kind_name=KIND_WORDS[record.kind].one,
        title=record.title,
        summary=record.summary,
        where=where(record, kb),
        figures=tuple(f"{figure_value(figure)}: {figure.counts}" for figure in record.figures),
        quotes=tuple(quoted_words(kb, quote) for quote in record.quotes),
        sources=cited_places(kb, record),
        address=kb.settings.address + record_address(record),
        basis=basis_words(record),
    )


def select(kb: KnowledgeBase, records: Iterable[Record], limit: int) -> Selection[Line]:
    """The first ``limit`` records by the rule, as lines."""
    listed = ranked(kb, records)
    return Selection(tuple(line(kb, record) for record in listed[:limit]), len(listed))
