"""A Word template in the making: paragraphs, loops and conditions of docxtpl, header, footer and QR code."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from generator.documents.ooxml import FIRST_DAY, LANGUAGE, describe, same_bytes
from generator.documents.qr import QR_NAME, qr_png
from generator.documents.word_styles import LINE, set_lists, set_styles, style_id

QR_SIZE = Mm(24)
TABLE = (
    '<w:tblW {ns} w:w="5000" w:type="pct"/>',
    '<w:tblLayout {ns} w:type="fixed"/>',
    '<w:tblCellMar {ns}><w:top w:w="30" w:type="dxa"/><w:left w:w="140" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>',
)
NEEDLESS = {"stylesWithEffects", "customXml", "thumbnail", "webSettings", "fontTable"}


class Draft:
    """Collects the body of a template, top to bottom."""

    def __init__(self) -> None:
        self.document = Document()
        set_styles(self.document)
        set_lists(self.document)
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(17), Mm(16)
        section.header_distance = section.footer_distance = Mm(9)
        self._target: Any = self.document
        self._settings()
        self._drop_needless_parts()

    def _drop_needless_parts(self) -> None:
        """Leave out what python-docx's own template carries for programs of long ago."""
        for holder in (self.document.part.rels, self.document.part.package.rels):
            for key, relation in list(holder.items()):
                if relation.reltype.rsplit("/", 1)[-1] in NEEDLESS:
                    del holder[key]

    def _settings(self) -> None:
        """The language of the theme, and the present form of Word instead of that of 2007."""
        settings = self.document.settings.element
        for name in ("w:compat", "w:themeFontLang"):
            for old in settings.findall(qn(name)):
                settings.remove(old)
        namespace = nsdecls("w")
        compat = parse_xml(
            f'<w:compat {namespace}><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
        before = settings.find(qn("w:rsids"))
        if before is not None:
            before.addprevious(compat)
        else:
            settings.append(compat)
        compat.addnext(parse_xml(f'<w:themeFontLang {namespace} w:val="{LANGUAGE}"/>'))

    def add(self, style: str, text: str) -> Any:
        """A paragraph with text and tags of docxtpl."""
        paragraph = self._target.add_paragraph(text)
        paragraph._p.get_or_add_pPr().insert(
            0, parse_xml(f'<w:pStyle {nsdecls("w")} w:val="{style_id(style)}"/>')
        )
        if (
            self._target is not self.document
        ):  # in a table, one such paragraph would keep the whole row with the next
            paragraph.paragraph_format.keep_with_next = False
        return paragraph

    def heading(self, level: int, text: str, bookmark: str = "") -> None:
        """A real heading; ``bookmark`` is where a table of contents leads to."""
        paragraph = self.add(f"heading {level}", text)
        if bookmark:
            namespace = nsdecls("w")
            mark = parse_xml(f'<w:bookmarkStart {namespace} w:id="1" w:name="x"/>')
            mark.set(qn("w:id"), bookmark)
            mark.set(qn("w:name"), f"_Toc{bookmark}")
            paragraph._p.pPr.addnext(mark)
            end = parse_xml(f'<w:bookmarkEnd {namespace} w:id="1"/>')
            end.set(qn("w:id"), bookmark)
            paragraph._p.append(end)

    @contextmanager
    def block(self, tag: str) -> Iterator[None]:
        """What stands between ``{%p for … %}`` or ``{%p if … %}`` and its end."""
        self._target.add_paragraph("{%p " + tag + " %}")
        yield
        self._target.add_paragraph("{%p end" + tag.split()[0] + " %}")

    def otherwise(self, condition: str = "") -> None:
        """The other case of a condition, or another condition."""
        self._target.add_paragraph("{%p el" + (condition or "se") + " %}")

    def side_by_side(self, tints: tuple[str, str], edges: tuple[str, str]) -> tuple[list[Any], list[Any]]:
        """Two columns, as the cells of their headings, which every page repeats, and those of their texts."""
        table = self.document.add_table(rows=2, cols=2)
        table.autofit = False
        namespace = nsdecls("w")
        for xml in TABLE:
            part = parse_xml(xml.format(ns=namespace))
            for old in table._tbl.tblPr.findall(part.tag):
                table._tbl.tblPr.remove(old)
            table._tbl.tblPr.append(part)
        heading, text = table.rows
        for name in ("w:cantSplit", "w:tblHeader"):
            heading._tr.get_or_add_trPr().append(parse_xml(f"<{name} {namespace}/>"))
        for row in (heading, text):
            for cell, tint, edge in zip(row.cells, tints, edges, strict=True):
                cell.width = Mm(87)
                top = f'<w:top w:val="single" w:sz="24" w:color="{edge}"/>' if row is heading else ""
                sides = "".join(
                    f'<w:{side} w:val="single" w:sz="24" w:color="FFFFFF"/>' for side in ("left", "right")
                )
                properties = cell._tc.get_or_add_tcPr()
                properties.append(parse_xml(f"<w:tcBorders {namespace}>{top}{sides}</w:tcBorders>"))
                properties.append(
                    parse_xml(f'<w:shd {namespace} w:val="clear" w:color="auto" w:fill="{tint}"/>')
                )
        return list(heading.cells), list(text.cells)

    @contextmanager
    def inside(self, cell: Any) -> Iterator[None]:
        """What is added goes into a cell."""
        before, self._target = self._target, cell
        yield
        self._target = before
        first = cell._tc.p_lst[0]  # python-docx puts an empty paragraph at the start of every cell
        cell._tc.remove(first)

    def qr_code(self, paragraph: Any, words: str) -> None:
        """The QR code at the right edge beside a paragraph, with text round it; ``words`` is its alternative."""
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(qr_png("https://example.org/")), width=QR_SIZE)
        inline = run._r.find(".//" + qn("wp:inline"))
        namespace = nsdecls("wp", "a", "pic", "r")
        anchor = parse_xml(
            f'<wp:anchor {namespace} distT="0" distB="0" distL="180000" distR="0" simplePos="0" '
            'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align>'
            '</wp:positionH><wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{QR_SIZE}" cy="{QR_SIZE}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            '<wp:wrapSquare wrapText="left"/></wp:anchor>'
        )
        for part in inline.findall(qn("wp:docPr")) + inline.findall(qn("wp:cNvGraphicFramePr")):
            anchor.append(part)
        anchor.append(inline.find(qn("a:graphic")))
        details = anchor.find(qn("wp:docPr"))
        details.set("name", "QR code")
        details.set("descr", words)
        anchor.find(".//" + qn("pic:cNvPr")).set("name", QR_NAME)
        inline.getparent().replace(inline, anchor)

    def header_and_footer(self, left: str, right: str, address: str) -> None:
        """The name of the knowledge base above; the permanent address and the page below."""
        section = self.document.sections[0]
        namespace = nsdecls("w")
        for part, style, words, edge in (
            (section.header, "header", (left, right), "bottom"),
            (section.footer, "footer", (address, ""), "top"),
        ):
            paragraph = part.paragraphs[0]
            paragraph.text = "\t".join(words)
            properties = paragraph._p.get_or_add_pPr()
            for old in list(properties):
                properties.remove(old)
            for xml in (
                f'<w:pStyle {namespace} w:val="{style_id(style)}"/>',
                f'<w:pBdr {namespace}><w:{edge} w:val="single" w:sz="6" w:space="4" w:color="{LINE}"/></w:pBdr>',
                f'<w:tabs {namespace}><w:tab w:val="right" w:pos="9864"/></w:tabs>',
            ):
                properties.append(parse_xml(xml))
            if part is section.footer:
                for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
                    paragraph.add_run(text)
                    paragraph._p.append(
                        parse_xml(
                            f'<w:fldSimple {namespace} w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
                        )
                    )

    def save(self, title: str) -> bytes:
        """The template as a file; the same every time."""
        describe(
            self.document.core_properties, title=title, author="", subject="", keywords="", day=FIRST_DAY
        )
        file = io.BytesIO()
        self.document.save(file)
        return same_bytes(file.getvalue())
