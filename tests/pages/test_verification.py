"""The figures of a source's page: with a lock, without one, and of a document drawn on in parts."""

from __future__ import annotations

import re

import pytest

from generator.model.evidence import MARK_WORDS
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.lock import Lock
from generator.model.wording import wording_hash
from generator.pages.environment import Pages
from generator.pages.record_pages import record_page

QUOTED = (
    (5, "children do not remain in custody longer than is necessary"),
    (7, "Night Watch brings everybody to one table"),
    (9, "she put herself at risk"),
)


def with_locks(kb: KnowledgeBase, locks: dict[str, Lock]) -> KnowledgeBase:
    return build_knowledge_base(kb.settings, kb.records.values(), kb.terms, kb.paths, kb.lines, locks)


def report_lock(*numbers: int) -> Lock:
    """A lock of the Northtown report in which the quotations of these pages were found."""
    return Lock.model_validate(
        {
            "document": "northtown.pdf",
            "sha256": "0" * 64,
            "quotations": [
                {"sha256": wording_hash(text), "paragraph": 2, "page": page}
                for page, text in QUOTED
                if page in numbers
            ],
            "paragraphs": [
                {"number": 1, "sha256": "0" * 16, "page": 2},
                {"number": 2, "sha256": "1" * 16, "page": 5, "records": ["night-watch"]},
            ],
        }
    )


def said(kb: KnowledgeBase, id_: str) -> str:
    """What the page of a source says of its verification."""
    body = record_page(Pages(kb), kb.records[id_], None, None).body
    part = str(body).split('id="verified">')[1].split("<h2")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


def test_a_document_accounted_for_as_a_whole(kb: KnowledgeBase) -> None:
    words = said(kb, "summary")
    assert "2 of 2 quotations verified word for word; 3 of 3 paragraphs covered" in words
    assert "Records draw on 2 of its paragraphs; 1 is left out for a reason." in words


def test_a_document_drawn_on_in_parts(kb: KnowledgeBase) -> None:
    words = said(with_locks(kb, {"northtown-report": report_lock(5, 7, 9)}), "northtown-report")
    assert "3 of 3 quotations verified word for word A program" in words, "no claim about paragraphs"
    assert "Records draw on parts of this document: 1 of its 2 paragraphs" in words


def test_a_document_that_was_not_compared(kb: KnowledgeBase) -> None:
    words = said(kb, "northtown-report")
    assert words.startswith("Not compared with the document The document itself has not been compared.")
    assert (
        "3 quotations from it are shown here. 1 of them is borne out, word for word, by another document"
        in words
    )


@pytest.mark.parametrize(
    ("locks", "marks"),
    [
        ({}, ["not-verified"] * 3),
        ({"northtown-report": report_lock(5, 9)}, ["not-verified", "verified", "verified"]),
    ],
)
def test_every_quotation_has_its_mark(kb: KnowledgeBase, locks: dict[str, Lock], marks: list[str]) -> None:
    marked = with_locks(kb, locks)
    body = str(record_page(Pages(marked), marked.records["northtown-report"], None, None).body)
    found = re.findall(r'class="kb-mark kb-mark--([a-z-]+)"[^>]*>(?:<svg.*?</svg>)?([^<]+)</a>', body)
    assert [mark for mark, _ in found] == marks
    assert all(words == MARK_WORDS[mark] for mark, words in found)
    assert len(found) == body.count("<blockquote><p>“")
