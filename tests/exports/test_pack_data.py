"""The data of the session pack: every record that a pack can hold, as plain text, with the QR code of its address."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.documents.qr import QrCode, qr_code
from generator.exports.pack_data import (
    FOLDER,
    INDEX,
    ITEMS_A_FILE,
    SUGGESTED_MINUTES,
    index_file,
    item_files,
    items_file,
    packable,
)
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import CaseStudy, Finding, Takeaway
from generator.pages.environment import Pages
from tests.search.small_collection import another, empty_kb, small_kb


@pytest.fixture(scope="module")
def files(kb: KnowledgeBase) -> dict[str, Any]:
    return {INDEX: json.loads(index_file(kb)), **made(kb)}


@pytest.fixture(scope="module")
def items(files: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every item by the id of its record, found as the page of the session pack finds it."""
    index = files[INDEX]
    return {
        id_: files[f"{FOLDER}items-{place // index['a_file']}.json"][place % index["a_file"]]
        for place, id_ in enumerate(index["items"])
    }


def made(kb: KnowledgeBase) -> dict[str, Any]:
    """Every file of items."""
    pages = Pages(kb)
    return {address: json.loads(items_file(pages, records, qr_code)) for address, records in item_files(kb)}


def test_every_record_that_a_pack_can_hold_has_an_item(
    kb: KnowledgeBase, items: dict[str, dict[str, Any]]
) -> None:
    ids = {
        record.id
        for record in kb.records.values()
        if isinstance(record, (CaseStudy, Finding, Takeaway)) and record.status == "published"
    }
    assert items.keys() == ids == {record.id for record in packable(kb)}
    assert [item["id"] for item in items.values()] == list(items)


def test_items_stand_ten_in_a_file_in_the_order_of_the_index() -> None:
    kb = small_kb(*(another(f"more-{number}") for number in range(2 * ITEMS_A_FILE)))
    files = made(kb)
    ids = [[item["id"] for item in content] for content in files.values()]
    assert list(files) == [f"{FOLDER}items-{number}.json" for number in range(len(ids))]
    assert [len(some) for some in ids[:-1]] == [ITEMS_A_FILE] * 2
    assert 0 < len(ids[-1]) <= ITEMS_A_FILE
    assert [id_ for some in ids for id_ in some] == json.loads(index_file(kb))["items"]


def test_a_collection_without_records_has_an_index_alone() -> None:
    assert made(empty_kb()) == {}
    assert json.loads(index_file(empty_kb()))["items"] == []


def test_a_file_depends_on_its_own_records_alone() -> None:
    """So a change to one leaves the other files, which browsers keep, as they are."""
    numbers = range(3 * ITEMS_A_FILE)
    before = made(small_kb(*(another(f"more-{n}") for n in numbers)))
    changed = another("more-4", summary="Another summary.")
    after = made(small_kb(*(changed if n == 4 else another(f"more-{n}") for n in numbers)))
    assert before.keys() == after.keys()
    (address,) = (address for address in before if before[address] != after[address])
    assert "more-4" in [item["id"] for item in after[address]]


def test_the_index_knows_former_ids_and_withdrawn_records(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    index = files[f"{FOLDER}index.json"]
    assert index["former"] == {
        "custody-is-short": "children-leave-custody-soon",
        "saturday-club": "weekend-club",
        "the-corner": "street-corner",
    }
    assert index["taken_down"] == ["street-corner"]
    old = kb.records["old-way-of-counting"]
    closed = kb.records["weekend-club"]
    new = kb.records["children-leave-custody-soon"]
    assert index["withdrawn"] == {
        "old-way-of-counting": {
            "title": old.title,
            "reason": old.reason,
            "instead": {"id": new.id, "title": new.title, "address": f"findings/{new.id}/", "pack": True},
        },
        "weekend-club": {"title": closed.title, "reason": closed.reason, "instead": None},
    }


def test_a_successor_that_no_pack_can_hold_is_only_named(kb: KnowledgeBase) -> None:
    records = [
        r.model_copy(update={"superseded_by": "northtown-report"}) if r.status == "withdrawn" else r
        for r in kb.records.values()
    ]
    other = build_knowledge_base(kb.settings, records, kb.terms, kb.paths, kb.lines, kb.locks)
    index = json.loads(index_file(other))
    instead = index["withdrawn"]["old-way-of-counting"]["instead"]
    assert (instead["address"], instead["pack"]) == ("sources/northtown-report/", False)


def test_items_say_what_the_records_say(kb: KnowledgeBase, items: dict[str, dict[str, Any]]) -> None:
    for record in packable(kb):
        item = items[record.id]
        assert (item["id"], item["title"], item["summary"]) == (record.id, record.title, record.summary)
        assert item["kind"] == record.kind
        assert item["link"] == kb.settings.address + item["address"]
        assert [quote["text"] for quote in item["quotes"]] == [quote.text for quote in record.quotes]
        assert [quote["avoid"] for quote in item["quotes"]] == [quote.avoid for quote in record.quotes]
        assert all(quote["place"] for quote in item["quotes"])
        assert len(item["figures"]) == len(record.figures)
        assert item["sources"]
        is_study = isinstance(record, CaseStudy)
        assert item["suggested"] == (not is_study)
        assert item["minutes"] == (record.minutes if is_study else SUGGESTED_MINUTES)
        if is_study:
            assert item["questions"] == list(record.questions)
            assert item["content_note"] == record.content_note


def test_a_case_study_says_how_it_works_and_who_says_that_it_made_a_difference(
    items: dict[str, dict[str, Any]],
) -> None:
    how, difference, detail = items["night-watch"]["parts"]
    assert how == {
        "title": "How it works",
        "blocks": [["text", "Every evening:"], ["item", "the police,"], ["item", "a school."]],
        "more": False,
        "note": "",
    }
    assert difference["blocks"] == [["text", "Fewer children were hurt, the force says."]]
    assert difference["note"] == "An organisation, a professional or the author says this"
    assert detail["blocks"] == [["text", "It began with Exampleshire Police."]]


def test_a_finding_has_the_questions_of_its_theme(items: dict[str, dict[str, Any]]) -> None:
    item = items["children-leave-custody-soon"]
    assert item["theme"] == "Working together"
    assert item["questions"] == ["Who around this child is missing from our planning?"]


def test_a_takeaway_names_what_supports_it(kb: KnowledgeBase, items: dict[str, dict[str, Any]]) -> None:
    (takeaway,) = kb.takeaways
    support = items[takeaway.id]["parts"][-1]
    assert support["title"] == "What supports it"
    assert support["blocks"] == [["item", kb.records[i].title] for i in takeaway.supported_by]


def test_qr_codes_hold_the_permanent_address(items: dict[str, dict[str, Any]]) -> None:
    assert len({item["qr"]["dots"] for item in items.values()}) == len(items)
    for item in items.values():
        assert QrCode(**item["qr"]) == qr_code(item["link"])
