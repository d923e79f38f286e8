"""The whole collection as one JSON file, and as one item a line (NDJSON).

Both hold the items of ``/api/v1``. The JSON file has one item a line as well, so that two of its versions
can be compared line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.exports.api import ItemList
from generator.exports.tombstones import NAME, tombstones
from generator.model.knowledge_base import KnowledgeBase, last_day


def updated(kb: KnowledgeBase) -> str:
    """The newest day in the collection: the same for every build of the same records."""
    return last_day(kb.records.values()) or "1970-01-01"


def key_of(name: str) -> str:
    """The name of a list of items inside the whole collection: ``case_studies`` for ``case-studies``."""
    return name.replace("-", "_")


def ndjson(lists: Iterable[ItemList]) -> bytes:
    """All items, one a line; ``kind`` tells what each of them is."""
    return b"\n".join([*(line for part in lists for line in part.lines), b""])


def collection(kb: KnowledgeBase, lists: Iterable[ItemList]) -> bytes:
    """All items by type, with what the collection is and whose it is."""
    settings = kb.settings
    named = list(lists)
    head = {
        "format": settings.format,
        "title": settings.title,
        "purpose": settings.purpose,
        "publisher": settings.publisher,
        "licence": settings.licence,
        "address": settings.address,
        "updated": updated(kb),
        "counts": {key_of(part.name): len(part.items) for part in named},
    }
    fields = [_field(name, json.dumps(value, ensure_ascii=False).encode()) for name, value in head.items()]
    for part in named:
        items = (b"\n", b",\n".join(part.lines), b"\n") if part.lines else ()
        fields.append(_field(key_of(part.name), b"[", *items, b"]"))
    fields.append(_field(key_of(NAME), json.dumps(tombstones(kb), ensure_ascii=False).encode()))
    return b"".join((b"{\n", b",\n".join(fields), b"\n}\n"))


def _field(name: str, *value: bytes) -> bytes:
    return b"".join((f'"{name}": '.encode(), *value))
