"""All tables as one Excel workbook: a sheet each, with a header that stays in sight and filters.

Text is stored as text, never as a formula. Links are links as far as Excel allows; what is too long for a
cell is cut, and says so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.exports.collection import updated
from generator.exports.tables import Cell, Column, Table
from generator.model.knowledge_base import KnowledgeBase

# Excel's own limits.
CELL_LIMIT = 32_767
LINKS_LIMIT = 65_530
ADDRESS_LIMIT = 2_079
ROW_LIMIT = 1_048_576
# What XML, and so a workbook, cannot hold, and what Excel shows as blanks or takes for markers.
NOT_IN_XML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WIDTHS = {
    **dict.fromkeys(("title", "belongs_to_title"), 40),
    **dict.fromkeys(("summary", "definition", "text", "as_quoted", "quotes", "detail", "how_it_works"), 60),
    **dict.fromkeys(("difference", "questions", "figures", "sources", "sample", "why_it_matters"), 45),
    **dict.fromkeys(
        ("kind", "belongs_to_kind", "status", "added", "reviewed", "number", "page", "paragraph"), 14
    ),
}
USUAL_WIDTH = 24
ADDRESS_WIDTH = 46
# Rows are as high as these need, within limits; what is longer is there, but shows when the row is opened.
SETS_HEIGHT = {"title", "belongs_to_title", "summary", "definition", "text", "as_quoted", "url"}
ABOUT_WIDTH = 110
LINE_HEIGHT = 15
SHOWN_LINES = (3, 12)
PRINTED = 10  # columns; more would be too small to read on paper


def utf16_length(text: str) -> int:
    """How long Excel takes a text to be: it counts UTF-16 units."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def cell_text(text: str, whole_at: str) -> str:
    """Text as a workbook can hold it. What is too long is cut, and says where the whole text stands."""
    clean = NOT_IN_XML.sub("", text)
    if len(clean) * 2 <= CELL_LIMIT or utf16_length(clean) <= CELL_LIMIT:
        return clean
    mark = f" […] CUT HERE. The whole text: {whole_at}"
    units = clean.encode("utf-16-le")[: 2 * (CELL_LIMIT - len(mark))]
    return units.decode("utf-16-le", errors="ignore") + mark


def width_of(column: Column) -> int:
    """The width of a column, in characters."""
    return WIDTHS.get(column.name, ADDRESS_WIDTH if column.is_address else USUAL_WIDTH)


def lines_of(text: str, width: int) -> int:
    """About how many lines a text takes in a column; spreadsheets do not work it out when opening a file."""
    return sum(max(1, -(-len(line) // (width - 4))) for line in text.split("\n"))


class Workbook:
    """A workbook in the making, with the formats that its sheets share."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.file = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        settings = kb.settings
        self.book.set_properties(
            {
                "title": cell_text(settings.title, ""),
                "author": cell_text(settings.publisher, ""),
                "comments": cell_text(settings.purpose, ""),
                # Not the time of the build, so that the same records make the same bytes.
                "created": datetime.fromisoformat(updated(kb)),
            }
        )
        look = {"valign": "top", "text_wrap": True, "align": "left"}
        self.text: Format = self.book.add_format(look)
        self.head: Format = self.book.add_format({**look, "bold": True, "bg_color": "#DDE7EA", "bottom": 1})
        self.link: Format = self.book.add_format({**look, "font_color": "#0A5A70", "underline": 1})
        self.big: Format = self.book.add_format({"bold": True, "font_size": 16})

    def about(self, tables: Sequence[Table], notes: Iterable[str]) -> None:
        """The first sheet: what the workbook is, how to read it, and a link to every sheet."""
        sheet = self.book.add_worksheet("about")
        self._on_paper(sheet)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, ABOUT_WIDTH)
        sheet.set_row(0, 2 * LINE_HEIGHT)
        sheet.write_string(0, 0, cell_text(self.kb.settings.title, ""), self.big)
        row = 1
        settings = self.kb.settings
        facts = {
            "Purpose": settings.purpose,
            "Publisher": settings.publisher,
            "Licence": settings.licence,
            "Address": settings.address,
            "Last change": updated(self.kb),
            "Format": settings.format,
            "How to read it": "\n".join(notes),
        }
        for name, value in facts.items():
            row += 1
            sheet.write_string(row, 0, name, self.head)
            sheet.write_string(row, 1, cell_text(value, settings.address), self.text)
            sheet.set_row(row, LINE_HEIGHT * lines_of(value, ABOUT_WIDTH))
        row += 1
        for table in tables:
            row += 1
            sheet.write_url(row, 0, f"internal:'{table.name}'!A1", self.link, table.name)
            sheet.write_string(row, 1, f"{table.about} ({len(table.rows):,})", self.text)

    def sheet(self, table: Table) -> None:
        """One table as one sheet: its header stays in sight and filters."""
        sheet = self.book.add_worksheet(table.name)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, width_of(column))
            sheet.write_string(0, number, column.name, self.head)
        url = next(
            (n for n, column in enumerate(table.columns) if column.name in ("url", "belongs_to_url")), None
        )
        rows = table.rows[: ROW_LIMIT - 1]
        links = LINKS_LIMIT
        for number, row in enumerate(rows, 1):
            whole_at = str(row[url]) if url is not None else self.kb.settings.address
            lines = 0
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                if cell is None:
                    continue
                links -= self._write(sheet, number, place, column, cell, whole_at, may_link=links > 0)
                if isinstance(cell, str) and column.name in SETS_HEIGHT:
                    lines = max(lines, lines_of(cell, width_of(column)))
            least, most = SHOWN_LINES
            sheet.set_row(number, LINE_HEIGHT * min(max(lines, least), most))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)
        sheet.repeat_rows(0)
        self._on_paper(sheet)
        sheet.print_area(0, 0, len(rows), min(PRINTED, len(table.columns)) - 1)

    @staticmethod
    def _on_paper(sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RPage &P of &N")

    def _write(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        column: Column,
        cell: Cell,
        whole_at: str,
        *,
        may_link: bool,
    ) -> bool:
        """Write one cell; says whether it became a link."""
        if isinstance(cell, bool):
            sheet.write_boolean(row, place, cell, self.text)
        elif isinstance(cell, int | float):
            sheet.write_number(row, place, cell, self.text)
        elif isinstance(cell, str):
            text = cell_text(cell, whole_at)
            if column.is_address and may_link and len(cell) <= ADDRESS_LIMIT:
                sheet.write_url(row, place, cell, self.link, text)
                return True
            sheet.write_string(row, place, text, self.text)
        return False

    def finish(self) -> bytes:
        """The bytes of the file."""
        self.book.close()
        return self.file.getvalue()


def xlsx_file(kb: KnowledgeBase, tables: Sequence[Table], notes: Iterable[str]) -> bytes:
    """All tables as one workbook. ``notes`` say how its cells are to be read."""
    workbook = Workbook(kb)
    workbook.about(tables, notes)
    for table in tables:
        workbook.sheet(table)
    return workbook.finish()
