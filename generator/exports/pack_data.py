"""``/training/data/``: what the session pack shows and prints, loaded only when a pack is shown.

``index.json``    every id that a pack can hold; former ids; withdrawn records with what to use instead; what was
                  taken down
``items-N.json``  the texts of ten records for the handout, with the QR codes of their addresses

The ids of the index stand in the order of the items: the first ten are those of ``items-0.json``, and so on. All
text is plain: the page builds its elements from it and never reads HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from generator.documents.qr import CodeOf
from generator.documents.selection import line
from generator.documents.text_blocks import blocks_of, shortened
from generator.model.evidence import BASIS_LABELS
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import CaseStudy, Finding, Record, Takeaway
from generator.model.takedown import TakenDown
from generator.model.vocabulary import Theme
from generator.pages.addresses import record_address
from generator.pages.environment import Pages
from generator.pages.words import who
from generator.search.data_files import compact

FOLDER = "training/data/"
PACKABLE = (CaseStudy, Finding, Takeaway)
PACKABLE_TYPES = {CaseStudy.type, Finding.type, Takeaway.type}
SUGGESTED_MINUTES = 5  # for a finding or a takeaway, whose records name none
LONGEST_PART = 170  # words; a handout gives the rest by its address
SUPPORT = 6
# A pack of ten from all over the collection loads ten files, whatever they hold; with ten items in each these are
# about 60 KB, with fifty 200. With one they would be 11, and a site of 10,000 records would have a fifth more files.
ITEMS_A_FILE = 10
ROOT = "../../"  # as on the pages of records, so that their Markdown is not converted again


def part(pages: Pages, title: str, markdown: str | None, note: str = "") -> list[dict[str, Any]]:
    """A headed text in short, as a list of one; none where the record has no such text."""
    if not markdown:
        return []
    blocks, more = shortened(blocks_of(pages.prose.to_html(markdown, ROOT)), LONGEST_PART)
    return [{"title": title, "blocks": blocks, "more": more, "note": note}] if blocks else []


def parts_of(pages: Pages, record: Record) -> list[dict[str, Any]]:
    """The longer texts of a record, and for a takeaway what supports it."""
    parts: list[dict[str, Any]] = []
    if isinstance(record, CaseStudy):
        basis = BASIS_LABELS[record.difference_basis] if record.difference_basis else ""
        parts += part(pages, "How it works", record.how_it_works)
        parts += part(pages, "What difference it makes", record.difference, basis)
    parts += part(pages, "In more detail", record.detail)
    if isinstance(record, Takeaway):
        titles = [
            pages.kb.records[i].title
            for i in record.supported_by
            if i in pages.kb.records and pages.kb.records[i].status == "published"
        ]
        support = [["item", title] for title in titles[:SUPPORT]]
        title = f"What supports it ({SUPPORT} of {len(titles)})" if titles[SUPPORT:] else "What supports it"
        parts += [{"title": title, "blocks": support, "more": False, "note": ""}] if support else []
    return parts


def questions_of(kb: KnowledgeBase, record: Record) -> dict[str, Any]:
    """A case study's own questions; for others those of their first theme that has any, with its title."""
    if isinstance(record, CaseStudy):
        return {"questions": record.questions, "theme": ""}
    themes = (kb.terms.get(theme) for theme in record.themes)
    theme = next((t for t in themes if isinstance(t, Theme) and t.questions), None)
    return {"questions": theme.questions if theme else (), "theme": theme.title if theme else ""}


def item(pages: Pages, record: Record, code_of: CodeOf) -> dict[str, Any]:
    """Everything that the pack and its handout say of one record."""
    kb = pages.kb
    words = line(kb, record)
    study = record if isinstance(record, CaseStudy) else None
    return {
        "id": record.id,
        "kind": words.kind,
        "kind_name": words.kind_name,
        "title": words.title,
        "summary": words.summary,
        "where": words.where,
        "who": who(record, kb, 8),
        "address": record_address(record),
        "link": words.address,
        "minutes": study.minutes if study else SUGGESTED_MINUTES,
        "suggested": study is None,
        "content_note": study.content_note if study else None,
        "evidence": BASIS_LABELS[record.basis] if isinstance(record, Finding) else "",
        "parts": parts_of(pages, record),
        "figures": words.figures,
        "quotes": [asdict(quote) for quote in words.quotes],
        **questions_of(kb, record),
        "sources": words.sources,
        "qr": asdict(code_of(words.address)),
    }


def withdrawn(kb: KnowledgeBase, record: Record) -> dict[str, Any]:
    """What to say of a withdrawn record. ``pack`` is whether a pack can hold what stands in its place."""
    instead = kb.records.get(record.superseded_by or "")
    return {
        "title": record.title,
        "reason": record.reason,
        "instead": instead
        and {
            "id": instead.id,
            "title": instead.title,
            "address": record_address(instead),
            "pack": isinstance(instead, PACKABLE) and instead.status == "published",
        },
    }


def packable(kb: KnowledgeBase) -> list[Record]:
    """What a pack can hold, in the order of the items."""
    return [*kb.findings, *kb.case_studies, *kb.takeaways]


def index(kb: KnowledgeBase) -> dict[str, Any]:
    """Present ids, former ids, withdrawn records, and ids of records that were taken down."""
    records = [record for record in kb.records.values() if isinstance(record, PACKABLE)]
    taken_down = [taken for taken in kb.taken_down.values() if taken.type in PACKABLE_TYPES]
    holders: list[Record | TakenDown] = [*records, *taken_down]
    return {
        "format": kb.settings.format,
        "a_file": ITEMS_A_FILE,
        "items": [record.id for record in packable(kb)],
        "former": {former: one.id for one in holders for former in one.former_ids},
        "withdrawn": {record.id: withdrawn(kb, record) for record in records if record.status == "withdrawn"},
        "taken_down": [taken.id for taken in taken_down],
    }


INDEX = f"{FOLDER}index.json"


def index_file(kb: KnowledgeBase) -> str:
    """The text of ``index.json``."""
    return compact(index(kb))


def item_files(kb: KnowledgeBase) -> Iterator[tuple[str, list[Record]]]:
    """The address of every file of items, with the records whose items it holds."""
    records = packable(kb)
    for number, start in enumerate(range(0, len(records), ITEMS_A_FILE)):
        yield f"{FOLDER}items-{number}.json", records[start : start + ITEMS_A_FILE]


def items_file(pages: Pages, records: Iterable[Record], code_of: CodeOf) -> str:
    """The text of a file of items; ``code_of`` makes the QR code of an address."""
    return compact([item(pages, record, code_of) for record in records])
