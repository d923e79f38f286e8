"""The records against the documents that they rest on, which the project does not contain.

``FINDINGS_DOCUMENTS`` names the folder of the documents, wherever in it they lie: each is found by the name
that the lock file of its source gives. Without it these tests are skipped.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from generator.model.evidence import Quote
from generator.model.quotations import quotations
from generator.reading.collection import Collection, read_collection
from generator.verification.document import Document, read_document
from generator.verification.lock_file import lock_text
from generator.verification.verify import verify

ROOT = Path(__file__).parents[1]
FOLDER = os.environ.get("FINDINGS_DOCUMENTS", "")
SOURCES = sorted(file.name.removesuffix(".lock.yml") for file in (ROOT / "findings").rglob("*.lock.yml"))

pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not FOLDER, reason="FINDINGS_DOCUMENTS does not name the folder of the documents"),
]


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_collection(ROOT / "findings", root=ROOT)


@cache
def document(name: str) -> Document:
    return read_document(next(Path(FOLDER).rglob(name)))


@pytest.mark.parametrize("source", SOURCES)
def test_verifying_again_changes_nothing(collection: Collection, source: str) -> None:
    found = verify(source, document(collection.locks[source].document), collection)
    assert [str(report) for report in found.reports] == []
    committed = ROOT / "findings" / "sources" / f"{source}.lock.yml"
    assert lock_text(source, found.lock) == committed.read_text(encoding="utf-8")


@pytest.mark.parametrize("source", SOURCES)
def test_one_word_changed_is_noticed(collection: Collection, source: str) -> None:
    read = document(collection.locks[source].document)
    changed = 0
    for id_, record in list(collection.records.items()):
        if not any(quotation.place.source == source for quotation in quotations(record)):
            continue
        quotes = tuple(with_another_word(quote) for quote in record.quotes)
        collection.records[id_] = record.model_copy(update={"quotes": quotes})
        found = verify(source, read, collection)
        collection.records[id_] = record
        wrong = sum(1 for quotation in quotations(record) if quotation.place.source == source)
        assert len(found.reports) == wrong, id_
        changed += wrong
    assert changed


def with_another_word(quote: Quote) -> Quote:
    """A quotation with a letter more in its middle word, in both wordings."""
    wordings = {"text": quote.text, "as_quoted": quote.as_quoted or quote.text}
    changed = {}
    for name, text in wordings.items():
        words = text.split()
        words[len(words) // 2] += "s"
        changed[name] = " ".join(words)
    return Quote.model_validate(
        quote.model_dump(exclude={"verification", "text", "as_quoted"}, exclude_none=True, exclude_unset=True)
        | (changed if quote.via else {"text": changed["text"]})
        | ({} if quote.via and changed["text"] != changed["as_quoted"] else {"as_quoted": None})
    )


def test_headings_stand_where_the_lock_file_says(collection: Collection) -> None:
    written_by_editors = {"Letter", "Introduction"}
    for lock in collection.locks.values():
        passages = document(lock.document).passages
        for section in lock.sections:
            if section.title not in written_by_editors:
                assert " ".join(passages[section.first - 1].text.split()) == section.title


def test_every_report_at_hand_can_be_read() -> None:
    reports = sorted(Path(FOLDER).rglob("*.pdf"))
    assert reports
    for file in reports:
        read = read_document(file)
        assert len(read.passages) > 40, file.name
        assert len(read.headings) > 5, file.name
        assert max(passage.page or 0 for passage in read.passages) > 5, file.name
