"""Partner summaries: where each record stands, what belongs to which area, and what they never say."""

from __future__ import annotations

import re

import pytest

from generator.documents.partner_summary import areas_with_summary
from generator.model.records import CaseStudy, Context, Finding
from tests.documents.summaries import entries, every_summary, knowledge_base, summary_of, texts


@pytest.mark.parametrize("area_id", every_summary())
def test_every_record_stands_once(area_id: str) -> None:
    ids = [entry.id for entry in entries(every_summary()[area_id])]
    assert len(ids) == len(set(ids))
    kb = knowledge_base()
    assert {r.id for r in [*kb.findings, *kb.case_studies, *kb.takeaways]} <= set(ids)


@pytest.mark.parametrize("area_id", every_summary())
def test_themes_stand_in_the_order_of_the_vocabulary(area_id: str) -> None:
    order = [theme.id for theme in knowledge_base().themes]
    themes = [section.id for section in every_summary()[area_id].parts[0].sections]
    assert themes == sorted(themes, key=order.index)


def test_local_findings_come_first_and_are_all_there() -> None:
    kb = knowledge_base()
    local = {r.id for r in kb.about("leeds") if isinstance(r, Finding)}
    shown = set()
    for part in every_summary()["leeds"].parts:
        for section in part.sections:
            assert [group.local for group in section.groups] == sorted(
                (group.local for group in section.groups), reverse=True
            )
            assert bool(section.note) != any(group.local for group in section.groups)
            shown |= {entry.id for g in section.groups if g.local for entry in g.entries.items}
    assert shown == local


def test_words_of_the_local_report_are_marked() -> None:
    leeds, manchester = every_summary()["leeds"], every_summary()["manchester"]
    quotes = [quote for entry in entries(leeds) for quote in entry.quotes]
    assert any(quote.local for quote in quotes)
    assert all(quote.local == quote.place.startswith("Leeds report 2024, page ") for quote in quotes)
    assert not any(quote.local for entry in entries(manchester) for quote in entry.quotes)
    assert [quote.text for quote in quotes if quote.avoid] == [
        "Staff are committed to all the children and are passionate about their care, with a culture of "
        "restorative action and ‘not giving up’, even when children present with challenging behaviour in the centre "
        "or out in the community",
        "girls ‘choosing’ to be in a relationship with a ‘gang’ member",
        "placing themselves at risk",
        "‘risk-taking’ behaviour",
    ]
    advised = [advice.term for quote in quotes for advice in quote.advice]
    assert advised == [
        "challenging behaviour",
        "gang member",
        "placing themselves at risk",
        "risk-taking behaviour",
    ]


@pytest.mark.parametrize("area_id", every_summary())
def test_no_area_is_named_that_the_source_does_not_name(area_id: str) -> None:
    kb = knowledge_base()
    inspected = {area for programme in kb.programmes for area in programme.areas}
    for entry in entries(every_summary()[area_id]):
        record = kb.records[entry.id]
        if isinstance(record, Context):
            continue  # statements name whom they like
        for name in inspected.difference(record.areas):
            assert kb.terms[name].title not in f"{entry.title} {entry.text} {entry.where}", entry.id


def test_statements_of_an_area_stay_there() -> None:
    def front(area_id: str) -> set[str]:
        return {e.id for statements in every_summary()[area_id].statements for e in statements.entries}

    west_yorkshire = "holding-west-yorkshire-police-to-account"
    assert west_yorkshire in front("leeds")
    assert west_yorkshire in front("west-yorkshire")
    assert west_yorkshire not in front("manchester") | front("national")
    assert "one-in-four-children-surveyed-affected-by-violence" in front("manchester") & front("national")


def test_areas_without_records_have_none_and_are_served_by_the_national_one() -> None:
    kb = knowledge_base()
    ids = [area.id for area in areas_with_summary(kb)]
    assert set(every_summary()) == {"national", *ids}
    assert {"leeds", "west-yorkshire"} <= set(ids)
    assert not {"somerset", "bradford", "london", "north-west"} & set(ids)
    national = every_summary()["national"]
    assert "This one serves every other area" in " ".join(national.introduction)
    assert not any(g.local for p in national.parts for s in p.sections for g in s.groups)
    assert [other.title for other in national.others] == [area.title for area in areas_with_summary(kb)]


def test_one_summary_is_as_the_same_among_all() -> None:
    assert summary_of("leeds") == every_summary()["leeds"]
    assert summary_of("national") == every_summary()["national"]


@pytest.mark.parametrize("area_id", every_summary())
def test_texts_are_plain_and_no_part_is_empty(area_id: str) -> None:
    summary = every_summary()[area_id]
    for text in texts(summary):
        assert not re.search(r"\[\[|\]\]|\*\*|</?\w+>|\]\(", text), text
    for part in summary.parts:
        assert part.sections
        for section in part.sections:
            assert section.groups or section.takeaways.items
            assert all(group.entries.items for group in section.groups)


def test_case_studies_stand_with_a_finding_that_names_them() -> None:
    kb = knowledge_base()
    for entry in entries(every_summary()["leeds"]):
        for beside in entry.beside:
            record = kb.records[beside.id]
            if isinstance(record, CaseStudy):
                finding = kb.records[entry.id]
                assert isinstance(finding, Finding)
                assert record.id in finding.case_studies
