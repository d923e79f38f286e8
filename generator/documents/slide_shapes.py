"""Placeholders and rectangles of the PowerPoint template, and how each level of their text looks."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from generator.documents.ooxml import LANGUAGE
from generator.documents.word_styles import LINK

Box = tuple[float, float, float, float]  # left, top, width, height in inches
FIELD = (
    f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/>'
    "<a:t>1</a:t></a:fld>"
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
MARKS = {
    "": "<a:buNone/>",
    "•": '<a:buFont typeface="Arial"/><a:buChar char="•"/>',
    "1.": '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>',
}
INDENTS = {"": 0, "•": 285750, "1.": 457200}


def in_color(color: str) -> str:
    """A colour of its own (six digits) or of the theme."""
    name = "srgbClr" if len(color) == 6 else "schemeClr"
    return f'<a:solidFill><a:{name} val="{color}"/></a:solidFill>'


@dataclass(frozen=True)
class Level:
    """How text of one level looks: size in points, mark in front, colour, points after a paragraph."""

    size: int
    mark: str = ""
    color: str = "tx1"
    bold: bool = False
    italic: bool = False
    after: int = 8
    align: str = "l"

    def xml(self, number: int) -> str:
        """The element for the level of this number (from 1)."""
        indent = INDENTS[self.mark]
        mark = (f'<a:buClr><a:srgbClr val="{LINK}"/></a:buClr>' if self.mark else "") + MARKS[self.mark]
        return (
            f'<a:lvl{number}pPr marL="{indent}" indent="{-indent}" algn="{self.align}">'
            '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="{self.after * 100}"/></a:spcAft>{mark}<a:defRPr lang="{LANGUAGE}" '
            f'sz="{self.size * 100}" b="{int(self.bold)}" i="{int(self.italic)}">{in_color(self.color)}</a:defRPr>'
            f"</a:lvl{number}pPr>"
        )


def _place(box: Box) -> str:
    x, y, width, height = (int(Inches(value)) for value in box)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def placeholder(
    kind: str, idx: int, name: str, box: Box, *items: Level, anchor: str = "t", fill: str = ""
) -> str:
    """A placeholder; ``items`` are the levels of its text, from the first."""
    index = f' idx="{idx}"' if idx else ""
    x, y = (91440, 45720) if fill else (0, 0)
    text = FIELD if kind == "sldNum" else f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{name}</a:t></a:r>'
    looks = "".join(item.xml(number) for number, item in enumerate(items, start=1))
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{idx + 100}" name="{name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(box)}{in_color(fill) if fill else ''}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" lIns="{x}" tIns="{y}" rIns="{x}" bIns="{y}" anchor="{anchor}"><a:noAutofit/>'
        f"</a:bodyPr><a:lstStyle>{looks}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def bar(number: int, box: Box, color: str) -> str:
    """A coloured rectangle that means nothing, marked as decoration."""
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Decoration {number}">{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(box)}{in_color(color)}'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
