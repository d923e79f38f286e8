"""Word files: their paragraphs, those in tables and text boxes included, then their footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from generator.verification.passages import DocumentError, Passage

LARGEST_UNPACKED = 200_000_000
OLD_WORD = b"\xd0\xcf\x11\xe0"
HEADING_STYLES = ("heading", "title", "subtitle")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MOVED_AWAY = qn("w:moveFrom")
BLANKS = {qn("w:tab"), qn("w:br"), qn("w:cr")}


def read_word_file(content: bytes) -> list[Passage]:
    """The paragraphs of a Word file. What was deleted or moved away with “track changes” is left out.

    Raises ``DocumentError`` for a file in the old format, one with a password, and one that unpacks to
    more than a document can hold.
    """
    if content.startswith(OLD_WORD):
        raise DocumentError(
            "the file is in the old Word format (.doc), or protected by a password",
            "open it in Word and save it as .docx without a password",
        )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
            raise DocumentError(
                f"the file unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB, which no document needs",
                "do not open it; ask who sent it, and fetch the document again",
            )
    document = docx.Document(BytesIO(content))
    headings = {
        style.style_id
        for style in document.styles
        if style.name and style.name.lower().startswith(HEADING_STYLES)
    }
    passages = list(_paragraphs(document.element.body, headings))
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            passages += _paragraphs(parse_xml(relation.target_part.blob), headings)
    return passages


def _paragraphs(top: Any, headings: set[str]) -> Iterator[Passage]:
    for paragraph in top.iter(qn("w:p")):
        if any(ancestor.tag == FALLBACK for ancestor in paragraph.iterancestors()):
            continue  # the same text box once more, for old programs
        text = "".join(_text(paragraph))
        if text.strip():
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            yield Passage(text, style is not None and style.get(qn("w:val")) in headings)


def _text(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph without that of text boxes in it, which are paragraphs of their own."""
    for node in paragraph.iter():
        if next(node.iterancestors(qn("w:p"), MOVED_AWAY), paragraph) is not paragraph:
            continue
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif node.tag in BLANKS and node.getparent().tag == qn("w:r"):
            yield " "
