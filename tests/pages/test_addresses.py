from __future__ import annotations

import pytest

from generator.model.knowledge_base import KnowledgeBase
from generator.pages.addresses import record_address, root_from, term_address


@pytest.mark.parametrize(
    ("id_", "address"),
    [
        ("children-leave-custody-soon", "findings/children-leave-custody-soon/"),
        ("children-wait-for-assessments", "findings/children-wait-for-assessments/"),
        ("violence-not-seen-as-harm", "findings/violence-not-seen-as-harm/"),
        ("train-officers-together", "findings/train-officers-together/"),
        ("night-watch", "case-studies/night-watch/"),
        ("plan-together", "takeaways/plan-together/"),
        ("pledge-to-plan-together", "context/pledge-to-plan-together/"),
        ("northtown-report", "sources/northtown-report/"),
    ],
)
def test_a_findings_address_does_not_depend_on_its_kind(kb: KnowledgeBase, id_: str, address: str) -> None:
    assert record_address(kb.records[id_]) == address


@pytest.mark.parametrize(
    ("id_", "address"),
    [
        ("custody", "themes/custody/"),
        ("northtown", "areas/northtown/"),
        ("camhs", "agencies/camhs/"),
        ("girls", "groups/girls/"),
        ("strategy-meeting", "glossary/#strategy-meeting"),
        ("joint-inspections", "sources/#joint-inspections"),
    ],
)
def test_terms_have_a_page_or_a_place_on_one(kb: KnowledgeBase, id_: str, address: str) -> None:
    assert term_address(kb.terms[id_]) == address


def test_the_way_back_to_the_root() -> None:
    assert [root_from(address) for address in ("", "findings/", "findings/x/")] == ["./", "../", "../../"]
