"""The records against the documents that they rest on, which the project does not contain.

``FINDINGS_DOCUMENTS`` names the folder of the documents: ``source/`` holds the texts that ledgers stand
for, ``reports/`` the reports as PDF. Without it these tests are skipped.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.model.evidence import Quote
from generator.model.ledger import normalised, paragraph_hash, paragraphs_of
from generator.reading.collection import Collection, read_collection

ROOT = Path(__file__).parents[1]
FOLDER = os.environ.get("FINDINGS_DOCUMENTS", "")
REPORTS = {"jtai-leeds-2024": "jtai-leeds-2024-05-16.pdf"}
OMISSION = re.compile(r"\[…\]")

pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not FOLDER, reason="FINDINGS_DOCUMENTS does not name the folder of the documents"),
]


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_collection(ROOT / "findings", root=ROOT)


def quotations(collection: Collection) -> Iterator[tuple[str, Quote]]:
    for id_, record in collection.records.items():
        for quote in record.quotes:
            yield id_, quote


def test_ledgers_are_those_of_the_documents(collection: Collection) -> None:
    assert collection.ledgers
    for ledger in collection.ledgers.values():
        content = (Path(FOLDER) / "source" / ledger.document).read_bytes()
        assert hashlib.sha256(content).hexdigest() == ledger.sha256
        hashes = [paragraph_hash(paragraph) for paragraph in paragraphs_of(content.decode("utf-8-sig"))]
        assert hashes == [paragraph.sha256 for paragraph in ledger.paragraphs]


def test_headings_stand_where_the_ledger_says(collection: Collection) -> None:
    written_by_editors = {"Letter", "Introduction"}
    for ledger in collection.ledgers.values():
        paragraphs = text_of(ledger.document)
        for section in ledger.sections:
            if section.title not in written_by_editors:
                assert paragraphs[section.first - 1] == section.title


def test_quotations_of_texts_are_verbatim(collection: Collection) -> None:
    checked = 0
    for id_, quote in quotations(collection):
        passed_on = [(quote.via, quote.as_quoted or quote.text)] if quote.via else []
        for citation, words in [(quote, quote.text), *passed_on]:
            ledger = collection.ledgers.get(citation.source)
            if ledger is None:
                continue
            assert citation.paragraph is not None, id_
            paragraph = text_of(ledger.document)[citation.paragraph - 1]
            assert holds(paragraph, [normalised(part) for part in OMISSION.split(words)]), (id_, words)
            checked += 1
    assert checked


@pytest.mark.parametrize("source", REPORTS)
def test_quotations_of_reports_are_verbatim_on_their_page(collection: Collection, source: str) -> None:
    quotes = [(id_, quote) for id_, quote in quotations(collection) if quote.source == source]
    assert quotes
    for id_, quote in quotes:
        assert quote.page is not None, id_
        page = pages_of(REPORTS[source])[quote.page - 1]
        assert holds(page, [without_space(part) for part in OMISSION.split(quote.text)]), (id_, quote.text)


def holds(text: str, parts: list[str]) -> bool:
    """Whether a text holds the parts, in their order."""
    start = 0
    for part in parts:
        start = text.find(part, start)
        if start < 0:
            return False
        start += len(part)
    return True


def without_space(text: str) -> str:
    """A text without white space and soft hyphens: where lines break on a page says nothing."""
    return re.sub(r"[\s\u00ad]+", "", text)


@cache
def text_of(name: str) -> list[str]:
    return paragraphs_of((Path(FOLDER) / "source" / name).read_text(encoding="utf-8-sig"))


@cache
def pages_of(name: str) -> list[str]:
    reader = PdfReader(Path(FOLDER) / "reports" / name)
    return [without_space(page.extract_text()) for page in reader.pages]
