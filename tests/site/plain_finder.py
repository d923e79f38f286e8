"""What the finder must find and count, worked out one record at a time in the plainest way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from random import Random

from generator.build import knowledge_base_of, read_and_check
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Finding, Record, Source
from generator.search.entries import findable, years_of

State = dict[str, list[str]]


@cache
def knowledge_base(project: Path) -> KnowledgeBase:
    """The knowledge base of a project's folder."""
    collection, _ = read_and_check(project / "findings", project, project / "docs")
    return knowledge_base_of(collection)


@dataclass(frozen=True)
class Answer:
    """What is found, what each option counts, and what dropping one facet's choice would give."""

    records: list[int]
    counts: dict[str, dict[str, int]]
    without: dict[str, int]


class PlainFinder:
    """The computation of ``assets/finder/collection.js``, written down again without any cleverness."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.records = findable(kb)

    @cached_property
    def values(self) -> dict[str, list[set[str]]]:
        """For each facet, what each record counts under."""
        ways: dict[str, Callable[[Record], set[str]]] = {
            "kind": lambda r: {r.kind},
            "theme": lambda r: self._and_broader(r.themes),
            "area": lambda r: self._and_broader(r.areas),
            "agency": lambda r: self._and_broader(r.all_agencies),
            "group": lambda r: self._and_broader(r.groups),
            "source": lambda r: set(r.cited_sources),
            "programme": self._programmes,
            "year": lambda r: set(years_of(self.kb, r)),
            "basis": lambda r: {r.basis} if isinstance(r, Finding) else set(),
        }
        return {name: [way(record) for record in self.records] for name, way in ways.items()}

    def _and_broader(self, ids: tuple[str, ...]) -> set[str]:
        found = set(ids)
        for id_ in ids:
            found |= self._and_broader(self.kb.terms[id_].broader_ids)
        return found

    def _programmes(self, record: Record) -> set[str]:
        sources = [self.kb.records[id_] for id_ in record.cited_sources]
        return {s.programme for s in sources if isinstance(s, Source) and s.programme}

    @cached_property
    def options(self) -> dict[str, list[str]]:
        return {name: sorted(set().union(*rows)) for name, rows in self.values.items()}

    def find(self, state: State, found: set[int] | None = None) -> list[int]:
        return [
            number
            for number in range(len(self.records))
            if (found is None or number in found)
            and all(not self.values[name][number].isdisjoint(chosen) for name, chosen in state.items())
        ]

    def answer(self, state: State, found: set[int] | None = None) -> Answer:
        records = self.find(state, found)
        counts, without = {}, {}
        for name, rows in self.values.items():
            within = records
            if name in state:
                within = self.find({other: ids for other, ids in state.items() if other != name}, found)
                without[name] = len(within)
            number = Counter(value for record in within for value in rows[record])
            counts[name] = {option: number[option] for option in self.options[name]}
        if found is not None:
            without["words"] = len(self.find(state))
        return Answer(records, counts, without)

    def random_states(self, number: int, seed: int) -> list[State]:
        """Choices in none to four facets, of one to three options each."""
        chance = Random(seed)
        names = [name for name, options in self.options.items() if options]
        return [
            {
                name: chance.sample(self.options[name], min(chance.randint(1, 3), len(self.options[name])))
                for name in chance.sample(names, chance.randint(0, 4))
            }
            for _ in range(number)
        ]
