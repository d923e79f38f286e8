"""The small map of England: areas lie where they are, and labels keep apart."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from lxml import html

from generator.build import knowledge_base_of, read_and_check
from generator.model.knowledge_base import KnowledgeBase
from generator.pages import england
from generator.pages.environment import Pages
from generator.pages.list_pages import list_pages

PROJECT = Path(__file__).parents[2]


@cache
def real() -> KnowledgeBase:
    collection, _ = read_and_check(PROJECT / "findings", PROJECT, PROJECT / "docs")
    return knowledge_base_of(collection)


def test_areas_lie_where_the_projection_says() -> None:
    outline = england.outline()
    found = {place.area.id: place for place in england.places(real())}
    leeds, merton = found["leeds"], found["merton"]
    assert leeds.y < merton.y
    assert leeds.x < merton.x
    for place in found.values():
        assert place.area.position
        assert place.x == pytest.approx(
            (place.area.position.longitude - outline.west) / (outline.east - outline.west) * outline.width
        )
        assert place.y == pytest.approx(
            (outline.north - place.area.position.latitude) / (outline.north - outline.south) * outline.height
        )
        assert inside(land(outline.path), place.x, place.y), place.area.title


def land(path: str) -> list[list[tuple[float, float]]]:
    """The rings of an outline."""
    rings = [ring.rstrip("Z").split() for ring in path.split("M") if ring]
    return [[(float(x), float(y)) for x, y in (point.split(",") for point in ring)] for ring in rings]


def inside(rings: list[list[tuple[float, float]]], x: float, y: float) -> bool:
    """Whether a point lies on land: a line to the east crosses an odd number of edges."""
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1


def test_labels_overlap_nothing_and_stay_on_the_map() -> None:
    outline = england.outline()
    places = england.places(real())
    boxes = [place.label.box for place in places if place.label]
    assert len(boxes) == len(places)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    for box in boxes:
        assert box.left >= 0
        assert box.right <= outline.width
        assert not any(box.left < p.x < box.right and box.top < p.y < box.bottom for p in places)


def test_an_inspected_area_without_records_is_no_link() -> None:
    kb = real()
    for place in england.places(kb):
        assert place.has_records == bool(kb.about(place.area.id))
        assert place.label
        assert (england.NO_RECORDS in place.label.lines) == (not place.has_records)


def test_a_crowd_of_areas_is_drawn_without_overlap() -> None:
    kb = real()
    crowd = replace(kb, by_term={area.id: kb.findings[:1] for area in kb.areas})
    places = england.places(crowd)
    boxes = [place.label.box for place in places if place.label]
    assert len(places) > 100
    assert len(boxes) > 20
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_map_and_list_have_the_same_areas() -> None:
    page = next(plan for plan in list_pages(Pages(real())) if plan.address == "areas/").make()
    tree = html.document_fromstring(str(page.body))
    on_map = tree.xpath("//figure//a/@href")
    assert on_map
    assert set(on_map) <= set(tree.xpath("//section//a/@href"))
    assert tree.xpath("//figure//text()[contains(., 'no records yet')]")
    assert "Contains OS data © Crown copyright and database right 2023" in page.body


def test_the_outline_names_its_source_and_stays_small() -> None:
    stored = json.loads(england.FILE.read_text(encoding="utf-8"))
    for words in ("Office for National Statistics", "Open Government Licence v3.0", "Crown copyright"):
        assert words in stored["comment"]
    assert len(stored["path"]) < 4096
