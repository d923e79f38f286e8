"""Any text that a record can hold is read back from CSV, JSON and NDJSON as it was."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from generator.exports.api import ItemList
from generator.exports.collection import ndjson
from generator.exports.csv_files import FORMULA, csv_file
from generator.exports.tables import Column, Table

SPLINTERS = st.sampled_from(
    ["=1+1", "'", "''=x", '"', '""', ",", ";", "\n", "\r\n", "\t", "@", "-", "\u2028", "\x85", "😀"]
)
TEXTS = st.lists(SPLINTERS | st.text(st.characters(codec="utf-8"), max_size=10), max_size=6).map("".join)
CELLS = TEXTS | st.integers() | st.booleans() | st.none()


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_csv_is_read_back(rows: list[tuple[str | int | None, str | int | None]]) -> None:
    content = csv_file(Table("t", "", (Column("one", ""), Column("two", "")), list(rows)))
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert read[0] == ["one", "two"]
    assert [tuple(map(unharmed, row)) for row in read[1:]] == [tuple(map(in_csv, row)) for row in rows]


@given(st.lists(st.dictionaries(TEXTS, CELLS | st.lists(TEXTS, max_size=3), max_size=4), max_size=4))
def test_ndjson_is_read_back(items: list[dict[str, object]]) -> None:
    text = ndjson([ItemList("findings", "", items)])
    assert [json.loads(line) for line in text.split(b"\n")[:-1]] == items
    assert text == b"" or text.endswith(b"\n")


def unharmed(cell: str) -> str:
    """What readers of the files are told to do with an apostrophe before a sign of a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def in_csv(cell: str | int | None) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
