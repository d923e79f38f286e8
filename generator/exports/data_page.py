"""``/data/``: every download and every field of it, written from the files and the models themselves."""

from __future__ import annotations

from generator.exports.catalog import dataset_data
from generator.exports.citations import has_files
from generator.exports.data_format import (
    CELL_NOTES,
    CHANGES,
    CSV_NOTES,
    PROMISE,
    XLSX_NOTES,
    published_tables,
)
from generator.exports.open_data import OpenData
from generator.exports.search_server import INDEX
from generator.exports.structured_data import script
from generator.model.schema import field_tables
from generator.pages.environment import Pages
from generator.pages.page import Page

PARTS = ("citation", "quote", "figure", "position", "furtherreading")
LEAD = (
    "Everything on this site as open data, made from the same records in the same build: take it as a "
    "spreadsheet, read it with a program, or follow it with a feed reader."
)


def data_page(pages: Pages, data: OpenData) -> Page:
    """The page that lists every file and explains every field."""
    described = [*data.group("whole"), *data.group("csv"), *data.group("citations")]
    return pages.render(
        "data.html",
        "data/",
        "Data",
        LEAD,
        lead=LEAD,
        groups={
            name: data.group(name)
            for name in ("whole", "csv", "citations", "api", "search-server", "schema", "api-schema")
        },
        index=INDEX,
        files_a_record=has_files(pages.kb),
        notes=(*CELL_NOTES, *CSV_NOTES, *XLSX_NOTES),
        promise=PROMISE,
        changes=CHANGES,
        tables=published_tables(),
        part_tables=[table for table in field_tables() if table.anchor in PARTS],
        structured=script(dataset_data(pages.kb, described)),
    )
