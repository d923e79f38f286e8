"""The evidence map and the small map of England in a browser: mouse, keyboard, phone, paper, no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.site.waiting import wait_until

if TYPE_CHECKING:
    from tests.site.conftest import Site, Visit

pytestmark = pytest.mark.browser

MAP = "evidence-map/"
AXES = ("agency", "area", "group")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Whether the focused element lies in sight: inside its scroller and under none of the headings that stay.
IN_SIGHT = """() => {
  const it = document.activeElement, scroller = it.closest(".kb-map__scroller")
  const box = it.getBoundingClientRect(), edge = scroller.getBoundingClientRect()
  const corner = scroller.querySelector(".kb-map__corner").getBoundingClientRect()
  const across = it.closest("thead"), down = it.closest(".kb-map__row")
  return box.top >= (across ? edge.top : corner.bottom) - 1 && box.left >= (down ? edge.left : corner.right) - 1
    && box.bottom <= edge.bottom + 1 && box.right <= edge.right + 1
}"""


def barriers(page: Page) -> list[str]:
    """What axe finds, the size of targets included; the foot of every page is left to the tests of all pages."""
    found: Any = Axe().run(
        page, context={"exclude": [".kb-footer"]}, options={"runOnly": {"type": "tag", "values": WCAG}}
    )
    return [f"{v['id']}: {n['html'][:200]}" for v in found.response["violations"] for n in v["nodes"]]


def shown_tables(page: Page) -> list[str | None]:
    return [
        section.get_attribute("data-by") for section in page.locator(".kb-map").all() if section.is_visible()
    ]


def columns(page: Page) -> list[str]:
    return [
        re.sub(r"\s+", " ", head.inner_text())
        for head in page.locator(".kb-map:visible thead th:visible").all()
    ]


def opener(page: Page) -> Any:
    """The first button that opens a column of the table shown."""
    return page.locator(".kb-map:visible .kb-map__open:visible").first


def test_the_switch_shows_one_table_and_back_returns(root: str, visit: Callable[..., Visit]) -> None:
    window = visit(root)
    page = window.open(MAP)
    assert shown_tables(page) == ["agency"]
    switch = page.get_by_role("navigation", name="Columns of the map")
    switch.get_by_role("link", name="area").click()
    assert shown_tables(page) == ["area"]
    assert page.url.endswith("/evidence-map/?by=area")
    expect(switch.get_by_role("link", name="area")).to_have_attribute("aria-current", "true")
    switch.get_by_role("link", name="whom it affects").click()
    assert shown_tables(page) == ["group"]
    page.go_back()
    assert shown_tables(page) == ["area"]
    page.go_back()
    assert shown_tables(page) == ["agency"]
    page.go_forward()
    assert shown_tables(page) == ["area"]
    assert window.troubles == []


def test_a_column_opens_into_its_narrower_ones_and_the_address_keeps_it(
    root: str, visit: Callable[..., Visit]
) -> None:
    page = visit(root).open(MAP)
    closed = columns(page)
    button = opener(page)
    expect(button).to_have_attribute("aria-expanded", "false")
    opens = button.get_attribute("data-opens")
    number = int(button.inner_text().split()[0])
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_be_focused()
    opened = columns(page)
    assert len(opened) == len(closed) + number
    assert page.url.endswith(f"?by=agency&open={opens}")
    copied = visit(root).open(page.url.removeprefix(root))
    assert columns(copied) == opened
    page.go_back()
    assert columns(page) == closed
    page.go_forward()
    assert columns(page) == opened
    button.click()
    assert columns(page) == closed
    assert page.url.endswith("?by=agency")
    for row in page.locator(".kb-map:visible tr").all()[:5]:
        assert row.locator("th:visible, td:visible").count() == len(closed)


def test_a_former_id_opens_the_column_that_it_became(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(small_site, "/kb/"))
    opened = columns(window.open(f"{MAP}?by=area&open=exampleshire"))
    assert columns(window.open(f"{MAP}?by=area")) != opened
    page = window.open(f"{MAP}?by=area&open=nothing,county-of-examples")
    assert columns(page) == opened
    opener(page).click()
    assert page.url.endswith("?by=area")
    assert window.troubles == []


def test_an_unknown_address_is_ignored(root: str, visit: Callable[..., Visit]) -> None:
    window = visit(root)
    page = window.open(
        MAP + "?by=<img src=x onerror=alert(1)>&open=nothing,%22><script>alert(1)</script>,__proto__"
    )
    assert shown_tables(page) == ["agency"]
    opener(page).click()
    assert re.search(r"\?by=agency&open=[a-z-]+$", page.url)
    assert window.dialogs == []
    assert window.strangers == []


def test_numbers_lead_into_the_finder(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root).open(MAP)
    link = page.locator(".kb-map:visible tbody td:not(.kb-map__total) a").first
    name = str(link.get_attribute("aria-label"))
    assert re.fullmatch(r"\d+ [a-z ]+: .+, .+", name)
    link.click()
    assert re.search(r"/find/\?kind=[a-z-]+&theme=[a-z-]+&agency=[a-z-]+$", page.url)


def test_all_of_it_works_with_the_keyboard(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root, viewport={"width": 800, "height": 600}).open(MAP)
    page.locator("#__skip").focus()
    for name in ("agency", "area"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Enter")
    assert shown_tables(page) == ["area"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    region = page.get_by_role("region", name="Themes and agencies")
    expect(region).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    wait_until(page, "() => document.activeElement.scrollTop > 0 && document.activeElement.scrollLeft > 0")
    page.wait_for_timeout(500)  # the browser scrolls smoothly; it must have come to rest
    opened = False
    for _ in range(80):
        page.keyboard.press("Tab")
        assert page.evaluate(IN_SIGHT), page.evaluate("document.activeElement.outerHTML")
        if not opened and page.evaluate("document.activeElement.matches('.kb-map__open')"):
            page.keyboard.press("Space")
            opened = True
            assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert opened


@pytest.mark.parametrize("width", [360, 1280])
def test_headings_stay_in_sight(root: str, visit: Callable[..., Visit], width: int) -> None:
    page = visit(root, viewport={"width": width, "height": 700}).open(MAP + "?open=police,health")
    before, after = page.evaluate(
        """() => {
          const scroller = document.querySelector(".kb-map__scroller")
          const edge = scroller.getBoundingClientRect()
          const look = () => {
            const head = scroller.querySelector("thead th:last-child").getBoundingClientRect()
            const row = scroller.querySelector("tbody tr:last-child th").getBoundingClientRect()
            return [head.top - edge.top, row.left - edge.left, head.left, row.top].map(Math.round)
          }
          const first = look()
          scroller.scrollTo({ top: 400, left: 150, behavior: "instant" })
          return [first, look()]
        }"""
    )
    assert before[:2] == after[:2]
    assert (before[2] - after[2], before[3] - after[3]) == (150, 400)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "query", ["", "?by=area", "?by=group&open=children-with-send", "?open=police,health"]
)
def test_axe_finds_no_barrier_on_the_map(
    root: str, visit: Callable[..., Visit], query: str, width: int, scheme: str
) -> None:
    window = visit(root, viewport={"width": width, "height": 740}, color_scheme=scheme)
    assert barriers(window.open(MAP + query)) == []
    assert window.troubles == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 640, 1280, 1920])
def test_the_page_never_scrolls_sideways(
    root: str, visit: Callable[..., Visit], width: int, script: bool
) -> None:
    window = visit(root, viewport={"width": width, "height": 700}, java_script_enabled=script)
    for by in AXES:
        page = window.open(f"{MAP}?by={by}&open=police,health,local-authority,children-with-send")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_all_tables_stand_open(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root, java_script_enabled=False).open(MAP)
    assert shown_tables(page) == list(AXES)
    assert page.locator(".kb-map__open:visible").count() == 0
    assert page.locator(".kb-map th:visible").count() == page.locator(".kb-map th").count()
    page.get_by_role("link", name="whom it affects", exact=True).first.click()
    expect(page.get_by_role("heading", name="Themes and whom findings affect")).to_be_in_viewport()


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("by", AXES)
def test_the_map_fits_on_paper(root: str, visit: Callable[..., Visit], by: str, paper: str) -> None:
    """The table on one landscape page, its notes on a second."""
    page = visit(root).open(f"{MAP}?by={by}")
    pages = PdfReader(BytesIO(page.pdf(format=paper, landscape=True))).pages
    assert len(pages) <= 2
    assert "in all" in pages[0].extract_text()
    assert page.evaluate("matchMedia('print').matches") is False
    page.emulate_media(media="print")
    assert page.locator(".kb-map__open:visible, .kb-map__switch:visible").count() == 0
    landscape = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox
    assert landscape.width > landscape.height


def test_many_open_columns_stay_on_the_paper(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root, viewport={"width": 1040, "height": 720}).open(
        MAP + "?open=police,health,voluntary-sector"
    )
    page.emulate_media(media="print")
    assert page.locator(".kb-map:visible thead th:visible").count() > 20
    assert page.evaluate("document.documentElement.scrollWidth") <= 1040


def test_the_small_map_has_links_large_enough_for_a_finger(root: str, visit: Callable[..., Visit]) -> None:
    window = visit(root, viewport={"width": 320, "height": 640})
    page = window.open("areas/")
    scale = page.locator(".kb-england svg").evaluate("svg => svg.clientWidth / svg.viewBox.baseVal.width")
    for text in page.locator(".kb-england text").all():
        assert float(text.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")) * scale >= 11
    for reach in page.locator(".kb-england__reach").all():
        box = reach.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    for link in page.locator(".kb-england a").all():
        link.focus()
        assert link.evaluate("link => getComputedStyle(link).outlineStyle") != "none"
    page.locator(".kb-england a", has_text="Leeds").click()
    expect(page.locator("h1")).to_have_text("Leeds")
    assert window.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_on_the_small_map(root: str, visit: Callable[..., Visit], scheme: str) -> None:
    page = visit(root, viewport={"width": 360, "height": 740}, color_scheme=scheme).open("areas/")
    assert page.locator(".kb-england__none").all_inner_texts() != []
    assert barriers(page) == []
