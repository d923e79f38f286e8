"""The data of the session pack: every record that a pack can hold, as plain text, with the QR code of its address."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.documents.qr import QrCode, qr_code
from generator.exports.pack_data import (
    FOLDER,
    INDEX,
    PACKABLE,
    SUGGESTED_MINUTES,
    index_file,
    item_address,
    item_file,
)
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import CaseStudy, Record
from generator.pages.environment import Pages


@pytest.fixture(scope="module")
def files(kb: KnowledgeBase) -> dict[str, Any]:
    pages = Pages(kb)
    items = {
        item_address(r): json.loads(item_file(pages, r, qr_code))
        for r in kb.records.values()
        if item_address(r)
    }
    return {INDEX: json.loads(index_file(kb)), **items}


def packable(kb: KnowledgeBase) -> list[Record]:
    return [r for r in kb.records.values() if isinstance(r, PACKABLE) and r.status == "published"]


def test_there_is_a_file_for_every_record_that_a_pack_can_hold(
    kb: KnowledgeBase, files: dict[str, Any]
) -> None:
    ids = [record.id for record in packable(kb)]
    assert set(files) == {f"{FOLDER}index.json", *(f"{FOLDER}items/{id_}.json" for id_ in ids)}
    assert files[f"{FOLDER}index.json"]["items"] == ids


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


def test_items_say_what_the_records_say(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    for record in packable(kb):
        item = files[f"{FOLDER}items/{record.id}.json"]
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


def test_a_case_study_says_how_it_works_and_who_says_that_it_made_a_difference(files: dict[str, Any]) -> None:
    how, difference, detail = files[f"{FOLDER}items/night-watch.json"]["parts"]
    assert how == {
        "title": "How it works",
        "blocks": [["text", "Every evening:"], ["item", "the police,"], ["item", "a school."]],
        "more": False,
        "note": "",
    }
    assert difference["blocks"] == [["text", "Fewer children were hurt, the force says."]]
    assert difference["note"] == "An organisation, a professional or the author says this"
    assert detail["blocks"] == [["text", "It began with Exampleshire Police."]]


def test_a_finding_has_the_questions_of_its_theme(files: dict[str, Any]) -> None:
    item = files[f"{FOLDER}items/children-leave-custody-soon.json"]
    assert item["theme"] == "Working together"
    assert item["questions"] == ["Who around this child is missing from our planning?"]


def test_a_takeaway_names_what_supports_it(kb: KnowledgeBase, files: dict[str, Any]) -> None:
    (takeaway,) = kb.takeaways
    support = files[f"{FOLDER}items/{takeaway.id}.json"]["parts"][-1]
    assert support["title"] == "What supports it"
    assert support["blocks"] == [["item", kb.records[i].title] for i in takeaway.supported_by]


def test_qr_codes_hold_the_permanent_address(files: dict[str, Any]) -> None:
    items = [item for address, item in files.items() if "/items/" in address]
    assert len({item["qr"]["rows"] for item in items}) == len(items)
    for item in items:
        assert QrCode(**item["qr"]) == qr_code(item["link"])
