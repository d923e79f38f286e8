"""The tables of spreadsheets hold all that there is of a record."""

from __future__ import annotations

import pytest

from generator.exports.api import item_lists
from generator.exports.tables import PARTS, Cell, Table
from generator.model.knowledge_base import KnowledgeBase
from tests.exports.export_collections import real, small
from tests.exports.spreadsheets import tables_of


@pytest.mark.parametrize("kb", [real(), small()], ids=["real", "small"])
def test_nothing_of_a_record_is_lost(kb: KnowledgeBase) -> None:
    """The cells of a row, and the rows of its parts, make the item again, field by field."""
    tables = {table.name: table for table in tables_of(kb)}
    parts = {name: tables[part.table] for name, part in PARTS.items()}
    for items in item_lists(kb):
        table = tables[items.name]
        names = [column.name for column in table.columns]
        for item, row in zip(items.items, table.rows, strict=True):
            cells = dict(zip(names, row, strict=True))
            for field, value in item.items():
                if field in PARTS:
                    assert read_parts(parts[field], str(item["id"])) == value
                elif isinstance(value, dict):
                    assert read_mapping(field, cells) == value
                elif isinstance(value, list):
                    assert cells[field] in ("; ".join(value) or None, "\n".join(value) or None)
                    assert not any(
                        "; " in entry or "\n" in entry for entry in value if cells[field] == "; ".join(value)
                    )
                else:
                    assert cells.get(field, "missing") == value or (value is None and field == "position")


def read_parts(table: Table, id_: str) -> list[dict[str, object]]:
    """The parts of one record from their table, as the data files hold them."""
    names = [column.name for column in table.columns]
    found = []
    for row in table.rows:
        cells = dict(zip(names, row, strict=True))
        if cells.pop("belongs_to") != id_:
            continue
        for name in ("belongs_to_kind", "belongs_to_title", "belongs_to_url", "number"):
            del cells[name]
        part: dict[str, object] = {name: cell for name, cell in cells.items() if not name.startswith("via_")}
        if "terms_to_avoid" in part:
            part["terms_to_avoid"] = [i for i in str(part["terms_to_avoid"] or "").split("; ") if i]
        via = {name.removeprefix("via_"): cell for name, cell in cells.items() if name.startswith("via_")}
        if via:
            part["via"] = via if via["source"] else None
        found.append(part)
    return found


def read_mapping(field: str, cells: dict[str, Cell]) -> dict[str, object]:
    if field == "position":
        return {name: cells[f"position_{name}"] for name in ("latitude", "longitude")}
    lines = str(cells[field] or "").split("\n") if cells[field] else []
    return {line.split(": ")[0]: line.split(": ")[1].split("; ") for line in lines}
