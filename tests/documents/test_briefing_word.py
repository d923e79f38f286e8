"""Word files of briefings, read back: every text, real headings, links, properties, nothing raw and nothing empty."""

from __future__ import annotations

import itertools

import pytest
from docx.oxml.ns import qn

from generator.documents.word_templates import TITLES
from tests.documents.briefings import RAW, every_briefing, lists_of, texts_of, word_file

ALL = pytest.mark.parametrize("address", every_briefing())
HEADINGS = {"Heading 1": 1, "Heading 2": 2, "Heading 3": 3}


@ALL
def test_it_says_all_that_the_briefing_says(address: str) -> None:
    briefing, text = every_briefing()[address], word_file(address).text
    missing = [expected for expected in texts_of(briefing) if expected not in text]
    assert missing == []
    for item in (*briefing.takeaways.items, *briefing.case_studies.items):
        assert item.title in text


@ALL
def test_headings_are_real_and_in_order(address: str) -> None:
    document = word_file(address)
    assert document.headings("Title") == [("Title", every_briefing()[address].title)]
    assert [text for _, text in document.headings("Heading 1")] == TITLES
    levels = [HEADINGS[style] for style, _ in document.headings(*HEADINGS)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for cell in document.document.element.body.iter(
        qn("w:tc")
    ):  # Word's navigation leaves out what stands in tables
        assert not any(p.get(qn("w:val"), "").startswith("Heading") for p in cell.iter(qn("w:pStyle")))


@ALL
def test_no_section_is_empty_and_nothing_is_raw(address: str) -> None:
    document = word_file(address)
    outside = [style for style, text in document.paragraphs if text.strip() or style not in {"Source Note"}]
    for before, after in itertools.pairwise(outside):
        assert not (before == "Heading 1" == after), "a section without a word"
    assert outside[-1] != "Heading 1"
    empty = [style for style, text in document.paragraphs if not text.strip()]
    assert set(empty) <= {"Source Note"}  # the rest of a column that is shorter than the other
    for mark in RAW:
        assert mark not in document.text


@ALL
def test_records_are_linked_by_their_permanent_addresses(address: str) -> None:
    briefing, links = every_briefing()[address], word_file(address).links
    shown = [*lists_of(briefing), briefing.takeaways, briefing.case_studies]
    for item in itertools.chain.from_iterable(selection.items for selection in shown):
        assert links[item.title] == item.address
    for source in briefing.sources:
        assert links[source.text] == source.address
    assert links[briefing.whole] == briefing.subject_address


@ALL
def test_shortened_lists_say_so(address: str) -> None:
    briefing, document = every_briefing()[address], word_file(address)
    for selection in (*lists_of(briefing), briefing.takeaways, briefing.case_studies, briefing.quotes):
        if selection.note:
            assert f"{selection.note} shown." in document.text


@ALL
def test_properties_language_and_alternatives(address: str) -> None:
    briefing, document = every_briefing()[address], word_file(address).document
    properties = document.core_properties
    assert properties.title == f"{briefing.title}: seven-minute briefing"
    assert (properties.author, properties.language) == (briefing.issuer.publisher, "en-GB")
    assert briefing.title in properties.subject
    assert "seven-minute briefing" in properties.keywords
    assert f"{properties.modified:%Y-%m-%d}" == f"{properties.created:%Y-%m-%d}" == briefing.newest
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert next(defaults.iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"
    (picture,) = document.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr") == "QR code that leads to this briefing on the web"
    section = document.sections[0]
    assert briefing.issuer.title in section.header.paragraphs[0].text
    assert briefing.address in section.footer.paragraphs[0].text
    fields = [f.get(qn("w:instr")).strip() for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_quotations_have_their_style_and_their_place() -> None:
    for address, briefing in every_briefing().items():
        paragraphs = word_file(address).paragraphs
        for quote in briefing.quotes.items:
            style = "Quote to Avoid" if quote.avoid else "Quote"
            assert (style, f"“{quote.text}” ({quote.place})") in paragraphs
