"""Session packs in addresses: shared, with old ids, and where the browser keeps nothing."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.site.pack_page import (
    STUDIES,
    TAKEAWAY,
    Start,
    add,
    open_pack,
    order,
    own_pack,
    rows,
    shared,
    with_three,
)

pytestmark = pytest.mark.browser

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError") }
})"""


def test_the_address_alone_carries_a_pack_to_a_fresh_profile(root: str, visit: Start) -> None:
    window = visit(root)
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = with_three(window)
    page.get_by_label("Title of the session").fill("Ärger & 50 % “Mut” #1")
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-pack='copied']")).to_contain_text("Copied: ")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url
    assert f"items={','.join(STUDIES)}&title=" in link

    fresh = visit(root)
    there = open_pack(fresh, link.removeprefix(root))
    assert order(there) == list(STUDIES)
    expect(there.get_by_label("Title of the session")).to_have_value("Ärger & 50 % “Mut” #1")
    expect(there.locator("[data-pack='whose']")).to_contain_text("You have no pack of your own yet")
    assert own_pack(there) is None
    assert fresh.troubles == []


def test_a_shared_address_leaves_the_own_pack_alone_until_it_is_taken(root: str, visit: Start) -> None:
    window = visit(root)
    add(window, "case-studies/catch/")
    page = open_pack(window, shared("project-shield", TAKEAWAY, title="Theirs"))
    whose = page.locator("[data-pack='whose']")
    expect(whose).to_contain_text("This pack came with a link. Your own pack (1 item) is unchanged.")
    page.locator("[data-id='project-shield'] [data-key='Move down']").click()
    page.get_by_label("Title of the session").fill("Changed")
    page.get_by_label("Title of the session").blur()
    assert own_pack(page) == {"items": ["catch"], "title": ""}
    page.reload()
    expect(rows(page)).to_have_count(2)
    assert order(page) == [TAKEAWAY, "project-shield"]
    expect(page.get_by_label("Title of the session")).to_have_value("Changed")

    page.get_by_role("button", name="Use this as my pack").click()
    expect(whose).to_be_hidden()
    assert own_pack(page) == {"items": [TAKEAWAY, "project-shield"], "title": "Changed"}
    page.get_by_role("button", name="Undo").click()
    assert own_pack(page) == {"items": ["catch"], "title": ""}
    expect(whose).to_be_visible()
    whose.get_by_role("link", name="Open my own pack").click()
    expect(rows(page)).to_have_count(1)
    assert order(page) == ["catch"]


def test_going_back_to_the_own_pack_shows_what_was_added_meanwhile(root: str, visit: Start) -> None:
    window = visit(root)
    add(window, "case-studies/catch/")
    page = open_pack(window)
    expect(page).to_have_url(re.compile(r"\?items=catch$"))
    add(window, "case-studies/project-shield/")
    page.go_back()
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-pack='whose']")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?items=catch,project-shield$"))


def test_the_title_is_kept(root: str, visit: Start) -> None:
    window = visit(root)
    add(window, "case-studies/catch/")
    page = open_pack(window)
    page.get_by_label("Title of the session").fill("Team day")
    expect(page).to_have_title(re.compile("^Team day - "))
    window.open("about/")
    page = open_pack(window)
    expect(page.get_by_label("Title of the session")).to_have_value("Team day")
    expect(page).to_have_url(re.compile("title=Team%20day"))


def test_renamed_withdrawn_and_unknown_ids_open_and_are_named(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = open_pack(
        window, shared("night-watch", "old-way-of-counting", "custody-is-short", "no-such-record")
    )
    assert order(page) == ["night-watch", "children-leave-custody-soon"]
    notes = page.locator("[data-pack='notes']")
    expect(notes).to_contain_text("custody-is-short is now Children in Northtown leave custody soon")
    expect(notes).to_contain_text("“The old way of counting children” was withdrawn and is left out.")
    expect(notes).to_contain_text("The report was corrected, and does not say this any more.")
    expect(notes.get_by_role("link", name="Children in Northtown leave custody soon")).to_be_visible()
    expect(notes).to_contain_text("Not found on this site, and left out:no-such-record")
    expect(notes.get_by_role("button")).to_have_count(0)
    assert window.troubles == []


def test_the_successor_of_a_withdrawn_record_takes_its_place(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = open_pack(window, shared("school-day", "old-way-of-counting", "night-watch"))
    page.get_by_role("button", name="Put it in the pack instead").click()
    expect(rows(page)).to_have_count(3)
    assert order(page) == ["school-day", "children-leave-custody-soon", "night-watch"]
    expect(page.get_by_role("button", name="Put it in the pack instead")).to_have_count(0)


def test_an_own_pack_with_old_ids_opens_and_says_so(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = window.open("training/")
    stored = json.dumps({"items": ["custody-is-short", "old-way-of-counting"], "title": ""})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", ["/kb/session-pack", stored])
    page = open_pack(window)
    assert order(page) == ["children-leave-custody-soon"]
    expect(page.locator("[data-pack='notes']")).to_contain_text("custody-is-short is now")
    expect(page.locator("[data-pack='notes']")).to_contain_text("was withdrawn")
    expect(page.locator("[data-pack='whose']")).to_be_hidden()


def test_where_the_browser_keeps_nothing_the_address_does(root: str, visit: Start) -> None:
    window = visit(root)
    window.context.add_init_script(BLOCKED)
    page = window.open("training/")
    page.locator("[data-pack-add='catch'] button").click()
    expect(page.locator(".kb-pack-add__note")).to_contain_text("keeps nothing for this site")
    page.locator("[data-pack-add='project-shield'] button").click()
    page.locator(".kb-pack-link").click()
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-pack='whose']")).to_contain_text("stands in the address of this page alone")
    page.locator("[data-id='catch'] [data-key='Move down']").click()
    page.reload()
    expect(rows(page)).to_have_count(2)
    assert order(page) == ["project-shield", "catch"]
    page.get_by_role("link", name="Choose from all case studies").click()
    expect(page.locator(".kb-pack-link")).to_have_text("Session pack: 2 items")
    page.locator("[data-pack-add='hospital-navigators'] button").click()
    page.locator(".kb-pack-link").click()
    expect(rows(page)).to_have_count(3)
