"""Text is inert in every file of the site: read back by a parser of its format, it is what was written."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from lxml import etree

from generator.search.word_index import MARKS
from tests.hostile.marks import MARK, shown
from tests.hostile.readers import EXTRACTS, READERS, XML, kind_of
from tests.hostile.sets import sets
from tests.hostile.text_fields import FIELDS, HOMES
from tests.site.conftest import Site

DROPPED = {EXTRACTS: MARKS}  # signs of Markdown, which nobody looks for
# How many fields each kind of file shows; more is welcome, fewer means that a test lost sight of some.
AT_LEAST = {
    ".html": 62, ".json": 63, ".ndjson": 63, ".xlsx": 63, ".csv": 63, ".zip": 63, ".docx": 33, ".pptx": 33, ".md": 37,
    ".bib": 16, ".ris": 16, ".xml": 16, EXTRACTS: 18, ".txt": 8, ".jsonld": 1,
}  # fmt: skip
WHOLE = {".json", ".ndjson", ".csv", ".xlsx", ".zip"}
NOWHERE = {("Section", "title"), ("Paragraph", "left_out")}  # of lock files: for editors only
OWN_HOSTS = ("https://small.example.org/", "https://www.example.org/", "https://example.org/")
FIELD_CODES = re.compile(r"\s*(?:PAGE|NUMPAGES|TOC|PAGEREF|SEQ|REF)\b")
HARMFUL = {
    "altChunk",
    "object",
    "oleObject",
    "control",
    "ddeLink",
    "externalLink",
    "f",
    "attachedTemplate",
    "script",
}
PROGRAMS = re.compile(r"vba|macro|embeddings|oleObject|externalLink|activeX|afchunk", re.IGNORECASE)


def files_of(site: Site, *kinds: str) -> Iterator[tuple[Path, bytes]]:
    for file in sorted(site.folder.rglob("*")):
        if file.is_file() and kind_of(file) in kinds:
            yield file, file.read_bytes()


def test_no_kind_of_file_is_overlooked(hostile_site: Site) -> None:
    """A file that shows a text has a reader; files of other kinds hold none."""
    for file in hostile_site.folder.rglob("*"):
        if file.is_file() and file.suffix not in READERS:
            assert MARK.search(file.read_bytes().decode("latin-1")) is None, file
    assert AT_LEAST.keys() == READERS.keys()


@pytest.mark.parametrize("ending", READERS)
def test_every_text_is_as_it_was_written(hostile_site: Site, ending: str) -> None:
    wrong, places = [], defaultdict(set)
    for file, content in files_of(hostile_site, ending):
        for field, found, expected in shown(READERS[ending](content), DROPPED.get(ending)):
            places[field].add(expected)
            if found != expected:
                wrong.append((file.relative_to(hostile_site.folder), field, found, expected))
    assert wrong[:20] == []
    assert len(places) >= AT_LEAST[ending]
    least = len(sets()) if ending in WHOLE else 70  # pages and documents stop where a list grows long
    if ending != ".txt":  # which names a few records only
        few = {field: len(texts) for field, texts in places.items() if len(texts) < least}
        assert {field for field in few if field[0] != "Settings"} == set()  # there is one site
    if ending in (".html", ".json"):
        missing = {home for field, home in HOMES.items() if FIELDS[field] != "Markdown"}
        missing -= {HOMES[field] for field in places} | NOWHERE
        assert missing <= {("Lock", "document")}


def test_documents_hold_no_codes_and_lead_nowhere_else(hostile_site: Site) -> None:
    """No field but those of the templates, no relation to another host, no program, nothing embedded."""
    number = 0
    for file, content in files_of(hostile_site, ".docx", ".pptx", ".xlsx"):
        number += 1
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                assert not PROGRAMS.search(name), (file, name)
                if name.endswith((".xml", ".rels")):
                    for element in etree.fromstring(archive.read(name), XML).iter(etree.Element):
                        assert harm_of(element) is None, (file, name)
    assert number > 4 * len(sets())


def harm_of(element: etree._Element) -> str | None:
    """What an element of a document does besides saying something; None where it only says something."""
    tag = etree.QName(element).localname
    if tag in ("instrText", "fldSimple"):
        code = (element.text or "") + "".join(map(str, element.attrib.values()))
        return code if code.strip() and not FIELD_CODES.match(code) else None
    if tag == "Relationship" and element.get("TargetMode") == "External":
        target = str(element.get("Target"))
        return None if target.startswith(OWN_HOSTS) else target
    if tag in HARMFUL or any(str(value).startswith("ppaction") for value in element.attrib.values()):
        return tag
    return None


def test_documents_are_opened_by_their_libraries(hostile_site: Site) -> None:
    for file, content in files_of(hostile_site, ".docx", ".pptx", ".xlsx"):
        if file.suffix == ".docx":
            document = docx.Document(io.BytesIO(content))
            texts = [paragraph.text for paragraph in document.paragraphs]
            texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            assert document.core_properties.title
        elif file.suffix == ".pptx":
            slides = pptx.Presentation(io.BytesIO(content)).slides
            texts = [s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame]
        else:
            book = openpyxl.load_workbook(io.BytesIO(content))
            texts = [
                str(cell).replace("_x005F_", "_") for sheet in book for row in sheet.values for cell in row
            ]
        found = list(shown(texts))
        assert [(field, text) for field, text, expected in found if text != expected] == [], file
        if re.fullmatch(r"h\d+-.*", file.stem):
            assert found, file
