"""What the finder can find, its facets, and the plain computation of a choice."""

from __future__ import annotations

from itertools import combinations

import pytest

from generator.model.knowledge_base import KnowledgeBase
from generator.search.entries import facets_of, findable, matching, number_found, with_broader, years_of
from tests.search.small_collection import another, small_kb


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return small_kb()


def options(kb: KnowledgeBase, facet_id: str) -> list[str]:
    return [option.id for facet in facets_of(kb) if facet.id == facet_id for option in facet.options]


def found(kb: KnowledgeBase, **chosen: set[str]) -> set[str]:
    return {r.id for r in matching(kb, {name: frozenset(ids) for name, ids in chosen.items()})}


def test_published_records_newest_first_sources_left_out(kb: KnowledgeBase) -> None:
    assert [record.id for record in findable(kb)] == ["slow", "lesson", "aim", "study", "quick"]


def test_there_are_nine_facets(kb: KnowledgeBase) -> None:
    titles = {facet.id: facet.title for facet in facets_of(kb)}
    assert list(titles) == [
        "kind", "theme", "area", "agency", "group", "source", "programme", "year", "basis",
    ]  # fmt: skip
    assert all(titles.values())


def test_only_options_that_some_record_has(kb: KnowledgeBase) -> None:
    assert options(kb, "kind") == ["good-practice", "risk", "case-study", "takeaway", "context"]
    assert options(kb, "theme") == ["custody", "night", "exploitation"]
    assert options(kb, "area") == ["north", "county", "town"]
    assert options(kb, "agency") == ["council", "yjs"]
    assert options(kb, "group") == ["girls"]
    assert options(kb, "source") == ["town-report", "summary", "letter"]
    assert options(kb, "basis") == ["inspectors-saw", "recommendation"]


def test_broader_options_are_known_and_used(kb: KnowledgeBase) -> None:
    for facet in facets_of(kb):
        known = {option.id for option in facet.options}
        assert all(broader in known for option in facet.options for broader in option.broader)


def test_years_are_of_the_inspection_or_else_of_its_programme(kb: KnowledgeBase) -> None:
    by_id = {record.id: years_of(kb, record) for record in findable(kb)}
    assert by_id["study"] == ("2023", "2024")  # inspected from December to January
    assert by_id["slow"] == ("2023", "2024")  # a summary of the whole programme
    assert by_id["aim"] == ("2019",)  # published on its own
    assert by_id["quick"] == ("2023", "2024")  # its other documents have no inspection of their own
    assert options(kb, "year") == ["2024", "2023", "2019"]


def test_a_broader_option_includes_its_narrower_ones(kb: KnowledgeBase) -> None:
    assert found(kb, theme={"night"}) == {"quick"}
    assert found(kb, theme={"custody"}) == {"quick", "study", "lesson"}
    assert found(kb, area={"north"}) == found(kb, area={"town"}) == {"quick"}
    assert found(kb, agency={"council"}) == {"quick", "study"}


def test_or_within_a_facet_and_across_facets(kb: KnowledgeBase) -> None:
    assert found(kb, kind={"risk", "context"}) == {"slow", "aim"}
    assert found(kb, kind={"risk", "case-study"}, theme={"custody"}) == {"study"}
    assert found(kb, kind={"risk"}, theme={"custody"}) == set()
    assert found(kb, kind=set()) == found(kb) == {"slow", "lesson", "aim", "study", "quick"}


def test_a_source_is_found_through_whatever_cites_it(kb: KnowledgeBase) -> None:
    assert found(kb, source={"letter"}) == {"aim", "quick"}
    assert found(kb, programme={"jtai"}) == {"quick", "slow", "study", "lesson"}
    assert found(kb, basis={"inspectors-saw"}) == {"quick"}


def test_every_pair_of_choices_is_the_meeting_of_both(kb: KnowledgeBase) -> None:
    choices = [(facet.id, option.id) for facet in facets_of(kb) for option in facet.options]
    for (one, first), (other, second) in combinations(choices, 2):
        alone = found(kb, **{one: {first}}), found(kb, **{other: {second}})
        if one == other:
            assert found(kb, **{one: {first, second}}) == alone[0] | alone[1]
        else:
            assert found(kb, **{one: {first}, other: {second}}) == alone[0] & alone[1]


def test_a_term_below_two_others_counts_under_both() -> None:
    kb = small_kb(another("both", themes=["night", "exploitation"]))
    facet = next(facet for facet in facets_of(kb) if facet.id == "theme")
    assert with_broader(facet, kb.records["both"]) == {"night", "custody", "exploitation"}


def test_sources_are_not_counted_as_found(kb: KnowledgeBase) -> None:
    assert [record.id for record in kb.about("town")] == ["letter", "quick"]
    assert number_found(kb.about("town")) == 1
