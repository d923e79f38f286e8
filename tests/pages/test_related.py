"""Which records a page offers to read next, and the reason it gives."""

from __future__ import annotations

from generator.model.knowledge_base import KnowledgeBase
from generator.model.related import Related, related_records


def related(kb: KnowledgeBase, id_: str, limit: int = 4) -> list[Related]:
    return related_records(kb, kb.records[id_], limit)


def test_the_editors_choice_comes_first_and_works_both_ways(kb: KnowledgeBase) -> None:
    first = related(kb, "children-leave-custody-soon")[0]
    assert (first.record.id, first.reason) == ("violence-not-seen-as-harm", "Chosen by the editors")
    back = related(kb, "violence-not-seen-as-harm")[:2]
    assert {item.record.id for item in back} == {"children-leave-custody-soon", "night-watch"}
    assert {item.reason for item in back} == {"Chosen by the editors"}


def test_what_the_page_shows_anyway_is_left_out(kb: KnowledgeBase) -> None:
    ids = {item.record.id for item in related(kb, "children-leave-custody-soon", 99)}
    assert ids.isdisjoint({"children-leave-custody-soon", "night-watch", "children-wait-for-assessments"})


def test_reasons_name_what_is_shared_the_rarest_first(kb: KnowledgeBase) -> None:
    reasons = {item.record.id: item.reason for item in related(kb, "school-day")}
    assert reasons["train-officers-together"] == "Same theme: Recording; same agency: Schools"
    assert reasons["night-watch"] == "Same agency: Schools"


def test_rarer_terms_bring_records_nearer(kb: KnowledgeBase) -> None:
    ids = [item.record.id for item in related(kb, "school-day")]
    assert ids.index("train-officers-together") < ids.index("night-watch")


def test_only_findings_and_case_studies_that_readers_may_see(kb: KnowledgeBase) -> None:
    for record in kb.records.values():
        for item in related_records(kb, record, 99):
            assert item.record.type in {"finding", "case-study"}
            assert item.record.status == "published"


def test_there_are_no_more_than_asked_for(kb: KnowledgeBase) -> None:
    assert len(related(kb, "children-wait-for-assessments", 2)) == 2
    assert len(related(kb, "violence-not-seen-as-harm", 1)) == 1


def test_the_order_is_always_the_same(kb: KnowledgeBase) -> None:
    for record in kb.records.values():
        assert related_records(kb, record) == related_records(kb, record)
