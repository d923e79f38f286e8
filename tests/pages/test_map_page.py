"""Every number of the evidence map equals a plain count over the findings, and links to just those."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from lxml import html

from generator.build import knowledge_base_of, read_and_check
from generator.model.knowledge_base import KINDS, KnowledgeBase, build_knowledge_base
from generator.model.records import Finding, Source
from generator.model.term import Term
from generator.model.vocabulary import Agency, Area, Group, Settings, Theme
from generator.pages.environment import Pages
from generator.pages.map_page import AXES, map_page, shade, shades_of
from generator.search.entries import facets_of, matching

PROJECT = Path(__file__).parents[2]
SETTINGS = Settings.model_validate(
    {
        "title": "Made up",
        "purpose": "For tests.",
        "publisher": "Nobody",
        "address": "https://example.org/",
        "contact": "a@example.org",
        "licence": "None",
        "format": "1.0",
    }
)
SOURCE = Source.model_validate(
    {
        "id": "report",
        "kind": "source",
        "title": "A report",
        "short_title": "Report",
        "summary": "Made up.",
        "publishers": ["agency-0"],
        "numbering": "pages",
        "licence": "Open Government Licence v3.0",
        "added": "2024-01-01",
    }
)


def term(kind: type[Term], id_: str, broader: list[str]) -> Term:
    values: dict[str, object] = {
        "id": id_,
        "title": id_.title(),
        "definition": "Made up.",
        "broader": broader,
    }
    if kind is Agency:
        values["sector"] = "police"
    if kind is Area:
        values["area_type"] = "county"
    return kind.model_validate(values)


def synthetic(number: int = 300, seed: int = 7) -> KnowledgeBase:
    """Random findings over terms of three levels, some of which stand under two broader ones."""
    chance = random.Random(seed)
    terms: dict[str, Term] = {}
    ids: dict[str, list[str]] = {}
    for kind, count in ((Theme, 20), (Agency, 25), (Area, 15), (Group, 12)):
        names = [f"{kind.type}-{i}" for i in range(count)]
        ids[kind.type] = names
        for i, name in enumerate(names):
            broader = chance.sample(names[:i], chance.choice([0, 1, 1, 2])) if i > 5 else []
            terms[name] = term(kind, name, broader)

    def some(kind: str, most: int, least: int = 0) -> list[str]:
        return chance.sample(ids[kind][:-2], chance.randint(least, most))  # two terms stay unused

    findings = []
    for i in range(number):
        areas = some("area", 2)
        findings.append(
            Finding.model_validate(
                {
                    "id": f"finding-{i}",
                    "kind": chance.choice(KINDS),
                    "title": f"Finding {i}",
                    "summary": "Made up.",
                    "themes": some("theme", 3, 1),
                    "scope": "named-areas" if areas else "national",
                    "areas": areas,
                    "agencies": some("agency", 3),
                    "partners": some("agency", 1),
                    "groups": some("group", 2),
                    "basis": "inspectors-saw",
                    "sources": [{"source": "report", "page": "1"}],
                    "status": "draft" if i % 50 == 0 else "published",
                    "added": "2024-01-01",
                }
            )
        )
    return build_knowledge_base(SETTINGS, [SOURCE, *findings], terms, {}, {}, {})


def real() -> KnowledgeBase:
    collection, _ = read_and_check(PROJECT / "findings", PROJECT, PROJECT / "docs")
    return knowledge_base_of(collection)


@cache
def collection(name: str) -> KnowledgeBase:
    return real() if name == "real" else synthetic()


@cache
def body(name: str) -> html.HtmlElement:
    return html.document_fromstring(str(map_page(Pages(collection(name))).body))


def with_broader(kb: KnowledgeBase, ids: tuple[str, ...]) -> set[str]:
    return set(ids).union(*(with_broader(kb, kb.terms[i].broader_ids) for i in ids)) if ids else set()


def ids_of(kb: KnowledgeBase, finding: Finding, by: str) -> set[str]:
    named = {
        "theme": finding.themes,
        "agency": (*finding.agencies, *finding.partners, *finding.addressed_to),
        "area": finding.areas,
        "group": finding.groups,
    }
    return with_broader(kb, named[by])


def expected(kb: KnowledgeBase, by: str, theme: str, column: str) -> Counter[str]:
    return Counter(
        f.kind
        for f in kb.findings
        if (not theme or theme in ids_of(kb, f, "theme")) and (not column or column in ids_of(kb, f, by))
    )


def id_of(head: html.HtmlElement) -> str:
    """The term of a heading, from its link; nothing for the totals."""
    links = head.xpath("./a/@href")
    return str(links[0]).rstrip("/").rsplit("/", 1)[-1] if links else ""


def cells(name: str, by: str) -> Iterator[tuple[str, str, html.HtmlElement]]:
    (table,) = body(name).xpath(f"//section[@data-by='{by}']//table")
    columns = [id_of(head) for head in table.xpath(".//thead/tr/th")[1:]]
    for row in table.xpath(".//tbody/tr"):
        found = row.xpath("./td")
        assert len(found) == len(columns)
        for column, cell in zip(columns, found, strict=True):
            yield id_of(row.xpath("./th")[0]), column, cell


MAPS = [(name, axis.by) for name in ("real", "synthetic") for axis in AXES]


@pytest.mark.parametrize(("name", "by"), MAPS)
def test_every_cell_total_and_corner_is_a_plain_count(name: str, by: str) -> None:
    kb = collection(name)
    seen = set()
    for theme, column, cell in cells(name, by):
        wanted = expected(kb, by, theme, column)
        base = [(k, v) for k, v in (("theme", theme), (by, column)) if v]
        found: Counter[str] = Counter()
        for link in cell.xpath(".//a"):
            assert link.get("href").startswith("../find/?")
            query = parse_qsl(link.get("href").split("?", 1)[1], strict_parsing=True)
            number = int(link.text_content().replace(",", ""))
            kinds = [value for key, value in query if key == "kind"]
            assert sorted(query) == sorted([("kind", kind) for kind in kinds] + base)
            assert link.get("aria-label").startswith(f"{number:,} ")
            if len(kinds) == 1:
                found[kinds[0]] = number
            else:
                assert kinds == list(KINDS)
                assert number == wanted.total()
        assert found == wanted, (theme, column)
        assert ("none recorded" in cell.text_content()) == (not wanted)
        is_total = not theme or not column
        assert len(cell.xpath(".//a")) == len(wanted) + (is_total and bool(wanted))
        seen.add((theme, column))
    used = {by: set().union(*(ids_of(kb, f, by) for f in kb.findings)) for by in ("theme", by)}
    assert seen == {(t, c) for t in used["theme"] | {""} for c in used[by] | {""}}


@pytest.mark.parametrize(("name", "by"), MAPS)
def test_links_lead_to_as_many_records_in_the_finder(name: str, by: str) -> None:
    kb = collection(name)
    facets = facets_of(kb)
    links = [link for _, _, cell in cells(name, by) for link in cell.xpath(".//a")]
    for link in random.Random(1).sample(links, min(40, len(links))):
        chosen: dict[str, set[str]] = {}
        for key, value in parse_qsl(link.get("href").split("?", 1)[1]):
            chosen.setdefault(key, set()).add(value)
        records = matching(kb, {key: frozenset(values) for key, values in chosen.items()}, facets)
        assert len(records) == int(link.text_content().replace(",", "")), link.get("href")


def test_names_say_number_kind_theme_and_column() -> None:
    kb = collection("synthetic")
    theme, column, cell = next(
        (t, c, x) for t, c, x in cells("synthetic", "agency") if x.xpath(".//a") and t and c
    )
    link = cell.xpath(".//a")[0]
    number, words = link.get("aria-label").split(" ", 1)
    what, place = words.split(": ")
    assert what.startswith("finding") if "practice" in what else what.startswith(("risk", "opportunit"))
    assert (number == "1") == what.startswith(("finding ", "risk", "opportunity")) or what == "risks"
    assert place == f"{kb.terms[theme].title}, {kb.terms[column].title}"


def test_narrower_columns_stand_under_what_opens_them() -> None:
    kb = collection("synthetic")
    (table,) = body("synthetic").xpath("//section[@data-by='agency']//table")
    buttons = table.xpath(".//thead//button/@data-opens")
    for head in table.xpath(".//thead/tr/th[@data-under]"):
        under = head.get("data-under").split()
        assert set(under) <= set(buttons)
        assert under[-1] in kb.terms[id_of(head)].broader_ids
        assert f"In {kb.terms[under[-1]].title}: " in head.text_content()


def test_shading_has_up_to_four_steps_without_gap_or_overlap() -> None:
    assert shades_of(0) == ()
    assert shades_of(1) == ((1, 1),)
    assert shades_of(2) == ((1, 1), (2, 2))
    assert shades_of(16) == ((1, 2), (3, 4), (5, 8), (9, 16))
    for largest in range(1, 900):
        steps = shades_of(largest)
        numbers = [n for low, high in steps for n in range(low, high + 1)]
        assert numbers == list(range(1, largest + 1))
        assert len(steps) <= 4
        assert shade(largest, steps) == 4
        assert shade(0, steps) == 0


def test_an_empty_collection_has_an_empty_map() -> None:
    page = map_page(Pages(build_knowledge_base(SETTINGS, [], {}, {}, {}, {})))
    assert "0 findings in all" in page.body
