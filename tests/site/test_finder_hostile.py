"""Hostile titles, summaries and names of terms show as text in the finder and in the header, and do nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.exports.csv_files import FORMULA
from tests.hostile.collection import name_of, text_in
from tests.hostile.sets import sets
from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, finder_window, text_of
from tests.site.plain_finder import PlainFinder, knowledge_base

HARM = """() => [window.hacked, document.querySelectorAll(
  ':is(#kb-finder, #kb-suggestions) :is(img, script, iframe)').length]"""


@pytest.fixture(scope="module")
def plain(hostile_site: Site) -> PlainFinder:
    return PlainFinder(knowledge_base(hostile_site.project))


@pytest.fixture(scope="module")
def one_window(browser: Browser, hostile_site: Site, server: Servers) -> Iterator[FinderPage]:
    with finder_window(browser, server(hostile_site, "/kb/")) as found:
        yield found


@pytest.fixture
def page(one_window: FinderPage) -> Iterator[FinderPage]:
    yield one_window.open()
    assert one_window.page.evaluate(HARM) == [None, 0]
    assert not one_window.window.troubles


def spaced(text: str) -> str:
    return " ".join(text.split())


def hostile_theme(plain: PlainFinder, number: int) -> str:
    theme = name_of(number, "theme")
    assert plain.kb.terms[theme].title == text_in(number, ("Theme", "title"))
    return theme


@pytest.mark.parametrize("number", range(0, len(sets()), 6))
def test_results_filters_and_the_buttons_that_remove_them(
    page: FinderPage, plain: PlainFinder, number: int
) -> None:
    theme = hostile_theme(plain, number)
    title = spaced(plain.kb.terms[theme].title)
    expect(page.facet("theme").locator("li", has=page.option("theme", theme))).to_contain_text(title)
    page.open(f"?theme={theme}")
    records = [plain.records[index] for index in plain.find({"theme": [theme]})]
    assert spaced(page.chosen[0]) == f"Remove: {title}"
    assert title in spaced(page.summary)
    assert {spaced(found) for found in page.titles} == {spaced(record.title) for record in records}
    summaries = page.page.locator(".kb-card__summary").all_inner_texts()
    assert {spaced(text) for text in summaries} == {spaced(record.summary) for record in records}
    page.click("Table")
    assert {spaced(found) for found in page.titles} == {spaced(record.title) for record in records}


def test_words_and_their_extracts(page: FinderPage) -> None:
    for words in (
        "hacked",
        "script",
        "onerror",
        "<script>hacked=1</script>",
        "{{ 7*7 }}",
        "--8<-- a-b <?xml-x",
    ):
        page.search(words)
        assert spaced(words) in spaced(page.chosen[0])
        assert spaced(words) in spaced(page.summary)
    page.search("hacked")
    assert page.number > 20
    cards = page.page.locator(".kb-results__list article")
    expect(cards.filter(has=page.page.locator("mark"))).to_have_count(20)
    shown = " ".join(page.page.locator(".kb-card__extract").all_inner_texts())
    assert "&lt;" not in shown.replace("&lt;script&gt;hacked=1&lt;", "")
    texts = cards.locator("a, .kb-card__summary, .kb-card__extract")
    only_marks = "all => all.every(one => [...one.children].every(child => child.nodeName === 'MARK'))"
    assert texts.evaluate_all(only_marks)
    page.search("hackd")
    assert "Did you mean hacked?" in page.notes


def test_suggestions(page: FinderPage) -> None:
    field = page.page.locator("#kb-search")
    options = page.page.get_by_role("listbox").get_by_role("option")
    for words in ("<script", "hacked"):  # in names of terms, and in titles
        field.fill(words)
        expect(options.nth(3)).to_be_visible()
        assert "hacked=1" in options.nth(3).inner_text()
        page.page.keyboard.press("Escape")
    field.fill("<script>hacked=1</script>")
    field.press("Enter")
    page.page.wait_for_url("**/find/?q=*")
    assert page.ready().part("words").input_value() == "<script>hacked=1</script>"


def test_the_download(page: FinderPage, plain: PlainFinder, tmp_path: Path) -> None:
    with page.page.expect_download() as waiting:
        page.part("csv").click()
    waiting.value.save_as(tmp_path / "findings.csv")
    rows = list(csv.reader(io.StringIO(text_of(tmp_path / "findings.csv"))))
    titles = [row[1][1:] if FORMULA.match(row[1]) and row[1].startswith("'") else row[1] for row in rows[1:]]
    assert titles == [record.title for record in plain.records]
    assert all(len(row) == 7 for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] and cell[0] in "=+-@\t\r＝＋－＠"]
