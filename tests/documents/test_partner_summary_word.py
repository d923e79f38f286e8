"""Word files of partner summaries, read back: every text, real headings, contents that lead to them."""

from __future__ import annotations

import itertools

import pytest
from docx.oxml.ns import qn

from generator.documents.files import SHIPPED
from generator.documents.rich_text import full_stop
from generator.documents.word import partner_summary_docx
from tests.documents.briefings import RAW, WordFile
from tests.documents.summaries import entries, every_summary

ALL = pytest.mark.parametrize("summary_id", every_summary())
FILES: dict[str, WordFile] = {}
APART = {"Quote", "Quote to Avoid"}
HEADINGS = {"Heading 1": 1, "Heading 2": 2, "Heading 3": 3}


def file_of(summary_id: str) -> WordFile:
    if summary_id not in FILES:
        content = partner_summary_docx(every_summary()[summary_id], SHIPPED / "partner-summary.docx")
        FILES[summary_id] = WordFile.read(content)
    return FILES[summary_id]


@ALL
def test_it_says_all_that_the_summary_says(summary_id: str) -> None:
    summary, document = every_summary()[summary_id], file_of(summary_id)
    expected = [summary.title, summary.subtitle, *summary.introduction, *summary.notes]
    for box in summary.inspections:
        expected += [box.title, *itertools.chain.from_iterable(fact.values for fact in box.facts)]
    for part in summary.parts:
        expected += [part.title, part.introduction]
        for section in part.sections:
            expected += [section.title, section.note if section.groups else ""]
            expected += [group.label for group in section.groups]
    for entry in entries(summary):
        expected += [entry.title, entry.text, entry.where, entry.note, entry.places, *entry.figures]
        expected += [words for quote in entry.quotes for words in (quote.text, quote.place)]
        linked = entry.title if entry.kind == "takeaway" else full_stop(entry.title)
        assert document.links[linked] == entry.address
    for source in summary.sources:
        expected += [source.text, source.licence, source.attribution]
    assert [text for text in expected if text not in document.text] == []
    for mark in RAW:
        assert mark not in document.text


@ALL
def test_quotations_of_the_local_report_are_set_apart(summary_id: str) -> None:
    paragraphs = file_of(summary_id).paragraphs
    for entry in entries(every_summary()[summary_id]):
        for quote in entry.quotes:
            words = f"“{quote.text}” ({quote.place})"
            if quote.avoid:
                assert ("Quote to Avoid", f"Language to avoid: {words}") in paragraphs
            elif quote.local:
                assert ("Quote", words) in paragraphs
            else:
                assert any(words in text for style, text in paragraphs if style not in APART)


@ALL
def test_contents_lead_to_every_heading(summary_id: str) -> None:
    summary, document = every_summary()[summary_id], file_of(summary_id)
    body = document.document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    anchors = [a for link in body.iter(qn("w:hyperlink")) if (a := link.get(qn("w:anchor")))]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) == marks
    in_contents = [text for _, text in document.headings("toc 1", "toc 2")]
    headings = [text for style, text in document.headings("Heading 1")]
    assert [text for text in in_contents if text in headings] == headings
    themes = [section.title for section in summary.parts[0].sections]
    assert [text for text in in_contents if text in themes] == themes
    kinds = [mark.get(qn("w:fldCharType")) for mark in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    (instruction,) = body.iter(qn("w:instrText"))
    assert instruction.text.strip().startswith("TOC ")


@ALL
def test_headings_are_real_and_in_order(summary_id: str) -> None:
    document = file_of(summary_id)
    levels = [HEADINGS[style] for style, _ in document.headings(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    styles = [style for style, text in document.paragraphs]
    assert not any(a == b == "Heading 1" for a, b in itertools.pairwise(styles))
    assert all(text.strip() for _, text in document.paragraphs)


@ALL
def test_properties(summary_id: str) -> None:
    summary, properties = every_summary()[summary_id], file_of(summary_id).document.core_properties
    assert (properties.title, properties.language) == (summary.title, "en-GB")
    assert properties.author == summary.issuer.publisher
    assert f"{properties.modified:%Y-%m-%d}" == summary.newest
