"""``/language/``: terms to avoid when one writes about children, why, and what to say instead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from generator.model.harmful_words import readings
from generator.model.knowledge_base import KnowledgeBase
from generator.model.language import TermToAvoid
from generator.model.records import Record
from generator.pages.environment import Pages
from generator.pages.page import Page

OTHERS = 6  # further forms that an entry shows; the check knows them all
QUOTED_LIMIT = 5
LEAD = "What not to write about a child, why, what to write instead, and which guides say so."


@dataclass(frozen=True)
class SortWords:
    """What a sort of language is called, and what it does."""

    title: str
    about: str


SORTS: dict[str, SortWords] = {
    "victim-blaming": SortWords(
        "Blames the child", "It makes the child responsible for what others do, or leave undone."
    ),
    "minimising": SortWords(
        "Plays harm down",
        "It borrows everyday words for abuse, so that it sounds like work, friendship or choice.",
    ),
    "adultifying": SortWords(
        "Treats the child as an adult",
        "It credits a child with an adult’s judgement, and so takes away a child’s protection.",
    ),
    "criminalising": SortWords(
        "Makes an offender of the child", "It sees an offence before it sees a child."
    ),
    "othering": SortWords("Sets the child apart", "It reduces a child to one thing about them."),
}


@dataclass(frozen=True)
class Entry:
    """One term, other forms of it as examples, and the records that quote it."""

    term: TermToAvoid
    others: tuple[str, ...]
    quoted_in: tuple[Record, ...]


@dataclass(frozen=True)
class SortOfLanguage:
    """The terms that do the same to a child, under their heading."""

    anchor: str
    words: SortWords
    entries: tuple[Entry, ...]


def quoting_records(kb: KnowledgeBase) -> dict[str, tuple[Record, ...]]:
    """The published records that quote each term to avoid."""
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in kb.records.values():
        if record.status == "published":
            for quote in record.quotes:
                for term_id in quote.terms_to_avoid:
                    found[term_id][record.id] = record
    return {term_id: tuple(records.values()) for term_id, records in found.items()}


def other_forms(term: TermToAvoid) -> tuple[str, ...]:
    """The first reading of each form but those of the title, as examples of what else is meant."""
    firsts = dict.fromkeys(f"“{readings(form)[0]}”" for form in term.forms)
    shown = [text for text in firsts if text.strip("“”").casefold() not in term.title.casefold()]
    return tuple(shown[:OTHERS])


def language_page(pages: Pages) -> Page:
    """Every term to avoid, sort by sort, and the guides."""
    kb = pages.kb
    quoted = quoting_records(kb)
    groups = []
    for sort, words in SORTS.items():
        entries = tuple(
            Entry(term, other_forms(term), quoted.get(term.id, ()))
            for term in kb.language
            if term.sort == sort
        )
        if entries:
            groups.append(SortOfLanguage(f"sort-{sort}", words, entries))
    return pages.render(
        "language.html",
        "language/",
        "Words that do harm",
        LEAD,
        lead=LEAD,
        groups=groups,
        guides=kb.guides,
        quoted_limit=QUOTED_LIMIT,
    )
