"""Words in the finder: what they find, phrases, and “did you mean”."""

from __future__ import annotations

import pytest

from generator.search.word_index import names_of, words_of
from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits
from tests.site.plain_finder import PlainFinder

PARTS = """async (texts) => {
  const {partsOf} = await import(new URL("words.js", document.querySelector("script[src*=finder]").src));
  return texts.map((text) => partsOf(text)).map(({phrases, others}) => [phrases, others]);
}"""
DISTANCES = """async (pairs) => {
  const {distance} = await import(new URL("words.js", document.querySelector("script[src*=finder]").src));
  return pairs.map(([a, b]) => distance(a, b, 2));
}"""


def about(plain: PlainFinder, term: str) -> int:
    return len(plain.find({plain.kb.terms[term].type: [term]}))


def texts(plain: PlainFinder) -> dict[str, str]:
    """All the words of each record, by title."""
    return {r.title: " ".join([r.title, *words_of(r), *names_of(plain.kb, r)]).lower() for r in plain.records}


def test_the_index_of_words_is_loaded_when_a_reader_comes_to_the_search_box(
    site: Site, server: Servers, visit: Visits
) -> None:
    page = FinderPage(visit(server(site)))
    asked: list[str] = []
    page.page.on("request", lambda request: asked.append(request.url))
    page.open()
    page.page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "/find/words/" in address or "words.json" in address]
    with page.page.expect_request("**/find/words/wasm*"), page.page.expect_request("**/find/data/words.json"):
        page.part("words").focus()
    assert not [address for address in asked if "/find/words/index/" in address]


def test_an_abbreviation_finds_what_it_stands_for(page: FinderPage, plain: PlainFinder) -> None:
    page.search("YOT")
    assert page.number >= about(plain, "youth-justice-service") > 5
    assert page.part("sort").input_value() == "relevance"
    assert page.query == [("q", "YOT")]
    page.choose("agency", "youth-justice-service")
    assert page.number == about(plain, "youth-justice-service")


def test_another_name_finds_a_theme(page: FinderPage, plain: PlainFinder) -> None:
    page.search("county lines")
    assert page.number >= about(plain, "criminal-exploitation") > 2
    assert page.count("theme", "criminal-exploitation") == about(plain, "criminal-exploitation")


def test_counts_follow_the_words(page: FinderPage) -> None:
    before = {kind: page.count("kind", kind) for kind in ("good-practice", "risk", "case-study")}
    page.search("custody")
    after = {kind: page.count("kind", kind) for kind in before}
    assert all(after[kind] <= before[kind] for kind in before)
    assert after != before
    for kind in before:
        page.open(f"?q=custody&kind={kind}")
        assert page.number == after[kind]


def test_forms_of_a_word_find_the_same(page: FinderPage) -> None:
    found = [frozenset(page.search(words).addresses) for words in ("assessment", "assessments", "Assessment")]
    assert len(found[0]) > 3
    assert len(set(found)) == 1


def test_a_phrase_in_quotation_marks(page: FinderPage, plain: PlainFinder) -> None:
    phrase = "serious youth violence"
    holding = [title for title, text in texts(plain).items() if phrase in text]
    loose = page.search(phrase).number
    strict = page.search(f'"{phrase}"').number
    assert len(holding) <= strict < loose
    first = page.titles
    assert set(page.search(f"“{phrase}”").titles) == set(first)  # as phones write them
    assert "“" not in page.summary.replace(f"“{phrase}”", "")

    both = page.search(f'"{phrase}" police').number
    assert 0 < both < strict
    page.search('"violence youth serious"')
    assert page.number == 0
    page.search('""')
    assert page.number == 0


def test_words_and_phrases_are_told_apart(page: FinderPage) -> None:
    cases = {
        'custody "county lines"': [["county lines"], "custody"],
        "“a b”  c “d”": [["a b", "d"], "c"],
        'open "quote': [[], "open quote"],
        '"" " "': [[], ""],
        "plain": [[], "plain"],
    }
    found = page.page.evaluate(PARTS, list(cases))
    assert found == list(cases.values())


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("assesment", "assessment"),
        ("cusotdy of childen", "custody of children"),
        ("exploitaton", "exploitation"),
    ],
)
def test_did_you_mean(page: FinderPage, typed: str, better: str) -> None:
    page.search(typed)
    assert f"Did you mean {better}?" in page.notes
    page.page.get_by_role("button", name=better, exact=True).click()
    page.ready()
    assert page.query == [("q", better)]
    assert page.part("words").input_value() == better
    assert page.number > 0
    assert "Did you mean" not in page.notes
    assert page.focus == "summary"


def test_no_better_idea_for_words_that_occur(page: FinderPage) -> None:
    for words in ("assessing", "custodial", "YOT", "trauma-informed", "child’s", "informed", "zzzqqq", "42"):
        assert "Did you mean" not in page.search(words).notes, words


def test_every_word_of_the_collection_is_found(page: FinderPage) -> None:
    """Otherwise a word that only the spelling knows would make the finder believe that its index is broken."""
    unknown = page.page.evaluate(
        """async () => {
          const {lookUp} = await import(new URL("words.js", document.querySelector("script[src*=finder]").src));
          const {load} = await import(new URL("files.js", document.querySelector("script[src*=finder]").src));
          const words = (await load("spelling.json")).map(([word]) => word);
          const answers = await Promise.all(words.map((word) => lookUp(word, 0)));
          return words.filter((word, index) => !answers[index].whole || !answers[index].ranks.size);
        }"""
    )
    assert unknown == []


def test_how_far_words_are_from_each_other(page: FinderPage) -> None:
    pairs = [
        ("a", "a"),
        ("ab", "ba"),
        ("kitten", "sitten"),
        ("kitten", "sitting"),
        ("", "ab"),
        ("abc", "abcd"),
    ]
    assert page.page.evaluate(DISTANCES, pairs) == [0, 1, 1, 3, 2, 1]


def test_typing_finds_and_makes_one_entry_in_the_history(page: FinderPage) -> None:
    entries = page.page.evaluate("history.length")
    page.part("words").press_sequentially("custody", delay=60)
    page.page.wait_for_url("**/find/?q=custody")
    page.ready()
    assert page.focus == "words"
    assert page.page.evaluate("history.length") <= entries + 1
    page.part("words").press_sequentially(" staff", delay=60)
    page.page.wait_for_url("**/find/?q=custody+staff")
    page.ready()
    assert page.page.evaluate("history.length") <= entries + 1


def test_what_was_typed_counts_when_something_else_is_done_at_once(page: FinderPage) -> None:
    page.part("words").press_sequentially("custody")
    page.option("kind", "risk").click()
    page.ready()
    assert page.query == [("q", "custody"), ("kind", "risk")]
    assert page.part("words").input_value() == "custody"
