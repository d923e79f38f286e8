"""Tables as CSV files.

UTF-8 with a byte order mark (Excel takes it for something else without), CRLF, every text in quotation
marks. A text that a spreadsheet would run as a formula gets an apostrophe before it; see :func:`harmless`.
"""

from __future__ import annotations

import re

from generator.exports.tables import Cell, Table

QUOTE = '"'
# Signs that begin a formula, also in full width, and those that spreadsheets skip before one.
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula: an apostrophe is put before it where needed.

    It is put before such texts that begin with apostrophes as well, so taking one away always gives
    the original.
    """
    return f"'{text}" if FORMULA.match(text) else text


def csv_cell(cell: Cell) -> str:
    """A cell as CSV holds it: text made harmless, yes and no as in YAML, nothing as an empty text."""
    if cell is None:
        return '""'
    if isinstance(cell, bool):
        return '"true"' if cell else '"false"'
    if isinstance(cell, str):
        return f'"{harmless(cell).replace(QUOTE, 2 * QUOTE)}"'
    return str(cell)


def csv_file(table: Table) -> bytes:
    """A table as CSV. Python's own writer, which looks at every letter, takes twice as long for the same."""
    names = [column.name for column in table.columns]
    lines = [",".join(map(csv_cell, row)) for row in (names, *table.rows)]
    return b"\xef\xbb\xbf" + "\r\n".join([*lines, ""]).encode()
