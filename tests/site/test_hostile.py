"""Text is inert: hostile text in every field shows as written and does nothing, on pages and in data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from generator.model.evidence import MARK_WORDS
from tests.site.conftest import SMALL, Site, Visit
from tests.site.hostile_text import ALL_TEXT_FIELDS, MARKDOWN, PLAIN, fields_in_use, read_texts
from tests.site.site_pages import ROOT, SitePage

FOLDERS = {
    "findings": ("good-practice", "poor-practice", "risks", "opportunities"),
    "case-studies": ("case-studies",),
    "takeaways": ("takeaways",),
    "context": ("context",),
    "sources": ("sources",),
}
TERMS = ("themes", "areas", "agencies", "groups")
SAFE_SCHEMES = {"", "http", "https", "mailto"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "background", "xlink:href"}
FORBIDDEN = {
    "iframe", "frame", "object", "embed", "base", "img", "video", "audio", "style", "math", "textarea",
}  # fmt: skip
POINT_AT_EVERYTHING = """() => {
  const elements = [...document.querySelectorAll("[title], abbr, .md-ellipsis")]
  for (const element of elements) {
    for (const name of ["mouseenter", "pointerenter"]) element.dispatchEvent(new MouseEvent(name))
    element.dispatchEvent(new FocusEvent("focusin", {bubbles: true}))
  }
  return elements.length
}"""


def record_files(site: Site, section: str) -> dict[str, dict[str, Any]]:
    """The records of a section as their files say."""
    found = {}
    for folder in FOLDERS[section]:
        for file in (site.project / "findings" / folder).glob("*.yml"):
            if not file.name.endswith(".lock.yml"):
                found[file.stem] = read_texts(file)
    return {
        id_: record for id_, record in found.items() if record.get("status") not in {"draft", "taken-down"}
    }


def term_file(site: Site, section: str) -> dict[str, dict[str, Any]]:
    return read_texts(site.project / "findings" / "vocabulary" / f"{section}.yml")


def written(site: Site) -> dict[str, dict[str, Any]]:
    """Every record and term that has a page, as its file says, by address."""
    found = {}
    for section in FOLDERS:
        for id_, record in record_files(site, section).items():
            found[f"{section}/{id_}/"] = record
    for section in TERMS:
        for id_, term in term_file(site, section).items():
            if f"{section}/{id_}/" in site.pages.by_address:
                found[f"{section}/{id_}/"] = term
    return found


def test_every_text_field_is_hostile_somewhere() -> None:
    assert fields_in_use(SMALL / "findings") >= ALL_TEXT_FIELDS


def test_every_hostile_record_has_a_page(hostile_site: Site) -> None:
    assert not hostile_site.warnings
    pages = hostile_site.pages.by_address
    assert [address for address in written(hostile_site) if address not in pages] == []
    assert sum(address.startswith("findings/piece-") for address in pages) == len(MARKDOWN)


def test_titles_and_descriptions_are_as_written(hostile_site: Site) -> None:
    for address, item in written(hostile_site).items():
        page = hostile_site.pages.by_address[address]
        assert PLAIN in item["title"]
        assert page.texts("//h1") == [item["title"]]
        assert page.texts("/html/head/title")[0].endswith(f"{item['title']} - Small collection")
        described = page.tree.xpath("/html/head/meta[@name='description']/@content")
        assert len(described) == 1
        assert described[0].startswith(
            item.get("summary") or item.get("definition") or "What inspectors found about "
        )
        lead = page.texts("//p[@class='kb-lead']")
        assert lead == [text for text in [item.get("summary") or item.get("definition")] if text]


def test_settings_are_as_written(hostile_site: Site) -> None:
    settings = read_texts(hostile_site.project / "findings" / "knowledge-base.yml")
    home = hostile_site.pages.by_address[""]
    assert home.tree.xpath("/html/head/meta[@name='description']/@content") == [settings["purpose"]]
    assert home.tree.xpath("/html/head/meta[@name='author']/@content") == [settings["publisher"]]
    assert settings["purpose"] in home.texts("//p[@class='kb-lead']")
    for page in hostile_site.pages.by_address.values():
        foot = page.texts("//footer[contains(@class, 'kb-footer')]")[0]
        assert settings["publisher"] in foot
        assert settings["licence"] in foot


def test_other_plain_fields_are_as_written(hostile_site: Site) -> None:
    pages = hostile_site.pages.by_address
    study = record_files(hostile_site, "case-studies")["night-watch"]
    finding = record_files(hostile_site, "findings")["children-leave-custody-soon"]
    context = record_files(hostile_site, "context")["pledge-to-plan-together"]
    source = record_files(hostile_site, "sources")["northtown-report"]
    withdrawn = record_files(hostile_site, "findings")["old-way-of-counting"]
    theme = term_file(hostile_site, "themes")["working-together"]
    quote = finding["quotes"][0]
    expected = {
        "case-studies/night-watch/": [
            *study["questions"],
            study["content_note"],
            study["figures"][0]["counts"],
        ],
        "findings/children-leave-custody-soon/": [
            quote["text"],
            quote["as_quoted"],
            quote["speaker"],
            quote["section"],
        ],
        "context/pledge-to-plan-together/": [context["said_by"], context["figures"][0]["unit"]],
        "sources/northtown-report/": [source["authors"], source["licence"], source["attribution"]],
        "findings/old-way-of-counting/": [withdrawn["reason"]],
        "themes/working-together/": [
            *theme["aliases"],
            *theme["questions"],
            theme["further_reading"][0]["title"],
        ],
    }
    for address, texts in expected.items():
        content = " ".join(pages[address].texts("//main"))
        assert [text for text in texts if text not in content] == []


def test_no_script_that_the_theme_did_not_bring(hostile_site: Site, small_site: Site) -> None:
    def scripts(page: SitePage) -> set[str]:
        elements = page.tree.xpath("//script[not(@type='application/ld+json')]")
        return {((script.get("src") or "") + (script.text or "")).replace("../", "") for script in elements}

    theme = set().union(*map(scripts, small_site.pages.by_address.values()))
    for page in hostile_site.pages.by_address.values():
        assert scripts(page) <= theme, page.address


def test_structured_data_is_data(hostile_site: Site) -> None:
    """A text that ended its element early would leave half a JSON document behind."""
    for page in hostile_site.pages.by_address.values():
        for script in page.tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@context"] == "https://schema.org", page.address


def test_no_element_that_can_do_harm(hostile_site: Site, small_site: Site) -> None:
    harmless = small_site.pages.by_address
    for address, page in hostile_site.pages.by_address.items():
        found = {element.tag for element in page.tree.iter() if isinstance(element.tag, str)}
        assert found.isdisjoint(FORBIDDEN)
        pattern = harmless.get(address, harmless["findings/children-leave-custody-soon/"])
        for tag in ("form", "input", "button", "template"):
            assert len(page.tree.xpath(f"//{tag}")) == len(pattern.tree.xpath(f"//{tag}")), (address, tag)


def test_no_attribute_that_can_do_harm(hostile_site: Site) -> None:
    for page in hostile_site.pages.by_address.values():
        for element in page.tree.iter():
            for name, value in element.attrib.items():
                assert not name.startswith("on"), (page.address, name)
                assert name not in {"style", "srcdoc", "ping", "autofocus"}, (page.address, name)
                if name in ADDRESSES:
                    cleaned = "".join(character for character in value if character > " ")
                    assert urlsplit(cleaned).scheme in SAFE_SCHEMES, (page.address, value)
                    assert "evil.example" not in value, (page.address, value)


def test_markdown_takes_no_id_or_class_of_the_theme(hostile_site: Site) -> None:
    for page in hostile_site.pages.by_address.values():
        assert len(page.ids) == len(set(page.ids)), page.address
        assert (
            page.texts("//article[contains(@class, 'md-content__inner')]//*[contains(@class, 'md-toggle')]")
            == []
        )
        assert len(page.tree.xpath("//h1")) == 1, page.address


def test_markdown_leads_only_where_links_may_lead(hostile_site: Site) -> None:
    """Relative links are the site's own: none is made of a refused address."""
    for number, piece in enumerate(MARKDOWN):
        page = hostile_site.pages.by_address[f"findings/piece-{number}/"]
        for link in page.links("//article[contains(@class, 'md-content__inner')]"):
            assert "script:" not in link or link.startswith(("https://", "mailto:", "\\")), (piece, link)


def test_text_that_looks_like_a_template_is_not_run(hostile_site: Site) -> None:
    for page in hostile_site.pages.by_address.values():
        assert "49" not in [text for text in page.texts("//main//p") if text.strip() == "49"]
    settings = read_texts(hostile_site.project / "findings" / "knowledge-base.yml")
    assert "{{ 7*7 }}" in settings["publisher"]


def test_text_that_looks_like_a_slot_stays_text(hostile_site: Site) -> None:
    number = len(MARKDOWN) - 1
    page = hostile_site.pages.by_address[f"findings/piece-{number}/"]
    assert MARKDOWN[number] in " ".join(page.texts("//main"))


@pytest.mark.parametrize("section", FOLDERS)
def test_records_in_the_data_are_as_written(hostile_site: Site, section: str) -> None:
    data = json.loads((hostile_site.folder / "api" / "v1" / f"{section}.json").read_text(encoding="utf-8"))
    items = {item["id"]: item for item in data["items"]}
    records = record_files(hostile_site, section)
    assert items.keys() == records.keys()
    for id_, record in records.items():
        for quote in items[id_].get("quotes", []):
            assert quote.pop("verification") in MARK_WORDS, "nobody writes it: the build adds it"
        assert as_texts({name: items[id_][name] for name in record}) == as_texts(record)


@pytest.mark.parametrize("section", TERMS)
def test_terms_in_the_data_are_as_written(hostile_site: Site, section: str) -> None:
    data = json.loads((hostile_site.folder / "api" / "v1" / f"{section}.json").read_text(encoding="utf-8"))
    items = {item["id"]: item for item in data["items"]}
    for id_, term in term_file(hostile_site, section).items():
        assert as_texts({name: items[id_][name] for name in term}) == as_texts(term)


def as_texts(value: Any) -> Any:
    """Data as YAML texts, what is absent left out."""
    if isinstance(value, dict):
        return {name: as_texts(item) for name, item in value.items() if item not in (None, [], False)}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


@pytest.mark.browser
def test_nothing_happens_in_a_browser(
    hostile_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    """Every page is opened; window.hacked is never set, nothing asks, nothing is fetched from elsewhere."""
    window = visit(server(hostile_site, "/kb/"))
    items = written(hostile_site)
    for address in hostile_site.pages.by_address:
        page = window.open(address)
        assert page.evaluate("window.hacked") is None, address
        if address in items:
            assert page.title().endswith(f"{items[address]['title']} - Small collection")
            assert page.text_content("h1") == items[address]["title"]
    assert window.troubles == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "address",
    [
        "",
        "glossary/",
        "findings/children-leave-custody-soon/",
        "themes/working-together/",
        "findings/piece-34/",
    ],
)
def test_explanations_do_nothing(
    hostile_site: Site, server: Callable[..., str], visit: Callable[..., Visit], address: str
) -> None:
    """Titles of abbreviations and of shortened texts are shown by a script of the theme; as text only."""
    window = visit(server(hostile_site, "/kb/"))
    for width in (1280, 700, 360):
        window.context.pages[0].set_viewport_size({"width": width, "height": 800})
        page = window.open(address)
        assert page.evaluate(POINT_AT_EVERYTHING) > 0
        page.keyboard.press("Tab")
        for abbreviation in page.locator("article abbr").all()[:4]:
            text = abbreviation.get_attribute("title") or abbreviation.get_attribute("data-title")
            abbreviation.focus()
            expect(page.locator("[role=tooltip]:visible")).to_have_text(str(text))
        assert page.evaluate("window.hacked") is None
    assert window.troubles == []


@pytest.mark.browser
def test_searching_does_nothing(
    hostile_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    """Suggestions, results and filters are made by scripts; they hold text only."""
    window = visit(server(hostile_site, "/kb/"))
    page = window.open("")
    field = page.locator("#kb-search")
    for words in ("hacked", "script", "javascript"):
        field.fill("")
        field.press_sequentially(words)
        expect(page.get_by_role("option").first).to_contain_text(PLAIN)
        assert page.evaluate("window.hacked") is None, words
    for query in ("?q=hacked", "?q=%3Cimg+src%3Dx+onerror%3Dwindow.hacked%3D1%3E", ""):
        page = window.open("find/" + query)
        page.wait_for_selector("html[data-finder='ready']")
        assert page.evaluate("window.hacked") is None, query
    expect(page.locator("[data-finder='list'] a").first).to_contain_text(PLAIN)
    expect(page.locator("[data-finder='filters']")).to_contain_text(PLAIN)
    page.locator("[data-view='table']").click()
    expect(page.locator("[data-finder='list'] table")).to_contain_text(PLAIN)
    assert page.evaluate("window.hacked") is None
    assert window.troubles == []


def test_links_of_the_hostile_site_stay_on_it(hostile_site: Site) -> None:
    hosts = {
        urlsplit(link).netloc
        for page in hostile_site.pages.by_address.values()
        for link in page.links()
        if urlsplit(link).scheme in {"http", "https"}
    }
    assert hosts <= {
        "small.example.org",
        "git.example.org",
        "www.example.org",
        "example.org",
        urlsplit(ROOT).netloc,
    }
