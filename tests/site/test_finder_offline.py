"""Where a part of the finder cannot load, it does what it still can, and says so."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits, finder
from tests.site.plain_finder import PlainFinder

LOST = "The index of words could not be loaded. Words were looked for in titles and summaries only."


def test_without_pagefind_titles_and_summaries_are_searched(
    site: Site, server: Servers, visit: Visits, plain: PlainFinder
) -> None:
    window = visit(server(site))
    window.context.route("**/find/words/**", lambda route: route.abort())
    page = FinderPage(window).open("?q=custody")
    assert LOST in page.notes
    expected = {r.title for r in plain.records if "custody" in f"{r.title} {r.summary}".lower()}
    assert page.number == len(expected)
    assert set(page.titles) <= expected
    page.search('"police custody" children')
    expected = {
        r.title
        for r in plain.records
        if all(words in f"{r.title} {r.summary}".lower() for words in ("police custody", "children"))
    }
    assert page.number == len(expected)
    page.choose("kind", "good-practice")
    assert page.number <= len(expected)
    page.search("")
    assert LOST not in page.notes


def test_without_the_files_of_words_halfway(site: Site, server: Servers, visit: Visits) -> None:
    """Pagefind itself loads, and then a part of its index does not."""
    window = visit(server(site))
    window.context.route("**/find/words/index/**", lambda route: route.abort())
    page = FinderPage(window).open("?q=custody")
    assert LOST in page.notes
    assert page.number > 0


def test_results_that_cannot_be_loaded_say_so(site: Site, server: Servers, visit: Visits) -> None:
    page = finder(site, server, visit)
    page.window.context.route("**/find/data/order.json", lambda route: route.abort())
    page.part("sort").select_option("title")
    expect(page.part("notes")).to_contain_text("could not be loaded")
    page.window.context.unroute("**/find/data/order.json")
    page.part("sort").select_option("source")
    expect(page.part("notes")).not_to_contain_text("could not be loaded")
    assert len(page.titles) == 20


def test_without_any_data_the_plain_index_stays(site: Site, server: Servers, visit: Visits) -> None:
    window = visit(server(site))
    window.context.route("**/find/data/facets.json", lambda route: route.abort())
    window.open("find/")
    expect(window.page.locator("#kb-plain-index")).to_be_visible()
    expect(window.page.locator("#kb-plain-why")).to_contain_text("could not load its data")
    expect(window.page.locator("#kb-finder")).to_be_hidden()
