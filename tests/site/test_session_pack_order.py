"""A session pack is put in order: with the mouse, with the keyboard, with a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.pack_page import (
    ALL,
    PHONE,
    STUDIES,
    TAKEAWAY,
    Start,
    open_pack,
    order,
    own_pack,
    rows,
    shared,
    with_three,
)

pytestmark = pytest.mark.browser


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
