"""MkDocs, ProperDocs and Zensical build a staged site without our plugin, with the pages and links of our own build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import etree

from generator.exports.header_files import ADDRESSES
from generator.publishing.place import MARK
from generator.staging.stage import stage
from tests.site.conftest import PROJECT, Site, small_project
from tests.site.site_pages import ROOT, SitePage

GENERATORS = {
    "mkdocs": ["mkdocs", "build", "--strict", "--quiet"],
    "properdocs": ["properdocs", "build", "--strict", "--quiet", "-f", "mkdocs.yml"],
    "zensical": ["zensical", "build", "--strict"],
}
# Made by our own build, of the scripts that MkDocs' theme puts into pages; and what Zensical makes otherwise.
OURS = {*ADDRESSES, MARK}
COMPRESSED, SEARCH = "sitemap.xml.gz", "search.json"
COMPARED = {
    "title": "/html/head/title",
    "words": "//article[contains(@class, 'md-content__inner')]",
    "way": "//nav[contains(@class, 'md-path')]",
    "tabs": "//nav[contains(@class, 'md-tabs')]//li",
    "header": "//header[contains(@class, 'md-header')]",
    "footer": "//footer[contains(@class, 'md-footer')]",
    "help": "//section[contains(@class, 'kb-worried')]",
}
LINKED = (
    "//article[contains(@class, 'md-content__inner')]",
    "//div[contains(@class, 'md-sidebar--secondary')]",
    "//nav[contains(@class, 'md-path')]",
    "//nav[contains(@class, 'md-tabs')]",
    "//footer[contains(@class, 'md-footer')]",
)


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real collection as plain files."""
    folder = tmp_path_factory.mktemp("staged") / "plain"
    stage(PROJECT / "mkdocs.yml", PROJECT / "findings", folder)
    return folder


@pytest.fixture(scope="module", params=GENERATORS)
def again(request: pytest.FixtureRequest, staged: Path) -> Site:
    """The site that a generator makes of the plain files, strictly."""
    return built_by(request.param, staged)


def built_by(generator: str, staged: Path) -> Site:
    command = [sys.executable, "-W", "ignore", "-m", *GENERATORS[generator]]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONPATH", None)  # our program is not needed
    result = subprocess.run(command, cwd=staged, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    folder = staged.parent / generator
    (staged / "site").rename(folder)
    return Site(folder, staged, [])


@pytest.mark.parametrize("generator", GENERATORS)
def test_old_addresses_lead_on_and_notices_stand(generator: str, small_site: Site, tmp_path: Path) -> None:
    """The same files as in our own build, byte for byte, and none of them in the sitemap."""
    project = small_project(tmp_path / "project")
    stage(project / "mkdocs.yml", project / "findings", tmp_path / "plain")
    again = built_by(generator, tmp_path / "plain")
    old = set(small_site.pages.plain)
    assert {"areas/north/", "case-studies/street-corner/", "briefings/themes/police-cells/"} < old
    files = {f"{address}index.html" for address in old}
    files |= {"case-studies/the-corner/index.md", "areas/north/feed.xml", "briefings/areas/north/north.docx"}
    for file in files:
        assert (again.folder / file).read_bytes().strip() == (small_site.folder / file).read_bytes().strip()
    sitemap = (again.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert [address for address in old if f"/kb/{address}<" in sitemap] == []
    assert "/kb/areas/northtown/<" in sitemap


def files(site: Site) -> set[str]:
    """Every file but the theme's own."""
    names = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return {name for name in names if not name.startswith("assets/")}


def test_the_same_pages_and_files_are_there(again: Site, site: Site) -> None:
    assert len(again.pages.by_address) == len(site.pages.by_address) > 300
    missing, new = files(site) - files(again), files(again) - files(site)
    if again.folder.name == "zensical":
        assert (missing, new) == (OURS | {COMPRESSED}, {SEARCH})
    else:
        assert (missing, new) == (OURS, set())


def test_files_that_are_no_pages_are_the_same(again: Site, site: Site) -> None:
    made = {"sitemap.xml", COMPRESSED}
    names = [name for name in files(again) & files(site) if not name.endswith(".html") and name not in made]
    assert len(names) > 1000
    assert [
        name
        for name in names
        if (again.folder / name).read_bytes().strip() != (site.folder / name).read_bytes().strip()
    ] == []


def test_every_page_says_the_same(again: Site, site: Site) -> None:
    for address, page in site.pages.by_address.items():
        for what, xpath in COMPARED.items():
            assert again.pages.by_address[address].texts(xpath) == page.texts(xpath), (address, what)
        description = "string(/html/head/meta[@name='description']/@content)"
        assert again.pages.by_address[address].tree.xpath(description) == page.tree.xpath(description), (
            address
        )


def test_every_page_leads_to_the_same_places(again: Site, site: Site) -> None:
    for page in site.pages.ordinary:
        assert places(again.pages.by_address[page.address]) == places(page), page.address


def places(page: SitePage) -> set[str]:
    return {unquote(urljoin(f"{ROOT}/{page.address}", link)) for part in LINKED for link in page.links(part)}


def test_every_link_and_place_is_there(again: Site) -> None:
    assert list(problems(again, "/")) == []
    assert list(problems(again, "/kb/")) == []


def problems(site: Site, prefix: str) -> Iterator[str]:
    for page in site.pages.ordinary:
        for link in page.links():
            problem = site.pages.problem(page, link, prefix)
            if problem:
                yield f"{page.address}: {problem}"


def test_no_id_stands_twice_on_a_page(again: Site) -> None:
    for page in again.pages.by_address.values():
        assert [id_ for id_, number in Counter(page.ids).items() if number > 1] == [], page.address


def test_pages_can_be_skipped_to_their_content(again: Site) -> None:
    """MkDocs and ProperDocs lead to the first heading where there is one, Zensical to the content."""
    for page in again.pages.ordinary:
        for link in page.tree.xpath("//a[contains(@class, 'md-skip')]/@href"):
            assert link.lstrip("#") in page.anchors, page.address


def test_the_sitemap_names_the_same_pages(again: Site, site: Site) -> None:
    def named(folder: Path) -> set[str]:
        tree = etree.parse(folder / "sitemap.xml")
        return set(tree.xpath("//*[local-name()='loc']/text()"))

    assert named(again.folder) == named(site.folder)
