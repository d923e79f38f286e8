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
        made = add_slide(deck, layouts[slide.layout], slide, footer, template)
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


def add_slide(deck: Any, layout: Any, slide: Slide, footer: str, template: Path) -> Any:
    """A slide with the placeholders of its layout that have something to say, footer and number included.

    python-pptx adds slides too, but without these two, with every empty placeholder, and ten times slower.
    """
    relation, made = deck.part.add_slide(layout)
    deck.element.get_or_add_sldIdLst().add_sldId(relation)
    texts = {0: (Text(slide.title),), **slide.texts}
    for number, mark in enumerate(layout._element.iter(qn("p:ph")), start=2):
        kind, idx = mark.get("type"), int(mark.get("idx", 0))
        words = (Text(footer),) if kind == "ftr" else texts.pop(idx, ())
        if words or kind in {"sldNum", "pic"}:
            shape = bare(mark.getparent().getparent().getparent(), number)
            if words:
                write(shape.find(qn("p:txBody")), words)
            made._element.cSld.spTree.append(shape)
    for idx in texts:
        raise DocumentTemplateError(f"{template}: the layout “{slide.layout}” has no placeholder {idx}")
    return made


def bare(placeholder: Any, number: int) -> Any:
    """A copy of a layout's placeholder that takes place and look from it."""
    shape = copy.deepcopy(placeholder)
    shape.find(qn("p:nvSpPr")).find(qn("p:cNvPr")).set("id", str(number))
    body = shape.find(qn("p:txBody"))
    look = body.find(qn("a:bodyPr"))
    for name in list(look.attrib):
        del look.attrib[name]
    for inherited in (shape.find(qn("p:spPr")), look, body.find(qn("a:lstStyle"))):
        for child in list(inherited):
            inherited.remove(child)
    return shape


def write(body: Any, texts: Any) -> None:
    """Replace the paragraphs of a text body."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for item in texts:
        paragraph = _child(body, "a:p")
        if item.level or item.start:
            look = _child(paragraph, "a:pPr")
            look.set("lvl", str(item.level))
            if item.start:
                numbers = _child(look, "a:buAutoNum")
                numbers.set("type", "arabicPeriod")
                numbers.set("startAt", str(item.start))
        run = _child(paragraph, "a:r")
        _child(run, "a:rPr").set("lang", LANGUAGE)
        _child(run, "a:t").text = legal(item.text)


def _child(parent: Any, name: str) -> Any:
    element = parent.makeelement(qn(name), {})
    parent.append(element)
    return element


def add_qr_code(made: Any, briefing: Briefing) -> None:
    """The QR code in the picture placeholder, where the layout has one."""
    if not any(mark.get("type") == "pic" for mark in made._element.iter(qn("p:ph"))):
        return
    for holder in list(made.placeholders):
        if hasattr(holder, "insert_picture"):
            picture = holder.insert_picture(io.BytesIO(qr_png(briefing.address)))
            details = picture._element.nvPicPr.cNvPr
            details.set("name", "QR code")
            details.set("descr", legal(f"QR code that leads to {briefing.address}"))
