"""Pages of briefings: seven numbered sections, good and poor side by side, links that stay on the site."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urljoin

import pytest
from lxml import html

from generator.documents.briefing import Briefing
from generator.documents.word_templates import TITLES
from generator.pages.briefing_pages import briefing_list, briefing_page, density
from generator.pages.environment import Pages
from generator.pages.page import Page
from tests.documents.briefings import RAW, every_briefing, lists_of, made_up, texts_of
from tests.documents.summaries import knowledge_base

ALL = pytest.mark.parametrize("address", every_briefing())
SITE = "https://site.example/"


@cache
def pages() -> Pages:
    return Pages(knowledge_base())


@cache
def page_of(address: str) -> Page:
    return briefing_page(pages(), every_briefing()[address])


def plain(text: str) -> str:
    return " ".join(text.split())


def tree_of(page: Page) -> html.HtmlElement:
    return html.fromstring(f"<main>{page.body}</main>")


def text_of(page: Page) -> str:
    tree = tree_of(page)
    return plain(tree.text_content())


@ALL
def test_it_says_all_that_the_briefing_says(address: str) -> None:
    text = text_of(page_of(address))
    assert [expected for expected in texts_of(every_briefing()[address]) if plain(expected) not in text] == []
    for mark in RAW:
        assert mark not in text


@ALL
def test_seven_numbered_sections_none_empty(address: str) -> None:
    page = page_of(address)
    assert [heading.title for heading in page.contents] == TITLES
    tree = tree_of(page)
    assert [plain(h.text_content()) for h in tree.iter("h2")] == TITLES
    assert len(list(tree.iter("h1"))) == 1
    for heading in tree.iter("h2"):
        after = heading.getnext()
        assert after is not None
        assert after.tag != "h2"
        assert plain(after.text_content())
    for listing in tree.iter("ul", "ol"):
        assert len(listing), "an empty list"


@ALL
def test_an_empty_part_says_so(address: str) -> None:
    briefing, tree = every_briefing()[address], tree_of(page_of(address))
    for kind, selection in (("good-practice", briefing.good), ("poor-practice", briefing.poor)):
        (side,) = tree.xpath(f"//section[@aria-labelledby='side-{kind}']")
        items = [plain(a.text_content()) for a in side.xpath(".//*[@class='br-item__title']/a")]
        assert items == [item.title for item in selection.items]
        assert (briefing.none in side.text_content()) == (not selection.total)
        if selection.note:
            assert f"{selection.note} shown." in side.text_content()


@ALL
def test_links_lead_to_records_and_files_of_this_site(address: str) -> None:
    briefing = every_briefing()[address]
    links = {
        plain(a.text_content()): urljoin(SITE + address, a.get("href"))
        for a in tree_of(page_of(address)).iter("a")
    }
    root = briefing.issuer.address
    for selection in (*lists_of(briefing), briefing.takeaways, briefing.case_studies):
        for item in selection.items:
            assert links[item.title] == item.address.replace(root, SITE)
    assert links["Word"] == f"{SITE}{address}{briefing.id}.docx"
    assert links["PowerPoint"] == f"{SITE}{address}{briefing.id}.pptx"
    assert all(target.startswith((SITE, "https://")) for target in links.values())


@ALL
def test_the_permanent_address_is_printed_and_coded(address: str) -> None:
    tree = tree_of(page_of(address))
    (code,) = tree.xpath("//*[@class='br-qr']/*[name()='svg']")
    assert code.get("aria-label") == "QR code that leads to this page"
    assert code.get("role") == "img"
    assert every_briefing()[address].address in tree.xpath("//*[@class='br-print']")[0].text_content()


def test_the_list_leads_to_every_briefing_and_its_files() -> None:
    page = briefing_list(pages())
    assert page.address == "briefings/"
    targets = {
        urljoin(SITE + page.address, a.get("href")).removeprefix(SITE) for a in tree_of(page).iter("a")
    }
    for address, briefing in every_briefing().items():
        assert {address, f"{address}{briefing.id}.docx", f"{address}{briefing.id}.pptx"} <= targets
    assert [heading.title for heading in page.contents][:4] == ["Themes", "Areas", "Agencies", "Case studies"]


def test_all_pages_have_their_own_address_and_title() -> None:
    made = [briefing_list(pages()), *(briefing_page(pages(), b) for b in every_briefing().values())]
    assert len({page.address for page in made}) == len(made) == len(every_briefing()) + 1
    assert all(re.fullmatch(r"briefings/([a-z-]+/[a-z0-9-]+/)?", page.address) for page in made)
    assert all(page.description for page in made)


def test_much_text_is_printed_smaller() -> None:
    def of(briefing: Briefing) -> str:
        return density(briefing)

    assert of(made_up()) == ""
    assert of(made_up(length=1)) == "br--titles"
    assert of(every_briefing()["briefings/agencies/police/"]) in {"br--dense", "br--densest"}
