"""What the page of a record or a term looks like, as HTML; see conftest.py for how to renew it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from generator.pages.environment import Pages
from tests.outputs import generated_pages

PAGES = {
    "finding.html": "findings/children-leave-custody-soon/",
    "withdrawn.html": "findings/old-way-of-counting/",
    "case-study.html": "case-studies/night-watch/",
    "takeaway.html": "takeaways/plan-together/",
    "context.html": "context/pledge-to-plan-together/",
    "source.html": "sources/summary/",
    "theme.html": "themes/working-together/",
    "area.html": "areas/northtown/",
    "poor-practice.html": "findings/children-wait-for-assessments/",
    "language.html": "language/",
    "agency.html": "agencies/camhs/",
}


def readable(html: str) -> str:
    """Without drawings of icons, hashes, blank lines and indentation, which say nothing about a page."""
    html = re.sub(r"immutable/[0-9a-f]{8}/", "immutable/HASH/", html)
    html = re.sub(r"<svg\b.*?</svg>", "<svg/>", html, flags=re.DOTALL)
    return "\n".join(line.strip() for line in html.split("\n") if line.strip()) + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_page_is_as_expected(pages: Pages, golden: Callable[[str, str], None], name: str) -> None:
    page = next(page for page in generated_pages(pages) if page.address == PAGES[name])
    head = [
        f"address: {page.address}",
        f"title: {page.title}",
        f"description: {page.description}",
        "contents:",
    ]
    head += [f"  {heading.anchor}: {heading.title}" for heading in page.contents]
    golden(name, "\n".join(head) + "\n\n" + readable(str(page.body)))


def test_contents_lead_to_headings_of_the_page(pages: Pages) -> None:
    for page in generated_pages(pages):
        for heading in page.contents:
            assert f'id="{heading.anchor}"' in page.body, (page.address, heading.anchor)


def test_addresses_are_unique(pages: Pages) -> None:
    addresses = [page.address for page in generated_pages(pages)]
    assert len(addresses) == len(set(addresses))
