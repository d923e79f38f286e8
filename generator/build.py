"""One build, from folder to finished pages and data, with nothing of any site generator in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_collection
from generator.diagnostics import CollectionError, Diagnostic, errors
from generator.documents.briefing import all_briefings
from generator.documents.cache import DocumentCache
from generator.documents.files import document_files
from generator.documents.partner_summary import partner_summaries
from generator.exports.data_page import data_page
from generator.exports.open_data import open_data_files
from generator.exports.opensearch import opensearch_file
from generator.exports.pack_data import pack_files
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.pages.addresses import record_address
from generator.pages.briefing_pages import briefing_pages
from generator.pages.environment import Pages
from generator.pages.page import Page
from generator.pages.site import all_pages
from generator.pages.summary_pages import summary_pages
from generator.pages.training_page import training_pages
from generator.reading.collection import Collection, read_collection
from generator.search.data_files import finder_files
from generator.search.find_page import find_page
from generator.search.word_index import WordIndex

# Both lie beside mkdocs.yml: documents that need not be made again, and a partnership's own templates.
DOCUMENT_CACHE = ".cache/documents"
TEMPLATES = "templates"


@dataclass(frozen=True)
class Build:
    """Everything a site consists of. ``poured`` holds the pages two or more folders deep, by folder."""

    kb: KnowledgeBase
    pages: Pages
    index_pages: tuple[Page, ...]
    index_by_address: Mapping[str, Page]
    poured: Mapping[str, tuple[Page, ...]]
    files: Mapping[str, bytes]
    words: WordIndex
    dates: Mapping[str, str]
    warnings: tuple[Diagnostic, ...]


def read_and_check(source: Path, root: Path, docs: Path) -> tuple[Collection, list[Diagnostic]]:
    """Read a folder of records and check it whole. Returns what was read and every diagnostic."""
    collection = read_collection(source, root=root)
    return collection, [*collection.diagnostics, *check_collection(collection, docs)]


def knowledge_base_of(collection: Collection) -> KnowledgeBase:
    """The knowledge base of a collection without errors."""
    if collection.settings is None:
        raise ValueError("a collection without settings has errors; check it first")
    return build_knowledge_base(
        collection.settings,
        collection.records.values(),
        collection.terms,
        {i: origin.path for i, origin in collection.origins.items()},
        {i: origin.line for i, origin in collection.origins.items()},
        collection.ledgers,
    )


def prepare(source: Path, root: Path, docs: Path) -> Build:
    """Read, check and render everything. Raises CollectionError with all errors if there is any."""
    collection, diagnostics = read_and_check(source, root, docs)
    if errors(diagnostics):
        raise CollectionError(diagnostics)
    kb = knowledge_base_of(collection)
    words = WordIndex(kb)  # Pagefind works beside us from here on
    try:
        return make(kb, root, words, diagnostics)
    except BaseException:
        words.discard()
        raise


def make(kb: KnowledgeBase, root: Path, words: WordIndex, diagnostics: list[Diagnostic]) -> Build:
    """All pages, documents and data files of a knowledge base. ``root`` is the project's folder."""
    pages = Pages(kb)
    open_data = open_data_files(pages)
    briefings = all_briefings(kb)
    summaries = list(partner_summaries(kb))
    made = [
        *all_pages(pages),
        *training_pages(pages),
        *briefing_pages(pages, briefings),
        *summary_pages(pages, summaries),
        data_page(pages, open_data),
        find_page(pages),
    ]
    documents = document_files(briefings, summaries, DocumentCache(root / DOCUMENT_CACHE), root / TEMPLATES)
    contents: dict[str, str | bytes] = {
        **open_data.files,
        **finder_files(kb),
        **pack_files(pages),
        "opensearch.xml": opensearch_file(kb.settings),
        **documents,
    }
    poured: dict[str, list[Page]] = defaultdict(list)
    for page in made:
        if page.depth > 1:
            poured[page.folder].append(page)
    index_pages = tuple(page for page in made if page.depth < 2)
    return Build(
        kb=kb,
        pages=pages,
        index_pages=index_pages,
        index_by_address={page.address: page for page in index_pages},
        poured={folder: tuple(members) for folder, members in poured.items()},
        files={
            address: content.encode() if isinstance(content, str) else content
            for address, content in contents.items()
        },
        words=words,
        dates={record_address(r): r.reviewed or r.added for r in kb.records.values()},
        warnings=tuple(diagnostics),
    )
