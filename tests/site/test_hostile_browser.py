"""Text is inert in a real browser: nothing runs, nothing asks, nothing is fetched from elsewhere or refused."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.hostile.collection import alone_name, name_of, text_in
from tests.hostile.corpus import CORPUS, ONE_LINE, REFUSED
from tests.hostile.marks import squeezed
from tests.hostile.sets import sets
from tests.site.conftest import Site, Visit

pytestmark = pytest.mark.browser
LISTS = (
    "",
    "findings/",
    "themes/",
    "glossary/",
    "evidence-map/",
    "sources/",
    "training/",
    "briefings/",
    "data/",
)
KINDS = (
    ("findings", "finding", "Finding"),
    ("themes", "theme", "Theme"),
    ("case-studies", "study", "CaseStudy"),
    ("agencies", "agency", "Agency"),
    ("context", "fact", "Context"),
    ("sources", "report", "Source"),
)
POINT_AT_EVERYTHING = """() => {
  const elements = [...document.querySelectorAll("[title], abbr, .md-ellipsis")]
  for (const element of elements) {
    for (const name of ["mouseenter", "pointerenter"]) element.dispatchEvent(new MouseEvent(name))
    element.dispatchEvent(new FocusEvent("focusin", {bubbles: true}))
  }
  return elements.length
}"""
PARAMETERS = (
    "q",
    "kind",
    "theme",
    "area",
    "agency",
    "group",
    "source",
    "sort",
    "view",
    "page",
    "<b>",
    "__proto__",
)


@pytest.fixture
def window(hostile_site: Site, server: Callable[..., str], visit: Callable[..., Visit]) -> Visit:
    return visit(server(hostile_site, "/kb/"))


def unharmed(page: Page) -> None:
    assert page.evaluate("[window.hacked, {}.hacked]") == [None, None], page.url


def test_nothing_happens_on_pages(window: Visit) -> None:
    """Lists, which hold all texts; a page of each kind; and some texts alone in Markdown."""
    for address in LISTS:
        unharmed(window.open(address))
    for number in range(0, len(sets()), 4):
        section, what, model = KINDS[number // 4 % len(KINDS)]
        page = window.open(f"{section}/{name_of(number, what)}/")
        unharmed(page)
        title = squeezed(text_in(number, (model, "title")))
        assert squeezed(page.text_content("h1") or "") == title
        assert title in squeezed(page.title())
    for number, injection in enumerate(CORPUS):
        if number % 6 == 0 and "<" in injection.text:
            unharmed(window.open(f"findings/{alone_name(number)}/"))
    assert window.troubles == []


def test_explanations_do_nothing(window: Visit) -> None:
    """Titles of abbreviations and of shortened texts are shown by a script of ours; as text only."""
    for width in (1280, 360):
        window.page.set_viewport_size({"width": width, "height": 800})
        for address in ("glossary/", "themes/h7-theme/"):
            page = window.open(address)
            assert page.evaluate(POINT_AT_EVERYTHING) > 0
            page.keyboard.press("Tab")
            for abbreviation in page.locator("article abbr").all()[:4]:
                text = abbreviation.get_attribute("title") or abbreviation.get_attribute("data-title")
                abbreviation.focus()
                expect(page.locator("[role=tooltip]:visible")).to_have_text(str(text))
            unharmed(page)
    assert window.troubles == []


def test_addresses_do_nothing(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    """Every text of the corpus in the address of the pages that read theirs, also what records cannot hold."""
    window = visit(server(small_site, "/kb/"))
    texts = [injection.text for injection in (*ONE_LINE, *REFUSED)]
    step = len(PARAMETERS)
    for start in range(0, len(texts), step):
        query = urlencode(list(zip(PARAMETERS, texts[start : start + step], strict=False)))
        page = window.open(f"find/?{query}#{query}")
        page.wait_for_selector("html[data-finder='ready']", state="attached")
        unharmed(page)
        assert page.locator("#kb-finder :is(img, script, iframe, svg[onload], style)").count() == 0
    for start in range(0, len(texts), 30):
        some = texts[start : start + 30]
        unharmed(window.open(f"evidence-map/?{urlencode([('by', text) for text in some])}#{some[0]}"))
        page = window.open(f"training/pack/?{urlencode({'title': some[0], 'items': ','.join(some)})}")
        expect(page.locator("[data-pack='tool']")).to_be_visible()
        unharmed(page)
        assert page.locator(".kb-pack :is(img, script, iframe, style)").count() == 0
    assert window.troubles == []
