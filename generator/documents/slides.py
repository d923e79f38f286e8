"""PowerPoint files: the plan of a briefing poured into the layouts of a template, with speaker notes."""

from __future__ import annotations

import copy
import io
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.oxml.ns import qn

from generator.documents.briefing_value import Briefing
from generator.documents.ooxml import LANGUAGE, DocumentTemplateError, describe, legal, same_bytes
from generator.documents.qr import qr_png
from generator.documents.slide_plan import Plan
from generator.documents.slide_room import Slide, Text

KEPT_ON_SLIDES = {"ftr", "sldNum"}  # python-pptx leaves these out when it makes a slide


def briefing_pptx(briefing: Briefing, template: Path) -> bytes:
    """The slides of a seven-minute briefing."""
    try:
        deck = Presentation(io.BytesIO(template.read_bytes()))
    except (BadZipFile, KeyError, ValueError) as error:
        raise DocumentTemplateError(f"{template}: is no PowerPoint file ({error})") from error
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    footer = f"{briefing.issuer.title} · {briefing.address}"
    for slide in Plan(briefing).slides():
        if slide.layout not in layouts:
            raise DocumentTemplateError(f"{template}: has no layout named “{slide.layout}”")
        made = deck.slides.add_slide(layouts[slide.layout])
        fill(made, slide, template)
        add_footer(made, footer)
        write(made.notes_slide.notes_text_frame._txBody, [Text(note) for note in slide.notes])
        add_qr_code(made, briefing)
    describe(
        deck.core_properties,
        title=f"{briefing.title}: seven-minute briefing",
        author=briefing.issuer.publisher,
        subject=f"{briefing.kicker}: {briefing.title}",
        keywords=f"seven-minute briefing; {briefing.kicker.lower()}; {briefing.title}",
        day=briefing.newest,
    )
    file = io.BytesIO()
    deck.save(file)
    return same_bytes(file.getvalue())


def fill(made: Any, slide: Slide, template: Path) -> None:
    """Put title and texts into the placeholders of a slide."""
    holders = {int(ph.get("idx", 0)): ph.getparent().getparent().getparent() for ph in _placeholders(made)}
    for idx, texts in {0: (Text(slide.title),), **slide.texts}.items():
        if idx not in holders:
            raise DocumentTemplateError(f"{template}: the layout “{slide.layout}” has no placeholder {idx}")
        write(holders[idx].find(qn("p:txBody")), texts)


def _placeholders(holder: Any) -> list[Any]:
    """The marks of placeholders on a slide or a layout; python-pptx's own way to them takes far longer."""
    return list(holder._element.iter(qn("p:ph")))


def write(body: Any, texts: Any) -> None:
    """Replace the paragraphs of a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for item in texts:
        paragraph = _child(body, "a:p")
        if item.level:
            _child(paragraph, "a:pPr").set("lvl", str(item.level))
        run = _child(paragraph, "a:r")
        _child(run, "a:rPr").set("lang", LANGUAGE)
        _child(run, "a:t").text = legal(item.text)


def _child(parent: Any, name: str) -> Any:
    element = parent.makeelement(qn(name), {})
    parent.append(element)
    return element


def add_footer(made: Any, text: str) -> None:
    """Footer and number of the slide, as its layout has them."""
    for number, mark in enumerate(_placeholders(made.slide_layout), start=900):
        if mark.get("type") not in KEPT_ON_SLIDES:
            continue
        shape = copy.deepcopy(mark.getparent().getparent().getparent())
        body = shape.find(qn("p:txBody"))
        for inherited in (shape.find(qn("p:spPr")), body.find(qn("a:lstStyle"))):
            for child in list(inherited):
                inherited.remove(child)
        shape.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("id", str(number))
        if mark.get("type") == "ftr":
            write(body, [Text(text)])
        made._element.cSld.spTree.append(shape)


def add_qr_code(made: Any, briefing: Briefing) -> None:
    """The QR code in the picture placeholder, where the layout has one."""
    if not any(mark.get("type") == "pic" for mark in _placeholders(made)):
        return
    for holder in list(made.placeholders):
        if hasattr(holder, "insert_picture"):
            picture = holder.insert_picture(io.BytesIO(qr_png(briefing.address)))
            details = picture._element.nvPicPr.cNvPr
            details.set("name", "QR code")
            details.set("descr", legal(f"QR code that leads to {briefing.address}"))
