"""Every hostile text in the settings of a site, through every file that names them, made of one record.

Templates escape whatever it says, so that only some of the texts go through pages. A whole site, with its theme
and in a browser, is built with some of them too (``tests/site/test_hostile*.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from generator.build import knowledge_base_of, read_and_check
from generator.documents.qr import qr_code
from generator.exports import open_data
from generator.exports.citations import citation_files
from generator.exports.feeds import FEED, Feeds
from generator.exports.markdown_pages import MarkdownPages
from generator.exports.opensearch import opensearch_file
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.vocabulary import Settings
from generator.outputs import data_output, record_outputs
from generator.pages.environment import Pages
from generator.pages.frame import frame_values, site_values
from generator.pages.reference_pages import home_page
from generator.pages.training_page import pack_page
from tests.hostile.collection import hostile_settings
from tests.hostile.marks import shown
from tests.hostile.readers import READERS
from tests.hostile.sets import sets

SMALL = Path(__file__).parents[1] / "pages" / "collection"
RECORD = "summary"
WITH_PAGES = range(0, len(sets()), 9)
ALL = {"title", "purpose", "publisher", "licence"}
SHOWN = {
    "data/catalog.jsonld": ALL,
    "data/findings-knowledge-base.json": ALL,
    "data/findings-knowledge-base.xlsx": ALL,
    "feed.xml": ALL,
    "llms.txt": ALL - {"publisher"},
    "opensearch.xml": {"purpose"},  # of the name it has room for the beginning only
    "data/citations.bib": {"title"},
    "data/citations.ris": {"title"},
    "data/citations.csl.json": {"title"},
    "cite/summary.bib": {"title"},
    "sources/summary/index.md": ALL - {"purpose"},
    "head.html": ALL - {"licence"},
}
SHOWN_ON_PAGES = {
    "index.html": {"title", "purpose"},
    "data/index.html": ALL,
    "data/findings-knowledge-base.zip": ALL,
    "sources/summary/index.html": ALL - {"purpose"},
    "training/pack/index.html": ALL - {"purpose"},
}


@cache
def one_record() -> KnowledgeBase:
    collection, _ = read_and_check(SMALL / "findings", SMALL, SMALL / "docs")
    kb = knowledge_base_of(collection)
    return build_knowledge_base(kb.settings, [kb.records[RECORD]], kb.terms, kb.paths, kb.lines, {})


def site_with(number: int) -> Pages:
    """A site with a set in its settings, as the reader lets them in."""
    kb = one_record()
    values = hostile_settings([number], kb.settings.model_dump())
    return Pages(replace(kb, settings=Settings.model_validate(values)))


def files(pages: Pages) -> Iterator[tuple[str, str | bytes]]:
    kb, record = pages.kb, pages.kb.records[RECORD]
    data = open_data.open_data(kb).files
    yield from ((address, content) for address, content in data.items() if not address.endswith(".zip"))
    yield from citation_files(kb, record).items()
    yield f"sources/{RECORD}/index.md", MarkdownPages(pages).page(record)
    yield "opensearch.xml", opensearch_file(kb.settings)
    yield FEED, Feeds(kb).site_feed()
    heads = [f'<meta content="{value}">' for value in site_values(kb).values()]
    yield "head.html", "".join([*heads, frame_values(kb)["site_data"]])  # what the theme takes as it is


def files_of_pages(pages: Pages) -> Iterator[tuple[str, str | bytes]]:
    """Pages before the theme is put round them; and the archive, which holds what the other files are."""
    for output in (data_output(pages), *record_outputs(pages, qr_code)):
        for address, content in output.make(lambda page: page.body.encode()):
            if address.endswith((".html", ".zip")):
                yield address, content
    for page in (home_page(pages), pack_page(pages)):
        yield f"{page.address}index.html", page.body


def test_every_text_is_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_data, "_schemas", lambda _: [])  # they take most of the time, and name no text
    wrong = []
    places: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number in range(len(sets())):
        pages = site_with(number)
        for address, content in [*files(pages), *(files_of_pages(pages) if number in WITH_PAGES else ())]:
            read = READERS[PurePosixPath(address).suffix]
            for field, found, expected in shown(
                read(content.encode() if isinstance(content, str) else content)
            ):
                places[address][field[1]].add(number)
                if found != expected:
                    wrong.append((address, field, found, expected))
    assert wrong == []
    for where, numbers in ((SHOWN, range(len(sets()))), (SHOWN_ON_PAGES, WITH_PAGES)):
        for address, names in where.items():
            assert {name for name in names if places[address][name] != {*numbers}} == set(), address
