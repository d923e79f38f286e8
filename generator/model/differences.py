"""Two wordings of one text, word by word: which words each has that the other has not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model.wording import OMISSION, wording

# A space after a hyphen may be the end of a printed line (see wording.py), so it divides no words.
BETWEEN_WORDS = re.compile(r"(?<!-)\s+")


@dataclass(frozen=True)
class Run:
    """Words that follow each other, and whether the other text has them differently or not at all."""

    text: str
    differs: bool


def words_of(text: str) -> list[str]:
    """The words of a text with the marks at them, as printed."""
    return [word for word in BETWEEN_WORDS.split(text.strip()) if word]


def differences(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs of words that are the same and runs that differ.

    Compared as quotations are. What “[…]” stands for in one of them does not count as different.
    """
    left, right = words_of(one), words_of(other)
    matcher = SequenceMatcher(None, list(map(wording, left)), list(map(wording, right)), autojunk=False)
    runs: tuple[list[Run], list[Run]] = ([], [])
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        pair = " ".join(left[start:end]), " ".join(right[other_start:other_end])
        differs = kind != "equal" and OMISSION not in pair
        for found, text in zip(runs, pair, strict=True):
            if text:
                found.append(Run(text, differs))
    return tuple(runs[0]), tuple(runs[1])
