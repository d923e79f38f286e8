"""Findings that say nearly the same: somebody may have entered one twice.

Two texts are compared only where they share a rare word, so that the time grows with the number of findings
and not with its square. Sorted from the rarest word, two texts that are alike enough must share one among
the first few (the “prefix filter” of joins on similar sets); no such pair is missed. Where a word is in very many texts
all the same, only the latest of them are looked at.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator

from generator.diagnostics import Diagnostic
from generator.model.records import Finding
from generator.reading.collection import Collection

# How much two findings share: words in both of the words in either.
ALIKE = 0.75
LEAST_WORDS = 8
COMPARED = 40  # texts that share a word with the one looked at, the latest ones
WORD = re.compile(r"\w+")


def check_near_duplicates(collection: Collection) -> Iterator[Diagnostic]:
    """Each finding that says nearly what another one says, with the place of that one."""
    findings = [
        record
        for record in collection.records.values()
        if isinstance(record, Finding) and record.status != "withdrawn"
    ]
    texts = [frozenset(WORD.findall(f"{f.title} {f.summary}".lower())) for f in findings]
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


def near_pairs(texts: list[frozenset[str]], may_be: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """For each text the earlier one that is most like it, if any is alike enough."""
    number = Counter(word for words in texts for word in words)
    with_word: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=COMPARED))
    for index, words in enumerate(texts):
        if len(words) < LEAST_WORDS:
            continue
        shared = sorted((word for word in words if number[word] > 1), key=lambda word: (number[word], word))
        rare = len(words) - len(shared)  # words of this text alone come first of all
        prefix = shared[: max(len(words) - int(ALIKE * len(words) + 0.999999) + 1 - rare, 0)]
        best, most = -1, ALIKE
        for other in {other for word in prefix for other in with_word[word]}:
            common = len(words & texts[other])
            alike = common / (len(words) + len(texts[other]) - common)
            if (alike > most or (alike == most and (best < 0 or other < best))) and may_be(index, other):
                best, most = other, alike
        if best >= 0:
            yield index, best
        for word in prefix:
            with_word[word].append(index)
