"""No barriers in the session pack, and nothing that scrolls sideways."""

from __future__ import annotations

import pytest

from tests.hostile.sets import sets
from tests.site.barriers import OVERFLOWING, axe
from tests.site.conftest import Site
from tests.site.pack_page import ALL, PHONE, Serve, Start, add, open_pack, shared

pytestmark = pytest.mark.browser


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
