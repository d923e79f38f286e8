"""All generated pages of a site, in one place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.environment import Pages
from generator.pages.list_pages import list_pages
from generator.pages.map_page import map_page
from generator.pages.messages_page import messages_page
from generator.pages.page import Page
from generator.pages.record_pages import record_pages
from generator.pages.reference_pages import reference_pages
from generator.pages.term_pages import term_pages


def all_pages(pages: Pages) -> Iterator[Page]:
    """Every page that is made from the knowledge base; hand-written ones come from ``docs/``.

    The page that describes the data files is made beside them, in ``generator.exports.data_page``.
    """
    yield from reference_pages(pages)
    yield from list_pages(pages)
    yield from term_pages(pages)
    yield map_page(pages)
    yield messages_page(pages)
    yield from record_pages(pages)
