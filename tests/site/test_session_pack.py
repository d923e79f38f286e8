"""A session pack is put together: what can be added where, how much it holds, how long it takes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.conftest import Site
from tests.site.pack_page import (
    ALL,
    PACK,
    Start,
    clock,
    ids_of,
    open_pack,
    order,
    own_pack,
    rows,
    shared,
    texts,
    worded,
)

pytestmark = pytest.mark.browser


def test_a_record_is_added_and_taken_out_again(root: str, visit: Start) -> None:
    window = visit(root)
    page = window.open("case-studies/catch/")
    bar = page.get_by_role("complementary", name="Session pack")
    expect(bar).to_be_hidden()
    button = page.get_by_role("button", name=re.compile("^Add to session pack ?: CATCH"))
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(bar.get_by_role("link")).to_have_text("Session pack: 1 item")
    expect(page.locator("[role=status]", has_text="Added: CATCH")).to_have_count(1)
    window.open("themes/places-and-spaces/")
    expect(bar).to_be_visible()
    window.open("case-studies/catch/")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(bar).to_be_hidden()
    assert own_pack(page)["items"] == []
    assert window.troubles == []


def test_findings_and_takeaways_can_be_added_and_other_pages_cannot(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    for address, number in {
        "findings/children-leave-custody-soon/": 1,
        "takeaways/plan-together/": 1,
        "case-studies/night-watch/": 1,
        "findings/old-way-of-counting/": 0,
        "sources/summary/": 0,
        "context/pledge-to-plan-together/": 0,
    }.items():
        expect(window.open(address).locator("[data-pack-add]")).to_have_count(number)


def test_without_javascript_there_is_no_button_and_the_pack_says_why(root: str, visit: Start) -> None:
    window = visit(root, java_script_enabled=False)
    expect(window.open("case-studies/catch/").locator("[data-pack-add]")).to_be_hidden()
    page = window.open("training/")
    for button in page.locator("[data-pack-add]").all():
        expect(button).to_be_hidden()
    page = window.open(PACK)
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    page.locator("article").get_by_role("link", name="all case studies").click()
    expect(page.locator("h1")).to_have_text("Training")


def test_the_training_page_adds_too_and_another_tab_follows(root: str, visit: Start) -> None:
    window = visit(root)
    page = window.open("training/")
    first = page.locator(".kb-study").first
    first.get_by_role("button").click()
    other = window.context.new_page()
    other.goto(root + PACK)
    expect(other.locator(".kb-row")).to_have_count(1)
    page.locator(".kb-study").nth(1).get_by_role("button").click()
    expect(other.locator(".kb-row")).to_have_count(2)
    other.locator(".kb-row").first.get_by_role("button", name="Remove").click()
    expect(first.get_by_role("button")).to_have_attribute("aria-pressed", "false")


def test_an_empty_pack_says_how_to_fill_it(root: str, visit: Start) -> None:
    page = open_pack(visit(root))
    expect(page.get_by_text("There is nothing in it yet")).to_be_visible()
    expect(page.get_by_role("button", name="Print the handout")).to_be_hidden()
    expect(page.locator("[data-pack='whose']")).to_be_hidden()


def test_a_pack_holds_forty_items_at_most(site: Site, root: str, visit: Start) -> None:
    ids = ids_of(site)[:41]
    window = visit(root)
    page = open_pack(window, shared(*ids))
    assert order(page) == ids[:40]
    expect(page.get_by_text("holds 40 items")).to_be_visible()
    page.get_by_role("button", name="Use this as my pack").click()
    (left,) = texts(site, ids[40])
    page = window.open(left["address"])
    button = page.get_by_role("button", name="Add to session pack")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".kb-pack-add__note")).to_contain_text("40 items at most")


def test_time_adds_up_and_what_is_taken_out_can_be_put_back(site: Site, root: str, visit: Start) -> None:
    page = open_pack(visit(root), shared(*ALL))
    minutes = [text["minutes"] for text in texts(site, *ALL)]
    assert minutes[-1] == 5
    expect(page.locator("[data-pack='total']")).to_have_text(f"4 items, {worded(sum(minutes))}")
    starts = [clock(sum(minutes[:index])) for index in range(len(ALL))]
    assert [time.inner_text().split("\n")[0] for time in page.locator(".kb-row__time").all()] == starts
    expect(rows(page).last).to_contain_text("5 minutes suggested")
    page.get_by_role("button", name="Clear").click()
    expect(rows(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    assert order(page) == list(ALL)
    expect(page.locator("[data-pack='total']")).to_be_focused()
