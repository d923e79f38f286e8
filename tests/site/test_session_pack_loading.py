"""What the session pack loads: the index and the files of its items, and what it says where these do not come."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Route, expect

from generator.exports.pack_data import ITEMS_A_FILE
from tests.site.conftest import Site
from tests.site.pack_page import Start, ids_of, open_pack, order, rows, shared

pytestmark = pytest.mark.browser

FAILED = "The session pack could not load what it needs."


def test_each_file_is_loaded_once(site: Site, root: str, visit: Start) -> None:
    ids = ids_of(site)
    places = (0, 1, ITEMS_A_FILE - 1, ITEMS_A_FILE, 3 * ITEMS_A_FILE, len(ids) - 1)
    window = visit(root)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url.removeprefix(f"{root}training/data/")))
    page = open_pack(window, shared(*(ids[place] for place in places)))
    assert order(page) == [ids[place] for place in places]
    wanted = {"index.json", *(f"items-{place // ITEMS_A_FILE}.json" for place in places)}
    assert sorted(name for name in asked if name.endswith(".json") and "/" not in name) == sorted(wanted)
    assert window.troubles == []


def test_where_the_data_cannot_be_loaded_the_page_says_so(root: str, visit: Start) -> None:
    window = visit(root)
    window.page.route("**/training/data/**", lambda route: route.abort())
    page = window.open(shared("catch"))
    expect(page.get_by_text(FAILED)).to_be_visible()
    expect(page.locator("[data-pack='tool']")).to_be_hidden()


def test_where_a_file_of_items_is_missing_the_page_says_so(site: Site, root: str, visit: Start) -> None:
    window = visit(root)
    window.page.route("**/training/data/items-1.json", lambda route: route.fulfill(status=404))
    ids = ids_of(site)
    expect(rows(open_pack(window, shared(*ids[:2])))).to_have_count(2)
    page = window.open(shared(ids[0], ids[ITEMS_A_FILE]))
    expect(page.get_by_text(FAILED)).to_be_visible()
    expect(page.locator("[data-pack='tool']")).to_be_hidden()


@pytest.mark.parametrize("change", ["a record came", "records went"])
def test_an_index_from_before_the_site_was_published_anew_is_loaded_again(
    site: Site, root: str, visit: Start, change: str
) -> None:
    """Its places are those of other items, or of files that are gone."""
    window = visit(root)
    ids = ids_of(site)
    asked: list[str] = []

    def first_as_before(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            route.continue_()
            return
        index = route.fetch().json()
        more = [f"gone-{number}" for number in range(3 * ITEMS_A_FILE)]
        index["items"] = ids[1:] if change == "a record came" else [*more, *ids]
        route.fulfill(body=json.dumps(index))

    window.page.route("**/training/data/index.json", first_as_before)
    wanted = [ids[-1], ids[ITEMS_A_FILE], ids[2]]
    page = open_pack(window, shared(*wanted))
    assert order(page) == wanted
    assert len(asked) == 2
