"""The finder's data files say exactly what the records say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.knowledge_base import KnowledgeBase
from generator.pages.addresses import record_address
from generator.search.data_files import CARDS_A_FILE, FOLDER, finder_files
from generator.search.entries import facets_of, findable
from tests.search.small_collection import another, empty_kb, small_kb

MANY = CARDS_A_FILE + 7


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return small_kb(*(another(f"more-{number}") for number in range(MANY)))


@pytest.fixture(scope="module")
def files(kb: KnowledgeBase) -> dict[str, Any]:
    return {name.removeprefix(FOLDER): json.loads(text) for name, text in finder_files(kb).items()}


def test_columns_equal_the_records(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    data = files["facets.json"]
    records = findable(kb)
    assert (data["format"], data["count"]) == ("1.0", len(records))
    assert [facet["id"] for facet in data["facets"]] == [facet.id for facet in facets_of(kb)]
    for column, facet in zip(data["facets"], facets_of(kb), strict=True):
        ids = [option[0] for option in column["options"]]
        assert column["title"] == facet.title
        assert len(column["rows"]) == len(records)
        for row, record in zip(column["rows"], records, strict=True):
            assert [ids[number] for number in row] == list(facet.values(record))
        for (id_, title, broader), option in zip(column["options"], facet.options, strict=True):
            assert (id_, title, [ids[b] for b in broader]) == (option.id, option.title, list(option.broader))


def test_a_card_is_what_a_result_shows(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    number = [record.id for record in findable(kb)].index("quick")
    assert files["cards-0.json"][number] == [
        "findings/quick/", "Ämter act quickly", "Summary of quick.", "Town", "Youth justice service",
        ["Nights in custody"],
    ]  # fmt: skip


def test_cards_stand_fifty_in_a_file_in_the_records_order(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    assert len(files["cards-0.json"]) == CARDS_A_FILE
    cards = [*files["cards-0.json"], *files["cards-1.json"]]
    assert "cards-2.json" not in files
    assert [card[0] for card in cards] == [record_address(record) for record in findable(kb)]


def test_order_by_title_and_by_source(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    records = findable(kb)
    order = files["order.json"]
    for name in ("title", "source"):
        assert sorted(order[name]) == list(range(len(records)))
    titles = [records[number].title for number in order["title"]]
    assert titles == sorted(titles, key=str.casefold)
    own = [records[i].id for i in order["source"] if not records[i].id.startswith("more-")]
    assert own == ["slow", "study", "lesson", "quick", "aim"]  # A summary; B report pages 2, 5, 5; C letter


def test_terms_with_their_other_names_address_and_number(files: dict[str, Any]) -> None:
    terms = {row[1]: row for row in files["terms.json"]}
    assert terms["Criminal exploitation"] == [
        "theme", "Criminal exploitation", ["county lines"], "themes/exploitation/", 1,
    ]  # fmt: skip
    assert terms["Youth justice service"][2:] == [["YJS", "YOT"], "agencies/yjs/", 1]
    assert terms["Custody"][4] == 3 + MANY
    assert terms["Town"][4] == 1  # the letter about it is a source, which the finder does not list
    assert "A theme without records" not in terms
    assert "Joint inspections" not in terms  # it has no page of its own


def test_a_collection_without_records_has_files_too() -> None:
    files = finder_files(empty_kb())
    assert json.loads(files[f"{FOLDER}facets.json"])["count"] == 0
    assert not any("cards" in name for name in files)
