"""Verification of a source, and the lock that comes of it: nothing is lost that an editor wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.lock import Lock
from generator.model.wording import wording_hash
from generator.reading.collection import Collection
from generator.reading.validation import validate
from generator.reading.yaml_tree import read_tree
from generator.verification.document import Document, read_document
from generator.verification.lock_file import lock_text
from generator.verification.outcome import outcome_words
from generator.verification.passages import Passage
from generator.verification.verify import refreshed, verify
from tests.verification.collections import TEXT, VALID, collection, project
from tests.verification.documents import document

COLLECTION = collection()
OLD = COLLECTION.locks["summary"]
COMMITTED = (VALID / "findings" / "sources" / "summary.lock.yml").read_text(encoding="utf-8")


def plain(text: str) -> Document:
    return document(*(line for line in text.split("\n") if line))


def lock_of(text: str) -> Lock:
    root, diagnostics = read_tree(text, "x.lock.yml")
    assert root is not None
    lock, found = validate(Lock, root, "x.lock.yml", {})
    assert diagnostics + found == []
    assert lock is not None
    return lock


def verified(text: str, read: Collection = COLLECTION) -> Lock:
    found = verify("summary", plain(text), read)
    assert found.reports == ()
    return found.lock


def test_the_same_document_gives_the_same_lock(tmp_path: Path) -> None:
    file = tmp_path / "summary.txt"
    file.write_text(TEXT, encoding="utf-8", newline="\n")
    lock = verify("summary", read_document(file), COLLECTION).lock
    assert lock == OLD
    assert lock_text("summary", lock) == COMMITTED
    assert lock_text("summary", refreshed("summary", OLD, COLLECTION)) == COMMITTED


def test_a_first_lock() -> None:
    read = collection()
    del read.locks["summary"]
    lock = lock_of(lock_text("summary", verified(TEXT, read)))
    assert lock.sections == ()
    assert [paragraph.left_out for paragraph in lock.paragraphs] == [None, None, None]
    assert lock.paragraphs[2].records == ("children-leave-custody-soon", "plan-together")
    assert lock.paragraphs[0].sha256 == wording_hash("Dear   reader, ")
    assert [item.paragraph for item in lock.quotations] == [3]


def test_a_record_that_quotes_a_paragraph_draws_on_it() -> None:
    pages = [Passage("Before.", pages=((0, 4),))]
    pages.append(Passage("So children do not remain in custody longer than is necessary.", pages=((0, 5),)))
    lock = verify("leeds-report", document(*pages), COLLECTION).lock
    assert [paragraph.records for paragraph in lock.paragraphs] == [(), ("children-leave-custody-soon",)]
    assert [(item.paragraph, item.page) for item in lock.quotations] == [(2, 5)]


def test_headings_and_reasons_move_with_their_paragraphs() -> None:
    read = collection()
    read.records.clear()
    lock = verified("A new line\n" + TEXT, read)
    assert [(section.first, section.title) for section in lock.sections] == [
        (2, "Letter"),
        (4, "Police response"),
    ]
    assert lock.paragraphs[1].left_out == "A salutation"


def test_a_changed_paragraph_keeps_its_reason() -> None:
    lock = verified(TEXT.replace("Dear reader", "Dear colleague"))
    assert lock.paragraphs[0].left_out == "A salutation"
    assert lock.section_of(2) == "Letter"


def test_headings_of_the_document_come_first() -> None:
    headed = document(Passage("Custody & care", is_heading=True), *TEXT.split("\n")[2:4])
    read = collection()
    read.records.clear()
    lock = verify("summary", headed, read).lock
    assert [(section.first, section.title) for section in lock.sections] == [(1, "Custody & care")]
    assert lock.paragraphs[0].left_out == "A salutation", "what an editor wrote stays"
    del read.locks["summary"]
    assert verify("summary", headed, read).lock.paragraphs[0].left_out == "A heading"


def test_texts_with_marks_survive() -> None:
    reason = "It's a heading: “Places & spaces” # 1"
    read = collection()
    first = OLD.paragraphs[0].model_copy(update={"left_out": reason})
    read.locks["summary"] = OLD.model_copy(update={"paragraphs": (first, *OLD.paragraphs[1:])})
    assert lock_of(lock_text("summary", verified(TEXT, read))).paragraphs[0].left_out == reason


def test_quotations_that_records_no_longer_hold_go() -> None:
    read = collection()
    del read.records["children-leave-custody-soon"]
    lock = refreshed("summary", OLD, read)
    assert lock.quotations == ()
    assert lock.paragraphs[2].records == ("plan-together",)


def test_every_misquotation_is_reported(tmp_path: Path) -> None:
    root = project(tmp_path, "children never remain in custody longer")
    found = verify("summary", plain(TEXT), collection(root))
    assert [str(report) for report in found.reports] == [
        "findings/good-practice/children-leave-custody-soon.yml:23:16: misquotation: the document of `summary` "
        "does not say this word for word (write the words as the document has them, or correct the source)\n"
        "    nearest:      paragraph 3, under “Police response”\n"
        "    the record:   children >>never<< remain in custody longer\n"
        "    the document: children >>do not<< remain in custody longer"
    ]
    assert found.lock.quotations == ()


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            "wholly other words that nobody ever wrote",
            [
                "    the record:   wholly other words that nobody ever wrote",
                "    nothing in the document is like these words",
            ],
        ),
        (
            "Dear reader […] children do not remain",
            [
                "    nearest:      paragraph 3, under “Police response”",
                "    the record:   >>Dear reader […] children<< do not remain",
            ],
        ),
    ],
)
def test_words_that_are_not_there(words: str, lines: list[str], tmp_path: Path) -> None:
    (report,) = verify("summary", plain(TEXT), collection(project(tmp_path, words))).reports
    assert list(report.lines)[: len(lines)] == lines


def test_words_on_another_page() -> None:
    page = Passage("So children do not remain in custody longer than is necessary.", pages=((0, 6),))
    (report,) = verify("leeds-report", document(page), COLLECTION).reports
    assert str(report) == (
        "findings/good-practice/children-leave-custody-soon.yml:17:11: misplaced-quotation: this quotation does "
        "not stand on page 5 of `leeds-report` (it stands on page 6; correct `page`)"
    )


def test_signs_that_steer_a_terminal_are_not_printed() -> None:
    page = Passage(
        "So children \x1b[31mdo not remain in custody for more than is necessary.", pages=((0, 5),)
    )
    (report,) = verify("leeds-report", document(page), COLLECTION).reports
    assert "\x1b" not in str(report)
    assert "[31mdo" in str(report)


def test_the_outcome_in_words() -> None:
    source = COLLECTION.records["summary"]
    read = plain(TEXT)
    assert outcome_words(source, OLD, COLLECTION, read) == (  # type: ignore[arg-type]
        "1 of 1 different quotations verified word for word\n"
        "3 of 3 paragraphs covered: 2 drawn on by records, 1 left out for a reason"
    )
    bare = OLD.model_copy(
        update={"paragraphs": tuple(p.model_copy(update={"left_out": None}) for p in OLD.paragraphs)}
    )
    assert outcome_words(source, bare, COLLECTION, read).endswith(  # type: ignore[arg-type]
        "2 of 3 paragraphs covered: 2 drawn on by records, 0 left out for a reason\n"
        "  no record draws on paragraph 1: Dear reader,"
    )
    part = source.model_copy(update={"coverage": "part"})
    assert outcome_words(part, OLD, COLLECTION, None).endswith(  # type: ignore[arg-type]
        "3 paragraphs, 2 of them quoted or cited by number"
    )
