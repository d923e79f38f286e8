"""How a partner summary words a record: worked out once a record, however many summaries show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.documents.selection import QuotedWords, cited_places, quoted_words
from generator.model.evidence import BASIS_LABELS, Citation, Figure, Quote
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import CaseStudy, Finding, Record
from generator.pages.addresses import record_address
from generator.pages.words import count_of, figure_value, number_word, plain_number, where

# A document and a place in it: page and paragraph.
Cited = tuple[str, int | None, int | None]


def normal(words: str) -> str:
    """Words as they are compared: two quotations that differ in their full stop are one."""
    return words.casefold().rstrip(" .")


def places(citations: Iterable[Citation]) -> set[Cited]:
    """Documents and places in them, to be compared."""
    return {(c.source, c.page, c.paragraph) for c in citations}


def without_section(quote: Quote) -> Quote:
    """A quotation whose place is said briefly: paragraph or page, without the heading it stands under."""
    via = quote.via.model_copy(update={"section": None}) if quote.via else None
    return quote.model_copy(update={"section": None, "via": via})


def says(text: str, figure: Figure) -> bool:
    """Whether a text already gives all the numbers of a figure, in digits or in words."""
    words = {word.casefold() for word in re.findall(r"[\w,.]*\w", text)}
    numbers = [number for number in (figure.value, figure.of, figure.in_every) if number is not None]
    return all(words & {plain_number(n), number_word(int(n))} for n in numbers)


def note_of(kb: KnowledgeBase, record: Record) -> str:
    """What a reader should know beside the text: whose word it is, who should act, how long it takes."""
    if isinstance(record, CaseStudy):
        return f"about {count_of(record.minutes, 'minute', 'minutes')}"
    if not isinstance(record, Finding):
        return ""
    notes = []
    if record.addressed_to:
        notes.append("For: " + ", ".join(kb.terms[agency].title for agency in record.addressed_to))
    expected = "recommendation" if record.kind == "opportunity" else "inspectors-saw"
    if record.basis != expected:
        notes.append(BASIS_LABELS[record.basis])
    return ". ".join(notes)


@dataclass(frozen=True)
class WordedQuote:
    """A quotation ready to print, with what tells whether it stands in a summary already."""

    key: str
    source: str
    cited: Cited
    words: QuotedWords


@dataclass(frozen=True)
class Worded:
    """What a summary says of a record, whichever area it is about."""

    where: str
    note: str
    figures: tuple[tuple[str, str], ...]
    quotes: tuple[WordedQuote, ...]
    cited: frozenset[Cited]
    places: str
    address: str


class Wording:
    """The wording of every record of a knowledge base."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self._known: dict[str, Worded] = {}

    def of(self, record: Record) -> Worded:
        """The wording of one record."""
        worded = self._known.get(record.id)
        if worded is None:
            worded = self._known[record.id] = self._worded(record)
        return worded

    def _worded(self, record: Record) -> Worded:
        known = f"{record.title} {record.summary}"
        figures = [f"{figure_value(f)}: {f.counts}" for f in record.figures if not says(known, f)]
        quotes = [
            WordedQuote(
                normal(quote.text),
                quote.source,
                (quote.source, quote.page, quote.paragraph),
                quoted_words(self.kb, without_section(quote)),
            )
            for quote in record.quotes
        ]
        return Worded(
            where(record, self.kb),
            note_of(self.kb, record),
            tuple((normal(figure), figure) for figure in figures),
            tuple(quotes),
            frozenset(places(record.sources)),
            "; ".join(cited_places(self.kb, record)),
            self.kb.settings.address + record_address(record),
        )
