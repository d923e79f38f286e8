"""JSON Schemas of what is published: items as the data files hold them, and the files themselves.

The schemas under ``/schema/`` describe YAML files as editors write them; these, under ``/schema/api/``,
describe the same fields after the build: every field present, with ``id``, ``kind``, ``url`` and links.
They allow fields they do not know, since a later 1.x may add some.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.exports.collection import key_of
from generator.exports.tombstones import NAME, tombstone_file_schema, tombstone_schema
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import RECORD_TYPES
from generator.model.schema import SCHEMA_DIALECT
from generator.model.vocabulary import VOCABULARY_FILES
from generator.pages.addresses import TERM_SECTIONS

IDS = {"type": "array", "items": {"type": "string"}}
RECORD_EXTRAS: dict[str, dict[str, Any]] = {
    "url": {"type": "string", "format": "uri", "description": "The permanent address of its page."},
    "linked_from": {
        "type": "object",
        "additionalProperties": IDS,
        "description": "For each field by which published records name this one: their ids.",
    },
}
KIND = "What type of term it is."
RENAMED = {"ge": "minimum", "le": "maximum"}  # where a validator of ours keeps pydantic from translating them
SHARED_PAGE_EXTRAS: dict[str, dict[str, Any]] = {
    "url": {"type": "string", "format": "uri", "description": "Where it is explained."},
}
TERM_EXTRAS: dict[str, dict[str, Any]] = {
    "url": {
        "type": ["string", "null"],
        "format": "uri",
        "description": "The permanent address of its page; null where no record is about it.",
    },
    "narrower": {**IDS, "description": "The ids of the terms directly below it."},
    "records": {**IDS, "description": "The ids of records about it or about a narrower term."},
}


RECORD_FILES = {
    "finding": "findings",
    "case-study": "case-studies",
    "takeaway": "takeaways",
    "context": "context",
    "source": "sources",
}


@dataclass(frozen=True)
class Published:
    """What items of one type hold: the fields of their model, and what the build adds."""

    name: str
    record_type: str
    model: type[BaseModel]
    added: Mapping[str, dict[str, Any]]

    @property
    def schema(self) -> dict[str, Any]:
        """JSON Schema of one item. Every field is present, so every field is required."""
        schema = dict(_fields(self.model))
        schema["properties"] = {**schema["properties"], **self.added}
        if self.model not in RECORD_TYPES:
            schema["properties"]["kind"] = {"const": self.record_type, "description": KIND}
        schema["required"] = list(schema["properties"])
        return schema


def published() -> list[Published]:
    """Every type of item that is published, in the order of the data page."""
    records = [Published(RECORD_FILES[m.type], m.type, m, RECORD_EXTRAS) for m in RECORD_TYPES]
    terms = [
        Published(
            file.removesuffix(".yml"),
            term.type,
            term,
            TERM_EXTRAS if term.type in TERM_SECTIONS else SHARED_PAGE_EXTRAS,
        )
        for file, term in VOCABULARY_FILES.items()
    ]
    return records + terms


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    schema: dict[str, Any] = _published(model.model_json_schema(mode="serialization"))
    return schema


def _published(part: Any) -> Any:
    """A schema of YAML files as one of published items: no field is left out, and others may be added."""
    if isinstance(part, list):
        return [_published(value) for value in part]
    if not isinstance(part, dict):
        return part
    schema = {
        RENAMED.get(name, name): _published(value) for name, value in part.items() if name != "from_file"
    }
    if schema.get("type") == "object" and "properties" in schema:
        schema.pop("additionalProperties", None)
        schema["required"] = list(schema["properties"])
    return schema


def _whole(kb: KnowledgeBase, name: str, schema: dict[str, Any]) -> str:
    """The text of a schema file, which names its dialect and its own address."""
    head = {"$schema": SCHEMA_DIALECT, "$id": f"{kb.settings.address}schema/api/{name}.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n"


def api_schema_files(kb: KnowledgeBase) -> dict[str, str]:
    """The schemas by address: one a data file, one of the whole collection, one of a line of NDJSON."""
    count = {"type": "integer", "minimum": 0}
    version = {"const": kb.settings.format}
    files: dict[str, str] = {}
    definitions: dict[str, Any] = {}
    types = published()
    for part in types:
        schema = part.schema
        own = schema.pop("$defs", {})
        item = part.model.__name__
        definitions |= {**own, item: schema}
        whole = {
            "title": f"/api/v1/{part.name}.json",
            "type": "object",
            "properties": {
                "format": version,
                "count": count,
                "items": {"type": "array", "items": {"$ref": f"#/$defs/{item}"}},
            },
            "required": ["format", "count", "items"],
            "$defs": {**own, item: schema},
        }
        files[f"schema/api/{part.name}.json"] = _whole(kb, part.name, whole)
    lists = {
        key_of(part.name): {"type": "array", "items": {"$ref": f"#/$defs/{part.model.__name__}"}}
        for part in types
    }
    texts = {name: {"type": "string"} for name in ("title", "purpose", "publisher", "licence", "address")}
    head = {
        "format": version,
        **texts,
        "updated": {"type": "string", "format": "date"},
        "counts": {"type": "object", "additionalProperties": count},
    }
    collection = {
        "title": "The whole collection",
        "type": "object",
        "properties": {**head, **lists, key_of(NAME): {"type": "array", "items": tombstone_schema()}},
        "required": [*head, *lists, key_of(NAME)],
        "$defs": definitions,
    }
    line = {
        "title": "A line of the collection as NDJSON",
        "oneOf": [{"$ref": f"#/$defs/{part.model.__name__}"} for part in types],
        "$defs": definitions,
    }
    tombstones = json.dumps(tombstone_file_schema(kb), ensure_ascii=False, indent=1) + "\n"
    files[f"schema/api/{NAME}.json"] = tombstones
    files["schema/api/collection.json"] = _whole(kb, "collection", collection)
    files["schema/api/line.json"] = _whole(kb, "line", line)
    return files
