"""Everyone can use the finder: axe, focus, what is said aloud, the panel on a phone, small and zoomed windows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits, finder

PHONE = {"width": 360, "height": 740}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# In the dark only the colours are others.
RULES = {
    "light": {"runOnly": {"type": "tag", "values": WCAG}},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}
# Every text that the status takes on, one after the other.
WATCH = """() => {
  window.said = [];
  new MutationObserver(() => window.said.push(document.querySelector("[data-finder=status]").textContent))
    .observe(document.querySelector("[data-finder=status]"), {childList: true, characterData: true, subtree: true});
}"""


def axe_finds(page: Page, scheme: str) -> list[str]:
    response = Axe().run(page, options=RULES[scheme] | {"resultTypes": ["violations"]}).response
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]} ({len(violation['nodes'])})"
        for violation in response["violations"]
    ]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def settle(page: FinderPage) -> None:
    """Wait until what was done before has been said."""
    expect(page.part("status")).to_have_text(page.summary)


def open_all(page: FinderPage) -> None:
    page.page.evaluate("document.querySelectorAll('.kb-facet').forEach((one) => { one.open = true; })")


def close_all(page: FinderPage) -> None:
    page.page.evaluate("document.querySelectorAll('.kb-facet').forEach((one) => { one.open = false; })")


def suggest(page: FinderPage) -> None:
    page.page.locator("#kb-search").fill("police")
    expect(page.page.get_by_role("listbox").get_by_role("option").nth(6)).to_be_visible()
    page.page.keyboard.press("ArrowDown")


LOOKS: dict[str, tuple[str, Callable[[FinderPage], None]]] = {
    "open": ("?kind=risk&page=1", open_all),
    "closed": ("", close_all),
    "empty": ("?q=zzzqqq&kind=risk&theme=nonsense", lambda _: None),
    "words": (
        "?q=assesment&kind=good-practice",
        lambda page: expect(page.page.locator("mark").first).to_be_visible(),
    ),
    "table": ("?view=table", lambda _: None),
    "suggestions": ("", suggest),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: Site, server: Servers, visit: Visits, scheme: str) -> None:
    page = FinderPage(visit(server(site), color_scheme=scheme))
    found = {}
    for name, (query, prepare) in LOOKS.items():
        prepare(page.open(query))
        found[name] = axe_finds(page.page, scheme)
    page.page.set_viewport_size(PHONE)
    page.open("?kind=risk")
    found["phone"] = axe_finds(page.page, scheme)
    page.click("open-filters")
    open_all(page)
    found["panel"] = axe_finds(page.page, scheme)
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_focus_never_jumps(page: FinderPage) -> None:
    page.open("?kind=risk&kind=opportunity")
    actions: list[tuple[str, Callable[[], object]]] = [
        ("poor-practice", lambda: page.choose("kind", "poor-practice")),
        ("poor-practice", lambda: page.choose("kind", "poor-practice")),
        ("words", lambda: page.part("words").press_sequentially("children")),
        ("words", lambda: page.search("child")),
        ("sort", lambda: page.part("sort").press("ArrowDown")),
        ("table", lambda: page.click("Table")),
        ("csv", lambda: page.part("csv").click()),
        ("copy", lambda: page.part("copy").click()),
    ]
    for expected, act in actions:
        act()
        page.ready()
        assert page.focus == expected
    page.click("Remove: Risk")
    assert page.focus == "summary"
    assert page.chosen
    page.click("Clear all")
    assert page.focus == "summary"


def test_what_changes_is_said_once_after_a_pause(page: FinderPage) -> None:
    settle(page)
    page.page.evaluate(WATCH)
    boxes = "['risk', 'opportunity', 'good-practice'].forEach((v) => document.querySelector(`[value=${v}]`).click())"
    page.page.evaluate(boxes)
    assert page.page.evaluate("window.said") == []
    page.ready()
    settle(page)
    assert page.page.evaluate("window.said") == [page.summary]
    for title in ("Good practice", "Risk", "Opportunity"):
        assert f" · {title}" in page.summary
    page.search("assesment")
    expect(page.part("status")).to_have_text(f"{page.summary}. Did you mean assessment?")
    assert len(page.page.evaluate("window.said")) == 2
    assert page.page.locator("#kb-finder :is([role=status], [aria-live])").count() == 1


def test_parts_have_names_and_states(page: FinderPage) -> None:
    page.open("?kind=risk&q=child")
    role = page.page.get_by_role
    expect(role("region", name=page.summary)).to_be_visible()
    expect(role("form", name="Filters")).to_be_visible()
    expect(role("search", name="Search with filters").get_by_label("Words")).to_have_value("child")
    expect(
        role("group", name="Filters in force").get_by_role("button", name="Remove: Risk", exact=True)
    ).to_be_visible()
    expect(role("group", name="View").get_by_role("button", name="Cards", pressed=True)).to_be_visible()
    expect(role("group", name="Kind").get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(role("combobox", name="Sort by")).to_have_value("relevance")


@pytest.fixture
def phone(site: Site, server: Servers, visit: Visits) -> FinderPage:
    return finder(site, server, visit, viewport=PHONE, has_touch=True)


def test_filters_in_a_panel_on_a_phone(phone: FinderPage) -> None:
    expect(phone.part("filters")).to_be_hidden()
    phone.part("open-filters").tap()
    expect(phone.page.get_by_role("dialog", name="Filters")).to_be_visible()
    assert phone.focus == "panel-title"
    phone.option("kind", "risk").tap()
    phone.ready()
    number = phone.part("list").locator("a").count()
    expect(phone.part("show")).to_have_text(f"Show {number} findings")
    expect(phone.part("dialog").get_by_role("status")).to_have_text(f"{number} findings · Risk")
    phone.part("show").tap()
    expect(phone.part("dialog")).to_be_hidden()
    assert phone.focus == "open-filters"
    expect(phone.part("open-filters")).to_have_text("Filters (1)")
    assert phone.number == number
    assert phone.query == [("kind", "risk")]
    assert fits(phone.page)


def test_the_panel_with_the_keyboard_alone(phone: FinderPage) -> None:
    phone.tab_to("open-filters")
    phone.page.keyboard.press("Enter")
    expect(phone.part("dialog")).to_be_visible()
    for _ in range(40):  # more than once round, however often
        phone.page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        assert phone.page.evaluate(inside)
    phone.tab_to("opportunity")
    phone.page.keyboard.press("Space")
    phone.ready()
    assert phone.focus == "opportunity"
    phone.page.keyboard.press("Escape")
    expect(phone.part("dialog")).to_be_hidden()
    assert phone.focus == "open-filters"
    assert phone.query == [("kind", "opportunity")]
    phone.page.keyboard.press("Enter")
    phone.tab_to("close", key="Shift+Tab")
    phone.page.keyboard.press("Enter")
    assert phone.focus == "open-filters"


@pytest.mark.parametrize("size", [(320, 640), (640, 400)], ids=["320 px", "200% zoom"])
def test_no_sideways_scrolling(page: FinderPage, size: tuple[int, int]) -> None:
    page.page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        for name, (query, prepare) in LOOKS.items():
            page.open(query)
            if name != "closed":
                prepare(page)
            assert fits(page.page), name
        page.open("?page=3&q=" + "x" * 200 + "&theme=" + "y" * 200)
        assert fits(page.page)
        page.click("open-filters")
        open_all(page)
        dialog = page.part("dialog")
        assert dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
        expect(page.part("show")).to_be_in_viewport()
    finally:
        page.page.set_viewport_size({"width": 1280, "height": 800})
