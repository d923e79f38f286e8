"""Finding terms to avoid in a text, as whole words, in every form that the vocabulary names.

An editor writes a form as it is said; “/” stands between words of which any one may stand there. Capitals make no
difference, nor do hyphens and apostrophes of any look, spaces, or quotation marks around one of the words; only a
form in capitals alone, such as an abbreviation, is looked for just so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

BETWEEN_WORDS = r"['’\"”]?[\s‐‑-]+['‘\"“]?"
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = "['’]"


@dataclass(frozen=True)
class Hit:
    """A term that stands in a text: its id, and from where to where."""

    term: str
    start: int
    end: int


class HarmfulWords:
    """All terms to avoid, ready to be looked for. ``forms`` gives those of each id, ``unless`` the phrases in
    which a term stands but is not meant."""

    def __init__(self, forms: Mapping[str, Iterable[str]], unless: Mapping[str, Iterable[str]]) -> None:
        self._patterns = {id_: _pattern(several) for id_, several in forms.items()}
        self._unless = {id_: _pattern(several) for id_, several in unless.items() if several}
        self._by_word: dict[str, set[str]] = {}
        for id_, several in forms.items():
            for form in several:
                for word in _telling_words(form):
                    self._by_word.setdefault(word, set()).add(id_)
        self.words = frozenset(self._by_word)

    def find(self, text: str) -> list[Hit]:
        """Every term in a text, in order; of two that overlap, the longer one."""
        words = self.words.intersection(WORD.findall(text.lower()))
        return self.find_among({id_ for word in words for id_ in self._by_word[word]}, text)

    def terms_with(self, words: Iterable[str]) -> set[str]:
        """The terms that may stand in a text with these words, in lower case."""
        return {id_ for word in words for id_ in self._by_word.get(word, ())}

    def find_among(self, ids: Iterable[str], text: str) -> list[Hit]:
        """Those of these terms that stand in a text."""
        hits = [hit for id_ in sorted(ids) for hit in self._of_term(id_, text)]
        hits.sort(key=lambda hit: (hit.start, hit.start - hit.end, hit.term))
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _of_term(self, id_: str, text: str) -> Iterator[Hit]:
        spared = [match.span() for match in self._unless[id_].finditer(text)] if id_ in self._unless else []
        for match in self._patterns[id_].finditer(text):
            if not any(start <= match.start() and match.end() <= end for start, end in spared):
                yield Hit(id_, *match.span())


def readings(form: str) -> list[str]:
    """A form with “/” as the phrases that it stands for: “risk taker/takers” is two."""
    return [" ".join(words) for words in product(*(word.split("/") for word in form.split()))]


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all forms of a term, the longest first."""
    patterns = sorted((_form_pattern(form) for form in forms), key=len, reverse=True)
    return re.compile(rf"(?<![\w’'])(?:{'|'.join(patterns)})(?!\w)")


def _form_pattern(form: str) -> str:
    parts = []
    for word in form.split():
        choices = sorted((_word_pattern(choice) for choice in word.split("/")), key=len, reverse=True)
        parts.append(choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})")
    pattern = BETWEEN_WORDS.join(parts)
    return pattern if form.isupper() else f"(?i:{pattern})"


def _word_pattern(word: str) -> str:
    parts = [re.escape(part).replace("'", APOSTROPHES).replace("’", APOSTROPHES) for part in word.split("-")]
    return BETWEEN_WORDS.join(parts)


def _telling_words(form: str) -> set[str]:
    """Words in lower case of which one stands in every text that holds the form: those at its rarest place."""
    places = [
        {part.lower() for choice in word.split("/") for part in WORD.findall(choice)[:1]}
        for word in form.split()
    ]
    return min(places, key=lambda words: (sum(len(word) < 5 for word in words), len(words)))
