"""The session pack in a browser: put together, put in order, shared, printed; with old and hostile addresses."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.hostile.sets import line_of, sets
from tests.hostile.text_fields import NUMBERS
from tests.site.conftest import Site, Visit
from tests.site.test_browser import OVERFLOWING, axe

pytestmark = pytest.mark.browser

PACK = "training/pack/"
STUDIES = ("project-shield", "catch", "hospital-navigators")
TAKEAWAY = "takeaway-share-and-use-data"
ALL = (*STUDIES, TAKEAWAY)
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("blocked", "SecurityError") }
})"""
PHONE = {"width": 360, "height": 740}

Start = Callable[..., Visit]
Serve = Callable[..., str]


@pytest.fixture
def root(site: Site, server: Serve) -> str:
    return server(site, "/")


@pytest.fixture
def small_root(small_site: Site, server: Serve) -> str:
    return server(small_site, "/kb/")


def shared(*ids: str, title: str = "") -> str:
    return f"{PACK}?items={','.join(ids)}" + (f"&title={quote(title)}" if title else "")


def open_pack(window: Visit, address: str = PACK) -> Page:
    page = window.open(address)
    expect(page.locator("[data-pack='tool']")).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    return page.locator(".kb-row")


def order(page: Page) -> list[str]:
    return [str(row.get_attribute("data-id")) for row in rows(page).all()]


def add(window: Visit, *addresses: str) -> Page:
    for address in addresses:
        window.open(address).get_by_role("button", name="Add to session pack").click()
    return window.page


def own_pack(page: Page) -> Any:
    key = "() => localStorage.getItem(Object.keys(localStorage).find(key => key.endsWith('session-pack')))"
    return json.loads(page.evaluate(key) or "null")


def texts(site: Site, *ids: str) -> list[dict[str, Any]]:
    """What the data files say of items."""
    folder = site.folder / "training" / "data" / "items"
    return [json.loads((folder / f"{id_}.json").read_text(encoding="utf-8")) for id_ in ids]


def with_three(window: Visit) -> Page:
    add(window, *(f"case-studies/{id_}/" for id_ in STUDIES))
    page = open_pack(window)
    assert order(page) == list(STUDIES)
    return page


# Putting a pack together -----------------------------------------------------------------------------


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
    index = json.loads((site.folder / "training/data/index.json").read_text(encoding="utf-8"))
    ids = index["items"][:41]
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


# Putting it in order ---------------------------------------------------------------------------------


def drag(page: Page, id_: str, to: str, *, release: bool = True) -> None:
    grip = page.locator(f"[data-id='{id_}'] .kb-row__grip").bounding_box()
    goal = page.locator(f"[data-id='{to}']").bounding_box()
    assert grip
    assert goal
    is_down = goal["y"] > grip["y"]
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + goal["height"] * (0.9 if is_down else 0.1), steps=12)
    if release:
        page.mouse.up()


def test_the_mouse_puts_items_in_order_and_reload_keeps_it(root: str, visit: Start) -> None:
    window = visit(root, viewport={"width": 1280, "height": 1200})
    page = with_three(window)
    shield, catch, navigators = STUDIES
    drag(page, shield, navigators)
    assert order(page) == [catch, navigators, shield]
    expect(page.locator("[data-pack='status']")).to_have_text("The new order is kept.")
    page.reload()
    expect(rows(page)).to_have_count(3)
    assert order(page) == [catch, navigators, shield]
    drag(page, shield, catch)
    assert order(page) == [shield, catch, navigators]
    assert own_pack(page)["items"] == list(STUDIES)
    assert window.troubles == []


def test_escape_puts_a_dragged_item_back(root: str, visit: Start) -> None:
    page = with_three(visit(root, viewport={"width": 1280, "height": 1200}))
    drag(page, "project-shield", "hospital-navigators", release=False)
    assert order(page)[-1] == "project-shield"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == list(STUDIES)
    assert own_pack(page)["items"] == list(STUDIES)


def press_until(page: Page, name: str) -> None:
    """Press Tab until the control with this accessible name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and name in (page.locator(":focus").inner_text() or ""):
            return
    pytest.fail(f"the Tab key never reached {name}")


def test_the_keyboard_alone_does_everything(root: str, visit: Start) -> None:
    window = visit(root)
    page = window.open("case-studies/project-shield/")
    for id_ in STUDIES:
        window.open(f"case-studies/{id_}/")
        press_until(page, "Add to session pack")
        page.keyboard.press("Space")
    page.keyboard.press("Control+Home")
    page.locator("h1").evaluate("element => { element.tabIndex = -1; element.focus() }")
    page.locator(".kb-pack-link").focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(3)
    focus = page.locator(":focus")
    status = page.locator("[data-pack='status']")

    press_until(page, "Move down: Project Shield")
    page.keyboard.press("Enter")
    assert order(page) == ["catch", "project-shield", "hospital-navigators"]
    expect(status).to_contain_text("now 2 of 3")
    expect(focus).to_contain_text("Move down: Project Shield")
    page.keyboard.press("Enter")
    assert order(page) == ["catch", "hospital-navigators", "project-shield"]
    page.keyboard.press("Enter")
    expect(status).to_contain_text("is already last")
    expect(focus).to_contain_text("Move down: Project Shield")
    page.keyboard.press("Shift+Tab")
    expect(focus).to_contain_text("Move up: Project Shield")
    page.keyboard.press("Space")
    assert order(page) == ["catch", "project-shield", "hospital-navigators"]
    expect(focus).to_contain_text("Move up: Project Shield")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(focus).to_contain_text("Remove: Project Shield")
    page.keyboard.press("Enter")
    assert order(page) == ["catch", "hospital-navigators"]
    expect(focus).to_contain_text("Remove: Hospital navigators")
    expect(status).to_contain_text("Taken out: Project Shield")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(0)
    expect(focus).to_have_text("The pack is empty")
    assert window.troubles == []


def test_the_focus_never_leaves_a_moved_item_whatever_moves(root: str, visit: Start) -> None:
    page = open_pack(visit(root), shared(*ALL))
    for id_, name, steps in ((TAKEAWAY, "up", 3), (STUDIES[0], "down", 2), (STUDIES[2], "up", 2)):
        button = page.locator(f"[data-id='{id_}'] [data-key='Move {name}']")
        button.focus()
        for _ in range(steps):
            page.keyboard.press("Enter")
            expect(button).to_be_focused()


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


def clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def worded(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join([*words, f"{rest} minutes"] if rest else words)


# Sharing ---------------------------------------------------------------------------------------------


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


# Old addresses ---------------------------------------------------------------------------------------


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


# Hostile addresses -----------------------------------------------------------------------------------

SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


@pytest.mark.parametrize(
    "query",
    [
        f"items=catch&title={quote(SCRIPT)}",
        f"items=catch,{quote(SCRIPT)}&title=%00%E2%80%AE%0A{'x' * 5000}",
        "items=catch,constructor,__proto__,toString,hasOwnProperty,../../api/v1/findings,catch%2F..%2F..",
        "items=catch," + ",".join(f"no-{number}" for number in range(2000)),
        f"items=catch,{'a' * 9000}",
        "items=catch,catch,,,%20catch%20&items=project-shield&title=%ff%fe",
        f"items=catch#items={quote(SCRIPT)}&title={quote(SCRIPT)}",
        f"items=catch#{quote('/:~:text=</script>')}{quote(SCRIPT)}",
    ],
)
def test_hostile_addresses_do_nothing(root: str, visit: Start, query: str) -> None:
    window = visit(root)
    page = open_pack(window, f"{PACK}?{query}")
    assert order(page) == ["catch"]
    assert len(page.get_by_label("Title of the session").input_value()) <= 120
    page.get_by_role("button", name="Use this as my pack").click()
    page.reload()
    expect(rows(page)).to_have_count(1)
    page.emulate_media(media="print")
    assert page.evaluate("window.hacked") is None
    assert page.locator("article :is(img, script:not([src]), iframe)").count() == 0
    assert window.troubles == []


@pytest.mark.parametrize(
    "stored", ["{", "[]", "null", '"x"', "7", '{"items": 5}', '{"items": [1, {}, "<b>", "catch"]}']
)
def test_a_damaged_store_does_nothing(root: str, visit: Start, stored: str) -> None:
    window = visit(root)
    window.open("about/").evaluate("text => localStorage.setItem('/session-pack', text)", stored)
    page = open_pack(window)
    assert order(page) == (["catch"] if "catch" in stored else [])
    assert window.troubles == []


HOSTILE_STORES = {
    "a title": ("x", {"items": ["catch"], "title": SCRIPT}),
    "a title that is no text": ("", {"items": ["catch"], "title": {"toString": SCRIPT}}),
    "a long title": ("x", {"items": ["catch"], "title": f"{SCRIPT}\u202e\n{'x' * 9000}"}),
    "ids": ("", {"items": [SCRIPT, "../../api/v1/findings", "https://evil.example/x", "__proto__", "catch"]}),
    "an over-long list": (
        "",
        {"items": [*(f"no-{number}" for number in range(30)), "catch", *["x"] * 50_000]},
    ),
    "fields of all objects": ("", {"items": ["catch"], "__proto__": {"hacked": 1}, "constructor": SCRIPT}),
}


@pytest.mark.parametrize("name", HOSTILE_STORES)
def test_a_hostile_store_does_nothing(root: str, visit: Start, name: str) -> None:
    """What another page of this host may have left in the browser, read by the pack and by every page."""
    title, stored = HOSTILE_STORES[name]
    window = visit(root)
    for text in (json.dumps(stored), json.dumps(stored)[:-1] + ',"items":["catch"]}'):
        window.open("about/").evaluate("text => localStorage.setItem('/session-pack', text)", text)
        page = open_pack(window)
        assert order(page) == ["catch"]
        shown = page.get_by_label("Title of the session").input_value()
        assert shown[:120] == shown
        assert shown.startswith(SCRIPT[:40] if title else "")
        if title:
            expect(page).to_have_title(re.compile("^" + re.escape(SCRIPT[:40])))
        page.emulate_media(media="print")
        expect(page.locator(".kb-handout__page").first).to_be_attached()
        page.emulate_media(media="screen")
        assert page.locator("article :is(img, script:not([src]), iframe)").count() == 0
        assert page.evaluate("[window.hacked, {}.hacked]") == [None, None]
        bar = window.open("case-studies/catch/").locator(".kb-pack-link")
        expect(bar).to_have_text(re.compile(r"Session pack: \d+ items?\s*"))
        assert page.evaluate("[window.hacked, {}.hacked]") == [None, None]
    assert window.troubles == []


def test_hostile_records_are_shown_and_printed_as_text(
    hostile_site: Site, server: Serve, visit: Start
) -> None:
    window = visit(server(hostile_site, "/kb/"))
    page = open_pack(window, shared(*(f"h{n}-study" for n in range(0, len(sets()), 2)), "h1-withdrawn"))
    title = line_of(0, f"z0f{NUMBERS['CaseStudy', 'title']}q")
    expect(rows(page).first).to_contain_text(title)
    page.emulate_media(media="print")
    expect(page.locator(".kb-handout__page").filter(has_text=title).first).to_be_attached()
    assert page.evaluate("window.hacked") is None
    assert page.locator(".kb-pack :is(img, script), .kb-handout :is(img, script, a)").count() == 0
    assert window.troubles == []


# A browser that keeps nothing ------------------------------------------------------------------------


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


def test_where_the_data_cannot_be_loaded_the_page_says_so(root: str, visit: Start) -> None:
    window = visit(root)
    window.page.route("**/training/data/**", lambda route: route.abort())
    page = window.open(shared("catch"))
    expect(page.get_by_text("The session pack could not load what it needs.")).to_be_visible()
    expect(page.locator("[data-pack='tool']")).to_be_hidden()


# Paper -----------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    """Text without white space and ligatures, since lines break anywhere on paper."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_the_printed_handout_holds_everything(site: Site, root: str, visit: Start, tmp_path: Path) -> None:
    index = json.loads((site.folder / "training/data/index.json").read_text(encoding="utf-8"))
    others = (item for item in texts(site, *index["items"]) if item["kind"] == "good-practice")
    ids = [*ALL, next(others)["id"]]
    window = visit(root)
    page = open_pack(window, shared(*ids, title="A morning in May"))
    page.pdf(path=tmp_path / "pack.pdf", prefer_css_page_size=True)
    printed = [squeezed(sheet.extract_text()) for sheet in PdfReader(tmp_path / "pack.pdf").pages]
    sheets = [text.removeprefix(f"{number}/{len(printed)}") for number, text in enumerate(printed, 1)]
    whole = "".join(sheets)
    assert "AmorninginMay" in sheets[0]
    assert "Forthefacilitator" in sheets[0]
    assert "DatePlaceLedby" in sheets[0]
    begins = 0
    for number, item in enumerate(texts(site, *ids), 1):
        assert squeezed(f"{number}. {item['title']}") in sheets[0] + sheets[1], item["id"]
        assert whole.count(squeezed(item["title"])) >= 2, item["id"]
        assert whole.count(squeezed(item["link"])) == 2, item["id"]
        assert f"{clock(begins)}{clock(begins + item['minutes'])}" in whole
        begins += item["minutes"]
        assert squeezed(item["summary"]) in whole
        questions = item["questions"] if not item["theme"] else item["questions"][:1]
        for question in questions:
            assert whole.count(squeezed(question)) == 2, question
        for quoted in item["quotes"]:
            assert squeezed(quoted["text"]) in whole
            assert squeezed(quoted["place"]) in whole
        for part in item["parts"]:
            for _, *runs in part["blocks"]:
                assert squeezed("".join(runs)) in whole
        if item["content_note"]:
            assert (sheets[0] + sheets[1]).count(squeezed(item["content_note"])) == 1
            assert "".join(sheets[2:]).count(squeezed(item["content_note"])) >= 1
    assert "Worriedaboutachild?" in sheets[-1]
    assert "Addtosessionpack" not in whole
    assert "Movedown" not in whole
    assert page.locator(".kb-qr").count() == 2 * len(ids)
    # Each item begins on a new sheet.
    for number, item in enumerate(texts(site, *ids), 1):
        kind = squeezed(item["kind_name"])
        assert any(sheet.startswith(f"{kind}{number}.") for sheet in sheets), item["id"]
    assert window.troubles == []


def test_an_empty_pack_prints_no_handout(root: str, visit: Start) -> None:
    page = open_pack(visit(root))
    page.emulate_media(media="print")
    expect(page.locator(".kb-handout__page")).to_have_count(0)


# Barriers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE])
def test_axe_finds_no_barrier(
    small_root: str, root: str, visit: Start, scheme: str, viewport: dict[str, int]
) -> None:
    window = visit(root, color_scheme=scheme, viewport=viewport)
    assert axe(window.open("training/")) == []
    assert axe(add(window, "case-studies/catch/")) == []
    page = open_pack(window, shared(*ALL, "no-such"))
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.get_by_role("button", name="Copy the link").click()
    assert axe(page) == []
    page = open_pack(window)
    page.locator(".kb-row").get_by_role("button", name="Remove").click()
    assert axe(page) == []
    old = visit(small_root, color_scheme=scheme, viewport=viewport)
    assert axe(open_pack(old, shared("school-day", "old-way-of-counting", "custody-is-short"))) == []


def test_nothing_scrolls_sideways_on_a_narrow_phone(
    root: str, hostile_site: Site, server: Serve, visit: Start
) -> None:
    narrow = {"width": 320, "height": 640}
    window = visit(root, viewport=narrow)
    hostile = visit(server(hostile_site, "/kb/"), viewport=narrow)
    add(window, "case-studies/catch/")
    for page in (
        window.open("training/"),
        open_pack(window, shared(*ALL, "a-" * 39 + "a", title="x" * 120)),
        open_pack(
            hostile, shared("h0-study", "h1-withdrawn", *(f"h{n}-study" for n in range(60, len(sets()))))
        ),
    ):
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(OVERFLOWING)


def test_a_finger_drags_on_a_phone(root: str, visit: Start) -> None:
    window = visit(root, viewport=PHONE, has_touch=True, is_mobile=True)
    page = open_pack(window, shared("catch", TAKEAWAY))
    page.locator("[data-pack='list']").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.kb-row').scrollIntoView({block: 'start'}); scrollBy(0, -80)")
    grip = page.locator("[data-id='catch'] .kb-row__grip").bounding_box()
    goal = page.locator(f"[data-id='{TAKEAWAY}']").bounding_box()
    assert grip
    assert goal
    session = window.context.new_cdp_session(page)

    def touch(what: str, y: float) -> None:
        points = [] if what == "touchEnd" else [{"x": grip["x"] + grip["width"] / 2, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})

    begin, end = grip["y"] + 15, min(goal["y"] + goal["height"] * 0.8, 640)
    touch("touchStart", begin)
    for step in range(1, 11):
        touch("touchMove", begin + (end - begin) * step / 10)
    touch("touchEnd", end)
    expect(rows(page).first).to_have_attribute("data-id", TAKEAWAY)
