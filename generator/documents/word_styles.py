"""The styles of the Word templates: headings, lists, quotations and boxes, in the site's colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.documents.ooxml import LANGUAGE

FONT = "Arial"  # on every machine, and LibreOffice has one of the same widths
INK, GREY, BRAND, LINK, WORDS = "1C2A31", "4B5A62", "0E4352", "0A5A70", "1B4F9E"
GOOD, GOOD_TINT = "17663A", "EEF6F1"
POOR, POOR_TINT = "9C2F1B", "FBF1EF"
TAKEAWAY, TAKEAWAY_TINT = "0A5F63", "E8F3F3"
NOTE, NOTE_TINT = "7D5200", "FBF4E2"
LINE, CASE = "CFD9DB", "673A98"


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes in half points, distances in twentieths of a point."""

    name: str
    size: int = 19
    color: str = INK
    bold: bool = False
    italic: bool = False
    before: int = 0
    after: int = 80
    left: int = 0
    hanging: int = 0
    keep_next: bool = False
    outline: int | None = None
    bar: str = ""
    rule_above: str = ""
    tint: str = ""
    numbering: int = 0
    based: str = "Normal"
    following: str = ""
    line: int = 259
    whole: bool = True  # never divided between two pages

    @property
    def id(self) -> str:
        """The id that paragraphs refer to."""
        return style_id(self.name)

    def xml(self) -> str:
        """The style's element."""
        follows = f'<w:next w:val="{style_id(self.following)}"/>' if self.following else ""
        based = f'<w:basedOn w:val="{style_id(self.based)}"/>' if self.name != "Normal" else ""
        default = ' w:default="1"' if self.name == "Normal" else ""
        return (
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{self.id}"{default}>'
            f'<w:name w:val="{self.name}"/>{based}{follows}<w:qFormat/>'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        edge = f'w:val="single" w:sz="24" w:space="8" w:color="{self.bar}"'
        rule = f'w:val="single" w:sz="6" w:space="5" w:color="{self.rule_above}"'
        borders = (f"<w:top {rule}/>" if self.rule_above else "") + (f"<w:left {edge}/>" if self.bar else "")
        indent = f'<w:ind w:left="{self.left}"' + (f' w:hanging="{self.hanging}"/>' if self.hanging else "/>")
        parts = (
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.whole else "",
            f'<w:numPr><w:numId w:val="{self.numbering}"/></w:numPr>' if self.numbering else "",
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.tint}"/>' if self.tint else "",
            f'<w:spacing w:before="{self.before}" w:after="{self.after}" w:line="{self.line}" w:lineRule="auto"/>',
            indent if self.left else "",
            f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "",
        )
        return "".join(parts)

    def _run(self) -> str:
        marks = ("<w:b/>" if self.bold else "") + ("<w:i/>" if self.italic else "")
        return (
            f'{marks}<w:color w:val="{self.color}"/><w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>'
        )


def style_id(name: str) -> str:
    """“heading 1” → ``Heading1``: the ids that Word itself gives."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


STYLES = (
    Style("Normal"),
    Style("Kicker", size=18, color=GREY, bold=True, after=20, keep_next=True, following="Title"),
    Style("Title", size=46, color=BRAND, bold=True, after=100, keep_next=True, following="Subtitle", line=228),
    Style("Subtitle", size=19, color=GREY, after=120),
    Style("heading 1", size=27, color=BRAND, bold=True, before=170, after=50, keep_next=True, outline=0,
          rule_above=LINE, following="Normal"),
    Style("heading 2", size=23, color=BRAND, bold=True, before=110, after=40, keep_next=True, outline=1,
          following="Normal"),
    Style("heading 3", size=20, color=GREY, bold=True, before=110, after=40, keep_next=True, outline=2,
          following="Normal"),
    Style("Lead In", keep_next=True),
    Style("List Bullet", left=340, hanging=255, after=30, numbering=1),
    Style("List Number", left=400, hanging=400, after=50, numbering=2),
    Style("Finding", after=70, line=248),
    Style("Source Note", size=16, color=GREY, after=90),
    Style("Quote", italic=True, color=WORDS, left=280, before=30, after=70, line=248, bar=WORDS),
    Style("Quote to Avoid", italic=True, left=280, before=30, after=70, line=248, bar=POOR),
    Style("Record", after=70, line=248, whole=False),
    Style("Beside", left=280, after=70, line=248, bar=CASE, whole=False),
    Style("Fact", left=220, after=40, bar=LINE),
    Style("Takeaway", bold=True, size=20, color=TAKEAWAY, left=220, before=80, after=0, bar=TAKEAWAY,
          tint=TAKEAWAY_TINT, keep_next=True, following="Takeaway Text"),
    Style("Takeaway Text", left=220, after=60, line=248, bar=TAKEAWAY, tint=TAKEAWAY_TINT),
    Style("Content Note", left=220, before=60, after=120, bar=NOTE, tint=NOTE_TINT),
    Style("Good Practice", bold=True, size=22, color=GOOD, before=40, after=20),
    Style("Poor Practice", bold=True, size=22, color=POOR, before=40, after=20),
    Style("Small Print", size=16, color=GREY, after=50),
    Style("header", size=16, color=GREY, after=0),
    Style("footer", size=16, color=GREY, after=0),
    Style("TOC Heading", size=27, color=BRAND, bold=True, before=240, after=80, keep_next=True),
    Style("toc 1", bold=True, before=60, after=20),
    Style("toc 2", left=260, after=10),
)  # fmt: skip

OTHER_STYLES = (
    '<w:style {ns} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style {ns} w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>',
    '<w:style {ns} w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
    "<w:rPr><w:b/></w:rPr></w:style>",
    '<w:style {ns} w:type="character" w:styleId="RecordTitle"><w:name w:val="Record Title"/><w:qFormat/>'
    f'<w:rPr><w:b/><w:color w:val="{LINK}"/></w:rPr></w:style>',
    '<w:style {ns} w:type="character" w:styleId="QuotedWords"><w:name w:val="Quoted Words"/><w:qFormat/>'
    "<w:rPr><w:i/></w:rPr></w:style>",
    '<w:style {ns} w:type="character" w:styleId="Place"><w:name w:val="Place"/><w:qFormat/>'
    f'<w:rPr><w:i w:val="0"/><w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    '<w:style {ns} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
    '<w:style {ns} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    "<w:semiHidden/></w:style>",
)
DEFAULTS = (
    "<w:docDefaults {ns}><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    f'<w:sz w:val="20"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)
LISTS = (
    (1, "bullet", "•", 340, 255),
    (2, "decimal", "%1.", 400, 400),
)


def set_styles(document: Any) -> None:
    """Put these styles in the place of those of python-docx's own template."""
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    namespace = nsdecls("w")
    for xml in (DEFAULTS, *OTHER_STYLES):
        styles.append(parse_xml(xml.format(ns=namespace)))
    for style in STYLES:
        styles.append(parse_xml(style.xml()))


def set_lists(document: Any) -> None:
    """The bullets and the numbers that the list styles refer to."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    namespace = nsdecls("w")
    for number, form, mark, left, hanging in LISTS:
        numbering.append(
            parse_xml(
                f'<w:abstractNum {namespace} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
                f'<w:rPr><w:color w:val="{LINK}"/></w:rPr></w:lvl></w:abstractNum>'
            )
        )
    for number, *_ in LISTS:
        numbering.append(
            parse_xml(f'<w:num {namespace} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
