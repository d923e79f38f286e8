"""The page for trainers holds every case study once; the page of the pack is a frame without records."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.build import knowledge_base_of, read_and_check
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.pages.environment import Pages
from generator.pages.training_page import pack_page, training_page, training_pages

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def real() -> Pages:
    collection, _ = read_and_check(PROJECT / "findings", PROJECT, PROJECT / "docs")
    return Pages(knowledge_base_of(collection))


@pytest.fixture(params=["small", "real"])
def either(request: pytest.FixtureRequest, pages: Pages, real: Pages) -> Pages:
    return pages if request.param == "small" else real


def with_withdrawn(kb: KnowledgeBase, id_: str) -> KnowledgeBase:
    """The same knowledge base with one record withdrawn."""
    changes = {"status": "withdrawn", "reason": "It ended."}
    records = [r.model_copy(update=changes) if r.id == id_ else r for r in kb.records.values()]
    return build_knowledge_base(kb.settings, records, kb.terms, kb.paths, kb.lines, kb.locks)


def studies(pages: Pages) -> dict[str, html.HtmlElement]:
    tree = html.fragment_fromstring(training_page(pages).body, create_parent=True)
    found: dict[str, html.HtmlElement] = {}
    for article in tree.xpath("//article[@class='kb-study']"):
        id_ = article.xpath("./h3/a/@href")[0].split("/")[-2]
        assert id_ not in found
        found[id_] = article
    return found


def test_every_case_study_stands_once_under_its_first_theme(either: Pages) -> None:
    found = studies(either)
    assert set(found) == {study.id for study in either.kb.case_studies}
    for study in either.kb.case_studies:
        heading = found[study.id].xpath("preceding::h2[1]")[0]
        assert heading.get("id") == study.themes[0]
        assert heading.text_content() == either.kb.terms[study.themes[0]].title


def test_themes_stand_in_the_order_of_their_file(either: Pages) -> None:
    anchors = [heading.anchor for heading in training_page(either).contents]
    themes = [theme.id for theme in either.kb.themes if theme.id in anchors]
    assert anchors[-len(themes) :] == themes


def test_a_case_study_has_minutes_questions_note_button_and_briefing(either: Pages) -> None:
    found = studies(either)
    for study in either.kb.case_studies:
        article = found[study.id]
        text = " ".join(article.text_content().split())
        assert f"{study.minutes} minutes" in text
        assert len(article.xpath(".//details//ol/li")) == len(study.questions)
        assert ("Content note" in text) == (study.content_note is not None)
        assert article.xpath(".//@data-pack-add") == [study.id]
        assert f"../briefings/case-studies/{study.id}/" in article.xpath(".//a/@href")


def test_a_withdrawn_case_study_is_not_listed(pages: Pages) -> None:
    assert "night-watch" in studies(pages)
    assert "night-watch" not in studies(Pages(with_withdrawn(pages.kb, "night-watch")))


def test_without_case_studies_the_page_says_so(pages: Pages) -> None:
    empty = Pages(build_knowledge_base(pages.kb.settings, [], {}, {}, {}, {}))
    assert "No case study is recorded yet." in training_page(empty).body


def test_addresses_and_depths(pages: Pages) -> None:
    assert [(page.address, page.depth) for page in training_pages(pages)] == [
        ("training/", 1),
        ("training/pack/", 2),
    ]


def test_the_page_of_the_pack_holds_no_record_and_shows_a_way_without_javascript(pages: Pages) -> None:
    body = html.fragment_fromstring(pack_page(pages).body, create_parent=True)
    assert not any(record.title in body.text_content() for record in pages.kb.records.values())
    assert body.xpath("//*[@data-pack='tool']/@hidden")
    (plain,) = body.xpath("//*[@data-pack='plain']")
    assert "hidden" not in plain.attrib
    assert plain.xpath(".//a/@href") == ["../../training/"]
