"""Where words stand in a document: exactly, and where they nearly do."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from generator.model.differences import words_of
from generator.model.evidence import Citation
from generator.model.wording import OMISSION, wording
from generator.verification.document import Document

CANDIDATES = 8  # passages with the most words in common, of which the nearest is chosen
LIKENESS = 0.3  # share of a quotation's words below which nothing is near it


@dataclass(frozen=True)
class Match:
    """A place where words stand: the paragraph in which they begin, and the pages that they touch."""

    paragraph: int
    pages: tuple[int, ...]

    def stands_at(self, place: Citation) -> bool:
        """Whether this is the place that is cited, as far as the citation says."""
        return place.paragraph in (None, self.paragraph) and (place.page is None or place.page in self.pages)


@dataclass(frozen=True)
class Near:
    """The passage of a document that is most like a quotation."""

    paragraph: int
    page: int | None
    text: str


class Matcher:
    """Looks for quotations in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._texts = [wording(passage.text) for passage in document.passages]
        self._whole = " ".join(self._texts)
        self._starts: list[int] = []
        position = 0
        for text in self._texts:
            self._starts.append(position)
            position += len(text) + 1

    def matches(self, quotation: str) -> Iterator[Match]:
        """Every place where a quotation stands word for word, in order.

        It may run over the end of a paragraph. What “[…]” leaves out reaches into the next paragraph at most.
        """
        parts = [part for part in map(wording, quotation.split(OMISSION)) if part]
        start = self._find(parts[0], 0, len(self._whole)) if parts else -1
        while start >= 0:
            end = self._end_of(parts, start)
            if end is not None:
                yield Match(self._index(start) + 1, self._pages(start, end))
            start = self._find(parts[0], start + 1, len(self._whole))

    def _end_of(self, parts: list[str], start: int) -> int | None:
        """Where the last part ends, when the first begins at ``start``; None where a part does not follow."""
        end = start + len(parts[0])
        for part in parts[1:]:
            after = self._index(end - 1) + 2
            limit = self._starts[after] - 1 if after < len(self._starts) else len(self._whole)
            found = self._find(part, end, limit)
            if found < 0:
                return None
            end = found + len(part)
        return end

    def _find(self, part: str, start: int, limit: int) -> int:
        """The next place where a part stands as whole words; -1 where there is none."""
        text = self._whole
        found = text.find(part, start, limit)
        while found >= 0:
            end = found + len(part)
            cut = (found > 0 and text[found - 1].isalnum() and part[0].isalnum()) or (
                end < len(text) and text[end].isalnum() and part[-1].isalnum()
            )
            if not cut:
                return found
            found = text.find(part, found + 1, limit)
        return -1

    def _index(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _pages(self, start: int, end: int) -> tuple[int, ...]:
        """The pages on which the words between two positions stand."""
        first, last = self._index(start), self._index(end - 1)
        found: dict[int, None] = {}
        for index in range(first, last + 1):
            pages = self.document.passages[index].pages
            ends = [*(begin for begin, _ in pages[1:]), len(self._texts[index])]
            for (begin, number), stop in zip(pages, ends, strict=False):  # no pages have one end all the same
                if self._starts[index] + begin < end and start < self._starts[index] + stop:
                    found[number] = None
        return tuple(found)

    @cached_property
    def _words(self) -> list[list[str]]:
        return [words_of(passage.text) for passage in self.document.passages]

    @cached_property
    def _counts(self) -> list[Counter[str]]:
        return [Counter(map(_plain, words)) for words in self._words]

    def nearest(self, quotation: str) -> Near | None:
        """The passage most like a quotation; None where nothing is."""
        wanted = [word for word in words_of(quotation) if word != OMISSION]
        plain = list(map(_plain, wanted))
        common = [((Counter(plain) & counts).total(), -i) for i, counts in enumerate(self._counts)]
        best: tuple[int, Near] | None = None
        for shared, negative in sorted(common, reverse=True)[:CANDIDATES]:
            if not shared:
                continue
            index = -negative
            following = self._words[index + 1] if index + 1 < len(self._words) else []
            words = self._words[index] + following[: len(wanted)]
            found = _window(plain, list(map(_plain, words)), len(self._words[index]))
            if found is None or (best and found.alike <= best[0]):
                continue
            passage = _like(words[found.first : found.last], wanted)
            best = found.alike, Near(index + 1, self._page_of(index, found.first), " ".join(passage))
        return best[1] if best and best[0] >= len(wanted) * LIKENESS else None

    def _page_of(self, index: int, word: int) -> int | None:
        """The page on which a word of a paragraph stands."""
        position = len(wording(" ".join(self._words[index][:word])))
        numbers = [number for begin, number in self.document.passages[index].pages if begin <= position + 1]
        return numbers[-1] if numbers else None


class _Window(NamedTuple):
    """Words of a passage, from the first to before the last, and how many of them are those of a quotation."""

    alike: int
    first: int
    last: int


def _window(wanted: list[str], words: list[str], limit: int) -> _Window | None:
    """The words most like the wanted ones that begin before ``limit``: as many alike as can be, close together."""
    matcher = SequenceMatcher(None, wanted, words, autojunk=False)
    anchor = matcher.find_longest_match()
    around = anchor.b - anchor.a
    windows = []
    for slack in (1, len(wanted) // 2 + 3, len(words)):
        start = max(0, around - slack)
        matcher.set_seq2(words[start : around + len(wanted) + slack])
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if blocks:
            first = max(0, start + blocks[0].b - blocks[0].a)
            last = start + blocks[-1].b + len(wanted) - blocks[-1].a
            if start + blocks[0].b < limit:
                windows.append(_Window(sum(block.size for block in blocks), first, last))
    return max(windows, key=lambda window: (window.alike, window.first - window.last), default=None)


def _like(passage: list[str], wanted: list[str]) -> list[str]:
    """A passage without the marks before its first word and after its last that the quotation does not take
    along: a quotation may end before a full stop."""
    for end in (0, -1):
        inside = wording(wanted[end]) in wording(passage[end])
        if inside and _plain(wanted[end]) == _plain(passage[end]):
            passage[end] = wanted[end]
    return passage


def _plain(word: str) -> str:
    """A word without the marks around it and in small letters: for what is near, not for what is equal."""
    return wording(word).casefold().strip(".,;:!?'\"()[]")
