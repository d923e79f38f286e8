"""Findings that say nearly the same: somebody may have entered one twice.

A text is cut into shingles, runs of three words that begin with a long one, and each shingle remembers the
latest text that holds it. A new text is compared only with those that a third of its shingles name, so the time
grows with the number of findings and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import repeat

from generator.diagnostics import Diagnostic
from generator.model.records import Finding
from generator.reading.collection import Collection

# How much two findings share: words in both of the words in either.
ALIKE = 0.75
LEAST_WORDS = 8
LONG_WORD = 7
Shingle = tuple[str, str, str]


def check_near_duplicates(collection: Collection) -> Iterator[Diagnostic]:
    """Each finding that says nearly what another one says, with the place of that one."""
    findings = [
        record
        for record in collection.records.values()
        if isinstance(record, Finding) and record.status != "withdrawn"
    ]
    texts = [f"{finding.title} {finding.summary}" for finding in findings]
    for index, other in near_pairs(texts, lambda a, b: may_be_the_same(findings[a], findings[b])):
        one, twin = findings[index], findings[other]
        place = collection.origins[one.id].place(("title",))
        message = (
            f"this says nearly the same as `{twin.id}` ({collection.origins[twin.id].place(('title',))})"
        )
        hint = "keep one of the two with the sources of both, or say what makes them differ"
        yield Diagnostic(place, "near-duplicate", message, hint, "warning")


def may_be_the_same(one: Finding, other: Finding) -> bool:
    """Whether two findings that sound alike can be one; not of different areas, nor where one answers the other."""
    if one.areas and other.areas and not set(one.areas) & set(other.areas):
        return False
    return other.id not in one.responds_to and one.id not in other.responds_to


def near_pairs(texts: list[str], may_be: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """For each text the earlier one that is most like it, if any is alike enough."""
    latest: dict[Shingle, int] = {}
    for index, text in enumerate(texts):
        words = text.lower().split()
        runs = zip(words, words[1:], words[2:], strict=False)
        shingles = [run for run in runs if len(run[0]) >= LONG_WORD]
        met = [other for other in map(latest.get, shingles) if other is not None]
        if len(met) * 3 >= len(shingles) and len(words) >= LEAST_WORDS:
            best, most = -1, ALIKE
            for other, number in Counter(met).items():
                if number * 3 < len(shingles):
                    continue
                alike = likeness(frozenset(words), frozenset(texts[other].lower().split()))
                if alike >= most and (alike > most or best < 0) and may_be(index, other):
                    best, most = other, alike
            if best >= 0:
                yield index, best
        latest.update(zip(shingles, repeat(index), strict=False))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words in both among the words in either (the Jaccard index)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)
