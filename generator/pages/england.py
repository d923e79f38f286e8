"""A small map of England for the list of areas: an outline, a point for each area, a label beside it.

The outline was made once and lies in ``england.json``, which names its source, licence and projection.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.model.knowledge_base import KnowledgeBase
from generator.model.vocabulary import Area, Position

FILE = Path(__file__).with_name("england.json")
WIDER = ("combined authority", "police force area", "region")  # these are no point on a map
NO_RECORDS = "no records yet"
# Measures in the map's own units, about one pixel on a phone.
FONT = 13.0
LINE = 15.0
LETTER = 0.6 * FONT  # rather wide, so that labels keep apart in any font
DOT = 5.0
GAP = 9.0  # from a point to its label
SHIFTS = (0, 1, -1, 2, -2, 3, -3, 4, -4)  # lines that a label may move down or up, with a leader line


@dataclass(frozen=True)
class Outline:
    """The outline of England and its projection; see the comment in its file."""

    west: float
    east: float
    south: float
    north: float
    parallel: float
    scale: float
    path: str

    @property
    def width(self) -> float:
        """Width in units of the map."""
        return (self.east - self.west) * self._degree

    @property
    def height(self) -> float:
        """Height in units of the map."""
        return (self.north - self.south) * self.scale

    @property
    def _degree(self) -> float:
        return math.cos(math.radians(self.parallel)) * self.scale

    def holds(self, position: Position) -> bool:
        """Whether a position lies on the map."""
        return self.west <= position.longitude <= self.east and self.south <= position.latitude <= self.north

    def point(self, position: Position) -> tuple[float, float]:
        """Where a position lies on the map, from its upper left corner."""
        return (position.longitude - self.west) * self._degree, (self.north - position.latitude) * self.scale


@cache
def outline() -> Outline:
    """The outline as it is stored."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    return Outline(**{name: stored[name] for name in Outline.__dataclass_fields__})


@dataclass(frozen=True)
class Box:
    """A rectangle on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Label:
    """Lines of text beside a point, to its left or right; with a leader line where they had to move."""

    lines: tuple[str, ...]
    x: float
    y: float  # the middle of the first line
    on_left: bool
    leads: bool
    box: Box


@dataclass(frozen=True)
class Place:
    """An area on the map. Without records it is no link; in a crowd it may have no label."""

    area: Area
    x: float
    y: float
    has_records: bool
    label: Label | None


def shown_areas(kb: KnowledgeBase) -> list[Area]:
    """Local authorities that were inspected or have records, and lie on the map."""
    inspected = {area for programme in kb.programmes for area in programme.areas}
    return [
        area
        for area in kb.areas
        if area.area_type not in WIDER
        and area.position is not None
        and outline().holds(area.position)
        and (area.id in inspected or kb.about(area.id))
    ]


def candidates(lines: tuple[str, ...], x: float, y: float) -> Iterator[Label]:
    """Where a label may stand, best first: at the point's height, on the side of the nearer edge."""
    width = max(len(line) for line in lines) * LETTER
    left_first = x < outline().width / 2
    for shift in SHIFTS:
        first = y + (shift - (len(lines) - 1) / 2) * LINE
        for on_left in (left_first, not left_first):
            at = x - GAP if on_left else x + GAP
            left = at - width if on_left else at
            top = first - LINE / 2
            box = Box(left, top, left + width, top + len(lines) * LINE)
            yield Label(lines, at, first, on_left, bool(shift), box)


def places(kb: KnowledgeBase) -> list[Place]:
    """All areas of the map from north to south, each with the first label that overlaps nothing."""
    whole = Box(0, 0, outline().width, outline().height)
    points = [(area, *outline().point(area.position)) for area in shown_areas(kb) if area.position]
    points.sort(key=lambda item: item[2])
    taken = [Box(x - DOT, y - DOT, x + DOT, y + DOT) for _, x, y in points]
    found = []
    for area, x, y in points:
        has_records = bool(kb.about(area.id))
        lines = (area.title,) if has_records else (area.title, NO_RECORDS)
        label = next(
            (
                label
                for label in candidates(lines, x, y)
                if whole.left <= label.box.left
                and label.box.right <= whole.right
                and whole.top <= label.box.top
                and label.box.bottom <= whole.bottom
                and not any(label.box.meets(other) for other in taken)
            ),
            None,
        )
        if label:
            taken.append(label.box)
        found.append(Place(area, x, y, has_records, label))
    return found
