"""The data format: its version, its changes, and how its cells are to be read.

Within 1.x files and fields are added and none is removed, renamed or given another meaning. Add a line to
``CHANGES`` whenever what is published changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.api_schemas import Published, published
from generator.model.schema import field_rows


@dataclass(frozen=True)
class Change:
    """What came with a version of the format."""

    version: str
    text: str


CHANGES = (
    Change(
        "1.0",
        "The first version: records and terms as JSON, NDJSON, CSV and XLSX, with JSON Schemas, feeds, citations "
        "and files for search servers.",
    ),
    Change(
        "1.0",
        "Added to quotations: verification, how far each is compared with its document; and to sources: coverage, "
        "whether every paragraph of the document is accounted for.",
    ),
    Change(
        "1.0",
        "Added: language.json, terms to avoid about children, and guides.json, the guides that say so. Quotations "
        "name in terms_to_avoid the terms that stand in them.",
    ),
    Change(
        "1.0",
        "Added: taken-down.json, the ids of records that were taken down, each with the day and a code for the "
        "reason; and former_ids, the ids that a term had before, to all terms.",
    ),
)
PROMISE = (
    "Within 1.x files and fields are added; none is removed, renamed or given another meaning. Programs should "
    "pass over fields they do not know. Withdrawn records stay in the files with status “withdrawn” and the "
    "reason. Of a record that was taken down nothing stays but its id, the day and a code for the reason, in "
    "taken-down.json: remove it from your copy."
)
CELL_NOTES = (
    "A column has the name of its field, as the data page explains it.",
    "Lists of ids stand in one cell with “; ” between them; other lists have one entry a line.",
    "Quotations, figures, places and further reading stand in the cell of their record as a reader would write "
    "them, and field by field in tables of their own, where belongs_to is the record’s id.",
    "linked_from names, for each field by which other records refer to this one, their ids.",
)
CSV_NOTES = (
    "CSV files are UTF-8 with a byte order mark; lines end with CR LF, except inside quotation marks.",
    "A text that a spreadsheet would run as a formula (it begins with =, +, -, @ or a tab, or with apostrophes "
    "before one of them) has one more apostrophe before it.",
)
XLSX_NOTES = (
    "Excel holds 32,767 characters a cell: what is longer is cut, and says so at its end with the address of the "
    "whole text. Control characters are left out.",
)


@dataclass(frozen=True)
class PublishedField:
    """A field of the data files: what it means, what it holds."""

    name: str
    meaning: str
    holds: str


@dataclass(frozen=True)
class PublishedTable:
    """All fields of one type of item."""

    anchor: str
    title: str
    about: str
    fields: tuple[PublishedField, ...]


ADDED_HOLDS = {
    "url": "a web address",
    "linked_from": "for each field: a list of ids",
    "narrower": "a list: ids",
    "records": "a list: ids",
}


def _rows(part: Published) -> tuple[PublishedField, ...]:
    written = {row.name: PublishedField(row.name, row.meaning, row.holds) for row in field_rows(part.model)}
    rows = []
    for name, schema in part.schema["properties"].items():
        meaning = schema.get("description", "")
        if name == "id":
            rows.append(PublishedField(name, "Its id, unique in the whole collection.", "an id"))
        elif name == "kind":
            allowed = schema.get("enum") or [schema["const"]]
            rows.append(PublishedField(name, "What it is.", ", ".join(allowed)))
        else:
            rows.append(written.get(name) or PublishedField(name, meaning, ADDED_HOLDS[name]))
    return tuple(rows)


def published_tables() -> list[PublishedTable]:
    """The fields of every type of item, from the models."""
    return [
        PublishedTable(
            f"fields-{part.name}",
            part.name.replace("-", " ").capitalize(),
            " ".join((part.model.__doc__ or "").split("\n\n")[0].split()),
            _rows(part),
        )
        for part in published()
    ]
