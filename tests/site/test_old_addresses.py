"""Old addresses in a real browser: they open the new page, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import expect

from tests.site.conftest import Site, Visit
from tests.site.site_pages import ROOT

Start = Callable[..., Visit]
MOVED = [
    ("findings/custody-is-short/", "findings/children-leave-custody-soon/"),
    ("themes/police-cells/", "themes/custody/"),
    ("areas/north/", "areas/northtown/"),
    ("areas/old-northtown/", "areas/northtown/"),
    ("briefings/themes/police-cells/", "briefings/themes/custody/"),
    ("briefings/partner-summary/north/", "briefings/partner-summary/northtown/"),
    ("case-studies/saturday-club/", "case-studies/weekend-club/"),
    ("briefings/case-studies/weekend-club/", "case-studies/weekend-club/"),
    ("case-studies/the-corner/", "case-studies/street-corner/"),
]


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize(("old", "new"), MOVED)
def test_an_old_address_opens_the_new_page(
    old: str, new: str, scripts: bool, small_root: str, visit: Start
) -> None:
    window = visit(small_root, java_script_enabled=scripts)
    page = window.open(old, wait_until="commit")
    page.wait_for_url(small_root + new)
    expect(page.locator("h1")).to_be_visible()
    assert window.troubles == []


@pytest.mark.browser
def test_the_place_on_the_page_and_the_query_come_along(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = window.open("findings/custody-is-short/?from=mail#sources", wait_until="commit")
    page.wait_for_url(f"{small_root}findings/children-leave-custody-soon/?from=mail#sources")
    expect(page.locator("#sources")).to_be_in_viewport()
    page.go_back()  # not to the old address, which would lead here again
    assert page.url == "about:blank"


@pytest.mark.browser
def test_where_nothing_leads_on_by_itself_a_link_does(
    small_site: Site, visit: Start, small_root: str
) -> None:
    """As in a browser that runs no scripts and is told to stay on a page."""
    window = visit(small_root, java_script_enabled=False)
    address = small_root + "areas/north/"
    text = (small_site.folder / "areas/north/index.html").read_text(encoding="utf-8")
    staying = text.replace('http-equiv="refresh"', 'name="nothing"')
    window.context.route(address, lambda route: route.fulfill(body=staying, content_type="text/html"))
    page = window.open("areas/north/")
    expect(page.locator("h1")).to_have_text("This page has moved")
    page.locator("main a").click()
    page.wait_for_url(small_root + "areas/northtown/")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_notice_can_be_read_by_everybody(scheme: str, small_root: str, visit: Start) -> None:
    window = visit(small_root, color_scheme=scheme, viewport={"width": 320, "height": 640})
    page = window.open("case-studies/street-corner/")
    expect(page.locator("main")).to_contain_text("was taken down on 3 June 2024")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert window.troubles == []


@pytest.mark.browser
def test_old_anchors_of_shared_pages_lead_to_the_entry(small_root: str, visit: Start) -> None:
    window = visit(small_root, java_script_enabled=False, viewport={"width": 800, "height": 300})
    page = window.open("glossary/#strategy-discussion")
    expect(page.locator("#strategy-meeting")).to_be_in_viewport()
    page = window.open("sources/#inspections-of-2024")
    expect(page.locator("#joint-inspections-2024")).to_be_in_viewport()


@pytest.mark.browser
def test_the_finder_chooses_what_a_former_id_became(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = window.open("find/?theme=police-cells&area=north&area=nowhere")
    page.wait_for_selector("html[data-finder='ready']", state="attached")
    expect(page.locator("input[value='custody']").first).to_be_checked()
    expect(page.locator("input[value='northtown']").first).to_be_checked()
    expect(page.locator("main")).to_contain_text("nowhere")
    expect(page.locator("main")).not_to_contain_text("police-cells")
    assert window.troubles == []


@pytest.mark.browser
def test_a_pack_opens_renamed_items_and_says_what_was_taken_down(small_root: str, visit: Start) -> None:
    window = visit(small_root)
    page = window.open("training/pack/?items=custody-is-short,the-corner,saturday-club")
    expect(page.locator(".kb-row")).to_have_count(1)
    notes = page.locator("[data-pack='notes']")
    expect(notes).to_contain_text("custody-is-short is now")
    expect(notes).to_contain_text("Taken down from this site, and left out:")
    expect(notes).to_contain_text("the-corner")
    expect(notes).to_contain_text("was withdrawn")
    assert window.troubles == []


@pytest.mark.parametrize("prefix", ["/", "/kb/"])
def test_links_of_these_pages_lead_somewhere(prefix: str, small_site: Site) -> None:
    for page in small_site.pages.plain.values():
        assert [p for link in page.links() if (p := small_site.pages.problem(page, link, prefix))] == []


def test_neither_sitemap_nor_finder_nor_other_pages_know_old_addresses(small_site: Site) -> None:
    plain = set(small_site.pages.plain)
    assert {old for old, _ in MOVED} < plain
    named = set(etree.parse(small_site.folder / "sitemap.xml").xpath("//*[local-name()='loc']/text()"))
    assert [address for address in plain if f"https://small.example.org/kb/{address}" in named] == []
    for page in small_site.pages.by_address.values():
        for link in page.links():
            path = urlsplit(urljoin(f"{ROOT}/{page.address}", link)).path.lstrip("/")
            assert path not in plain, (page.address, link)
    for file in (small_site.folder / "find" / "data").iterdir():
        assert "street-corner" not in file.read_text(encoding="utf-8")
