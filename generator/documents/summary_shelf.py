"""The records that a partner summary draws on, sorted once for all areas that share their inspections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from generator.documents.selection import ranked
from generator.model.knowledge_base import KINDS, KnowledgeBase, ancestors
from generator.model.records import CaseStudy, Finding, Record, Takeaway
from generator.model.vocabulary import Area

# Where a finding belongs: the part of the summary (a kind) and, for good practice, the theme.
Place = tuple[str, str]


def top_theme(kb: KnowledgeBase, theme: str) -> str:
    """The theme under which a summary puts a record: the broadest above the one given."""
    return (theme, *ancestors(theme, kb.terms))[-1]


def programmes_of(kb: KnowledgeBase, records: Iterable[Record]) -> frozenset[str]:
    """The inspection programmes that records rest on."""
    return frozenset(programme for record in records for programme in kb.programmes_of(record))


def place_of(kb: KnowledgeBase, record: Record) -> Place | None:
    """Where in a summary a record belongs; None for a case study, which stands with its finding.

    A case study that no finding names stands among good practice.
    """
    if isinstance(record, Finding):
        return (record.kind, top_theme(kb, record.themes[0]) if record.kind == KINDS[0] else "")
    if isinstance(record, CaseStudy) and not kb.links_to(record.id, "case_studies"):
        return (KINDS[0], top_theme(kb, record.themes[0]))
    return None


@dataclass(frozen=True)
class Sorted:
    """The records of one place that name an area, and those that name none; both by rank."""

    named: list[Record]
    unnamed: list[Record]


class Shelf:
    """Findings of some inspection programmes (None: of all) by their place in a summary."""

    def __init__(self, kb: KnowledgeBase, programmes: frozenset[str] | None) -> None:
        self.kb = kb
        self.programmes = programmes
        self.places: dict[Place, Sorted] = defaultdict(lambda: Sorted([], []))
        self.ranks: dict[str, tuple[int, Place]] = {}
        for rank, record in enumerate(ranked(kb, [*kb.findings, *kb.case_studies])):
            place = place_of(kb, record)
            if place is not None and self.covers(record):
                self.ranks[record.id] = (rank, place)
                sorted_ = self.places[place]
                (sorted_.named if record.areas else sorted_.unnamed).append(record)
        self.context = [statement for statement in kb.context if self.covers(statement)]
        self.takeaways: dict[str, list[Takeaway]] = defaultdict(list)
        for takeaway in kb.takeaways:
            if self.covers(takeaway):
                self.takeaways[top_theme(kb, takeaway.themes[0])].append(takeaway)

    def covers(self, record: Record) -> bool:
        """Whether a record rests on an inspection that this shelf covers."""
        return self.programmes is None or not self.programmes.isdisjoint(self.kb.programmes_of(record))

    def good_practice_themes(self) -> list[str]:
        """The themes with good practice or a takeaway, in the order of their file."""
        return [
            theme.id
            for theme in self.kb.themes
            if (KINDS[0], theme.id) in self.places or theme.id in self.takeaways
        ]


@dataclass(frozen=True)
class Divided:
    """The records of one place from an area's point of view: of it, of its wider area, and of others.

    Of those from elsewhere only the first are listed; ``others`` says how many there are.
    """

    local: list[Record]
    wider: list[Record]
    unnamed: list[Record]
    other: list[Record]
    others: int


class View:
    """A shelf seen from an area, or from none."""

    def __init__(self, shelf: Shelf, area: Area | None) -> None:
        self.shelf = shelf
        self.kb = shelf.kb
        self.area = area
        own = self.kb.about(area.id) if area else ()
        self.own = {record.id for record in own}
        wider = [
            record
            for above in (ancestors(area.id, self.kb.terms) if area else ())
            for record in self.kb.about(above)
            if above in record.areas and record.id not in self.own
        ]
        self._own = self._by_place(own)
        self._wider = self._by_place(wider)

    def _by_place(self, records: Iterable[Record]) -> dict[Place, list[Record]]:
        ranks = self.shelf.ranks
        found: dict[Place, list[Record]] = defaultdict(list)
        unique = {record.id: record for record in records if record.id in ranks}
        for record in sorted(unique.values(), key=lambda record: ranks[record.id]):
            found[ranks[record.id][1]].append(record)
        return found

    def divided(self, place: Place, limit: int) -> Divided:
        """The records of a place, divided by where they speak of, each list by rank."""
        local, wider = self._own.get(place, []), self._wider.get(place, [])
        if place not in self.shelf.places:
            return Divided(local, wider, [], [], 0)
        sorted_ = self.shelf.places[place]
        near = {record.id for record in (*local, *wider)}
        other = list(islice((record for record in sorted_.named if record.id not in near), limit))
        return Divided(local, wider, sorted_.unnamed, other, len(sorted_.named) - len(near))

    def takeaways(self, theme: str) -> list[Takeaway]:
        """The takeaways of a theme, those that findings on the area support first."""
        found = self.shelf.takeaways.get(theme, [])
        return sorted(found, key=lambda takeaway: self.own.isdisjoint(takeaway.supported_by))
