"""What the files of a site say, read back by whoever reads such files: a browser, Word, a spreadsheet, a parser.

Each reader gives pieces of text in which nothing is escaped any more. A reader is strict: a file that its
format does not allow raises.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import markdown
import openpyxl
import rispy
from lxml import etree, html

from generator.exports.csv_files import FORMULA

XML = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
OFFICE = "{http://schemas.openxmlformats.org/"
PARAGRAPHS = (f"{OFFICE}wordprocessingml/2006/main}}p", f"{OFFICE}drawingml/2006/main}}p")
TEXTS = (f"{OFFICE}wordprocessingml/2006/main}}t", f"{OFFICE}drawingml/2006/main}}t")
FORMULA_SIGNS = re.compile("[=+\\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"-\d+(\.\d+)?")
LATEX = re.compile(r"\{\\text(backslash|braceleft|braceright|asciitilde|asciicircum)\}|\\([&%$#_])")
LATEX_SIGNS = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}


def of_html(content: bytes) -> Iterator[str]:
    yield from of_tree(html.document_fromstring(content.decode()))


def of_tree(tree: Any) -> Iterator[str]:
    """The text of an element, without that of scripts; every attribute; and what data in scripts holds."""
    for script in tree.xpath("//script"):
        if script.get("type") in ("application/ld+json", "application/json"):
            yield from of_value(json.loads(script.text))
        else:
            yield script.text or ""
        script.text = None
    yield tree.text_content()
    for element in tree.iter(etree.Element):
        yield from map(str, element.attrib.values())


def of_value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from of_value(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from of_value(inner)


def of_json(content: bytes) -> Iterator[str]:
    yield from of_value(json.loads(content))


def of_json_lines(content: bytes) -> Iterator[str]:
    assert content.endswith(b"\n")
    for line in content.split(b"\n")[:-1]:
        yield from of_json(line)


def of_csv(content: bytes) -> Iterator[str]:
    """Cells as the documentation tells readers to take them; none may begin as a formula."""
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
        for cell in row:
            assert not FORMULA_SIGNS.match(cell) or NUMBER.fullmatch(cell), cell
            yield cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def of_xml(content: bytes) -> Iterator[str]:
    tree = etree.fromstring(content, XML)
    assert not tree.getroottree().docinfo.doctype
    for element in tree.iter():
        assert isinstance(element.tag, str), "a comment or an instruction came out of a text"
        yield element.text or ""
        yield from map(str, element.attrib.values())


def of_markdown(content: bytes) -> Iterator[str]:
    """As a converter has it that lets HTML through: what came out as an element is no text any more."""
    page = markdown.markdown(content.decode(), extensions=["tables", "sane_lists"])
    yield from of_tree(html.fragment_fromstring(f"<div>{page}</div>"))


def of_bibtex(content: bytes) -> Iterator[str]:
    library = bibtexparser.parse_string(content.decode(), append_middleware=[])
    assert library.failed_blocks == []
    assert library.blocks == library.entries
    for entry in library.entries:
        for field in entry.fields:
            yield LATEX.sub(lambda found: found[2] or LATEX_SIGNS[found[1]], str(field.value))


def of_ris(content: bytes) -> Iterator[str]:
    for reference in rispy.loads(content.decode()):
        assert reference.keys() <= RIS_FIELDS, reference
        yield from of_value(reference)


RIS_FIELDS = {
    "type_of_reference", "id", "authors", "title", "secondary_title", "year", "date", "publisher", "urls",
    "abstract", "notes", "language",
}  # fmt: skip


def of_office(content: bytes) -> Iterator[str]:
    """The paragraphs, properties and attributes of a Word or PowerPoint file, in every part of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(archive.read(name), XML)
                for paragraph in tree.iter(*PARAGRAPHS):
                    yield "".join(text.text or "" for text in paragraph.iter(*TEXTS))
                for element in tree.iter(etree.Element):
                    yield from map(str, element.attrib.values())
                    if element.tag not in TEXTS:
                        yield element.text or ""


def of_sheets(content: bytes) -> Iterator[str]:
    """Cells, none of which is a formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str):
                    yield cell.value.replace("_x005F_", "_")


def of_plain(content: bytes) -> Iterator[str]:
    yield content.decode()


def of_zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ending = Path(name).suffix
            yield from (of_plain if ending == ".txt" else READERS[ending])(archive.read(name))


EXTRACTS = (
    "find/words/text"  # a kind of its own among the files in JSON: what the search of words shows of a record
)


def kind_of(file: Path) -> str:
    """The ending of a file, which tells how it is read, or its folder."""
    return EXTRACTS if EXTRACTS in file.as_posix() else file.suffix


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": of_html,
    ".json": of_json,
    ".jsonld": of_json,
    ".ndjson": of_json_lines,
    ".csv": of_csv,
    ".xml": of_xml,
    ".md": of_markdown,
    ".txt": of_markdown,  # llms.txt; the README of the archive is plain text
    ".bib": of_bibtex,
    ".ris": of_ris,
    ".docx": of_office,
    ".pptx": of_office,
    ".xlsx": of_sheets,
    EXTRACTS: of_json,
    ".zip": of_zip,
}
