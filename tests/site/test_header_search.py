"""The search box of every page: its key, its suggestions, and what it makes of Enter."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree
from playwright.sync_api import Locator, expect

from generator.pages.addresses import term_address
from tests.site.conftest import Site
from tests.site.finder_page import FinderPage
from tests.site.plain_finder import PlainFinder


class Header:
    """The search box on a page that is not the finder."""

    def __init__(self, finder: FinderPage) -> None:
        self.finder = finder
        self.page = finder.page
        finder.window.open("glossary/")

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("combobox", name="Search the findings")

    @property
    def options(self) -> Locator:
        return self.page.get_by_role("listbox").get_by_role("option")

    @property
    def path(self) -> str:
        parts = urlsplit(self.page.url)
        return parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")

    def suggest(self, words: str, least: int = 1) -> list[str]:
        """Type words, and wait until terms and titles have come."""
        self.field.fill("")
        self.field.press_sequentially(words)
        expect(self.options.nth(least - 1)).to_be_visible()
        return self.options.all_inner_texts()

    def marked(self) -> str | None:
        """What the field says is chosen, and what looks so: they must be the same."""
        selected = self.page.locator("#kb-suggestions [aria-selected=true]")
        id_ = self.field.get_attribute("aria-activedescendant")
        assert selected.count() == (id_ is not None)
        if id_ is not None:
            assert selected.get_attribute("id") == id_
        return id_


@pytest.fixture
def header(one_window: FinderPage) -> Header:
    return Header(one_window)


def test_a_slash_focuses_it_except_where_one_types(header: Header) -> None:
    header.page.keyboard.press("/")
    expect(header.field).to_be_focused()
    assert header.field.input_value() == ""
    header.page.keyboard.press("/")
    assert header.field.input_value() == "/"
    header.finder.open()
    header.finder.part("words").press("/")
    assert header.finder.part("words").input_value() == "/"
    assert header.finder.focus == "words"


def test_terms_and_titles_are_suggested(header: Header, plain: PlainFinder) -> None:
    term = plain.kb.terms["custody"]
    number = len(plain.find({"theme": [term.id]}))
    options = header.suggest("custody", 6)
    expect(header.options.nth(0)).to_contain_text(f"{term.title} Theme, {number}")
    titles = {record.title for record in plain.records}
    assert any(option in titles for option in options)
    assert any("custody" in option.lower() for option in options if option in titles)

    header.suggest("YOT")
    expect(header.options.nth(0)).to_contain_text("Youth justice service Agency")
    header.suggest("county li")
    expect(header.options.nth(0)).to_contain_text("Criminal exploitation Theme")


def test_arrows_enter_and_escape(header: Header, plain: PlainFinder) -> None:
    header.suggest("police cust", 4)
    number = header.options.count()
    assert header.marked() is None
    seen = []
    for _ in range(number):
        header.page.keyboard.press("ArrowDown")
        seen.append(header.marked())
    assert len(set(seen)) == number
    assert None not in seen
    header.page.keyboard.press("ArrowDown")
    assert header.marked() is None  # past the last one, back in the field
    header.page.keyboard.press("ArrowUp")
    assert header.marked() == seen[-1]
    header.page.keyboard.press("Escape")
    expect(header.options).to_have_count(0)
    assert header.field.input_value() == "police cust"
    assert header.marked() is None
    expect(header.field).to_be_focused()

    header.suggest("police cust", 4)
    header.page.keyboard.press("ArrowDown")
    header.page.keyboard.press("Enter")
    header.page.wait_for_url(f"**/{term_address(plain.kb.terms['custody'])}")


def test_enter_goes_to_the_finder(header: Header) -> None:
    header.suggest("police cust", 4)
    header.page.keyboard.press("Enter")
    header.page.wait_for_url("**/find/?q=police+cust")
    header.finder.ready()
    assert header.finder.part("words").input_value() == "police cust"
    assert header.finder.number > 0


def test_a_click_goes_to_the_suggestion(header: Header, plain: PlainFinder) -> None:
    title = next(r.title for r in plain.records if r.kind == "case-study")
    header.suggest(title[:25])
    header.page.get_by_role("option", name=title).click()
    header.page.wait_for_url("**/case-studies/**")
    expect(header.page.locator("h1")).to_have_text(title)


def test_the_field_says_what_it_is_and_what_it_has(header: Header) -> None:
    expect(header.field).to_have_attribute("aria-expanded", "false")
    expect(header.field).to_have_attribute("aria-autocomplete", "list")
    header.suggest("police", 6)
    expect(header.field).to_have_attribute("aria-expanded", "true")
    listbox = header.page.get_by_role("listbox", name="Suggestions")
    assert listbox.get_attribute("id") == header.field.get_attribute("aria-controls")
    assert listbox.get_by_role("option").count() == header.options.count()
    assert listbox.locator("a, button, [tabindex]").count() == 0
    header.page.keyboard.press("Tab")
    expect(listbox).to_be_hidden()
    expect(header.field).to_have_attribute("aria-expanded", "false")


def test_few_letters_and_unknown_words_suggest_nothing(header: Header) -> None:
    header.suggest("police")
    header.field.fill("p")
    expect(header.options).to_have_count(0)
    header.suggest("police")
    header.field.fill("zzzqqq")
    expect(header.options).to_have_count(0)
    header.suggest("police")
    header.page.keyboard.press("Escape")
    header.page.keyboard.press("Escape")
    assert header.field.input_value() == ""


def test_without_pagefind_terms_are_suggested(header: Header) -> None:
    header.finder.window.context.route("**/find/words/**", lambda route: route.abort())
    header.finder.window.open("themes/")
    header.suggest("police cust")
    header.page.keyboard.press("ArrowDown")
    assert header.marked() == "kb-suggestion-0"
    header.finder.window.context.unroute("**/find/words/**")


def test_every_page_has_the_box_and_names_the_search_engine(site: Site) -> None:
    for address, page in site.pages.by_address.items():
        forms = page.tree.xpath(
            "//form[contains(@class, 'kb-header-search')][@role='search'][.//input[@name='q']]"
        )
        assert len(forms) == 1, address
        links = page.tree.xpath("//link[@rel='search']")
        assert [link.get("type") for link in links] == ["application/opensearchdescription+xml"], address
        if address != "404.html":
            here = f"https://site.test/{address}"
            assert urljoin(here, forms[0].get("action")) == "https://site.test/find/", address
            assert urljoin(here, links[0].get("href")) == "https://site.test/opensearch.xml", address


def test_the_search_engine_is_described(site: Site, plain: PlainFinder) -> None:
    tree = etree.parse(site.folder / "opensearch.xml")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert tree.getroot().tag == f"{space}OpenSearchDescription"
    assert len(tree.findtext(f"{space}ShortName")) <= 16
    templates = [url.get("template") for url in tree.iter(f"{space}Url")]
    assert f"{plain.kb.settings.address}find/?q={{searchTerms}}" in templates


def test_materials_own_search_is_gone(site: Site) -> None:
    assert not (site.folder / "search").exists()
    assert not list(site.folder.rglob("search_index.json"))
    assert not site.pages.by_address["find/"].tree.xpath("//*[@data-md-component='search']")
