"""The finder's data files: small, columnar, and loaded only when they are needed.

``facets.json``   options and, for each record, the numbers of its options; loaded at once
``cards-N.json``  titles, summaries, places and agencies of fifty records; loaded as they are shown
``order.json``    the order of records by title and by source; loaded when somebody sorts
``terms.json``    names and aliases of terms, for suggestions; loaded when somebody types
"""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record
from generator.pages.addresses import TERM_SECTIONS, record_address, term_address
from generator.pages.words import where, who
from generator.search.entries import facets_of, findable, number_found

FOLDER = "find/data/"
# A page shows twenty. Results that stand near each other, as the newest of a theme do, need few files, and each file
# costs a click some milliseconds; results from all over the collection need twenty, whose size this keeps small.
CARDS_A_FILE = 50


def compact(value: Any) -> str:
    """JSON without white space: these files are for a program only."""
    return to_json(value).decode()  # a third of the time of json.dumps


def facets_file(kb: KnowledgeBase, records: list[Record]) -> str:
    """Facets with their options, and one row of option numbers a record."""
    facets = []
    for facet in facets_of(kb):
        number = {option.id: index for index, option in enumerate(facet.options)}
        facets.append(
            {
                "id": facet.id,
                "title": facet.title,
                "options": [[o.id, o.title, [number[b] for b in o.broader]] for o in facet.options],
                "former": {former: o.id for o in facet.options for former in _former_ids(kb, o.id)},
                "rows": [[number[value] for value in facet.values(record)] for record in records],
            }
        )
    return compact({"format": kb.settings.format, "count": len(records), "facets": facets})


def _former_ids(kb: KnowledgeBase, option: str) -> tuple[str, ...]:
    """Ids that an option of a facet had before, so that old addresses of the finder still choose it."""
    holder = kb.terms.get(option) or kb.records.get(option)
    return holder.former_ids if holder else ()


def card(kb: KnowledgeBase, record: Record) -> list[Any]:
    """What a result shows: address, title, summary, where, who, themes."""
    return [
        record_address(record),
        record.title,
        record.summary,
        where(record, kb),
        who(record, kb),
        [kb.terms[theme].title for theme in record.themes],
    ]


def order_file(kb: KnowledgeBase, records: list[Record]) -> str:
    """Record numbers sorted by title, and by their first source and its places."""

    def source_key(index: int) -> tuple[Any, ...]:
        record = records[index]
        sources = record.cited_sources
        name = kb.records[sources[0]].title if sources and sources[0] in kb.records else ""
        first = record.sources[0] if record.sources else None
        return (name, (first.page or 0) if first else 0, (first.paragraph or 0) if first else 0, index)

    numbers = range(len(records))
    return compact(
        {
            "title": sorted(numbers, key=lambda i: (records[i].title.casefold(), i)),
            "source": sorted(numbers, key=source_key),
        }
    )


def terms_file(kb: KnowledgeBase) -> str:
    """Every term that has a page: type, name, other names, address and number of records."""
    rows = [
        [
            term.type,
            term.title,
            [*term.abbreviations, *term.aliases],
            term_address(term),
            number,
        ]
        for term in kb.terms.values()
        if term.type in TERM_SECTIONS and (number := number_found(kb.about(term.id)))
    ]
    return compact(rows)


def finder_files(kb: KnowledgeBase) -> dict[str, str]:
    """All of them, by address."""
    records = findable(kb)
    files = {
        f"{FOLDER}facets.json": facets_file(kb, records),
        f"{FOLDER}order.json": order_file(kb, records),
        f"{FOLDER}terms.json": terms_file(kb),
    }
    for start in range(0, len(records), CARDS_A_FILE):
        cards = [card(kb, record) for record in records[start : start + CARDS_A_FILE]]
        files[f"{FOLDER}cards-{start // CARDS_A_FILE}.json"] = compact(cards)
    return files
