"""``/data/``: what can be downloaded."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.api import DataFile
from generator.pages.environment import Pages
from generator.pages.page import Page


def data_page(pages: Pages, data_files: list[DataFile], schemas: Iterable[str]) -> Page:
    """The page that lists every file, written from the files themselves."""
    lead = "Everything on this site as open data, made from the same records in the same build."
    return pages.render(
        "data.html",
        "data/",
        "Data",
        lead,
        lead=lead,
        files=data_files,
        schemas=[(address.removeprefix("schema/"), address) for address in schemas],
    )
