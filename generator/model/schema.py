"""The record format for people and programs, derived from the models: JSON Schema and field tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel

from generator.model.evidence import Citation, Figure, Quote
from generator.model.records import FOLDERS, RECORD_TYPES
from generator.model.references import referring_fields
from generator.model.takedown import TAKEN_DOWN, TakenDown
from generator.model.vocabulary import VOCABULARY_FILES, FurtherReading, Position, Settings

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class FieldRow:
    """One field in a table for editors."""

    name: str
    meaning: str
    holds: str
    example: str
    required: bool


@dataclass(frozen=True)
class FieldTable:
    """All fields of one record type, term type or part of a record."""

    anchor: str
    title: str
    about: str
    place: str
    fields: tuple[FieldRow, ...]


def from_file(info: Any) -> bool:
    """Whether a field comes from the file's name, its folder or the build, so that nobody writes it."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("from_file"))


def json_schema(model: type[BaseModel], *, as_written: bool) -> dict[str, Any]:
    """JSON Schema of a model. ``as_written`` leaves out what nobody writes.

    YAML gives the editor's program numbers where it sees digits, so the schema keeps the real types.
    """
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        fields = part.get("properties", {})
        given = {name for name, field in fields.items() if field.pop("from_file", False)}
        if as_written and given:
            part["properties"] = {name: field for name, field in fields.items() if name not in given}
            part["required"] = [name for name in part.get("required", []) if name not in given]
    return {"$schema": SCHEMA_DIALECT, **_limits_named(schema)}


def _limits_named(part: Any) -> Any:
    """The schema with `minimum` and `maximum` where pydantic leaves its own `ge` and `le` behind a validator."""
    names = {"ge": "minimum", "le": "maximum"}
    if isinstance(part, dict):
        return {names.get(key, key): _limits_named(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_limits_named(item) for item in part]
    return part


def vocabulary_schema(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema of a vocabulary file: a mapping from ids to terms."""
    schema = json_schema(model, as_written=True)
    definitions = schema.pop("$defs", {})
    dialect = schema.pop("$schema")
    return {
        "$schema": dialect,
        "title": f"{model.__name__} vocabulary",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/Term"},
        "$defs": {**definitions, "Term": schema},
    }


def record_schema(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema of a record's file, which holds the fields of its type or says that the record was taken down."""
    definitions: dict[str, Any] = {}
    for part in (model, TakenDown):
        schema = json_schema(part, as_written=True)
        del schema["$schema"]
        definitions |= {**schema.pop("$defs", {}), part.__name__: schema}
    return {
        "$schema": SCHEMA_DIALECT,
        "title": model.__name__,
        "if": {"type": "object", "properties": {"status": {"const": TAKEN_DOWN}}, "required": ["status"]},
        "then": {"$ref": f"#/$defs/{TakenDown.__name__}"},
        "else": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": definitions,
    }


def all_schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its file name under ``schema/``."""
    schemas = {f"{model.type}.json": record_schema(model) for model in RECORD_TYPES}
    for name, term in VOCABULARY_FILES.items():
        schemas[f"{name.removesuffix('.yml')}.json"] = vocabulary_schema(term)
    schemas["knowledge-base.json"] = json_schema(Settings, as_written=True)
    return schemas


def describe_values(part: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What a field holds, in words, from its part of the JSON Schema."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return f"the fields of a {name.lower()}"
    if "anyOf" in part:
        options = [option for option in part["anyOf"] if option.get("type") != "null"]
        if {option.get("type") for option in options} == {"integer", "number"}:
            return "a number"
        return " or ".join(dict.fromkeys(describe_values(option, definitions) for option in options))
    if "enum" in part:
        return "one of: " + ", ".join(str(value) for value in part["enum"])
    if "const" in part:
        return f"always {part['const']}"
    kind = part.get("type")
    if kind == "array":
        return "a list: " + describe_values(part.get("items", {}), definitions)
    if kind == "string":
        longest = part.get("maxLength")
        if "pattern" in part:
            return "an id" if part.get("maxLength") == 80 else "text of a fixed form"
        return f"text, at most {longest:,} characters" if longest else "text"
    return {"integer": "a whole number", "number": "a number", "boolean": "true or false"}.get(
        str(kind), "text"
    )


def field_rows(model: type[BaseModel]) -> tuple[FieldRow, ...]:
    """One row a field, with what ids it may hold."""
    schema = model.model_json_schema()
    refers = {field.name: field.types for field in referring_fields(cast("Any", model)) if field.types}
    rows = []
    for name, info in model.model_fields.items():
        if from_file(info):
            continue
        holds = describe_values(schema["properties"][name], schema.get("$defs", {}))
        if name in refers:
            holds = holds.replace("an id", "the id of a " + " or ".join(refers[name]))
        example = info.examples[0] if info.examples else ""
        if isinstance(example, list):
            example = ", ".join(str(item) for item in example)
        rows.append(FieldRow(name, info.description or "", holds, str(example), info.is_required()))
    return tuple(rows)


def first_line(model: type[BaseModel]) -> str:
    """The first paragraph of a model's docstring, as one line."""
    return " ".join((model.__doc__ or "").strip().split("\n\n")[0].split()).replace("``", "")


def field_tables() -> list[FieldTable]:
    """Tables for every record type, its parts, every vocabulary and the settings."""
    tables = []
    evidence: tuple[type[BaseModel], ...] = (Citation, Quote, Figure)
    term_parts: tuple[type[BaseModel], ...] = (Position, FurtherReading)
    for model in RECORD_TYPES:
        folders = [f"findings/{folder}/" for folder, (record, _) in FOLDERS.items() if record is model]
        title = model.type.replace("-", " ").capitalize()
        tables.append(FieldTable(model.type, title, first_line(model), ", ".join(folders), field_rows(model)))
    for part in evidence:
        name = part.__name__
        tables.append(FieldTable(name.lower(), name, first_line(part), "", field_rows(part)))
    for file, term in VOCABULARY_FILES.items():
        title = f"{term.type.capitalize()} (vocabulary)"
        tables.append(
            FieldTable(
                f"term-{term.type}", title, first_line(term), f"findings/vocabulary/{file}", field_rows(term)
            )
        )
    for part in term_parts:
        name = part.__name__
        title = {"FurtherReading": "Further reading"}.get(name, name)
        tables.append(FieldTable(name.lower(), title, first_line(part), "", field_rows(part)))
    tables.append(
        FieldTable(
            "settings", "Settings", first_line(Settings), "findings/knowledge-base.yml", field_rows(Settings)
        )
    )
    return tables
