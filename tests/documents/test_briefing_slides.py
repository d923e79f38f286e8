"""PowerPoint files of briefings, read back: text, notes, sizes, and how much stands on a slide."""

from __future__ import annotations

import io
from textwrap import wrap
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from generator.documents.files import SHIPPED
from generator.documents.slide_plan import NO_MORE, Plan
from generator.documents.slide_room import BULLETS, HEIGHT_OF_LINE, ROOMS, TITLE, Room, Slide, Text
from generator.documents.slides import briefing_pptx
from generator.documents.word_templates import TITLES
from tests.documents.briefings import RAW, deck_of, every_briefing, lists_of, made_up, texts_of

ALL = pytest.mark.parametrize("address", every_briefing())
NOT_TEXT = {"ftr", "sldNum"}


def words_on(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@ALL
def test_slides_and_notes_say_all_that_the_briefing_says(address: str) -> None:
    briefing, slides = every_briefing()[address], list(deck_of(address).slides)
    text = "\n".join(f"{words_on(slide)}\n{slide.notes_slide.notes_text_frame.text}" for slide in slides)
    assert [expected for expected in texts_of(briefing) if expected not in text] == []
    for selection in (*lists_of(briefing), briefing.takeaways, briefing.case_studies):
        for item in selection.items:
            assert item.address in text
    for mark in RAW:
        assert mark not in text


@ALL
def test_every_slide_has_its_own_title_and_notes(address: str) -> None:
    slides = list(deck_of(address).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == every_briefing()[address].title
    assert len(titles) == len(set(titles))
    assert [t for t in TITLES if not any(title.startswith(t) for title in titles)] == []
    assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in slides)


@ALL
def test_titles_of_good_and_poor_practice_stand_side_by_side(address: str) -> None:
    briefing = every_briefing()[address]
    sides: dict[int, list[str]] = {2: [], 4: []}
    for slide in deck_of(address).slides:
        if slide.slide_layout.name == "Briefing comparison":
            for shape in slide.placeholders:
                if shape.placeholder_format.idx in sides:
                    sides[shape.placeholder_format.idx] += [
                        p.text for p in shape.text_frame.paragraphs if p.text != NO_MORE
                    ]
    assert sides[2] == ([item.title for item in briefing.good.items] or [briefing.none])
    assert sides[4] == ([item.title for item in briefing.poor.items] or [briefing.none])


@ALL
def test_no_placeholder_is_empty(address: str) -> None:
    for slide in deck_of(address).slides:
        for shape in slide.placeholders:
            kind = shape._element.find(".//" + qn("p:ph")).get("type")
            assert kind == "pic" or shape.text_frame.text.strip() or kind == "sldNum"


@ALL
def test_language_alternative_and_properties(address: str) -> None:
    briefing, deck = every_briefing()[address], deck_of(address)
    for slide in deck.slides:
        for tree in (slide._element, slide.notes_slide._element):
            assert {run.get("lang") for run in tree.iter(qn("a:rPr"))} <= {"en-GB"}
    (picture,) = (shape for shape in deck.slides[0].shapes if shape._element.tag == qn("p:pic"))
    assert picture._element.nvPicPr.cNvPr.get("descr") == f"QR code that leads to {briefing.address}"
    assert deck.core_properties.title == f"{briefing.title}: seven-minute briefing"
    assert f"{deck.core_properties.modified:%Y-%m-%d}" == briefing.newest


def test_no_text_of_a_layout_is_below_18_points() -> None:
    deck = pptx.Presentation(str(SHIPPED / "briefing.pptx"))
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape._element.find(".//" + qn("p:ph")).get("type") not in NOT_TEXT:
                sizes = [int(look.get("sz")) / 100 for look in shape._element.iter(qn("a:defRPr"))]
                assert min(sizes) >= 18, (layout.name, shape.name)


def test_rooms_are_those_of_the_template() -> None:
    """The plan reckons with the sizes and boxes that the template really has."""
    deck = pptx.Presentation(str(SHIPPED / "briefing.pptx"))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for name, room in ROOMS.items():
        box = next(
            p
            for p in layouts[name].placeholders
            if p.placeholder_format.idx == (2 if name.endswith("comparison") else 1)
        )
        sizes = tuple(int(look.get("sz")) // 100 for look in box._element.iter(qn("a:defRPr")))
        assert sizes[: len(room.sizes)] == room.sizes[: len(sizes)]
        assert room.width <= box.width.pt + 1
        assert room.height <= box.height.pt + 1


def planned() -> list[Slide]:
    briefings = [*every_briefing().values(), made_up(), made_up(length=1)]
    return [slide for briefing in briefings for slide in Plan(briefing).slides()]


def lines(room: Room, item: Text) -> int:
    return len(wrap(item.text, room.letters(item.level)))


def test_text_fits_and_bullets_are_few() -> None:
    for slide in planned():
        if slide.layout == TITLE:
            continue
        room = ROOMS[slide.layout]
        for idx, texts in slide.texts.items():
            if idx in {1, 3} and slide.layout.endswith("comparison"):
                assert len(texts[0].text) <= 45
                continue
            assert sum(item.level == 1 or slide.layout.endswith("questions") for item in texts) <= BULLETS
            height = sum(
                lines(room, item) * room.sizes[item.level] * HEIGHT_OF_LINE + room.after[item.level]
                for item in texts
            )
            assert height <= room.height, (slide.title, texts)


def test_the_longest_briefing_loses_nothing() -> None:
    briefing = made_up(length=1)
    deck = pptx.Presentation(io.BytesIO(briefing_pptx(briefing, SHIPPED / "briefing.pptx")))
    text = " ".join(" ".join(words_on(slide).split()) for slide in deck.slides)
    for item in (*briefing.good.items, *briefing.poor.items, *briefing.next_steps.items):
        assert item.title in text
    for question in briefing.questions:
        assert question in text
