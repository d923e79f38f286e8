"""The words of hand-written pages: harmful language and personal data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.checks.links import without_code
from generator.checks.page_files import page_texts
from generator.checks.personal_data import personal_data
from generator.checks.texts import TextReader, personal_problem
from generator.diagnostics import Diagnostic
from generator.model.harmful_words import WORD
from generator.reading.collection import Collection
from generator.reading.source_text import position


def check_page_words(collection: Collection, docs_folder: Path) -> Iterator[Diagnostic]:
    """What is wrong with the words of every page in a folder. Files that cannot be read are reported elsewhere."""
    reader = TextReader(collection)
    for page in page_texts(docs_folder, collection.root):
        if isinstance(page, Diagnostic):
            continue
        path, whole = page
        text = without_code(whole)
        candidates = reader.harmful.candidates(frozenset(WORD.findall(text.lower())))
        yield from reader.language_problems(candidates, text, partial(position, whole, path=path))
        for found in personal_data(text, reader.contact):
            yield personal_problem(found.sort, position(whole, found.start, path))
