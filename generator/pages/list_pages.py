"""The index pages: lists of records by kind, and lists of terms with their counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.knowledge_base import KINDS, KnowledgeBase
from generator.model.records import Record
from generator.model.term import Term
from generator.model.vocabulary import Agency, Area
from generator.pages import england
from generator.pages.addresses import KIND_LISTS
from generator.pages.environment import Pages
from generator.pages.page import Page, PagePlan
from generator.pages.record_pages import Section, by_kind, rests_on
from generator.pages.term_pages import counts
from generator.pages.words import KIND_WORDS

LEADS = {
    "good-practice": "What inspectors saw working well for children, and where. Each finding leads to its source.",
    "poor-practice": (
        "What inspectors saw failing children. Each finding leads to its source and, where there is one, to the "
        "good practice that answers it."
    ),
    "risk": "What inspectors say leaves children at risk of harm.",
    "opportunity": "What partnerships should do next, and which poor practice or risk it answers.",
    "case-study": (
        "Local initiatives to learn from, each with how it works, who takes part and questions for a training room."
    ),
    "takeaway": (
        "The lessons that the sources draw, each with the findings and case studies that support it."
    ),
    "context": (
        "Facts, aims and commitments as their authors state them. They are not findings and are never counted "
        "as such."
    ),
}
UNITS = {
    "good-practice": ("finding", "findings"),
    "poor-practice": ("finding", "findings"),
    "risk": ("risk", "risks"),
    "opportunity": ("opportunity", "opportunities"),
    "case-study": ("case study", "case studies"),
    "takeaway": ("takeaway", "takeaways"),
    "context": ("record", "records"),
}
TITLES = 100  # how many titles of a kind the list of all findings holds
TERM_LISTS = {
    "themes": (
        "Themes",
        "What findings are about. A theme page puts its lesson first, then good and poor practice side by side.",
    ),
    "areas": (
        "Areas",
        "The places that the sources name. Findings about “one area” or “some areas” name none, and neither does "
        "this site.",
    ),
    "agencies": (
        "Agencies",
        "Find the service you work in or with: what good looks like, what goes wrong, what to do next.",
    ),
    "groups": (
        "Whom it affects",
        "Children, and those who care for them, whom findings speak of in particular.",
    ),
}
# The order of headings on the lists of terms: those who work with children first.
ORDER = (
    "Police", "Health", "Education", "Local government", "Youth justice and probation",
    "Voluntary and community", "Partnership", "Business", "Inspectorate", "National government", "Regions",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A term in a list, with its counts by kind and its narrower terms that have records."""

    term: Term
    counts: list[dict[str, Any]]
    narrower: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Terms that stand together in a list, under a heading where there is one."""

    anchor: str
    title: str
    entries: list[Entry]


def tiles(kb: KnowledgeBase) -> list[tuple[str, str, int]]:
    """The four kinds: kind, address of its list, number of findings."""
    return [(kind, KIND_LISTS[kind], len(kb.of_kind(kind))) for kind in KINDS]


def by_first_theme(kb: KnowledgeBase, records: Iterable[Record]) -> list[Section]:
    """Records under the theme they name first, in the order of the theme file."""
    grouped: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record.themes[0] if record.themes else ""].append(record)
    sections = [Section(t.id, t.title, grouped[t.id]) for t in kb.themes if t.id in grouped]
    if grouped.get(""):
        sections.append(Section("no-theme", "About the inspections and their setting", grouped[""]))
    return sections


def kind_page(pages: Pages, kind: str, address: str, records: Iterable[Record]) -> Page:
    """The list of one kind of record."""
    listed = list(records)
    return pages.render(
        "kind-list.html",
        address,
        KIND_WORDS[kind].many,
        LEADS[kind],
        kind=kind,
        lead=LEADS[kind],
        sections=by_first_theme(pages.kb, listed),
        total=len(listed),
        unit=UNITS[kind],
        grouped=True,
        limit=12,
        rests=rests_on(pages.kb, listed),
    )


def findings_page(pages: Pages) -> Page:
    """All findings by kind, as titles."""
    kb = pages.kb
    lead = (
        "Everything that inspectors found, in four kinds. A finding says one thing and leads to its source."
    )
    return pages.render(
        "findings.html",
        "findings/",
        "Findings",
        lead,
        lead=lead,
        tiles=tiles(kb),
        sections=by_kind(kb.findings),
        limit=TITLES,
        rests=rests_on(kb, kb.findings),
    )


def entry(kb: KnowledgeBase, term: Term) -> Entry:
    """One term of a list."""
    sections = by_kind(kb.about(term.id))
    narrower = tuple(t for t in kb.narrower.get(term.id, ()) if kb.about(t))
    return Entry(term, counts(sections), narrower)


def grouped_terms(kb: KnowledgeBase, terms: Iterable[Term]) -> list[Group]:
    """Agencies by sector, areas by region; themes and groups in one list."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for term in terms:
        if not kb.about(term.id):
            continue
        title = ""
        if isinstance(term, Agency):
            title = term.sector[:1].upper() + term.sector[1:]
        elif isinstance(term, Area) and term.area_type == "region":
            title = "Regions"
        elif isinstance(term, Area):
            title = "Inspected areas and those that contain them"
        groups[title].append(entry(kb, term))
    order = sorted(groups, key=lambda title: ORDER.index(title) if title in ORDER else -1)
    return [
        Group(f"in-{title.lower().replace(' ', '-')}", title, sorted(groups[title], key=wider_first))
        for title in order
    ]


def wider_first(entry: Entry) -> bool:
    """Terms that stand under another come after those that do not; otherwise the file's order holds."""
    return bool(entry.term.broader_ids) and not isinstance(entry.term, Area)


def term_list_page(pages: Pages, address: str, title: str, lead: str, terms: tuple[Term, ...]) -> Page:
    """The list of all terms of one type that have records."""
    kb = pages.kb
    inspected = {area for programme in kb.programmes for area in programme.areas}
    without = [t for t in terms if isinstance(t, Area) and t.id in inspected and not kb.about(t.id)]
    return pages.render(
        "term-list.html",
        address,
        title,
        lead,
        lead=lead,
        groups=grouped_terms(kb, terms),
        without=without,
        without_note="These areas were inspected too; no record names them yet.",
        england=england.outline(),
        places=england.places(kb) if address == "areas/" else [],
        dot=england.DOT,
        line_height=england.LINE,
    )


def list_pages(pages: Pages) -> Iterator[PagePlan]:
    """Every list."""
    kb = pages.kb
    yield PagePlan("findings/", partial(findings_page, pages))
    kinds: list[tuple[str, str, Iterable[Record]]] = [
        *((kind, KIND_LISTS[kind], kb.of_kind(kind)) for kind in KINDS),
        ("case-study", "case-studies/", kb.case_studies),
        ("takeaway", "takeaways/", kb.takeaways),
        ("context", "context/", kb.context),
    ]
    for kind, address, records in kinds:
        yield PagePlan(address, partial(kind_page, pages, kind, address, records))
    for section, (title, lead) in TERM_LISTS.items():
        address, terms = f"{section}/", getattr(kb, section)
        yield PagePlan(address, partial(term_list_page, pages, address, title, lead, terms))
