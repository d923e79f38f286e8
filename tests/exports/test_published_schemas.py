"""The JSON Schemas of the YAML files: well made, complete, and every record of ours fits its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model.fields import Model
from generator.model.records import FOLDERS, RECORD_TYPES
from generator.model.schema import all_schemas
from generator.model.vocabulary import VOCABULARY_FILES

PROJECT = Path(__file__).parents[2]
COLLECTIONS = {"real": PROJECT / "findings", "small": PROJECT / "tests" / "pages" / "collection" / "findings"}
SCHEMAS = all_schemas()
TYPES = {"string": str, "array": list, "object": dict, "boolean": bool, "null": type(None)}
KEYWORDS = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description", "else", "enum",
    "examples", "if", "items", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "pattern",
    "properties", "required", "then", "title", "type",
}  # fmt: skip


def parts(schema: Any, at: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside a schema."""
    if not isinstance(schema, dict):
        return
    yield at, schema
    for name in ("properties", "$defs"):
        for key, part in schema.get(name, {}).items():
            yield from parts(part, f"{at}/{name}/{key}")
    for name in ("items", "additionalProperties"):
        yield from parts(schema.get(name), f"{at}/{name}")
    for number, part in enumerate(schema.get("anyOf", [])):
        yield from parts(part, f"{at}/anyOf/{number}")


def problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> Iterator[str]:
    """What of a value does not fit a schema: as much of JSON Schema as ours use."""
    if "$ref" in schema:
        yield from problems(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, at)
    if "if" in schema:
        chosen = "else" if list(problems(value, schema["if"], root)) else "then"
        yield from problems(value, schema[chosen], root, at)
    if "anyOf" in schema:
        found = [list(problems(value, option, root, at)) for option in schema["anyOf"]]
        if all(found):
            yield f"{at}: fits none of {len(found)}: {min(found, key=len)}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not among {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    kind = schema.get("type")
    if kind in {"integer", "number"}:
        whole = (int,) if kind == "integer" else (int, float)
        if not isinstance(value, whole) or isinstance(value, bool):
            yield f"{at}: {value!r} is no {kind}"
            return
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            yield f"{at}: {value!r} is out of range"
    elif kind is not None and not isinstance(value, TYPES[kind]):
        yield f"{at}: {value!r} is no {kind}"
    elif kind == "string":
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{at}: {len(value)} characters"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{at}: {value!r} does not match {schema['pattern']}"
    elif kind == "array":
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: {len(value)} items"
        for number, item in enumerate(value):
            yield from problems(item, schema.get("items", {}), root, f"{at}/{number}")
    elif kind == "object":
        known = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                yield f"{at}: {name} is missing"
        for name, item in value.items():
            rest = schema.get("additionalProperties", True)
            if name in known:
                yield from problems(item, known[name], root, f"{at}/{name}")
            elif rest is False:
                yield f"{at}: {name} is unknown"
            elif isinstance(rest, dict):
                yield from problems(item, rest, root, f"{at}/{name}")


class _EditorLoader(yaml.SafeLoader):
    """YAML as an editor's program reads it (YAML 1.2): numbers and true or false, but dates stay text."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_EditorLoader)  # noqa: S506 - a safe loader


def files(findings: Path) -> Iterator[tuple[Path, str]]:
    """Every file of a collection with the name of its schema."""
    yield findings / "knowledge-base.yml", "knowledge-base.json"
    for name in VOCABULARY_FILES:
        yield findings / "vocabulary" / name, name.replace(".yml", ".json")
    for folder, (record, _) in FOLDERS.items():
        for file in sorted((findings / folder).rglob("*.yml")):
            if not file.name.endswith(".lock.yml"):
                yield file, f"{record.type}.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_is_well_made(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema)) == schema
    for at, part in parts(schema):
        assert set(part) <= KEYWORDS, at
        assert part.get("type", "string") in {*TYPES, "integer", "number"}, at
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/$defs/") in schema["$defs"], at
        if "pattern" in part:
            re.compile(part["pattern"])
        assert set(part.get("required", ())) <= set(part.get("properties", ())), at


@pytest.mark.parametrize("name", SCHEMAS)
def test_objects_are_closed_and_fields_described(name: str) -> None:
    for at, part in parts(SCHEMAS[name]):
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False, at
            for field, inner in part["properties"].items():
                assert inner.get("description"), f"{at}/{field}"


@pytest.mark.parametrize("model", RECORD_TYPES, ids=lambda model: model.type)
def test_what_comes_from_the_file_is_not_asked_for(model: type[Model]) -> None:
    schema = SCHEMAS[f"{model.type}.json"]  # type: ignore[attr-defined]
    assert set(schema["$defs"][model.__name__]["properties"]) == set(model.model_fields) - {"id", "kind"}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_file_fits_its_schema(collection: str) -> None:
    wrong = [
        f"{file.name}{problem}"
        for file, name in files(COLLECTIONS[collection])
        for problem in problems(read(file), SCHEMAS[name], SCHEMAS[name])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"titel": "A slip"}, ": titel is unknown"),
        ({"themes": []}, "/themes: 0 items"),
        ({"themes": ["Not an id"]}, "/themes/0: 'Not an id' does not match"),
        ({"scope": "everywhere"}, "/scope: 'everywhere' is not among"),
        ({"title": 7}, "/title: 7 is no string"),
        ({"title": "x" * 121}, "/title: 121 characters"),
    ],
)
def test_a_wrong_record_does_not_fit(change: dict[str, Any], problem: str) -> None:
    record = read(COLLECTIONS["small"] / "good-practice" / "children-leave-custody-soon.yml")
    found = list(problems({**record, **change}, SCHEMAS["finding.json"], SCHEMAS["finding.json"]))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_record_that_lacks_a_field_does_not_fit() -> None:
    record = read(COLLECTIONS["small"] / "good-practice" / "children-leave-custody-soon.yml")
    del record["basis"]
    assert list(problems(record, SCHEMAS["finding.json"], SCHEMAS["finding.json"])) == [": basis is missing"]
