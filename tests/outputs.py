"""What the outputs of a knowledge base hold, made at once for tests that look at pages and files themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.qr import qr_code
from generator.outputs import data_output, index_outputs, record_outputs, term_outputs
from generator.pages.environment import Pages
from generator.pages.page import Page


def generated_pages(pages: Pages) -> Iterator[Page]:
    """Every page of records, terms and lists."""
    for output in (*index_outputs(pages), *term_outputs(pages), *record_outputs(pages, qr_code)):
        if output.page is not None:
            yield output.page.make()


def data_files(pages: Pages) -> dict[str, bytes]:
    """Every data file of the collection, of terms and of records, by address."""
    made: dict[str, bytes] = {}
    for output in (data_output(pages), *term_outputs(pages), *record_outputs(pages, qr_code)):
        for address, content in output.make_files().items():
            made[address] = content.encode() if isinstance(content, str) else content
    return made
