"""What must hold between records, beyond what each must hold alone. One small function a check.

A check takes the collection and yields diagnostics. It says nothing about records and terms that could
not be read: the reader has reported those.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.checks.citations import (
    check_citations,
    check_duplicate_citations,
    check_passed_on,
    check_written_marks,
)
from generator.checks.cycles import check_hierarchies, check_successors
from generator.checks.dates import check_dates
from generator.checks.ids import check_former_ids, check_unique_ids
from generator.checks.links import check_pages, check_prose
from generator.checks.locks import (
    check_lock_citations,
    check_lock_sources,
    check_locked_quotations,
    check_paragraphs,
    check_quotations,
)
from generator.checks.markdown_source import check_markdown
from generator.checks.names import check_reserved_names, check_twins
from generator.checks.near_duplicates import check_near_duplicates
from generator.checks.page_links import check_page_links
from generator.checks.page_words import check_page_words
from generator.checks.references import check_references, check_repetitions, check_status
from generator.checks.takedowns import check_locks_of_taken_down, check_references_to_taken_down
from generator.checks.texts import check_texts
from generator.diagnostics import Diagnostic
from generator.progress import Tell, silent
from generator.reading.collection import Collection

CHECKS = (
    check_unique_ids,
    check_former_ids,
    check_reserved_names,
    check_twins,
    check_references,
    check_repetitions,
    check_status,
    check_references_to_taken_down,
    check_locks_of_taken_down,
    check_hierarchies,
    check_successors,
    check_citations,
    check_duplicate_citations,
    check_passed_on,
    check_written_marks,
    check_lock_sources,
    check_lock_citations,
    check_quotations,
    check_locked_quotations,
    check_paragraphs,
    check_prose,
    check_markdown,
    check_texts,
    check_near_duplicates,
)


def check_collection(
    collection: Collection, docs_folder: Path | None = None, today: date | None = None, tell: Tell = silent
) -> list[Diagnostic]:
    """Everything that is wrong between the records of a collection, sorted by place.

    What is wrong with single files is in ``collection.diagnostics`` and not repeated here. With
    ``docs_folder``, the links and words of the hand-written pages of that folder are checked too; with ``today``,
    that no date is later. ``tell`` hears how many checks are done. Never raises for bad input.
    """
    found: list[Diagnostic] = []
    for number, check in enumerate(CHECKS, 1):
        found += check(collection)
        tell(number, len(CHECKS))
    if docs_folder is not None:
        found += check_pages(collection, docs_folder)
        found += check_page_links(collection, docs_folder)
        found += check_page_words(collection, docs_folder)
    if today is not None:
        found += check_dates(collection, today)
    return sorted(set(found))
