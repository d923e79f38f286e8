"""Every partner summary of the project, made once, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.build import knowledge_base_of
from generator.documents.partner_summary import Entry, PartnerSummary, partner_summaries, partner_summary
from generator.model.knowledge_base import KnowledgeBase
from generator.model.vocabulary import Area
from generator.reading.collection import read_collection

ROOT = Path(__file__).parents[2]


@cache
def knowledge_base() -> KnowledgeBase:
    return knowledge_base_of(read_collection(ROOT / "findings", root=ROOT))


@cache
def summary_of(area_id: str) -> PartnerSummary:
    kb = knowledge_base()
    area = kb.terms.get(area_id)
    return partner_summary(kb, area if isinstance(area, Area) else None)


@cache
def every_summary() -> dict[str, PartnerSummary]:
    return {summary.id: summary for summary in partner_summaries(knowledge_base())}


def texts(value: Any) -> Iterator[str]:
    """Every text of a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def entries(value: Any) -> Iterator[Entry]:
    """Every entry of a summary, those beside others included."""
    if isinstance(value, Entry):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from entries(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from entries(getattr(value, field.name))


@cache
def words_of(area_id: str) -> str:
    """All a summary says, as one text."""
    return "\n".join(texts(every_summary()[area_id]))
