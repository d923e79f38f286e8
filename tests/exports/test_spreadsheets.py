"""CSV and Excel files read back as the records, hostile cells included; the same records make the same bytes."""

from __future__ import annotations

import csv
import io
import itertools
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook as Read

from generator.exports import sheet_rows
from generator.exports.api import item_lists
from generator.exports.archive import files_of_zip
from generator.exports.csv_files import FORMULA, csv_file, harmless
from generator.exports.sheet_rows import (
    ADDRESS_LIMIT,
    CELL_LIMIT,
    LINE_HEIGHT,
    NOT_IN_XML,
    cell_text,
    lines_of,
    utf16_length,
)
from generator.exports.tables import PARTS, Cell, Column, Table, all_tables
from generator.exports.workbook import Workbook, xlsx_file
from generator.model.knowledge_base import KnowledgeBase
from tests.exports.export_collections import COLLECTIONS, data, hostile, real, small

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
URL = "https://example.org/findings/x/"
HOSTILE_CELLS = [
    '=HYPERLINK("https://evil.example","click")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "'=already",
    "''@already",
    "'plain apostrophe",
    "a\nb\r\nc",
    'quo"ted, with; separators\t',
    "emoji 👩‍👧‍👦 and bidi \u202eabc\u202c",
    "https://example.org/not-a-link",
    "mailto:a@example.org",
    "{=1+1}",
    "007",
    "1e5",
    "TRUE",
    " leading and trailing ",
    "_x0041_ and _x000D_",
    "<r><t>not</t></r>",
    "<r>not closed",
    "<si>&amp;</sst>",
]
HOSTILE_TABLE = Table(
    "hostile",
    "Hostile cells",
    (Column("id", ""), Column("title", ""), Column("url", "", is_address=True)),
    [(f"row-{number}", cell, URL) for number, cell in enumerate(HOSTILE_CELLS)],
)


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content[3:].decode()
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def read_xlsx(content: bytes) -> Read:
    return load_workbook(io.BytesIO(content))


def read_text(value: str) -> str:
    """A text as Excel reads it: what looks like the number of a character is one."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)


def unharmed(cell: str) -> str:
    """What the documentation tells readers of CSV files to do."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def as_csv_text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def tables_of(kb: KnowledgeBase) -> list[Table]:
    return all_tables(kb, item_lists(kb))


@pytest.mark.parametrize("name", ["real", "small", "hostile"])
def test_csv_files_read_back_as_the_tables(name: str) -> None:
    kb = COLLECTIONS[name]()
    for table in tables_of(kb):
        rows = read_csv(data(name).files[f"data/csv/{table.name}.csv"])
        assert rows[0] == [column.name for column in table.columns]
        assert [[unharmed(cell) for cell in row] for row in rows[1:]] == [
            [as_csv_text(cell) for cell in row] for row in table.rows
        ]


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


def items_of(kb: KnowledgeBase) -> Iterator[dict[str, object]]:
    for items in item_lists(kb):
        yield from items.items


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


def test_hostile_cells_in_csv() -> None:
    rows = read_csv(csv_file(HOSTILE_TABLE))[1:]
    assert [unharmed(row[1]) for row in rows] == HOSTILE_CELLS
    for row in rows:
        assert row[1][:1] not in set("=+-@\t\r＝＋－＠")


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


@given(ANY_TEXT)
def test_harmless_can_be_undone_and_runs_nowhere(text: str) -> None:
    assert unharmed(harmless(text)) == text
    assert not harmless(text)[:1] or harmless(text)[0] not in "=+-@\t\r＝＋－＠"


@given(st.text(st.characters(), max_size=60))
def test_cell_text_is_text_of_xml(text: str) -> None:
    assert NOT_IN_XML.search(cell_text(text, URL)) is None
    assert all(c in cell_text(text, URL) for c in text if c.isascii() and c.isalnum())
