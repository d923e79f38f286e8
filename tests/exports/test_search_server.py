"""The files for OpenSearch and Elasticsearch have the form that both document for ``_bulk`` and for an index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.exports.api import item_lists
from generator.exports.api_schemas import published
from generator.exports.search_server import INDEX, INDEX_FILE, LARGEST, bulk_files, properties
from tests.exports.export_collections import COLLECTIONS, data

# Types and parameters that both servers document.
PARAMETERS = {
    "keyword": {"ignore_above"},
    "text": {"analyzer", "fields"},
    "date": {"format"},
    "integer": set(),
    "double": set(),
    "boolean": set(),
    "object": {"dynamic", "properties"},
}
DATES = {"strict_date": r"\d{4}-\d\d-\d\d", "strict_year_month": r"\d{4}-\d\d", "strict_year": r"\d{4}"}
MAX_CONTENT_LENGTH = 100 * 1024 * 1024


def bodies(name: str) -> list[bytes]:
    return [
        content
        for address, content in data(name).files.items()
        if address.startswith("data/search-server/items")
    ]


def pairs(body: bytes) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    assert body.endswith(b"\n")
    assert b"\r" not in body
    lines = body.split(b"\n")[:-1]
    assert len(lines) % 2 == 0
    for action, document in zip(lines[::2], lines[1::2], strict=True):
        yield json.loads(action), json.loads(document)


def mapping(name: str = "small") -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(data(name).files[INDEX_FILE])
    return whole["mappings"]


def fields(properties: dict[str, Any], before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in properties.items():
        yield before + name, field
        yield from fields(field.get("properties", {}), f"{before}{name}.")


def values(document: dict[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in document.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from values(one, f"{before}{name}.")
            elif one is not None:
                yield before + name, one


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_document_follows_its_action_and_is_an_item_of_the_interface(name: str) -> None:
    found = [pair for body in bodies(name) for pair in pairs(body)]
    items = [item for part in item_lists(COLLECTIONS[name]()) for item in part.items]
    assert [document for _, document in found] == items
    assert [action for action, _ in found] == [
        {"index": {"_index": INDEX, "_id": item["id"]}} for item in items
    ]
    ids = [action["index"]["_id"] for action, _ in found]
    assert len(ids) == len(set(ids))
    assert max(len(id_.encode()) for id_ in ids) <= 512


def test_the_name_of_the_index_is_one_that_servers_accept() -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,200}", INDEX)


def test_files_stay_below_the_largest_request() -> None:
    assert LARGEST < MAX_CONTENT_LENGTH
    lists = item_lists(COLLECTIONS["small"]())
    whole = bulk_files(lists)
    assert len(whole) == 1
    split = bulk_files(lists, largest=5_000)
    assert len(split) > 3
    assert b"".join(split) == whole[0]
    assert all(len(body) <= 5_000 or len(list(pairs(body))) == 1 for body in split)
    assert all(list(pairs(body)) for body in split)
    assert bulk_files([], []) == []


def test_every_field_has_a_documented_type_and_no_unknown_parameter() -> None:
    whole = json.loads(data("small").files[INDEX_FILE])
    assert list(whole) == ["settings", "mappings"]
    found = dict(fields(mapping()["properties"]))
    for name, field in found.items():
        kind = field.get("type", "object")
        assert field.keys() - {"type"} <= PARAMETERS[kind], name
        for inner in field.get("fields", {}).values():
            assert inner.keys() - {"type"} <= PARAMETERS[inner["type"]], name
        assert field.get("analyzer", "english") == "english"
        assert set(field.get("format", "strict_date").split("||")) <= DATES.keys()
    assert {"text", "keyword", "date", "integer", "double", "boolean"} <= {
        field.get("type") for field in found.values()
    }


def test_a_field_that_several_types_have_is_mapped_alike() -> None:
    seen: dict[str, Any] = {}
    for part in published():
        for name, field in properties(part.model).items():
            assert seen.setdefault(name, field) == field, (part.name, name)


@pytest.mark.parametrize("name", ["real", "small"])
def test_every_value_fits_its_field(name: str) -> None:
    found = dict(fields(mapping(name)["properties"]))
    (template,) = mapping(name)["dynamic_templates"]
    assert template["links"] == {"path_match": "linked_from.*", "mapping": {"type": "keyword"}}
    checked = set()
    for body in bodies(name):
        for _, document in pairs(body):
            for path, value in values(document):
                field = {"type": "keyword"} if path.startswith("linked_from.") else found[path]
                assert fits(value, field), (path, value)
                checked.add(field["type"])
    assert checked == {"text", "keyword", "date", "integer", "double", "boolean"}


def fits(value: object, field: dict[str, Any]) -> bool:
    kind = field["type"]
    if kind == "date":
        return any(re.fullmatch(DATES[form], str(value)) for form in field["format"].split("||"))
    if kind == "keyword":  # what Lucene cannot hold as one term
        return isinstance(value, str) and len(value.encode()) <= 32_766
    expected = {"text": str, "integer": int, "double": (int, float), "boolean": bool}[kind]
    return isinstance(value, expected) and (kind == "boolean" or not isinstance(value, bool))


def test_ids_and_dates_and_texts_are_what_they_are() -> None:
    found = dict(fields(mapping()["properties"]))
    for name in ("id", "kind", "themes", "areas", "agencies", "status", "ons_code", "quotes.source", "url"):
        assert found[name]["type"] == "keyword", name
    for name in ("added", "reviewed", "published", "inspected_from", "started"):
        assert found[name]["type"] == "date", name
    for name in ("title", "summary", "detail", "quotes.text", "definition", "aliases"):
        assert found[name]["type"] == "text", name
    assert found["figures.value"]["type"] == "double"
    assert found["title"]["fields"]["whole"]["type"] == "keyword"
    assert "fields" not in found["summary"]
