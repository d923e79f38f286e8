"""Making ledgers: the same text for the same input, and nothing lost that an editor wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ledger import make_ledger
from generator.model.ledger import Ledger, paragraph_hash, paragraphs_of
from generator.reading.collection import Collection, read_collection
from generator.reading.validation import validate
from generator.reading.yaml_tree import read_tree

VALID = Path(__file__).parent / "examples" / "valid"
COLLECTION = read_collection(VALID / "findings", root=VALID)
OLD = COLLECTION.ledgers["summary"]
DOCUMENT = """\
Dear reader,

Three areas kept children waiting, and the pledge stands.
In Leeds, children leave custody soon.
"""


def ledger_of(text: str) -> Ledger:
    root, diagnostics = read_tree(text, "x.ledger.yml")
    assert root is not None
    ledger, found = validate(Ledger, root, "x.ledger.yml", {})
    assert diagnostics + found == []
    assert ledger is not None
    return ledger


def document(folder: Path, text: str) -> Path:
    file = folder / "summary.txt"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def test_refreshing_changes_nothing_when_nothing_changed(tmp_path: Path) -> None:
    committed = (VALID / "findings" / "sources" / "summary.ledger.yml").read_text(encoding="utf-8")
    assert make_ledger("summary", None, COLLECTION, OLD) == committed
    assert make_ledger("summary", document(tmp_path, DOCUMENT), COLLECTION, OLD) == committed


def test_a_first_ledger(tmp_path: Path) -> None:
    ledger = ledger_of(make_ledger("summary", document(tmp_path, DOCUMENT), COLLECTION))
    assert ledger.sections == ()
    assert [paragraph.left_out for paragraph in ledger.paragraphs] == [None, None, None]
    assert ledger.paragraphs[2].records == ("children-leave-custody-soon", "plan-together")
    assert ledger.paragraphs[0].sha256 == paragraph_hash("Dear   reader, ")


def test_headings_and_reasons_move_with_their_paragraphs(tmp_path: Path) -> None:
    longer = document(tmp_path, "A new line\n" + DOCUMENT)
    ledger = ledger_of(make_ledger("summary", longer, Collection("findings", VALID), OLD))
    assert [(section.first, section.title) for section in ledger.sections] == [
        (2, "Letter"),
        (4, "Police response"),
    ]
    assert ledger.paragraphs[1].left_out == "A salutation"


def test_a_changed_paragraph_keeps_its_reason(tmp_path: Path) -> None:
    changed = DOCUMENT.replace("Dear reader", "Dear colleague")
    ledger = ledger_of(make_ledger("summary", document(tmp_path, changed), COLLECTION, OLD))
    assert ledger.paragraphs[0].left_out == "A salutation"
    assert ledger.section_of(2) == "Letter"


def test_texts_with_marks_survive(tmp_path: Path) -> None:
    reason = "It's a heading: “Places & spaces” # 1"
    old = OLD.model_copy(update={"paragraphs": (OLD.paragraphs[0].model_copy(update={"left_out": reason}),)})
    ledger = ledger_of(make_ledger("summary", document(tmp_path, DOCUMENT), COLLECTION, old))
    assert ledger.paragraphs[0].left_out == reason


def test_without_document_and_ledger_there_is_nothing_to_do() -> None:
    with pytest.raises(ValueError, match="name its document"):
        make_ledger("summary", None, COLLECTION)


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    assert paragraphs_of("One\r\n\r\n \xa0\n  two\tthree \n") == ["One", "two three"]
