"""Extracts in the finder: where the words stand in a record, marked; and what is loaded for that."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from playwright.sync_api import expect

from generator.search.extract_texts import TEXTS_A_FILE
from generator.search.word_index import stub
from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits, finder
from tests.site.plain_finder import PlainFinder, knowledge_base

MODULE = """await import(new URL("extracts.js", document.querySelector("script[src*=finder]").src))"""
MARKED = """async (cases) => {
  const {marked} = await import(new URL("extracts.js", document.querySelector("script[src*=finder]").src));
  const text = (node) => typeof node === "string" ? node : `[${node.textContent}]`;
  return cases.map(([whole, words]) => marked(whole, words).map(text).join(""));
}"""
DENSEST = f"async (cases) => {{ const {{densest}} = {MODULE}; return cases.map((weights) => densest(weights, 3)); }}"
# A record with a title of two words and a summary of two. Gives the words found, the extract, and how often a text
# was asked for.
EXTRACT = f"""async ([hits, text]) => {{
  const {{extractOf}} = {MODULE};
  let asked = 0;
  const textOf = async () => {{ asked += 1; if (text === "lost") throw new Error(text); return text; }};
  const card = {{record: 7, title: "Title here", summary: "Summary there."}};
  const found = await extractOf(card, {{hitsOf: () => hits, textOf}});
  return [found.words, found.passage, asked];
}}"""
STEMS = {
    "training": ("train",),
    "assessment": ("assess",),
    "data": ("data",),
    "racism": ("raci",),
    "funding": ("fund",),
    '"serious youth violence" police': ("serious", "youth", "violence", "polic"),
}
TEXT = [" ".join(f"word-{number}" for number in range(60)), "Filed under: Custody (Cells)."]
NAMES = 4 + 60  # the number of the first word of the names


def settled(page: FinderPage) -> FinderPage:
    """The page when every card shows what was found in its record."""
    cards = page.page.locator(".kb-results__list article")
    expect(cards.filter(has=page.page.locator("mark"))).to_have_count(min(page.number, 20))
    return page


def bare(text: str) -> list[str]:
    """The words of a text without full stops, which Pagefind puts after a paragraph without one."""
    return [word.rstrip(".") for word in text.split()]


def test_extracts_mark_the_words(page: FinderPage, plain: PlainFinder) -> None:
    page.search("unsuitable")
    cards = page.page.locator(".kb-results__list article")
    expect(cards.filter(has=page.page.locator("mark"))).to_have_count(min(page.number, 20))
    for text in cards.locator("mark").all_inner_texts():
        assert text.lower().startswith("unsuit")
    for card in cards.all():
        extract = card.locator(".kb-card__extract")
        if extract.count():  # it tells more than title and summary do
            told = f"{card.locator('a').inner_text()}. {card.locator('.kb-card__summary').inner_text()}"
            assert extract.inner_text().strip("… ") not in told
        else:
            assert card.locator("a mark, .kb-card__summary mark").count()
    page.search("YOT")
    expect(page.page.locator("mark").first).to_have_text("YOT")  # without the comma after it
    page.search("")
    assert page.page.locator("mark").count() == 0
    assert page.number == len(plain.records)


def test_marks_stand_on_whole_words(page: FinderPage) -> None:
    cases = [
        ("Custody, custodial and (custody).", ["custody"], "[Custody], custodial and ([custody])."),
        ("A.B costs £5 (a|b) café", ["A.B", "(a|b", "café"], "[A.B] costs £5 ([a|b]) [café]"),
        ("<b>bold</b>", ["b"], "<[b]>bold</[b]>"),
        ("nothing", [], "nothing"),
        ("nothing", ["", "(", "…"], "nothing"),
        ("Custody (cells), custody", ["(Custody", "custody,", "cells),"], "[Custody] ([cells]), [custody]"),
    ]
    found = page.page.evaluate(MARKED, [[text, words] for text, words, _ in cases])
    assert found == [expected for _, _, expected in cases]


@pytest.mark.parametrize("words", STEMS)
def test_an_extract_is_a_run_of_the_words_of_its_record(
    page: FinderPage, plain: PlainFinder, words: str
) -> None:
    settled(page.search(words))
    wholes = {
        record.title: bare(
            " ".join(html.document_fromstring(stub(plain.kb, record)).xpath("//main/*//text()"))
        )
        for record in plain.records
    }
    cards = page.page.locator(".kb-results__list article").filter(has=page.page.locator(".kb-card__extract"))
    assert cards.count() > 1
    for card in cards.all():
        extract = card.locator(".kb-card__extract")
        text = extract.inner_text()
        assert text.startswith("… ")
        assert text.endswith(" …")
        found, whole = bare(text[2:-2]), wholes[card.locator("a").inner_text()]
        assert len(found) == 28 or len(whole) < 28
        places = range(len(whole) - len(found) + 1)
        assert any(whole[place : place + len(found)] == found for place in places), text
        for mark in extract.locator("mark").all_inner_texts():
            assert mark.lower().startswith(STEMS[words]), mark


def test_other_forms_of_a_word_are_marked_too(page: FinderPage) -> None:
    settled(page.search("assessment"))
    marks = {mark.lower() for mark in page.page.locator(".kb-results__list mark").all_inner_texts()}
    assert {"assessment", "assess"} <= marks


def test_a_phrase_and_another_word_are_both_marked(page: FinderPage) -> None:
    settled(page.search('"serious youth violence" police'))
    marks = " ".join(page.page.locator(".kb-results__list mark").all_inner_texts()).lower()
    for word in ("serious", "youth", "violence", "police"):
        assert word in marks


def test_the_densest_passage_and_of_several_the_one_in_the_middle(page: FinderPage) -> None:
    cases = [
        ([], 0),
        ([1], 0),
        ([1, 1, 0, 1, 0, 1], 0),
        ([0, 1, 1, 1, 0], 1),
        ([0, 0, 0, 0, 1, 0, 0], 3),  # beginning at 2, 3 or 4
        ([0, 1, 0, 0, 1, 1, 9, 0], 4),
        ([1, 0, 0, 0, 0, 1, 0], 0),
    ]
    assert page.page.evaluate(DENSEST, [weights for weights, _ in cases]) == [start for _, start in cases]


@pytest.mark.parametrize(
    ("hits", "words"),
    [([0], ["Title"]), ([1, 30], ["here"]), ([3], ["there."]), ([2, 3], ["Summary", "there."])],
)
def test_what_title_and_summary_say_needs_no_text(
    page: FinderPage, hits: list[int], words: list[str]
) -> None:
    assert page.page.evaluate(EXTRACT, [hits, TEXT]) == [words, None, 0]


def passage_of(page: FinderPage, hits: list[int], text: Any = TEXT) -> tuple[list[str], dict[str, bool]]:
    """The words found, and the words of the extract with whether they are marked."""
    words, passage, asked = page.page.evaluate(EXTRACT, [hits, text])
    assert asked == 1
    return words, dict(passage or ())


def test_what_the_text_says_stands_in_the_middle_of_the_extract(page: FinderPage) -> None:
    words, passage = passage_of(page, [34, 36])
    assert words == ["word-30", "word-32"]
    assert [word for word, found in passage.items() if found] == words
    assert list(passage) == [f"word-{number}" for number in range(17, 45)]


def test_names_are_shown_where_only_they_have_the_words_and_before_one_word_of_the_text(
    page: FinderPage,
) -> None:
    for hits in ([NAMES + 2], [5, NAMES + 2]):
        words, passage = passage_of(page, hits)
        assert words[-1] == "Custody"
        assert list(passage)[-3:] == ["Filed", "under:", "Custody"]
        assert [word for word, found in passage.items() if found] == ["Custody"]


@pytest.mark.parametrize("text", [None, "lost"])
def test_without_a_text_title_and_summary_are_marked_all_the_same(page: FinderPage, text: str | None) -> None:
    assert passage_of(page, [2, 30], text) == (["Summary"], {})


def test_no_fragment_is_loaded_and_each_text_once(site: Site, server: Servers, visit: Visits) -> None:
    page = finder(site, server, visit)
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    for words in ("data", "racism", "data"):
        settled(page.search(words))
    assert not [address for address in asked if "fragment" in address]
    texts = [address for address in asked if "/find/words/text/" in address]
    assert 1 < len(texts) == len(set(texts)) <= -(-len(knowledge_base(site.project).records) // TEXTS_A_FILE)
    asked.clear()
    settled(page.search("police"))  # all of the best have it in their titles
    assert not [address for address in asked if "/find/words/text/" in address]


def test_where_texts_cannot_be_loaded_results_stand_without_extracts(
    site: Site, server: Servers, visit: Visits
) -> None:
    window = visit(server(site))
    window.context.route("**/find/words/text/**", lambda route: route.abort())
    page = FinderPage(window).open("?q=training")
    assert page.number > 10
    assert "could not be loaded" not in page.notes
    expect(page.part("list").locator("a mark").first).to_be_visible()
    assert page.part("list").locator(".kb-card__extract").count() == 0
