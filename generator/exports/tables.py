"""Records and terms as tables: one a type, and one for each kind of part that records have several of.

A column has the name of its field. A list stands in one cell: ids with “; ” between them, anything else
one entry a line. Quotations, figures, places and further reading stand in a cell as a reader would write
them, and field by field in tables of their own, one row each, with the id of what they belong to. So
nothing is lost, and spreadsheets can filter both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.exports.api import ItemList
from generator.exports.api_schemas import Published, published
from generator.model.evidence import Citation, Figure, Quote
from generator.model.fields import ID_PATTERN
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import RECORD_TYPES
from generator.model.vocabulary import FurtherReading
from generator.pages import words

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """A column: the field it holds, what it means, and whether its cells are web addresses."""

    name: str
    meaning: str
    is_address: bool = False


@dataclass(frozen=True)
class Table:
    """A table with one row a record, a term or a part. ``name`` is that of its file or sheet."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]] = field(repr=False)


@dataclass(frozen=True)
class Part:
    """What a record may have several of: its field, the table of all of them, and how one reads."""

    model: type[BaseModel]
    table: str
    about: str
    words: Callable[[KnowledgeBase, Any], str]


def _place(kb: KnowledgeBase, citation: Citation) -> str:
    title = getattr(kb.records.get(citation.source), "short_title", citation.source)
    place = words.place(citation)
    return f"{title}, {place}" if place else title


def _reading(_: KnowledgeBase, item: FurtherReading) -> str:
    return f"{item.title} <{item.address}>" if item.address else item.title


PARTS: dict[str, Part] = {
    "quotes": Part(
        Quote,
        "quotations",
        "Quotations, one a row",
        lambda kb, quote: (
            f"“{quote.text}” ({_place(kb, quote)}){' [language to avoid]' if quote.avoid else ''}"
        ),
    ),
    "figures": Part(
        Figure,
        "figures",
        "Numbers from the sources, one a row",
        lambda _, figure: f"{words.figure_value(figure)}: {figure.counts}",
    ),
    "sources": Part(Citation, "places", "Places in documents that records cite, one a row", _place),
    "further_reading": Part(
        FurtherReading, "further-reading", "Further reading on themes, one a row", _reading
    ),
}
FIRST = {name: number for number, name in enumerate(("id", "kind", "title", "url"))}
OWNER = (
    Column("belongs_to", "The id of the record or term that it belongs to."),
    Column("belongs_to_kind", "The kind of that record or term."),
    Column("belongs_to_title", "Its title."),
    Column("belongs_to_url", "The permanent address of its page.", is_address=True),
    Column("number", "Its number among those of the same record, from 1."),
)


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, alone or in a list; None where it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (inner_model(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)


def columns_of(model: type[BaseModel], prefix: str = "") -> list[Column]:
    """A column a field; a single model inside it, such as a position, has one for each of its own."""
    columns = []
    for name, info in model.model_fields.items():
        inner = inner_model(info.annotation)
        if inner is not None and name not in PARTS:
            columns += columns_of(inner, f"{prefix}{name}_")
        else:
            columns.append(Column(prefix + name, info.description or "", is_address=name == "address"))
    return columns


@cache
def _inner_models(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel] | None], ...]:
    """The fields of a model, each with the single model inside it."""
    return tuple(
        (name, None if name in PARTS else inner_model(info.annotation))
        for name, info in model.model_fields.items()
    )


def cells_of(model: type[BaseModel], item: Any, id_lists: frozenset[str] = frozenset()) -> list[Cell]:
    """The cells of :func:`columns_of` for one item as data; parts are left empty."""
    cells: list[Cell] = []
    for name, inner in _inner_models(model):
        value = item[name] if item is not None else None
        if inner is not None:
            cells += cells_of(inner, value)
        elif not isinstance(value, list):
            cells.append(value)
        elif name in PARTS:
            cells.append(None)
        else:
            cells.append(("; " if name in id_lists else "\n").join(value) or None)
    return cells


def id_lists_of(schema: dict[str, Any]) -> frozenset[str]:
    """The fields of a published type that hold lists of ids."""
    return frozenset(
        name
        for name, part in schema["properties"].items()
        if part.get("items", {}).get("pattern") == ID_PATTERN or name in ("records", "narrower")
    )


def added_cells(item: dict[str, Any], names: Iterable[str]) -> list[Cell]:
    """The cells of what the build adds to an item: its address, and links from other records."""
    cells: list[Cell] = []
    for name in names:
        value = item[name]
        if isinstance(value, dict):
            cells.append("\n".join(f"{by}: {'; '.join(ids)}" for by, ids in value.items()) or None)
        else:
            cells.append("; ".join(value) or None if isinstance(value, list) else value)
    return cells


def main_table(kb: KnowledgeBase, part: Published, items: ItemList) -> Table:
    """The table of one type: first what tells a row from others, then the fields in the model's order."""
    schema = part.schema
    id_lists = id_lists_of(schema)
    added = [name for name in schema["properties"] if name not in part.model.model_fields]
    columns = columns_of(part.model)
    for name in added:
        meaning = schema["properties"][name].get("description", "")
        columns.append(Column(name, meaning, is_address=name == "url"))
    names = [column.name for column in columns]
    parts = [(index, PARTS[name], name) for index, name in enumerate(names) if name in PARTS]
    order = sorted(range(len(names)), key=lambda index: FIRST.get(names[index], len(FIRST)))
    things = {**kb.records, **kb.terms}
    rows = []
    for item in items.items:
        cells = [*cells_of(part.model, item, id_lists), *added_cells(item, added)]
        for index, kind, name in parts:
            values = getattr(things[item["id"]], name)
            cells[index] = "\n".join(kind.words(kb, value) for value in values) or None
        rows.append(tuple(cells[index] for index in order))
    return Table(part.name, items.about, tuple(columns[index] for index in order), rows)


def part_table(name: str, part: Part, lists: Iterable[ItemList]) -> Table:
    """The table of all quotations, figures, places or further reading."""
    rows: list[tuple[Cell, ...]] = []
    id_lists = id_lists_of(part.model.model_json_schema())
    for items in lists:
        for item in items.items:
            owner = (item["id"], item["kind"], item["title"], item["url"])
            for number, value in enumerate(item.get(name, ()), 1):
                rows.append((*owner, number, *cells_of(part.model, value, id_lists)))
    return Table(part.table, part.about, (*OWNER, *columns_of(part.model)), rows)


def all_tables(kb: KnowledgeBase, lists: Iterable[ItemList]) -> list[Table]:
    """Every table, in the order of the sheets: types of records, their parts, vocabularies."""
    by_name = {items.name: items for items in lists}
    main = [main_table(kb, part, by_name[part.name]) for part in published()]
    parts = [part_table(name, part, by_name.values()) for name, part in PARTS.items()]
    records = len(RECORD_TYPES)
    return [*main[:records], *parts, *main[records:]]
