"""``/api/v1/taken-down.json``: which records were taken down, so that copies of the data lose them as well.

Each id has an entry, former ones too, with the day and the reason as a code; nothing else is known of them.
"""

from __future__ import annotations

import json
from typing import Any, get_args

from generator.exports.api import DataFile, document
from generator.model.fields import TypeName
from generator.model.knowledge_base import KnowledgeBase
from generator.model.schema import SCHEMA_DIALECT
from generator.model.takedown import REASONS, TakenDown
from generator.pages.addresses import RECORD_SECTIONS

NAME = "taken-down"
FIELDS = ("id", "type", "taken_down", "reason_code")


def tombstones(kb: KnowledgeBase) -> list[dict[str, str]]:
    """An item for each id of each record that was taken down."""
    return [
        {"id": id_, "type": taken.type, "taken_down": taken.taken_down, "reason_code": taken.reason_code}
        for taken in kb.taken_down.values()
        for id_ in (taken.id, *taken.former_ids)
    ]


def tombstone_file(kb: KnowledgeBase) -> DataFile:
    """All of them as a data file."""
    lines = [json.dumps(item).encode() for item in tombstones(kb)]
    about = "Records taken down: remove them from copies of this data"
    return DataFile(f"api/v1/{NAME}.json", about, len(lines), document(kb.settings.format, lines))


def tombstone_schema() -> dict[str, Any]:
    """JSON Schema of one item."""
    fields = TakenDown.model_json_schema(mode="serialization")["properties"]
    reasons = "; ".join(f"{code}: {words}" for code, words in REASONS.items())
    return {
        "type": "object",
        "description": "The little that is left of a record that nobody may read any more.",
        "properties": {
            "id": {"type": "string", "description": "Its id, or one that it had before."},
            "type": {"enum": [name for name in get_args(TypeName) if name in RECORD_SECTIONS]},
            "taken_down": fields["taken_down"],
            "reason_code": {"enum": list(REASONS), "description": reasons},
        },
        "required": list(FIELDS),
    }


def tombstone_file_schema(kb: KnowledgeBase) -> dict[str, Any]:
    """JSON Schema of the file."""
    return {
        "$schema": SCHEMA_DIALECT,
        "$id": f"{kb.settings.address}schema/api/{NAME}.json",
        "title": f"/api/v1/{NAME}.json",
        "type": "object",
        "properties": {
            "format": {"const": kb.settings.format},
            "count": {"type": "integer", "minimum": 0},
            "items": {"type": "array", "items": tombstone_schema()},
        },
        "required": ["format", "count", "items"],
    }
