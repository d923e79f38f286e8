"""What the finder can find: published records, numbered from the newest, each with its facets.

The numbers are only used between the files of one build; addresses name ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.evidence import BASIS_LABELS
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Finding, Record, Source
from generator.pages.words import KIND_WORDS

FINDABLE_KINDS = (
    "good-practice",
    "poor-practice",
    "risk",
    "opportunity",
    "case-study",
    "takeaway",
    "context",
)


@dataclass(frozen=True)
class Option:
    """One choice of a facet. ``broader`` are ids of options that include it."""

    id: str
    title: str
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    """A way to narrow results. ``values`` gives the ids a record has itself, without broader ones."""

    id: str
    title: str
    options: tuple[Option, ...]
    values: Callable[[Record], tuple[str, ...]]


def findable(kb: KnowledgeBase) -> list[Record]:
    """Every record that the finder lists, newest first and then in the order of the files."""
    records: list[Record] = [*kb.findings, *kb.case_studies, *kb.takeaways, *kb.context]
    return sorted(records, key=lambda record: record.added, reverse=True)


def number_found(records: Iterable[Record]) -> int:
    """How many of some published records the finder lists: all but sources."""
    return sum(record.kind in FINDABLE_KINDS for record in records)


def years_of(kb: KnowledgeBase, record: Record) -> tuple[str, ...]:
    """The years a record speaks of: when a cited document's own inspection was; else its programme; else its print."""
    inspected: set[int] = set()
    around: set[int] = set()
    printed: set[int] = set()
    for source in (kb.records.get(i) for i in record.cited_sources):
        if not isinstance(source, Source):
            continue
        start, end = source.inspected_from, source.inspected_to or source.inspected_from
        programme = next((p for p in kb.programmes if p.id == source.programme), None)
        dates = (programme.started, programme.ended) if programme else (None, None)
        if start and end and start != dates[0]:
            inspected |= _span(start, end)
        elif dates[0] and dates[1]:
            around |= _span(dates[0], dates[1])
        elif source.published:
            printed |= _span(source.published, source.published)
    return tuple(str(year) for year in sorted(inspected or around or printed))


def _span(start: str, end: str) -> set[int]:
    return set(range(int(start[:4]), int(end[:4]) + 1))


def basis_of(record: Record) -> tuple[str, ...]:
    """What kind of evidence stands behind a finding; other records have none."""
    return (record.basis,) if isinstance(record, Finding) else ()


def facets_of(kb: KnowledgeBase) -> list[Facet]:
    """The nine facets. Options are those that some record has, broader ones included, in the files' order."""
    records = findable(kb)
    years = sorted({year for record in records for year in years_of(kb, record)}, reverse=True)
    facets = [
        Facet(
            "kind", "Kind", tuple(Option(k, KIND_WORDS[k].one) for k in FINDABLE_KINDS), lambda r: (r.kind,)
        ),
        Facet("theme", "Theme", _terms(kb, "theme"), lambda r: r.themes),
        Facet("area", "Area", _terms(kb, "area"), lambda r: r.areas),
        Facet("agency", "Agency", _terms(kb, "agency"), lambda r: r.all_agencies),
        Facet("group", "Whom it affects", _terms(kb, "group"), lambda r: r.groups),
        Facet(
            "source",
            "Source",
            tuple(Option(s.id, s.short_title) for s in kb.sources),
            lambda r: r.cited_sources,
        ),
        Facet(
            "programme",
            "Inspections",
            tuple(Option(p.id, p.title) for p in kb.programmes),
            kb.programmes_of,
        ),
        Facet("year", "Year", tuple(Option(y, y) for y in years), lambda r: years_of(kb, r)),
        Facet(
            "basis",
            "Evidence",
            tuple(Option(i, label) for i, label in BASIS_LABELS.items()),
            basis_of,
        ),
    ]
    return [_used(facet, records) for facet in facets]


def _terms(kb: KnowledgeBase, type_: str) -> tuple[Option, ...]:
    return tuple(Option(t.id, t.title, t.broader_ids) for t in kb.terms.values() if t.type == type_)


def _used(facet: Facet, records: list[Record]) -> Facet:
    """The facet with only those options that some record has, itself or through a narrower one."""
    options = {option.id: option for option in facet.options}
    used: set[str] = set()
    queue = [value for record in records for value in facet.values(record)]
    while queue:
        value = queue.pop()
        if value in options and value not in used:
            used.add(value)
            queue.extend(options[value].broader)
    kept = tuple(
        Option(o.id, o.title, tuple(b for b in o.broader if b in used)) for o in facet.options if o.id in used
    )
    return Facet(facet.id, facet.title, kept, facet.values)


def matching(
    kb: KnowledgeBase, chosen: Mapping[str, frozenset[str]], facets: list[Facet] | None = None
) -> list[Record]:
    """Records that match a choice: OR within a facet, AND across facets, broader options include narrower.

    The plain computation that the finder in the browser is tested against.
    """
    by_id = {facet.id: facet for facet in facets or facets_of(kb)}
    result = []
    for record in findable(kb):
        if all(chosen[name] & with_broader(by_id[name], record) for name in chosen if chosen[name]):
            result.append(record)
    return result


def with_broader(facet: Facet, record: Record) -> frozenset[str]:
    """The options a record counts under: its own, and those that include them."""
    options = {option.id: option for option in facet.options}
    found: set[str] = set()
    queue = list(facet.values(record))
    while queue:
        value = queue.pop()
        if value in options and value not in found:
            found.add(value)
            queue.extend(options[value].broader)
    return frozenset(found)
