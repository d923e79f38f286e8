"""``/api/v1/*.json`` and ``/schema/*.json``: all records and terms as open data.

An item has every field of its record under the model's name, ``id``, ``kind`` and ``url``, and
``linked_from``: for each field by which other records name it, their ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record
from generator.model.schema import all_schemas
from generator.model.term import Term
from generator.pages.addresses import record_address, term_address


@dataclass(frozen=True)
class DataFile:
    """A file of the site: its address below the root, what it holds, how many items, its bytes."""

    address: str
    about: str
    number: int
    content: bytes


def record_item(kb: KnowledgeBase, record: Record) -> dict[str, Any]:
    """One record as data."""
    return {
        **record.model_dump(mode="json"),
        "url": kb.settings.address + record_address(record),
        "linked_from": {name: list(ids) for name, ids in sorted(kb.reverse.get(record.id, {}).items())},
    }


def term_item(kb: KnowledgeBase, term: Term) -> dict[str, Any]:
    """One term as data; ``url`` only where it has a page, ``records`` with those of narrower terms."""
    records = kb.about(term.id)
    return {
        **term.model_dump(mode="json"),
        "kind": term.type,
        "url": kb.settings.address + term_address(term) if records else None,
        "narrower": list(kb.narrower.get(term.id, ())),
        "records": [record.id for record in records],
    }


def shared_page_item(kb: KnowledgeBase, term: Term) -> dict[str, Any]:
    """A term without a page of its own as data: ``url`` is its place on the page that it shares with others."""
    return {
        **term.model_dump(mode="json"),
        "kind": term.type,
        "url": kb.settings.address + term_address(term),
    }


def document(format_version: str, lines: list[bytes]) -> bytes:
    """One data file from its items, each a line of JSON: always the same for the same items."""
    head = f'{{"format": {json.dumps(format_version)}, "count": {len(lines)}, "items": [\n'
    return b"".join((head.encode(), b",\n".join(lines), b"\n]}\n"))


def withdrawn(kb: KnowledgeBase, record_type: str) -> list[Record]:
    """Withdrawn records stay in the data, so that nobody keeps using an old copy unawares."""
    return [r for r in kb.records.values() if r.status == "withdrawn" and r.type == record_type]


@dataclass(frozen=True)
class ItemList:
    """All items of one type. ``name`` is that of its files."""

    name: str
    about: str
    items: list[dict[str, Any]]

    @cached_property
    def lines(self) -> list[bytes]:
        """Every item as one line of JSON, made once for all files that hold it."""
        return [to_json(item) for item in self.items]


def item_lists(kb: KnowledgeBase) -> list[ItemList]:
    """Every record and term as data, by type, in the order of the data page."""
    records: list[tuple[str, str, str, Iterable[Record]]] = [
        ("findings", "finding", "Findings of all four kinds", kb.findings),
        ("case-studies", "case-study", "Case studies", kb.case_studies),
        ("takeaways", "takeaway", "Key takeaways", kb.takeaways),
        ("context", "context", "Facts, aims and commitments as somebody states them", kb.context),
        ("sources", "source", "Documents", kb.sources),
    ]
    terms: list[tuple[str, str, Iterable[Term]]] = [
        ("themes", "Themes", kb.themes),
        ("areas", "Areas, with codes and positions", kb.areas),
        ("agencies", "Agencies", kb.agencies),
        ("groups", "Groups of children and others", kb.groups),
    ]
    on_shared_pages: list[tuple[str, str, Iterable[Term]]] = [
        ("programmes", "Inspection programmes", kb.programmes),
        ("glossary", "Words and abbreviations explained", kb.glossary),
        ("language", "Terms to avoid, with what to say instead", kb.language),
        ("guides", "Guides to language about children", kb.guides),
    ]
    lists = [
        ItemList(name, about, [record_item(kb, record) for record in (*listed, *withdrawn(kb, record_type))])
        for name, record_type, about, listed in records
    ]
    lists += [
        ItemList(name, about, [term_item(kb, term) for term in listed]) for name, about, listed in terms
    ]
    lists += [
        ItemList(name, about, [shared_page_item(kb, term) for term in listed])
        for name, about, listed in on_shared_pages
    ]
    return lists


def api_files(kb: KnowledgeBase, lists: Iterable[ItemList] | None = None) -> list[DataFile]:
    """Every file of the data interface, in the order of the data page."""
    version = kb.settings.format
    return [
        DataFile(f"api/v1/{part.name}.json", part.about, len(part.items), document(version, part.lines))
        for part in (item_lists(kb) if lists is None else lists)
    ]


def schema_files() -> Mapping[str, str]:
    """JSON Schemas by address."""
    return {
        f"schema/{name}": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in all_schemas().items()
    }
