"""The PowerPoint template that the project ships: 16:9, own colours and layouts, made from python-pptx's default.

Slides find layouts by name and placeholders by number (``idx``), in this template as in a partnership's own.
"""

from __future__ import annotations

import io
import re
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from generator.documents.ooxml import FIRST_DAY, describe, same_bytes
from generator.documents.slide_room import COMPARISON, LEAD, LESSONS, LIST, QUESTIONS, QUOTATIONS, TITLE
from generator.documents.slide_shapes import Level, bar, placeholder
from generator.documents.word_styles import (
    BRAND,
    FONT,
    GOOD,
    GOOD_TINT,
    GREY,
    INK,
    LINE,
    LINK,
    POOR,
    POOR_TINT,
    TAKEAWAY,
    TAKEAWAY_TINT,
)

LEFT, INNER, HALF = 0.62, 12.09, 5.9
RIGHT = LEFT + INNER - HALF
FOOTER, NUMBER = 20, 21  # idx of the footer and of the slide's number
WHITE, PALE, SOFT, BRIGHT = "FFFFFF", "F2F5F5", "D9E6E9", "7FD3D4"
COLORS = {
    "dk1": INK, "lt1": WHITE, "dk2": BRAND, "lt2": PALE, "accent1": BRAND, "accent2": GOOD, "accent3": POOR,
    "accent4": TAKEAWAY, "accent5": "34469B", "accent6": "673A98", "hlink": LINK, "folHlink": "673A98",
}  # fmt: skip

HEAD = Level(30, color="tx2", bold=True, after=0)
SMALL = Level(18, color=GREY, after=10)
TEXT = (Level(24, after=10), Level(22, "•"), SMALL, Level(20, color="tx2", bold=True, after=4))
COLUMN = (Level(18, after=7), Level(18, "•", after=7), Level(18, color=GREY, after=7))
COLUMN_HEAD = Level(20, color=WHITE, bold=True, after=0)
FOOT = Level(12, color=GREY)
BODY = (LEFT, 1.72, INNER, 4.95)
PANEL = (LEFT, 1.72, INNER, 4.9)
IN_PANEL = (LEFT + 0.5, 1.8, INNER - 0.9, 4.74)

TOP = (
    bar(2, (LEFT, 0.5, 0.62, 0.08), TAKEAWAY),
    placeholder("title", 0, "Title", (LEFT, 0.66, INNER, 0.9), HEAD, anchor="ctr"),
)
BOTTOM = (
    bar(3, (LEFT, 6.86, INNER, 0.012), LINE),
    placeholder("ftr", FOOTER, "Footer", (LEFT, 6.93, 11, 0.3), FOOT, anchor="ctr"),
    placeholder(
        "sldNum",
        NUMBER,
        "Slide number",
        (LEFT + INNER - 1, 6.93, 1, 0.3),
        Level(12, color=GREY, align="r"),
        anchor="ctr",
    ),
)


def panel(name: str, color: str, tint: str, *levels: Level) -> tuple[str, ...]:
    """A layout with one text on a coloured ground."""
    return (
        *TOP,
        bar(5, PANEL, tint),
        bar(4, (LEFT, 1.72, 0.1, 4.9), color),
        placeholder("body", 1, name, IN_PANEL, *levels, anchor="ctr"),
        *BOTTOM,
    )


def column(first: int, name: str, left: float, color: str, tint: str) -> tuple[str, ...]:
    """One side of a comparison: its heading and its list."""
    return (
        bar(first + 10, (left, 2.22, HALF, 4.54), tint),
        placeholder(
            "body", first, f"{name} heading", (left, 1.72, HALF, 0.5), COLUMN_HEAD, anchor="ctr", fill=color
        ),
        placeholder("body", first + 1, f"{name} list", (left + 0.12, 2.36, HALF - 0.24, 4.4), *COLUMN),
    )


LAYOUTS: dict[str, tuple[str, ...]] = {
    TITLE: (
        bar(2, (0, 0, 13.334, 7.5), BRAND),
        bar(3, (LEFT, 4.42, 0.9, 0.1), BRIGHT),
        placeholder("body", 10, "Kind of briefing", (LEFT, 0.9, 8.6, 0.5), Level(20, color=SOFT, bold=True)),
        placeholder(
            "ctrTitle",
            0,
            "Title",
            (LEFT, 1.5, 8.6, 2.7),
            Level(36, color=WHITE, bold=True, after=0),
            anchor="b",
        ),
        placeholder("subTitle", 1, "Subtitle", (LEFT, 4.75, 8.6, 1.9), Level(20, color=SOFT, after=6)),
        placeholder("pic", 11, "QR code", (10.05, 1.54, 2.66, 2.66), Level(18)),
        placeholder(
            "body", 12, "Words under the QR code", (9.3, 4.36, 3.41, 0.7), Level(18, color=WHITE, align="r")
        ),
    ),
    LEAD: panel("Lead", BRAND, PALE, Level(28, after=18), Level(20, color=GREY), SMALL),
    LIST: (*TOP, placeholder("body", 1, "Text", BODY, *TEXT), *BOTTOM),
    COMPARISON: (
        *TOP,
        *column(1, "Left", LEFT, GOOD, GOOD_TINT),
        *column(3, "Right", RIGHT, POOR, POOR_TINT),
        *BOTTOM,
    ),
    LESSONS: panel(
        "Lessons",
        TAKEAWAY,
        TAKEAWAY_TINT,
        Level(28, color=TAKEAWAY, bold=True, after=10),
        Level(22, after=16),
        SMALL,
    ),
    QUESTIONS: (
        *TOP,
        placeholder("body", 1, "Questions", BODY, Level(26, "1.", after=16), *TEXT[1:]),
        *BOTTOM,
    ),
    QUOTATIONS: panel(
        "Quotations",
        LINK,
        PALE,
        Level(24, italic=True, after=4),
        Level(18, color=POOR, bold=True, after=2),
        Level(18, color=GREY, after=22),
    ),
}


def fill(holder: Any, shapes: tuple[str, ...]) -> None:
    """Put shapes in the place of all that a master or a layout holds."""
    tree = holder._element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for xml in shapes:
        tree.append(parse_xml(xml))


def set_theme(master: Any) -> None:
    """Colours and fonts of the theme."""
    theme = next(r.target_part for r in master.part.rels.values() if r.reltype.endswith("/theme"))
    xml = theme.blob.decode("utf-8")
    for name, value in COLORS.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', xml, flags=re.S
        )
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", xml)
    theme._blob = xml.encode("utf-8")


def slide_template() -> bytes:
    """``briefing.pptx``: no slide, seven layouts."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(12192000), Emu(6858000)
    master = deck.slide_master
    set_theme(master)
    fill(master, (*TOP[1:], placeholder("body", 1, "Text", BODY, *TEXT), *BOTTOM[1:]))
    styles = master._element.find(qn("p:txStyles"))
    for name, looks in (("titleStyle", (HEAD,)), ("bodyStyle", TEXT)):
        element = styles.find(qn(f"p:{name}"))
        for old in list(element):
            element.remove(old)
        for xml in (look.xml(number) for number, look in enumerate(looks, start=1)):
            element.append(parse_xml(xml.replace(" ", f" {nsdecls('a')} ", 1)))
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, shapes) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        layout._element.cSld.set("name", name)
        layout._element.attrib.pop("type", None)
        layout._element.set("preserve", "1")
        fill(layout, shapes)
    notes = deck.notes_master._element.cSld.spTree  # made once, here, and not for every briefing
    for mark in list(notes.iter(qn("p:ph"))):
        if mark.get("type") in {"hdr", "ftr", "dt"}:
            notes.remove(mark.getparent().getparent().getparent())
    describe(
        deck.core_properties, title="Seven-minute briefing", author="", subject="", keywords="", day=FIRST_DAY
    )
    for key, relation in list(deck.part.package._rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
            deck.part.package._rels.pop(key)
    file = io.BytesIO()
    deck.save(file)
    return same_bytes(file.getvalue())
