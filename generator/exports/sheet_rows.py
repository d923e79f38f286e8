"""The rows of a sheet, and all texts of a workbook, as the XML of Office Open XML (ECMA-376, part 1, 18.3 and 18.4).

XlsxWriter goes through a dozen calls a cell, and would put a text between ``<r>`` and ``</r>`` into the file as XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from generator.exports.tables import Column, Table
from generator.exports.xml_text import xml_attribute

# Excel's own limits.
CELL_LIMIT = 32_767
LINKS_LIMIT = 65_530
ADDRESS_LIMIT = 2_079
ROW_LIMIT = 1_048_576
# What XML, and so a workbook, cannot hold, and what Excel shows as blanks or takes for markers.
NOT_IN_XML = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MARKER = re.compile("_(?=x[0-9a-fA-F]{4}_)")  # Excel takes what begins so for a character, unless this is one
NOT_IN_ADDRESS = re.compile(r'[%"<>\[\]^`{} ]')
ENCODED = re.compile("%[0-9a-fA-F]{2}")
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

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
LINE_HEIGHT = 15
SHOWN_LINES = (3, 12)


def utf16_length(text: str) -> int:
    """How long Excel takes a text to be: it counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


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


class Texts(dict[str, int]):
    """The texts of a workbook, each written once, by their numbers. ``part`` is the file that holds them already."""

    def __init__(self, part: bytes) -> None:
        self._head, _, self._end = part.decode().rpartition("</sst>")
        self._before = self._head.count("<si>")
        self._xml: list[str] = []
        self.used = 0

    def __missing__(self, text: str) -> int:
        number = self[text] = self._before + len(self._xml)
        clean = cell_text(text, "")
        if "_x" in clean:  # to look for this first saves a tenth of all that rows take
            clean = MARKER.sub("_x005F_", clean)
        kept = ' xml:space="preserve"' if clean[:1].isspace() or clean[-1:].isspace() else ""
        self._xml.append(f"<si><t{kept}>{escape(clean)}</t></si>")
        return number

    def file(self) -> bytes:
        """The file with all texts."""
        head = self._head
        for name, more in ("count", self.used), ("uniqueCount", len(self._xml)):
            before, number, after = re.split(f'(?<= {name}=")([0-9]+)', head, maxsplit=1)
            head = f"{before}{int(number) + more}{after}"
        return f"{head}{''.join(self._xml)}</sst>{self._end}".encode()


@dataclass
class Rows:
    """A sheet's rows below its header, its links, and where these lead, all as XML."""

    rows: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def link(self, place: str, address: str) -> None:
        """Make a cell a link."""
        number = len(self.links) + 1
        target, _, anchor = address.partition("#")
        if NOT_IN_ADDRESS.search(target) and not ENCODED.search(target):
            target = NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02x}", target)
        location = f" location={xml_attribute(anchor)}" if anchor else ""
        self.links.append(f'<hyperlink ref="{place}" r:id="rId{number}"{location}/>')
        self.targets.append(
            f'<Relationship Id="rId{number}" Type="{LINK}" Target={xml_attribute(target)} TargetMode="External"/>'
        )

    def into(self, sheet: bytes) -> bytes:
        """A sheet that has nothing but its header yet, with these rows."""
        head, tail = sheet.decode().split("</sheetData>")
        size = re.compile('(?<=<dimension ref="A1:)([A-Z]+)1(?=")')
        head = size.sub(rf"\g<1>{len(self.rows) + 1}", head, count=1)
        if self.links:
            links = "".join(self.links)
            tail = tail.replace("<pageMargins", f"<hyperlinks>{links}</hyperlinks><pageMargins", 1)
        return f"{head}{''.join(self.rows)}</sheetData>{tail}".encode()

    def relationships(self) -> bytes:
        """The file that says where the links of the sheet lead."""
        targets = "".join(self.targets)
        return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{targets}</Relationships>'.encode()


def rows_of(table: Table, texts: Texts, text_look: int, link_look: int, address: str) -> Rows:
    """The rows of a table. The looks are numbers of formats; ``address`` is that of the site."""
    made = Rows()
    columns = [
        (xl_col_to_name(number), column.is_address, width_of(column) if column.name in SETS_HEIGHT else 0)
        for number, column in enumerate(table.columns)
    ]
    names = [column.name for column in table.columns]
    url = next((names.index(name) for name in ("url", "belongs_to_url") if name in names), None)
    least, most = SHOWN_LINES
    for number, row in enumerate(table.rows[: ROW_LIMIT - 1], 2):
        cells = []
        lines = least
        for (letters, is_address, width), cell in zip(columns, row, strict=True):
            if isinstance(cell, str):
                look = text_look
                if is_address and len(cell) <= ADDRESS_LIMIT and len(made.links) < LINKS_LIMIT:
                    made.link(f"{letters}{number}", cell)
                    look = link_look
                if width and lines < most:
                    lines = max(lines, lines_of(cell, width))
                if 2 * len(cell) > CELL_LIMIT:
                    cell = cell_text(cell, address if url is None else str(row[url]))
                cells.append(f'<c r="{letters}{number}" s="{look}" t="s"><v>{texts[cell]}</v></c>')
                texts.used += 1
            elif isinstance(cell, bool):
                cells.append(f'<c r="{letters}{number}" s="{text_look}" t="b"><v>{cell:d}</v></c>')
            elif cell is not None:
                cells.append(f'<c r="{letters}{number}" s="{text_look}"><v>{cell:.16G}</v></c>')
        height = LINE_HEIGHT * min(lines, most)
        made.rows.append(f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>')
    return made
