"""How far a quotation is verified, and which records draw on a paragraph."""

from __future__ import annotations

import pytest

from generator.model.evidence import Quote
from generator.model.lock import Lock
from generator.model.quotations import mark_of
from generator.model.wording import wording_hash


def lock(*found: tuple[str, int, int | None]) -> Lock:
    return Lock.model_validate(
        {
            "document": "x.txt",
            "sha256": "0" * 64,
            "quotations": [
                {"sha256": wording_hash(text), "paragraph": paragraph, "page": page}
                for text, paragraph, page in found
            ],
            "paragraphs": [{"number": n, "sha256": "0" * 16} for n in (1, 2, 3)],
        }
    )


def quote(**fields: object) -> Quote:
    return Quote.model_validate({"source": "report", "text": "The words", **fields})


VIA = {"source": "summary", "paragraph": "2"}
REPORT = lock(("The words", 3, 5))
SUMMARY = lock(("the word", 2, None))


@pytest.mark.parametrize(
    ("quoted", "locks", "mark"),
    [
        (quote(page="5"), {"report": REPORT}, "verified"),
        (quote(page="6"), {"report": REPORT}, "not-verified"),
        (quote(page="5", text="The  words"), {"report": REPORT}, "verified"),
        (quote(page="5", text="The word"), {"report": REPORT}, "not-verified"),
        (quote(page="5"), {}, "not-verified"),
        (quote(page="5", via=VIA, as_quoted="the word"), {"report": REPORT, "summary": SUMMARY}, "verified"),
        (quote(via=VIA, as_quoted="the word"), {"summary": SUMMARY}, "passed-on"),
        (quote(via=VIA), {"summary": SUMMARY}, "not-verified"),
        (quote(via=VIA, as_quoted="the word"), {}, "not-verified"),
        (quote(via=VIA, as_quoted="the word"), {"report": REPORT}, "verified"),
    ],
)
def test_marks(quoted: Quote, locks: dict[str, Lock], mark: str) -> None:
    assert mark_of(quoted, locks) == mark


def test_a_quotation_in_a_paragraph_that_is_not_listed() -> None:
    with pytest.raises(ValueError, match="a quotation in a paragraph that it does not list"):
        lock(("The words", 4, None))
