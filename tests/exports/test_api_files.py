"""The data files: what they hold, field by field."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from generator.exports.api import api_files
from generator.model.knowledge_base import KnowledgeBase

NAMES = [
    "findings",
    "case-studies",
    "takeaways",
    "context",
    "language",
    "guides",
    "sources",
    "themes",
    "areas",
    "agencies",
    "groups",
    "programmes",
    "glossary",
]


def texts(kb: KnowledgeBase) -> dict[str, str]:
    return {file.address.removeprefix("api/v1/"): file.content.decode() for file in api_files(kb)}


@pytest.mark.parametrize("name", NAMES)
def test_data_is_as_expected(kb: KnowledgeBase, golden: Callable[[str, str], None], name: str) -> None:
    golden(f"{name}.json", texts(kb)[f"{name}.json"])


def test_there_is_a_file_of_every_kind(kb: KnowledgeBase) -> None:
    assert {f"{name}.json" for name in NAMES} == texts(kb).keys()


def test_files_say_how_many_items_they_hold(kb: KnowledgeBase) -> None:
    for file in api_files(kb):
        data = json.loads(file.content)
        assert file.number == data["count"] == len(data["items"])


def test_withdrawn_records_are_told_and_drafts_are_not(kb: KnowledgeBase) -> None:
    items = {item["id"]: item for item in json.loads(texts(kb)["findings.json"])["items"]}
    assert items["old-way-of-counting"]["status"] == "withdrawn"
    assert items["old-way-of-counting"]["superseded_by"] == "children-leave-custody-soon"
    assert "not-ready-yet" not in items


def test_figures_keep_their_denominators(kb: KnowledgeBase) -> None:
    items = {item["id"]: item for item in json.loads(texts(kb)["findings.json"])["items"]}
    figure = items["children-wait-for-assessments"]["figures"][0]
    assert (figure["value"], figure["of"], figure["unit"]) == (16, 36, "children")


def test_terms_know_the_records_of_narrower_terms(kb: KnowledgeBase) -> None:
    items = {item["id"]: item for item in json.loads(texts(kb)["areas.json"])["items"]}
    assert set(items["northtown"]["records"]) <= set(items["exampleshire"]["records"])
    assert items["westtown"]["url"] is None


def test_the_same_collection_gives_the_same_text(kb: KnowledgeBase) -> None:
    assert texts(kb) == texts(kb)
