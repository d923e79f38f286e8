"""Around the finder: the plain index without JavaScript, and the lists that lead into the finder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from generator.pages.addresses import KIND_LISTS, RECORD_SECTIONS, TERM_SECTIONS, term_address
from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits, finder_window
from tests.site.plain_finder import PlainFinder

INDEXED = ("kind", "theme", "area", "agency", "group", "source")


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site, server: Servers) -> Iterator[FinderPage]:
    with finder_window(browser, server(site)) as found:
        yield found


def test_without_javascript_the_page_is_the_plain_index(
    site: Site, server: Servers, visit: Visits, plain: PlainFinder
) -> None:
    window = visit(server(site), java_script_enabled=False)
    window.open("find/")
    expect(window.page.locator("#kb-plain-index")).to_be_visible()
    expect(window.page.locator("#kb-plain-why")).to_contain_text(
        "This is the plain index of everything here."
    )
    expect(window.page.locator("#kb-finder")).to_be_hidden()
    lines = dict(
        window.page.eval_on_selector_all(
            "#kb-plain-index li",
            "items => items.map(li => [li.querySelector('a').getAttribute('href').replace('../', ''),"
            " Number(li.querySelector('span').textContent)])",
        )
    )
    answer = plain.answer({})
    expected = {}
    for facet in INDEXED:
        for option, number in answer.counts[facet].items():
            if facet == "kind":
                address = KIND_LISTS.get(option) or f"{RECORD_SECTIONS[option]}/"
            elif facet == "source":
                address = f"sources/{option}/"
            else:
                address = f"{TERM_SECTIONS[facet]}/{option}/"
            expected[address] = number
    assert lines == expected
    for link in lines:
        assert link in site.pages.by_address


def test_opened_from_a_folder_the_page_is_the_plain_index(site: Site, visit: Visits) -> None:
    window = visit(f"{site.folder.as_uri()}/")
    window.open("find/index.html")
    expect(window.page.locator("#kb-plain-index")).to_be_visible()
    expect(window.page.locator("#kb-plain-index").get_by_role("link").first).to_be_visible()
    expect(window.page.locator("#kb-plain-why")).to_contain_text("opened from a web server")
    expect(window.page.locator("#kb-finder")).to_be_hidden()


def test_where_scripts_run_the_index_gives_way(page: FinderPage) -> None:
    page.open()
    expect(page.page.locator("#kb-plain-index")).to_be_hidden()


def links_into_the_finder(site: Site, address: str) -> list[tuple[str, str]]:
    """The query of each link into the finder, and its text."""
    found = []
    for link in site.pages.by_address[address].tree.xpath("//main//a[contains(@href, 'find/?')]"):
        target = urlsplit(urljoin(f"https://site.test/{address}", link.get("href")))
        assert target.path == "/find/"
        found.append((target.query, " ".join(link.text_content().split())))
    return found


def find(plain: PlainFinder, query: str) -> int:
    state = parse_qs(query)
    assert all(set(ids) <= set(plain.options[facet]) for facet, ids in state.items()), query
    return len(plain.find(state))


def test_lists_of_kinds_lead_into_the_finder(site: Site, plain: PlainFinder) -> None:
    lists = {**KIND_LISTS, **{k: f"{RECORD_SECTIONS[k]}/" for k in ("case-study", "takeaway", "context")}}
    for kind, address in lists.items():
        assert (f"kind={kind}", "Filter in the finder") in links_into_the_finder(site, address)
        cards = site.pages.by_address[address].tree.xpath("//main//article[contains(@class, 'kb-card')]")
        total = site.pages.by_address[address].texts("//header[contains(@class, 'kb-head')]")[0]
        assert (
            int(re.search(r"(\d+) [a-z ]+, grouped", total)[1]) == find(plain, f"kind={kind}") >= len(cards)
        )


def test_pages_of_terms_lead_into_the_finder(site: Site, plain: PlainFinder) -> None:
    """The counts by kind at the head of a page, and of every list that leads on, are the finder's."""
    checked = Counter()
    for facet in TERM_SECTIONS:
        for option in plain.options[facet]:
            address = term_address(plain.kb.terms[option])
            links = links_into_the_finder(site, address)
            assert (f"{facet}={option}", "Filter in the finder") in links
            for query, text in links:
                assert query.split("&")[0] == f"{facet}={option}"
                number = re.fullmatch(r"All (\d+) in the finder", text)
                if number:
                    assert int(number[1]) == find(plain, query), (address, query)
                    checked["lists"] += 1
            by_kind = Counter(plain.records[n].kind for n in plain.find({facet: [option]}))
            counts = site.pages.by_address[address].tree.xpath("//li[contains(@class, 'kb-counts__item--')]")
            for item in counts:
                kind = item.get("class").split("kb-counts__item--")[1]
                if kind != "source":
                    assert int(item.xpath(".//strong")[0].text_content()) == by_kind[kind], (address, kind)
                    checked["counts"] += 1
    assert checked["lists"] > 3
    assert checked["counts"] > 100


def test_such_a_link_opens_the_finder_with_its_filters(plain: PlainFinder, page: FinderPage) -> None:
    option = max(plain.options["theme"], key=lambda id_: len(plain.find({"theme": [id_]})))
    page.window.open(term_address(plain.kb.terms[option]))
    link = page.page.get_by_role("link", name=re.compile(r"^All \d+ in the finder$")).first
    number = int(link.inner_text().split()[1])
    kind = parse_qs(urlsplit(link.get_attribute("href")).query)["kind"][0]
    link.click()
    page.page.wait_for_url("**/find/?*")
    page.ready()
    assert page.number == number == len(plain.find({"theme": [option], "kind": [kind]}))
    expect(page.option("theme", option)).to_be_checked()
    expect(page.option("kind", kind)).to_be_checked()
