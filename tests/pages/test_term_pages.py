"""What the page of an area says of inspections that do not name their areas."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import Record, Source
from generator.model.vocabulary import Area, Programme
from generator.pages.term_pages import elsewhere
from tests.search.small_collection import another, small_kb

UNNAMED: dict[str, Any] = {"basis": "inspectors-saw", "sources": [{"source": "letter", "page": "1"}]}


def two_programmes() -> KnowledgeBase:
    """Of two programmes, one went to the town and the other to the county."""
    kb = small_kb(
        another("joint", scope="some-areas", basis="inspectors-saw"),
        another("other", scope="some-areas", **UNNAMED),
        another("everywhere", scope="national", **UNNAMED),
    )
    joint, letter = kb.terms["jtai"], kb.records["letter"]
    assert isinstance(joint, Programme)
    assert isinstance(letter, Source)
    programmes = [
        joint.model_copy(update={"areas": ("town",)}),
        joint.model_copy(update={"id": "visits", "areas": ("county", "town")}),
    ]
    records: dict[str, Record] = {**kb.records, "letter": letter.model_copy(update={"programme": "visits"})}
    return build_knowledge_base(
        kb.settings, records.values(), {**kb.terms, **{p.id: p for p in programmes}}, {}, {}, {}
    )


@pytest.mark.parametrize(
    ("area_id", "expected"), [("town", ["joint", "other"]), ("county", ["other"]), ("north", [])]
)
def test_findings_on_areas_not_named_are_those_of_the_areas_own_inspections(
    area_id: str, expected: list[str]
) -> None:
    kb = two_programmes()
    area = kb.terms[area_id]
    assert isinstance(area, Area)
    lists = [part for part in elsewhere(kb, area) if part.anchor == "not-named"]
    assert [record.id for part in lists for record in part.records] == expected
