"""Briefings in a browser: on two sides of A4 without the frame of the site, and readable on a phone."""

from __future__ import annotations

import io
from collections.abc import Callable
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from tests.site.conftest import Site, Visit

pytestmark = pytest.mark.browser

# Every text as long as the format of records allows.
LENGTHEN = """() => {
  const words = (n) => "Some words of a long text. ".repeat(n).slice(0, n)
  document.querySelector(".br").className = "br br--titles"
  document.querySelectorAll(".br-item__title a, .kb-takeaway__title a").forEach((e) => e.textContent = words(120))
  document.querySelectorAll(".br blockquote p").forEach((e) => e.textContent = words(420))
}"""


def addresses(site: Site) -> list[str]:
    pages = site.folder.glob("briefings/*/*/index.html")
    found = (page.parent.relative_to(site.folder).as_posix() + "/" for page in pages)
    return sorted(address for address in found if "/partner-summary/" not in address)


def printed(visit: Visit) -> PdfReader:
    return PdfReader(io.BytesIO(visit.page.pdf(prefer_css_page_size=True)))


def test_every_briefing_prints_on_two_sides(
    site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(site))
    listed = addresses(site)
    assert len(listed) > 80
    too_long = {}
    for address in listed:
        window.open(address)
        number = len(printed(window).pages)
        if number > 2:
            too_long[address] = number
    assert too_long == {}


def test_what_is_printed(site: Site, server: Callable[..., str], visit: Callable[..., Visit]) -> None:
    window = visit(server(site))
    window.open("briefings/agencies/police/")
    paper = printed(window)
    letters = " ".join(page.extract_text() for page in paper.pages)
    text = " ".join(normalize("NFKC", letters).split())  # without ligatures
    width, height = paper.pages[0].mediabox[2:]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    for words in (
        "Seven-minute briefing",
        "Good practice",
        "Poor practice",
        "7. Sources",
        "/briefings/agencies/police/",
    ):
        assert words in text
    for words in ("Worried about a child", "PowerPoint", "On this page", "Report a problem"):
        assert words not in text


def test_the_longest_texts_still_print_on_two_sides(
    site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(site))
    for address in ("briefings/agencies/police/", "briefings/areas/leeds/"):
        window.open(address)
        window.page.evaluate(LENGTHEN)
        assert len(printed(window).pages) <= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1440])
def test_nothing_is_wider_than_the_screen(
    width: int, scheme: str, site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(site), viewport={"width": width, "height": 800}, color_scheme=scheme)
    for address in ("briefings/", "briefings/agencies/police/", "briefings/case-studies/catch/"):
        page = window.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert window.troubles == []
