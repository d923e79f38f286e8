"""The rules of briefings: what comes first, what is left out and says so, and Markdown as plain text."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from generator.documents.briefing import Briefings
from generator.documents.briefing_rules import QUOTE_LENGTH, fitting
from generator.documents.briefing_value import Block
from generator.documents.plain import PlainText
from generator.documents.selection import cited_places, numbered, ranked
from generator.pages.environment import Pages
from tests.documents.briefings import every_briefing
from tests.documents.summaries import knowledge_base
from tests.outputs import generated_pages


def test_there_is_a_briefing_where_it_has_something_to_say_and_no_other() -> None:
    """Judged by what a briefing of every term with records would say, made in spite of the rule."""
    kb, make = knowledge_base(), Briefings(knowledge_base())
    whole, thin = [], []
    for term in (term for term in (*kb.themes, *kb.areas, *kb.agencies) if kb.about(term.id)):
        b = make.of_term(term)
        says = b.good.total or b.poor.total or b.quotes.items or b.takeaways.total
        (whole if says else thin).append(term.id)
    whole += [study.id for study in kb.case_studies]
    assert [briefing.id for briefing in every_briefing().values()] == whole
    assert {"ofsted", "home-office"} <= set(thin)


def test_nothing_leads_to_a_briefing_that_does_not_exist() -> None:
    pages, known = Pages(knowledge_base()), set(every_briefing())
    linked = set()
    for page in generated_pages(pages):
        targets = (urljoin(f"/{page.address}", href)[1:] for href in re.findall(r'href="([^"]+)"', page.body))
        linked |= {target for target in targets if re.match(r"briefings/(?!partner-summary).", target)}
    assert linked == known


def test_findings_that_support_a_takeaway_come_first_then_quoted_then_newest() -> None:
    kb = knowledge_base()
    keys = [
        (not kb.links_to(record.id, "supported_by"), not record.quotes)
        for record in ranked(kb, kb.about("police"))
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize("address", every_briefing())
def test_quotations_are_verbatim_short_and_not_repeated(address: str) -> None:
    words = [quote.text for quote in every_briefing()[address].quotes.items]
    recorded = {quote.text for record in knowledge_base().records.values() for quote in record.quotes}
    assert set(words) <= recorded
    assert len(words) == len(set(words))
    assert all(len(text) <= QUOTE_LENGTH for text in words)


def test_a_briefing_names_the_sources_of_what_it_shows() -> None:
    for briefing in every_briefing().values():
        titles = {source.short_title for source in briefing.sources}
        for selection in (briefing.good, briefing.poor, briefing.risks, briefing.next_steps):
            for item in selection.items:
                assert {place.split(",")[0] for place in item.sources} <= titles


def test_markdown_becomes_plain_blocks() -> None:
    title = knowledge_base().records["project-shield"].title
    first = "One **bold**\nline with [[project-shield]], [[project-shield|it]] and `#1 > 2`."
    # A title of some words needs quotation marks where it is no link.
    assert PlainText(knowledge_base()).blocks(f"{first}\n\n- first\n- *second*\n\nEnd") == (
        Block(f"One bold line with “{title}”, it and #1 > 2."),
        Block("first", listed=True),
        Block("second", listed=True),
        Block("End"),
    )
    assert PlainText(knowledge_base()).blocks(None) == ()


def test_paragraphs_are_never_cut() -> None:
    blocks = [Block("a" * 90), Block("b" * 20), Block("c" * 5)]
    assert fitting(blocks, 100) == blocks[:1]
    assert fitting(blocks, 110) == blocks[:2]
    assert fitting(blocks, 10) == blocks[:1]
    assert fitting(blocks, 1000) == blocks


def test_words_of_places() -> None:
    assert [numbered("page", n) for n in ([], [5], [6, 5], [7, 3, 5])] == [
        "",
        "page 5",
        "pages 5 and 6",
        "pages 3, 5 and 7",
    ]
    record = knowledge_base().records["daily-meeting-shares-the-previous-evenings-incidents"]
    assert "Leeds report 2024, pages 3, 5, 7 and 8" in cited_places(knowledge_base(), record)
