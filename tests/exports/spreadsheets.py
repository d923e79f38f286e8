"""Cells and tables that the tests of spreadsheets share."""

from __future__ import annotations

import csv
import io

from generator.exports.api import item_lists
from generator.exports.tables import Column, Table, all_tables
from generator.model.knowledge_base import KnowledgeBase

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


def tables_of(kb: KnowledgeBase) -> list[Table]:
    return all_tables(kb, item_lists(kb))


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content[3:].decode()
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))
