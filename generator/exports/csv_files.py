"""Tables as CSV files.

UTF-8 with a byte order mark (Excel takes it for something else without), CRLF, every text in quotation
marks. A text that a spreadsheet would run as a formula gets an apostrophe before it; see :func:`harmless`.
"""

from __future__ import annotations

import csv
import io
import re

from generator.exports.tables import Cell, Table

# Signs that begin a formula, also in full width, and those that spreadsheets skip before one.
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe is put before it where needed.

    It is put before such texts that begin with apostrophes as well, so taking one away always gives
    the original.
    """
    return f"'{text}" if FORMULA.match(text) else text


def csv_cell(cell: Cell) -> Cell:
    """A cell as CSV holds it: yes and no as in YAML, text made harmless."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return harmless(cell) if isinstance(cell, str) else cell


def csv_file(table: Table) -> bytes:
    """A table as CSV."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    # Empty cells are written as empty texts.
    writer.writerows(["" if cell is None else csv_cell(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + target.getvalue().encode()
