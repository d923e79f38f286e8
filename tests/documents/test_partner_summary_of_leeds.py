"""The partner summary of Leeds carries what the document that its records come from carries.

It is compared with the lock file of the document, section by section, and with the document itself where
``FINDINGS_DOCUMENTS`` names its folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.documents.summary_wording import says
from generator.model.records import Record
from generator.pages.words import NUMBERS, figure_value
from generator.verification.document import read_document
from tests.documents.summaries import entries, every_summary, knowledge_base, words_of

FOLDER = os.environ.get("FINDINGS_DOCUMENTS", "")
SOURCE = "partner-summary-2024"
# Records that the summary of Leeds leaves out, each with its reason. None at present.
LEFT_OUT: dict[str, str] = {}
# Quotation marks of the document that hold words of the report which the records quote apart.
QUOTED_APART = {
    "placing themselves at risk’ and having ‘risk-taking’ behaviour.": [
        "placing themselves at risk",
        "‘risk-taking’ behaviour",
    ],
}


def drawn_on(first: int, end: int) -> Iterator[Record]:
    """The records that draw on the paragraphs of the document from one number to before another."""
    kb = knowledge_base()
    for paragraph in kb.locks[SOURCE].paragraphs[first - 1 : end - 1]:
        yield from (kb.records[id_] for id_ in paragraph.records)


def sections() -> list[tuple[str, int, int]]:
    lock = knowledge_base().locks[SOURCE]
    ends = [section.first for section in lock.sections[1:]] + [len(lock.paragraphs) + 1]
    return [(section.title, section.first, end) for section, end in zip(lock.sections, ends, strict=True)]


@pytest.mark.parametrize(("title", "first", "end"), sections())
def test_leeds_carries_every_section_of_the_document(title: str, first: int, end: int) -> None:
    leeds = every_summary()["leeds"]
    shown = {entry.id for entry in entries(leeds)}
    words = words_of("leeds")
    for record in drawn_on(first, end):
        if record.id in LEFT_OUT:
            continue
        assert record.id in shown, (title, record.id)
        for quote in record.quotes:
            assert quote.text.rstrip(".") in words, (title, record.id, quote.text)
        for figure in record.figures:
            said = f"{figure_value(figure)}: {figure.counts}" in words
            assert said or says(f"{record.title} {record.summary}", figure), (title, record.id, figure)


def test_leeds_carries_every_takeaway_at_the_end_of_its_theme() -> None:
    kb = knowledge_base()
    good = every_summary()["leeds"].parts[0]
    shown = {lesson.id: section.id for section in good.sections for lesson in section.takeaways.items}
    assert shown == {takeaway.id: takeaway.themes[0] for takeaway in kb.takeaways}


def body() -> list[str]:
    """The paragraphs of the document."""
    path = Path(FOLDER) / "source" / f"{SOURCE}.txt"
    return [" ".join(passage.text.split()) for passage in read_document(path).passages]


def plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


@pytest.mark.documents
@pytest.mark.skipif(not FOLDER, reason="FINDINGS_DOCUMENTS does not name the folder of the documents")
class TestAgainstTheDocument:
    def test_every_quotation_is_there_in_the_wording_of_the_report(self) -> None:
        kb, words = knowledge_base(), words_of("leeds")
        shown = {
            plain(wording)
            for entry in entries(every_summary()["leeds"])
            for quote in kb.records[entry.id].quotes
            if quote.text in words
            for wording in (quote.text, quote.as_quoted or quote.text)
        }
        found = [text for paragraph in body() for text in re.findall("“([^”]+)”", paragraph)]
        assert len(found) >= 10
        for text in found:
            for part in QUOTED_APART.get(text, [text]):
                assert plain(part) in shown, text

    def test_every_takeaway_is_there(self) -> None:
        lessons = [p.partition(":")[2].strip() for p in body() if p.startswith("Key take away")]
        assert len(lessons) == 6
        for lesson in lessons:
            assert plain(lesson) in words_of("leeds")

    def test_every_number_is_there(self) -> None:
        words = words_of("leeds")
        known = {word.casefold() for word in re.findall(r"[\w,]*\w", words)}
        for paragraph in body():
            text = re.sub(r"\[footnoteRef:\d+\]|\[\d+:|\(p\.\d+\)", "", paragraph)
            for number in re.findall(r"\d[\d,]*", text):
                digits = number.rstrip(",")
                as_word = NUMBERS[int(digits)] if digits.isdecimal() and int(digits) <= 10 else digits
                assert known & {digits, as_word}, (number, paragraph[:80])

    def test_every_heading_with_good_practice_has_its_theme(self) -> None:
        parts = {part.title for part in every_summary()["leeds"].parts}
        assert parts == {"Good practice", "Poor practice", "Risks", "Opportunities and next steps"}
        assert len(every_summary()["leeds"].parts[0].sections) == 8
