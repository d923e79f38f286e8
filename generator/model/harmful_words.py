"""Finding terms to avoid in a text, as whole words, in every form that the vocabulary names.

An editor writes a form as it is said; “/” stands between words of which any one may stand there. Capitals make no
difference, nor do hyphens and apostrophes of any look, spaces, or quotation marks around one of the words; only a
form in capitals alone, such as an abbreviation, is looked for just so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

BETWEEN_WORDS = r"['’\"”]?[\s‐‑-]+['‘\"“]?"
WORD = re.compile(r"[a-z0-9]+")  # enough to tell which texts to look at
APOSTROPHES = "['’]"


# Words that many texts about children hold, so that they tell little.
COMMON = frozenset({
    "a", "about", "an", "and", "are", "as", "at", "back", "be", "become", "been", "before", "better", "by",
    "child", "children", "decisions", "did", "do", "engage", "engagement", "exploitation", "for", "from", "go", "had",
    "harm", "has", "have", "he", "her", "his", "in", "into", "involved", "involvement", "is", "it", "its", "know", "me",
    "money", "months", "not", "of", "on", "or", "over", "people", "risk", "risks", "safety", "she", "support",
    "that", "the", "their", "them", "they", "this", "to", "two", "was", "way", "were", "what", "when", "who",
    "with", "work", "working", "years", "young",
})  # fmt: skip


@dataclass(frozen=True)
class Hit:
    """A term that stands in a text: its id, and from where to where."""

    term: str
    start: int
    end: int


class HarmfulWords:
    """All terms to avoid, ready to be looked for. ``forms`` gives those of each id, ``unless`` the phrases in
    which a term stands but is not meant.

    ``words`` are those of which one stands wherever a term does. Few texts hold one, and of those most do not
    hold the other words of any form; patterns are made only for what is left.
    """

    def __init__(self, forms: Mapping[str, Iterable[str]], unless: Mapping[str, Iterable[str]]) -> None:
        self._forms, self._unless = forms, unless
        self._by_word: dict[str, list[tuple[str, list[frozenset[str]]]]] = {}
        for id_, several in forms.items():
            for form in several:
                places = _places(form)
                for word in _rarest(places):
                    self._by_word.setdefault(word, []).append((id_, places))
        self.words = frozenset(self._by_word)

    def find(self, text: str) -> list[Hit]:
        """Every term in a text, in order; of two that overlap, the longer one."""
        return self.find_among(self.candidates(frozenset(WORD.findall(text.lower()))), text)

    def candidates(self, words: frozenset[str]) -> set[str]:
        """The terms that may stand in a text with these words, which are in lower case."""
        return {
            id_
            for word in self.words & words
            for id_, places in self._by_word[word]
            if not any(place.isdisjoint(words) for place in places)
        }

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
        unless = self._unless.get(id_)
        spared = [match.span() for match in _pattern(tuple(unless)).finditer(text)] if unless else []
        for match in _pattern(tuple(self._forms[id_])).finditer(text):
            if not any(start <= match.start() and match.end() <= end for start, end in spared):
                yield Hit(id_, *match.span())


def readings(form: str) -> list[str]:
    """A form with “/” as the phrases that it stands for: “risk taker/takers” is two."""
    return [" ".join(words) for words in product(*(word.split("/") for word in form.split()))]


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
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


def _places(form: str) -> list[frozenset[str]]:
    """For each word of a form those that may stand there, in lower case; of one with a hyphen its longest part."""
    return [
        frozenset(max(WORD.findall(choice.lower()), key=len) for choice in word.split("/"))
        for word in form.split()
    ]


def _rarest(places: list[frozenset[str]]) -> frozenset[str]:
    """The words of the place that is likely to be met least: few, none of them common, and rather long."""

    def weight(word: str) -> int:
        return 100 if word in COMMON else 3 if len(word) < 6 else 1

    return min(places, key=lambda words: sum(map(weight, words)))
