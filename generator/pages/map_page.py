"""The evidence map: themes against agencies, areas or groups, with the number of findings in every cell.

Only findings are counted, each once in every cell, row and column that it belongs to; so totals are
not sums. Every number is a link into the finder with the same filters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from urllib.parse import urlencode

from generator.model.knowledge_base import KINDS, KnowledgeBase
from generator.model.term import Term
from generator.model.vocabulary import Agency
from generator.pages.addresses import term_address
from generator.pages.environment import Pages
from generator.pages.list_pages import ORDER
from generator.pages.page import Page
from generator.pages.record_pages import rests_on
from generator.pages.words import count_of

ADDRESS = "evidence-map/"
LEAD = (
    "What is recorded about each theme, and where there is nothing yet. Every number counts findings and "
    "opens the list of them."
)
UNITS = {
    "good-practice": ("finding of good practice", "findings of good practice"),
    "poor-practice": ("finding of poor practice", "findings of poor practice"),
    "risk": ("risk", "risks"),
    "opportunity": ("opportunity", "opportunities"),
}
ALL = ""  # stands for every theme, or every column, in a tally and in a heading's id
SHADES = 4


@dataclass(frozen=True)
class Axis:
    """What the columns of one table are. ``by`` is a type of term and a parameter of the finder."""

    by: str
    word: str
    title: str
    unnamed: tuple[str, str]


AXES = (
    Axis("agency", "agency", "Themes and agencies", ("finding names no agency", "findings name no agency")),
    Axis("area", "area", "Themes and areas", ("finding names no area", "findings name no area")),
    Axis(
        "group",
        "whom it affects",
        "Themes and whom findings affect",
        ("finding names no group of children or carers", "findings name no group of children or carers"),
    ),
)


@dataclass(frozen=True)
class Heading:
    """The head of a row or a column. ``under`` holds the ids of the headings it opens from, outermost first."""

    id: str
    title: str
    address: str = ""
    under: tuple[str, ...] = ()
    narrower: int = 0


@dataclass(frozen=True)
class Count:
    """A number with the words that say what it counts, and the list of what it counts in the finder."""

    number: int
    kind: str
    name: str
    link: str


@dataclass(frozen=True)
class Cell:
    """Findings of one theme in one column: by kind, those of all kinds, and how dark the cell is (0 to 4)."""

    counts: tuple[Count, ...]
    total: Count
    shade: int


@dataclass(frozen=True)
class Table:
    """One table of the map. Its last row and last column hold the totals."""

    axis: Axis
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Heading, tuple[Cell, ...]], ...]
    shades: tuple[tuple[int, int], ...]
    unnamed: int

    @property
    def cells(self) -> Iterator[tuple[Heading, Heading, Cell]]:
        """Every cell with its row and its column."""
        for row, cells in self.rows:
            for column, cell in zip(self.columns, cells, strict=True):
                yield row, column, cell


Tally = Counter[tuple[str, str, str]]


def tally(kb: KnowledgeBase, by: str) -> Tally:
    """Findings by theme, column and kind, each counted once; broader terms include narrower."""
    counted: Tally = Counter()
    for finding in kb.findings:
        terms = [kb.terms[term_id] for term_id in kb.index_terms[finding.id]]
        themes = [ALL, *(term.id for term in terms if term.type == "theme")]
        columns = [ALL, *(term.id for term in terms if term.type == by)]
        counted.update(product(themes, columns, [finding.kind]))
    return counted


def headings(kb: KnowledgeBase, terms: Iterable[Term], used: set[str]) -> tuple[Heading, ...]:
    """Terms that have findings: top-level ones in the given order, each followed by its narrower ones.

    A term that stands under two broader ones is shown under both. A heading for all comes last.
    """

    def line(term: Term, under: tuple[str, ...]) -> Iterator[Heading]:
        narrower = [i for i in kb.narrower.get(term.id, ()) if i in used and i not in under]
        yield Heading(term.id, term.title, term_address(term), under, len(narrower))
        for term_id in narrower:
            yield from line(kb.terms[term_id], (*under, term.id))

    top = [term for term in terms if term.id in used and not any(i in kb.terms for i in term.broader_ids)]
    found = [heading for term in top for heading in line(term, ())]
    return (*found, Heading(ALL, "All findings"))


def columns_of(kb: KnowledgeBase, by: str) -> list[Term]:
    """The terms of one type in the order of their file; agencies that work with children come first."""
    terms = [term for term in kb.terms.values() if term.type == by]

    def sector(term: Term) -> int:
        return ORDER.index(term.sector[:1].upper() + term.sector[1:]) if isinstance(term, Agency) else 0

    return sorted(terms, key=sector)


def shades_of(largest: int) -> tuple[tuple[int, int], ...]:
    """Up to four steps of shading from 1 to the largest count, each wider than the one before."""
    tops = sorted({round(largest ** (step / SHADES)) for step in range(1, SHADES + 1)}) if largest else []
    return tuple(zip([1, *(top + 1 for top in tops)], tops, strict=False))


def shade(total: int, shades: tuple[tuple[int, int], ...]) -> int:
    """The step of a count, from the darkest one downwards; 0 for none."""
    if not total:
        return 0
    from_top = next(i for i, (low, _) in enumerate(reversed(shades)) if total >= low)
    return SHADES - from_top


def finder_link(kinds: Iterable[str], filters: Iterable[tuple[str, str]]) -> str:
    """The finder's address, from the site's root, with these filters set."""
    return "find/?" + "&".join(
        [*(_parameter("kind", kind) for kind in kinds), *(_parameter(*f) for f in filters)]
    )


@cache  # a few hundred, in tens of thousands of links
def _parameter(name: str, value: str) -> str:
    return urlencode([(name, value)])


def cell(
    counted: Tally, axis: Axis, row: Heading, column: Heading, shades: tuple[tuple[int, int], ...]
) -> Cell:
    """One cell, with the link and the accessible name of every number in it."""
    filters = [(name, i) for name, i in (("theme", row.id), (axis.by, column.id)) if i != ALL]
    place = ", ".join(heading.title for heading in (row, column) if heading.id != ALL) or "all themes"
    numbers = {kind: counted[row.id, column.id, kind] for kind in KINDS}
    counts = tuple(
        Count(number, kind, f"{count_of(number, *UNITS[kind])}: {place}", finder_link([kind], filters))
        for kind, number in numbers.items()
        if number
    )
    total = sum(numbers.values())  # a finding has one kind only, so this counts each once
    name = f"{count_of(total, 'finding', 'findings')}: {place}"
    is_total = ALL in (row.id, column.id)
    return Cell(
        counts,
        Count(total, "", name, finder_link(KINDS, filters)),
        0 if is_total else shade(total, shades),
    )


def table(kb: KnowledgeBase, axis: Axis) -> Table:
    """One table of the map."""
    counted = tally(kb, axis.by)
    rows = headings(kb, kb.themes, {theme for theme, _, _ in counted})
    columns = headings(kb, columns_of(kb, axis.by), {column for _, column, _ in counted})
    inner = product([row.id for row in rows if row.id != ALL], [c.id for c in columns if c.id != ALL])
    shades = shades_of(max((sum(counted[r, c, kind] for kind in KINDS) for r, c in inner), default=0))
    named = {column.id for column in columns if column.id != ALL}
    return Table(
        axis,
        columns,
        tuple((row, tuple(cell(counted, axis, row, column, shades) for column in columns)) for row in rows),
        shades,
        sum(1 for finding in kb.findings if not kb.index_terms[finding.id] & named),
    )


def map_page(pages: Pages) -> Page:
    """The page with all three tables; a script shows one at a time."""
    kb = pages.kb
    return pages.render(
        "evidence-map.html",
        ADDRESS,
        "Evidence map",
        LEAD,
        lead=LEAD,
        tables=[table(kb, axis) for axis in AXES],
        finding_kinds=KINDS,
        total=len(kb.findings),
        rests=rests_on(kb, kb.findings),
    )
