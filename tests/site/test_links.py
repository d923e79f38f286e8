"""Every link leads somewhere, every record is near home, every page has what each page must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import unquote

import pytest

from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS
from tests.site.conftest import Site
from tests.site.site_pages import SitePage

NAVIGATION = "//nav[contains(@class, 'md-tabs') or contains(@class, 'md-nav--primary')]"
CONTENT = "//main"


@pytest.fixture(params=["site", "small_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def problems(site: Site, prefix: str, pages: list[SitePage]) -> Iterator[str]:
    for page in pages:
        for link in page.links():
            problem = site.pages.problem(page, link, prefix)
            if problem:
                yield f"{page.address}: {problem}"


def test_every_link_leads_somewhere(any_site: Site) -> None:
    assert list(problems(any_site, "/", any_site.pages.ordinary)) == []


def test_every_link_leads_somewhere_under_a_sub_path(any_site: Site) -> None:
    assert list(problems(any_site, "/kb/", any_site.pages.ordinary)) == []


def test_links_of_the_page_not_found_begin_at_the_sites_own_path(site: Site, small_site: Site) -> None:
    """That page answers at any depth; the small collection's address lies under ``/kb/``."""
    assert list(problems(site, "/", [site.pages.by_address["404.html"]])) == []
    assert list(problems(small_site, "/kb/", [small_site.pages.by_address["404.html"]])) == []


def test_a_broken_link_would_be_found(small_site: Site) -> None:
    page = small_site.pages.by_address["findings/children-leave-custody-soon/"]
    assert small_site.pages.problem(page, "../no-such-record/") == "no such file: ../no-such-record/"
    assert small_site.pages.problem(page, "#no-such-place") == "no such place: #no-such-place"
    assert small_site.pages.problem(page, "../../../sources/", "/kb/") == "leaves the site: ../../../sources/"
    assert small_site.pages.problem(page, "../../sources") == "no slash at its end: ../../sources"
    assert small_site.pages.problem(page, "../../sources/") is None


def test_no_id_stands_twice_on_a_page(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        assert [id_ for id_, number in Counter(page.ids).items() if number > 1] == [], page.address


def test_labels_and_descriptions_name_ids_that_are_there(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        ids = set(page.ids)
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            for value in page.tree.xpath(f"//article//@{name}"):
                assert set(value.split()) <= ids, (page.address, name, value)


def test_every_record_is_three_clicks_from_home(any_site: Site) -> None:
    pages = any_site.pages
    clicks = {"": 0}
    queue = [""]
    for address in queue:
        page = pages.by_address[address]
        for link in (*page.links(CONTENT), *page.links(NAVIGATION)):
            target = pages.leads_to(page, link)
            if target is not None and target not in clicks:
                clicks[target] = clicks[address] + 1
                queue.append(target)
    records = [address for address in pages.by_address if is_record(address)]
    withdrawn = {page.address for page in pages.ordinary if page.tree.find_class("kb-withdrawn")}
    assert records
    assert [address for address in records if clicks.get(address, 99) > 3 and address not in withdrawn] == []
    assert [address for address in withdrawn if address in clicks] == []


def test_every_page_can_be_reached(any_site: Site) -> None:
    pages = any_site.pages
    linked = {pages.leads_to(page, link) for page in pages.ordinary for link in page.links()}
    withdrawn = {page.address for page in pages.ordinary if page.tree.find_class("kb-withdrawn")}
    assert {page.address for page in pages.ordinary} - withdrawn <= linked


def test_titles_are_there_and_unique(any_site: Site) -> None:
    titles = Counter()
    for page in any_site.pages.by_address.values():
        assert len(page.texts("/html/head/title")) == 1
        titles.update(page.texts("/html/head/title"))
    assert [title for title, number in titles.items() if number > 1 or not title] == []


def test_every_page_describes_itself(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        assert page.tree.get("lang") == "en", page.address
        described = page.tree.xpath("/html/head/meta[@name='description']/@content")
        assert len(described) == 1, page.address
        assert described[0].strip(), page.address


def test_descriptions_are_the_pages_own(any_site: Site) -> None:
    by_hand = {f"{file.stem}/" for file in (any_site.project / "docs").glob("*.md")}
    described = Counter(
        page.tree.xpath("string(/html/head/meta[@name='description']/@content)")
        for page in any_site.pages.ordinary
        if page.address not in by_hand
    )
    assert [text for text, number in described.items() if number > 1] == []


def test_every_page_has_one_first_heading(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        assert len([text for text in page.texts("//h1") if text]) == 1, page.address


def test_headings_skip_no_level(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        levels = [int(heading.tag[1]) for heading in page.tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1, page.address
        assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == [], (
            page.address
        )
        assert "" not in page.texts("//h1|//h2|//h3|//h4"), page.address


def test_every_page_says_what_to_do_about_a_child(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        assert "Worried about a child?" in page.texts("//h2"), page.address
        assert "call 999" in page.tree.text_content(), page.address


def test_every_page_offers_to_report_a_problem(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        links = page.tree.xpath("//a[contains(., 'Report a problem')]/@href")
        assert links, page.address
        assert all(link.startswith("mailto:") and "@" in link for link in links), page.address


def test_every_record_and_term_says_what_it_rests_on(any_site: Site) -> None:
    for page in any_site.pages.ordinary:
        if page.address.count("/") == 2 and not page.address.startswith("sources/"):
            rests = " ".join(page.texts("//aside[contains(@class, 'kb-rests')]"))
            assert "This page rests on" in rests, page.address


def test_every_page_says_what_a_finding_means(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        text = " ".join(page.tree.text_content().split())
        assert "it says what inspectors saw in the places they visited" in text, page.address
        assert "they do not say how common something is" in text, page.address


def test_reports_name_the_page(any_site: Site) -> None:
    for page in any_site.pages.ordinary:
        if page.address.count("/") == 2:
            links = page.tree.xpath("//a[contains(., 'Report a problem with this page')]/@href")
            assert len(links) == 1
            assert page.address in unquote(links[0])


def test_edit_links_lead_to_the_file_of_the_record(any_site: Site) -> None:
    for page in any_site.pages.ordinary:
        if is_record(page.address):
            link = page.tree.xpath("//a[contains(@class, 'kb-edit')]/@href")[0]
            path = link.split("/edit/main/")[1]
            file = any_site.project / path
            assert file.is_file(), page.address
            assert file.stem == page.address.split("/")[1]


def test_edit_links_of_terms_lead_to_their_line(any_site: Site) -> None:
    pages = [page for page in any_site.pages.ordinary if is_in(page.address, TERM_SECTIONS.values())]
    assert pages
    for page in pages:
        link = page.tree.xpath("//a[contains(@class, 'kb-edit')]/@href")[0]
        path, line = link.split("/edit/main/")[1].split("#L")
        lines = (any_site.project / path).read_text(encoding="utf-8").split("\n")
        assert lines[int(line) - 1] == page.address.split("/")[1] + ":"


def test_contents_name_every_second_heading_of_a_record(any_site: Site) -> None:
    for page in any_site.pages.ordinary:
        if is_record(page.address):
            contents = page.texts("//nav[contains(@class, 'md-nav--secondary')]//a")
            assert sorted(set(contents)) == sorted(
                page.texts("//article[contains(@class, 'md-content__inner')]//h2")
            )


def test_a_withdrawn_record_says_why_and_what_to_read_instead(small_site: Site) -> None:
    page = small_site.pages.by_address["findings/old-way-of-counting/"]
    assert "The report was corrected, and does not say this any more." in page.tree.text_content()
    assert "../../findings/children-leave-custody-soon/" in page.links("//main")


def is_record(address: str) -> bool:
    return is_in(address, RECORD_SECTIONS.values())


def is_in(address: str, sections: Iterable[str]) -> bool:
    """Whether a page lies right below one of these sections."""
    section, _, rest = address.partition("/")
    return section in sections and rest.count("/") == 1
