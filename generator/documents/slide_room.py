"""How much text a slide holds: the layouts by name, the room in each, and what goes on to the next slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from textwrap import wrap

TITLE, LEAD, LIST, COMPARISON = "Briefing title", "Briefing lead", "Briefing list", "Briefing comparison"
LESSONS, QUESTIONS, QUOTATIONS = "Briefing lessons", "Briefing questions", "Briefing quotations"
HEADING = 3  # the level of a heading inside a text
BULLETS = 6  # at most, on a slide or in a column
WIDTH_OF_LETTER = 0.45  # of the size, in Arial, on average
HEIGHT_OF_LINE = 1.2
MARGIN = 24  # points that bullets take from a line


@dataclass(frozen=True)
class Text:
    """A paragraph on a slide; ``level`` counts from 0 and decides its look.

    ``start`` is the number at which a list goes on that began on the slide before.
    """

    text: str
    level: int = 0
    start: int = 0


Group = tuple[Text, ...]  # paragraphs that stay together


@dataclass(frozen=True)
class Slide:
    """A slide: the layout by name, its title, the text of each placeholder by number, and notes."""

    layout: str
    title: str
    texts: Mapping[int, tuple[Text, ...]]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """The room in a placeholder, in points, with the sizes and distances of its levels."""

    width: int
    height: int
    sizes: tuple[int, ...]
    after: tuple[int, ...]

    def cut(self, group: Group) -> Iterator[Group]:
        """A paragraph that is too long for any slide, at the ends of sentences where there are any."""
        if len(group) > 1 or self.fits([group]):
            yield group
            return
        text, level = group[0].text, group[0].level
        lines = int(self.height / (self.sizes[level] * HEIGHT_OF_LINE)) - 2
        limit = int(self.letters(level) * lines * 0.9)
        while len(text) > limit:
            end = max(text.rfind(". ", 0, limit) + 1, 0) or max(text.rfind(" ", 0, limit), 0) or limit
            yield (Text(text[:end], level),)
            text = text[end:].lstrip()
        yield (Text(text, level),)

    def letters(self, level: int) -> int:
        """How many letters a line holds."""
        return int((self.width - MARGIN) / (WIDTH_OF_LETTER * self.sizes[level]))

    def height_of(self, group: Group) -> float:
        """How much of the height some paragraphs take."""
        total = 0.0
        for item in group:
            lines = len(wrap(item.text, self.letters(item.level))) or 1
            total += lines * self.sizes[item.level] * HEIGHT_OF_LINE + self.after[item.level]
        return total

    def fits(self, groups: Sequence[Group]) -> bool:
        """Whether all groups find room on one slide."""
        return sum(map(self.height_of, groups)) <= self.height and len(groups) <= BULLETS

    def pages(self, groups: Sequence[Group]) -> list[tuple[Text, ...]]:
        """The groups on as many slides as they need; a list with a heading stays together where it can."""
        pages: list[list[Group]] = [[]]
        cut = [part for group in groups for part in self.cut(group)]
        for number, group in enumerate(cut):
            together = [group]
            if group[0].level == HEADING:
                together += takewhile(lambda other: other[0].level != HEADING, cut[number + 1 :])
            page = pages[-1]
            if (
                page
                and not self.fits([*page, *together])
                and (self.fits(together) or not self.fits([*page, group]))
            ):
                pages.append([])
            pages[-1].append(group)
        return [tuple(item for group in page for item in group) for page in pages]


ROOMS = {
    LEAD: Room(800, 340, (28, 20, 18), (18, 8, 10)),
    LIST: Room(870, 356, (24, 22, 18, 20), (10, 8, 10, 4)),
    COMPARISON: Room(407, 316, (18, 18, 18), (7, 7, 7)),
    LESSONS: Room(800, 340, (28, 22, 18), (10, 16, 10)),
    QUESTIONS: Room(850, 356, (26, 22, 18), (16, 8, 10)),
    QUOTATIONS: Room(800, 340, (24, 18, 18), (4, 2, 22)),
}
