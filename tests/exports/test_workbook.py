"""The workbook reads back as the tables, hostile cells included; the same records make the same bytes."""

from __future__ import annotations

import io
import itertools
import re
import warnings
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Read

from generator.exports import sheet_rows
from generator.exports.archive import files_of_zip
from generator.exports.csv_files import csv_file
from generator.exports.sheet_rows import (
    ADDRESS_LIMIT,
    CELL_LIMIT,
    LINE_HEIGHT,
    NOT_IN_XML,
    cell_text,
    lines_of,
    utf16_length,
)
from generator.exports.tables import Cell, Column, Table
from generator.exports.workbook import Workbook, xlsx_file
from tests.exports.export_collections import COLLECTIONS, data, hostile, real, small
from tests.exports.spreadsheets import HOSTILE_CELLS, HOSTILE_TABLE, URL, read_csv, tables_of


def read_xlsx(content: bytes) -> Read:
    return load_workbook(io.BytesIO(content))


def read_text(value: str) -> str:
    """A text as Excel reads it: what looks like the number of a character is one."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


@pytest.mark.parametrize("name", ["real", "small"])
def test_sheets_read_back_as_the_tables(name: str) -> None:
    kb = COLLECTIONS[name]()
    book = read_xlsx(data(name).files["data/findings-knowledge-base.xlsx"])
    tables = tables_of(kb)
    assert book.sheetnames == ["about", *(table.name for table in tables)]
    for table in tables:
        rows = [list(row) for row in book[table.name].iter_rows(values_only=True)]
        width = len(table.columns)
        assert rows[0] == [column.name for column in table.columns]
        assert [row[:width] for row in rows[1:]] == [list(row) for row in table.rows]


def test_hostile_sheets_say_what_xml_can_hold() -> None:
    book = read_xlsx(data("hostile").files["data/findings-knowledge-base.xlsx"])
    for table in tables_of(hostile()):
        sheet = book[table.name]
        for row, cells in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            for cell, expected in zip(row, cells, strict=True):
                assert cell.data_type != "f"
                if isinstance(expected, str):
                    assert cell.value == cell_text(expected, "").replace("\r", "\n") or "\r" not in expected


def test_hostile_cells_in_excel() -> None:
    book = read_xlsx(xlsx_file(small(), [HOSTILE_TABLE], []))
    sheet = book["hostile"]
    for row, expected in zip(sheet.iter_rows(min_row=2), HOSTILE_CELLS, strict=True):
        assert row[1].data_type == "s"
        assert row[1].hyperlink is None
        assert row[1].value.replace("\r\n", "\n").replace("_x005F_", "_") == expected.replace("\r\n", "\n")
        assert row[2].hyperlink.target == URL


def xml_of(book: bytes) -> dict[str, str]:
    """The files of a workbook in one form, with texts in place of their numbers; without what may differ."""
    files = files_of_zip(book)
    texts = [etree.tostring(part).decode() for part in etree.fromstring(files.pop("xl/sharedStrings.xml"))]
    made = {}
    for name, content in files.items():
        tree = etree.fromstring(content)
        for row in tree.iter("{*}row"):
            row.attrib.pop("spans", None)  # a hint for readers that nobody needs
        for cell in tree.iter("{*}c"):
            if cell.get("t") == "s":
                cell[0].text = texts[int(cell[0].text)]
        made[name] = etree.tostring(tree, method="c14n").decode()
    return made


def test_the_files_of_a_workbook_are_those_that_xlsxwriter_makes_of_cells() -> None:
    """Excel reads what XlsxWriter writes, and so it reads these rows."""
    columns = (
        Column("id", ""),
        Column("title", ""),
        Column("number", ""),
        Column("url", "", is_address=True),
    )
    texts = [cell for cell in HOSTILE_CELLS if "<r>" not in cell and "\r" not in cell]
    addresses = [
        *("https://example.org/a?b=1&c=2", "https://example.org/a%20b[1]", "https://example.org/ü[1]%"),
        *(f"{URL}#place-1", "https://example.org/x#a&b", URL, None),
    ]
    numbers: list[Cell] = [1, 2.5, 0.1 + 0.2, -53.8013, 123456789012345, True, False, None]
    rows: list[tuple[Cell, ...]] = [
        (f"row-{n}", text, numbers[n % len(numbers)], addresses[n % len(addresses)])
        for n, text in enumerate(["", "a\n" * 30, "word " * 60, "_x0041_", *texts])
    ]
    table = Table("rows", "Rows", columns, rows)
    ours = Workbook(small())
    ours.about([table], [])
    ours.sheet(table)
    theirs = Workbook(small())
    theirs.about([table], [])
    theirs.sheet(table)
    sheet = theirs.book.worksheets()[1]
    for number, row in enumerate(rows, 1):
        lines = max(lines_of(str(row[1]), 40), lines_of(str(row[3] or ""), 46))
        sheet.set_row(number, LINE_HEIGHT * min(max(lines, 3), 12))
        for place, cell in enumerate(row):
            if place == 3 and isinstance(cell, str):
                sheet.write_url(number, place, cell, theirs.link, cell)
            elif isinstance(cell, str):
                sheet.write_string(number, place, cell, theirs.text)
            elif cell is not None:
                sheet.write(number, place, cell, theirs.text)
    theirs.book.close()
    assert xml_of(ours.finish([table])) == xml_of(theirs.file.getvalue())


def test_every_text_of_a_workbook_is_counted_and_stands_there_once() -> None:
    files = files_of_zip(data("real").files["data/findings-knowledge-base.xlsx"])
    texts = etree.fromstring(files["xl/sharedStrings.xml"])
    cells = [
        int(cell[0].text)
        for name, content in files.items()
        if name.startswith("xl/worksheets/sheet")
        for cell in etree.fromstring(content).iter("{*}c")
        if cell.get("t") == "s"
    ]
    assert texts.get("count") == str(len(cells))
    assert texts.get("uniqueCount") == str(len(texts)) == str(max(cells) + 1)
    assert set(cells) == set(range(len(texts)))


def test_hostile_settings_in_excel() -> None:
    kb = small()
    title = "<r><t>not & XML</t></r>"
    kb = replace(kb, settings=kb.settings.model_copy(update={"title": title, "purpose": title}))
    about = read_xlsx(xlsx_file(kb, [HOSTILE_TABLE], []))["about"]
    assert [about["A1"].value.strip(), about["B3"].value.strip()] == [title, title]


def test_characters_that_look_like_numbers_of_characters_stay() -> None:
    for text in ("_x0041_x0042_", "_x0041__x0042_", "__x0041_", "_x004_", "_x005F_"):
        table = Table("marked", "", HOSTILE_TABLE.columns, [("a", text, URL)])
        files = files_of_zip(xlsx_file(small(), [table], []))
        written = [part[0].text or "" for part in etree.fromstring(files["xl/sharedStrings.xml"])]
        assert text in map(read_text, written)


def test_long_cells_are_cut_with_a_mark_and_a_link() -> None:
    for text in ("x" * 40_000, "👩" * 20_000, "a" * 30_000 + "👩" * 3_000):
        cut = cell_text(text, URL)
        assert utf16_length(cut) <= CELL_LIMIT
        assert utf16_length(cut) > CELL_LIMIT - 3
        assert cut.endswith(f" […] CUT HERE. The whole text: {URL}")
        assert text.startswith(cut.split(" […]")[0])
        table = Table("long", "", HOSTILE_TABLE.columns, [("a", text, URL)])
        assert read_xlsx(xlsx_file(small(), [table], []))["long"]["B2"].value == cut
        assert read_csv(csv_file(table))[1][1] == text
    whole = "x" * CELL_LIMIT
    assert cell_text(whole, URL) == whole


def test_control_characters_are_dropped_from_sheets_alone() -> None:
    text = "a\x00b\x07c\x1bd\x85e\ufffef\x7fg\tz\n"
    assert cell_text(text, URL) == "abcdefg\tz\n"
    table = Table("control", "", HOSTILE_TABLE.columns, [("a", text, URL)])
    assert read_csv(csv_file(table))[1][1] == text


def test_links_stay_within_the_limits_of_excel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "LINKS_LIMIT", 2)
    long_address = "https://example.org/" + "x" * ADDRESS_LIMIT
    rows: list[tuple[Cell, ...]] = [("a", "t", long_address), *((f"{n}", "t", f"{URL}{n}") for n in range(4))]
    table = Table("links", "", HOSTILE_TABLE.columns, rows)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sheet = read_xlsx(xlsx_file(small(), [table], []))["links"]
    assert [sheet.cell(n, 3).hyperlink is not None for n in range(2, 7)] == [False, True, True, False, False]
    assert [sheet.cell(n, 3).value for n in range(2, 7)] == [row[2] for row in rows]


def test_sheets_filter_and_keep_their_header() -> None:
    book = read_xlsx(data("real").files["data/findings-knowledge-base.xlsx"])
    for sheet in itertools.islice(book, 1, None):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold
        assert sheet.print_title_rows == "$1:$1"
    findings = book["findings"]
    assert findings["C2"].alignment.wrap_text
    assert findings["D2"].hyperlink.target == findings["D2"].value
    assert findings.row_dimensions[2].height >= 45


def test_the_first_sheet_leads_to_every_other() -> None:
    book = read_xlsx(data("real").files["data/findings-knowledge-base.xlsx"])
    places = {row[0].hyperlink.location for row in book["about"].iter_rows() if row[0].hyperlink}
    assert places == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    texts = [row[1].value for row in book["about"].iter_rows() if row[1].value]
    assert real().settings.licence in texts


def test_properties_do_not_depend_on_the_time_of_the_build() -> None:
    book = read_xlsx(data("real").files["data/findings-knowledge-base.xlsx"])
    assert book.properties.created.isoformat() == "2026-11-23T00:00:00"
    assert book.properties.title == "Inspection findings"


@given(st.text(st.characters(), max_size=60))
def test_cell_text_is_text_of_xml(text: str) -> None:
    assert NOT_IN_XML.search(cell_text(text, URL)) is None
    assert all(c in cell_text(text, URL) for c in text if c.isascii() and c.isalnum())
