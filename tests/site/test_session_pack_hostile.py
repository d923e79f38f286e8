"""Hostile addresses, stores and records in the session pack."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.hostile.sets import line_of, sets
from tests.hostile.text_fields import NUMBERS
from tests.site.conftest import Site
from tests.site.pack_page import PACK, Serve, Start, open_pack, order, rows, shared

pytestmark = pytest.mark.browser

SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
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
