"""Whether the editors' own text can be read at once: short sentences, abbreviations explained, a summary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import methodcaller
from typing import NamedTuple

from generator.model.records import CaseStudy, Record
from generator.model.term import Term
from generator.model.wording import wording

# Plain English holds sentences to 25 words. The names of bodies and the places in documents are long here.
MOST_WORDS = 30
SHORTEST_LONG = 2 * MOST_WORDS  # letters and spaces that so many words take at least
SPACES = methodcaller("count", " ")
SENTENCE_END = re.compile(
    r"[.?!:][’”\"')]*\s+(?=[“‘\"'(\[*A-Z0-9])|\n[ ]*\n|\n(?=[ ]*(?:[-*+>|]|\d+\.|#)[ ])"
)
ABBREVIATION = re.compile(r"(?<![\w&.])[A-Z][A-Z0-9&]*[A-Z](?:s\b|(?!\w))")
ROMAN = re.compile(r"[IVX]+")


class LongSentence(NamedTuple):
    """A sentence with too many words, and where it begins."""

    start: int
    words: int


def may_be_long(text: str) -> bool:
    """Whether a sentence of a text may be too long; a quick look, which most texts do not pass."""
    return len(text) > SHORTEST_LONG and max(map(SPACES, text.replace("\n", " ").split(". "))) >= MOST_WORDS


def long_sentences(text: str) -> Iterator[LongSentence]:
    """Sentences of more than 30 words."""
    start = 0
    for end in (*(match.end() for match in SENTENCE_END.finditer(text)), len(text)):
        sentence = text[start:end]
        number = sum(any(sign.isalnum() for sign in word) for word in sentence.split())
        if number > MOST_WORDS:
            yield LongSentence(start + len(sentence) - len(sentence.lstrip()), number)
        start = end


def explained_abbreviations(records: Iterable[Record], terms: Iterable[Term]) -> frozenset[str]:
    """What readers are told: abbreviations of terms, and names in capitals of terms and of case studies."""
    known: set[str] = set()
    for term in terms:
        known.update(term.abbreviations)
        for name in (term.title, *term.aliases, *term.abbreviations):
            known.update(ABBREVIATION.findall(name))
    for record in records:
        if isinstance(record, CaseStudy):
            known.update(ABBREVIATION.findall(record.title))
    return frozenset(known)


def unexplained(text: str, explained: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Each abbreviation of a text that nothing explains, once, and where it stands first."""
    seen: set[str] = set()
    for match in ABBREVIATION.finditer(text):
        word = match[0].removesuffix("s")
        if word not in seen and not {word, match[0]} & explained and not ROMAN.fullmatch(word):
            seen.add(word)
            yield match.start(), word


def may_be_abbreviation(word: bytes) -> bool:
    """Whether a word may be an abbreviation."""
    singular = word.removesuffix(b"s")
    return len(singular) > 1 and singular.isupper()


def summary_problem(record: Record) -> str:
    """Why the summary of a record tells readers nothing of its own; empty where it does."""
    summary = record.summary.rstrip(".")
    if summary.casefold() == record.title.rstrip(".").casefold():
        return "the summary only repeats the title"
    for quote in record.quotes:
        if len(summary) <= len(quote.text) + 2 and wording(summary) in wording(quote.text):
            return "the summary is only a quotation"
    return ""
