"""Text is inert on pages: what the corpus of ``tests/hostile`` says in any field is shown as it was written."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from tests.hostile.collection import alone_name
from tests.hostile.corpus import CORPUS
from tests.site.conftest import Site
from tests.site.site_pages import ROOT, SitePage

SAFE_SCHEMES = {"", "http", "https", "mailto"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "background", "xlink:href"}
FORBIDDEN = {
    "iframe", "frame", "frameset", "object", "embed", "applet", "base", "img", "video", "audio", "style", "math",
    "textarea", "noscript", "marquee", "plaintext", "xmp", "listing", "animate", "foreignobject", "x-a",
}  # fmt: skip
OWN_HOSTS = {"small.example.org", "git.example.org", "www.example.org", "example.org", urlsplit(ROOT).netloc}


@pytest.fixture(scope="module")
def hostile_pages(hostile_site: Site) -> list[SitePage]:
    return list(hostile_site.pages.by_address.values())


def test_every_item_has_a_page(hostile_site: Site) -> None:
    assert hostile_site.warnings == []
    pages = hostile_site.pages.by_address
    assert sum(address.startswith("findings/alone-") for address in pages) == len(CORPUS)
    files = (hostile_site.project / "findings").rglob("h*-*.yml")
    records = {file.stem for file in files if not file.name.endswith(".lock.yml")}
    names = {address.split("/")[1] for address in pages if address.count("/") == 2}
    assert records - names == set()


def test_nothing_stands_on_a_page_that_can_do_harm(hostile_pages: list[SitePage]) -> None:
    """No element, handler or address that came out of a text: only those of the theme and of our templates."""
    for page in hostile_pages:
        if "/h" in page.address or "/alone-" in page.address:
            assert page.tree.xpath("//article//form | //article//input | //article//select") == [], (
                page.address
            )
        for element in page.tree.iter("*"):
            assert element.tag not in FORBIDDEN, (page.address, element.tag)
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (page.address, name)
                assert name not in {"style", "srcdoc", "ping", "autofocus", "popover"}, (page.address, name)
                if name in ADDRESSES:
                    cleaned = "".join(character for character in value if character > " ")
                    assert urlsplit(cleaned).scheme in SAFE_SCHEMES, (page.address, value)
                    if element.tag != "a":  # Markdown may link anywhere; nothing is ever loaded from there
                        assert urlsplit(cleaned).netloc in {"", *OWN_HOSTS}, (page.address, value)


def test_no_script_that_the_theme_did_not_bring(hostile_pages: list[SitePage], small_site: Site) -> None:
    def scripts(page: SitePage) -> set[str]:
        elements = page.tree.xpath("//script[not(@type='application/ld+json')]")
        return {((script.get("src") or "") + (script.text or "")).replace("../", "") for script in elements}

    theme = set().union(*map(scripts, small_site.pages.by_address.values()))
    for page in hostile_pages:
        assert scripts(page) <= theme, page.address
        assert len(page.tree.xpath("//head")) == len(page.tree.xpath("//body")) == 1


def test_structured_data_is_data(hostile_pages: list[SitePage]) -> None:
    """A text that ended its element early would leave half a JSON document behind."""
    for page in hostile_pages:
        for script in page.tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@context"] == "https://schema.org", page.address


def test_text_takes_no_id_and_no_class_of_the_theme(hostile_pages: list[SitePage]) -> None:
    for page in hostile_pages:
        assert len(page.ids) == len(set(page.ids)), page.address
        article = "//article[contains(@class, 'md-content__inner')]"
        assert page.tree.xpath(f"{article}//*[contains(@class, 'md-toggle')]") == []
        assert len(page.tree.xpath("//h1")) == 1, page.address


@pytest.mark.parametrize("number", range(len(CORPUS)), ids=[injection.name for injection in CORPUS])
def test_markdown_leads_only_where_links_may_lead(hostile_site: Site, number: int) -> None:
    """Each text alone in the Markdown of a finding. Relative links are the site's own; code shows as it is."""
    page = hostile_site.pages.by_address[f"findings/{alone_name(number)}/"]
    content = "//article[contains(@class, 'md-content__inner')]"
    for link in page.links(content):
        assert "script:" not in link or link.startswith(("https://", "mailto:", "\\")), link
    assert page.texts("//h1") == [f"Alone {number}"]
    assert len(page.tree.xpath("//main//section[@id='cite'] | //main//*[contains(@class, 'kb-cite')]")) > 0


def test_text_that_looks_like_a_template_is_not_run(hostile_pages: list[SitePage]) -> None:
    for page in hostile_pages:
        assert "49" not in [text.strip() for text in page.texts("//main//p | //main//h1 | //main//li")]
