"""CSV files read back as the tables, hostile cells included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.csv_files import FORMULA, csv_file, harmless
from generator.exports.tables import Cell
from tests.exports.export_collections import COLLECTIONS, data
from tests.exports.spreadsheets import HOSTILE_CELLS, HOSTILE_TABLE, read_csv, tables_of

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)


def unharmed(cell: str) -> str:
    """What the documentation tells readers of CSV files to do."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def as_csv_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


@pytest.mark.parametrize("name", ["real", "small", "hostile"])
def test_csv_files_read_back_as_the_tables(name: str) -> None:
    kb = COLLECTIONS[name]()
    for table in tables_of(kb):
        rows = read_csv(data(name).files[f"data/csv/{table.name}.csv"])
        assert rows[0] == [column.name for column in table.columns]
        assert [[unharmed(cell) for cell in row] for row in rows[1:]] == [
            [as_csv_text(cell) for cell in row] for row in table.rows
        ]


def test_hostile_cells_in_csv() -> None:
    rows = read_csv(csv_file(HOSTILE_TABLE))[1:]
    assert [unharmed(row[1]) for row in rows] == HOSTILE_CELLS
    for row in rows:
        assert row[1][:1] not in set("=+-@\t\r＝＋－＠")


@given(ANY_TEXT)
def test_harmless_can_be_undone_and_runs_nowhere(text: str) -> None:
    assert unharmed(harmless(text)) == text
    assert not harmless(text)[:1] or harmless(text)[0] not in "=+-@\t\r＝＋－＠"
