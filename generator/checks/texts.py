"""All texts of records and terms, read once: harmful language, personal data, plain English.

Most texts hold nothing doubtful. So those of a record are first cut into words, quickly and without regard to
what they mean; every different word is judged once a collection, and only a record that holds a doubtful one is
looked at closely. Ten thousand records cost a few tenths of a second; in a preview, where most are the same as
before, a third of that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from generator.checks import named_children, personal_data, readability
from generator.checks.bare_text import bare, said
from generator.diagnostics import Diagnostic, Place
from generator.model.fields import Model
from generator.model.language import TermToAvoid, harmful_words
from generator.model.passages import Passage, passages, texts
from generator.model.quotations import avoided_terms
from generator.model.records import Record
from generator.model.vocabulary import Programme
from generator.reading.collection import Collection
from generator.reading.origin import Origin

LANGUAGE, PERSONAL, CHILD, ABBREVIATION = 1, 2, 4, 8
KEPT = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@+&"
CUT = bytes(sign if sign in KEPT else 32 for sign in range(256))


def check_texts(collection: Collection) -> Iterator[Diagnostic]:
    """Everything that is wrong with the words of records and terms."""
    reader = TextReader(collection)
    for id_, model in (*collection.records.items(), *collection.terms.items()):
        origin = collection.origins[id_]
        if isinstance(model, Record):
            yield from reader.of_model(model, collection.files[id_].once(reader.look), origin)
            problem = collection.files[id_].once(readability.summary_problem)
            if problem:
                hint = "say in your own plain words what was found"
                yield Diagnostic(origin.place(("summary",)), "no-own-summary", problem, hint, "warning")
            yield from reader.of_quotes(model, origin)
            continue
        yield from reader.of_model(model, reader.look(model), origin)
        if isinstance(model, Programme) and model.definition is None:
            message = "this programme has no definition in plain English"
            hint = "add `definition`: who inspects what, in one or two sentences"
            yield Diagnostic(origin.place(), "no-own-summary", message, hint, "warning")


class FirstLook(NamedTuple):
    """What a quick look at all texts of a record or term found: doubtful words, and sentences that may be too long."""

    doubts: int
    has_long: bool


@lru_cache(maxsize=1)
def looking_for(harmful: frozenset[bytes], explained: frozenset[bytes]) -> Callable[[Model], FirstLook]:
    """A quick look for anything doubtful, the same function as long as the vocabularies say the same."""
    seen: set[bytes] = set()
    doubtful: dict[bytes, int] = {}
    doubtful_words: set[bytes] = set()

    def look(model: Model) -> FirstLook:
        ours, others = texts(model)
        words = set(cut("\n".join(ours + others)))
        new = words - seen
        if new:
            seen.update(new)
            for word in new:
                if judged := judge(word, harmful, explained):
                    doubtful[word] = judged
                    doubtful_words.add(word)
        kinds = 0
        for word in words & doubtful_words:
            kinds |= doubtful[word]
        return FirstLook(kinds, any(map(readability.may_be_long, ours)))

    return look


def judge(word: bytes, harmful: frozenset[bytes], explained: frozenset[bytes]) -> int:
    """In which ways a word is doubtful."""
    kinds = LANGUAGE if word.lower() in harmful else 0
    if personal_data.is_doubtful_word(word):
        kinds |= PERSONAL
    if named_children.is_doubtful_word(word):
        kinds |= CHILD
    if readability.may_be_abbreviation(word) and word not in explained:
        kinds |= ABBREVIATION
    return kinds


class TextReader:
    """Knows the words of the vocabularies."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.harmful = harmful_words(collection.terms)
        self.explained = readability.explained_abbreviations(
            collection.records.values(), collection.terms.values()
        )
        self.look = looking_for(
            frozenset(piece for word in self.harmful.words for piece in cut(word)),
            frozenset(piece for word in self.explained for piece in cut(word)),
        )
        self.contact = collection.settings.contact if collection.settings else ""

    def of_model(self, model: Model, look: FirstLook, origin: Origin) -> Iterator[Diagnostic]:
        """What is wrong with the texts of one record or term. ``look`` is what was seen at first."""
        doubts, has_long = look
        if not (doubts or has_long):
            return
        harmful = self.harmful.candidates(lower(words_of(model))) if doubts & LANGUAGE else set()
        for passage in passages(model):
            if passage.whose == "editors":
                if harmful:
                    place = partial(place_at, origin, passage)
                    yield from self.language_problems(harmful, passage.text, place)
                if has_long:
                    yield from self._long_sentences(passage, origin)
                if doubts & ABBREVIATION:
                    yield from self._abbreviations(passage, origin)
            if doubts & (PERSONAL | CHILD):
                yield from self._privacy(passage, model, origin, doubts)

    def of_quotes(self, record: Record, origin: Origin) -> Iterator[Diagnostic]:
        """What is wrong with the marks of a record."""
        for index, quote in enumerate(record.quotes):
            if quote.avoid:
                for term_id in avoided_terms(quote, self.harmful)[:1]:
                    place = origin.place(("quotes", index, "avoid"))
                    message = f"this quotation is marked by itself, since it holds `{term_id}`"
                    yield Diagnostic(place, "needless-mark", message, "remove `avoid: true`", "warning")

    def language_problems(
        self, candidates: set[str], text: str, place: Callable[[int], Place]
    ) -> Iterator[Diagnostic]:
        """Terms to avoid in a text of the editors, with what to say instead."""
        for hit in self.harmful.find_among(candidates, said(text)):
            term = self.collection.terms[hit.term]
            if isinstance(term, TermToAvoid):
                message = f"“{term.title}” is language to avoid about children"
                hint = f"instead: {term.instead}"
                yield Diagnostic(place(hit.start), "harmful-language", message, hint, "warning")

    def _long_sentences(self, passage: Passage, origin: Origin) -> Iterator[Diagnostic]:
        text = bare(passage.text) if passage.is_markdown else passage.text
        for start, words in readability.long_sentences(text):
            message = f"this sentence has {words} words"
            hint = f"make two sentences of it, of {readability.MOST_WORDS} words at most"
            yield Diagnostic(place_at(origin, passage, start), "long-sentence", message, hint, "warning")

    def _abbreviations(self, passage: Passage, origin: Origin) -> Iterator[Diagnostic]:
        for start, word in readability.unexplained(said(passage.text), self.explained):
            message = f"nothing explains the abbreviation {word}"
            hint = "write it out, or add it under `abbreviations` of its term or in the glossary"
            place = place_at(origin, passage, start)
            yield Diagnostic(place, "unexplained-abbreviation", message, hint, "warning")

    def _privacy(self, passage: Passage, model: Model, origin: Origin, doubts: int) -> Iterator[Diagnostic]:
        text = passage.text
        if doubts & PERSONAL:
            for found in personal_data.personal_data(text, self.contact):
                yield personal_problem(found.sort, place_at(origin, passage, found.start))
        if doubts & CHILD:
            for sign in named_children.names_of_children(text, self.is_word):
                hint = "leave the name out, and say “a child” or “a boy”"
                place = place_at(origin, passage, sign.start)
                yield Diagnostic(place, "child-named", "this may be the name of a child", hint, "warning")
            for sign in named_children.identifying_ages(text, lambda: self.has_place(model, text)):
                place = place_at(origin, passage, sign.start)
                message = "the exact age of one child stands here with a place and a date"
                hint = (
                    "leave one of the three out, or say “a child under 16”, so that nobody can tell who it is"
                )
                yield Diagnostic(place, "identifiable-child", message, hint, "warning")

    def is_word(self, name: str) -> bool:
        """Whether a word with a capital letter is used without one as well, or belongs to the name of a term."""
        return name.lower().encode() in self.used or name in self.names

    @cached_property
    def used(self) -> frozenset[bytes]:
        """Every word of all records and terms, with capital letters where it has them."""
        collection = self.collection
        return frozenset().union(*map(words_of, (*collection.records.values(), *collection.terms.values())))

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the titles of all terms."""
        return frozenset(
            word for term in self.collection.terms.values() for word in re.findall(r"\w+", term.title)
        )

    def has_place(self, model: Model, text: str) -> bool:
        """Whether readers know where this was: the record names areas, or the text does."""
        areas = (term.title for term in self.collection.terms.values() if term.type == "area")
        return bool(getattr(model, "areas", ())) or any(title in text for title in areas)


def words_of(model: Model) -> set[bytes]:
    """The different words of all texts of a record or term."""
    ours, others = texts(model)
    return set(cut("\n".join(ours + others)))


def cut(text: str) -> list[bytes]:
    """The words of a text, without regard to letters beyond A to Z."""
    return text.encode().translate(CUT).split()


def lower(words: set[bytes]) -> frozenset[str]:
    """Words as the vocabulary of language looks for them."""
    return frozenset(b" ".join(words).decode().lower().split())


def personal_problem(sort: str, place: Place) -> Diagnostic:
    """Personal data of some sort."""
    message = f"{sort} of a person may stand here"
    hint = "remove it; if this was ever committed, tell whoever keeps the repository, since git still has it"
    return Diagnostic(place, "personal-data", message, hint)


def place_at(origin: Origin, passage: Passage, index: int) -> Place:
    """The place of the word at an index of a passage: found by the word, since YAML folds lines."""
    text = passage.text
    fragment = text[index:].split(None, 1)[0]
    before = text[:index]
    # The same word may stand there before, also inside longer ones.
    return origin.place_in_text(passage.location, fragment, before.count(fragment))
