"""Everything that can be taken away as data: one table of downloads, and every file by its address.

The data page, the catalogue and ``llms.txt`` are written from the table, so a file is described once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.exports.api import ItemList, api_files, item_lists, schema_files
from generator.exports.api_schemas import api_schema_files
from generator.exports.archive import zip_file
from generator.exports.catalog import catalog_file
from generator.exports.citation_formats import FORMATS
from generator.exports.citations import all_references
from generator.exports.collection import collection, ndjson
from generator.exports.csv_files import csv_file
from generator.exports.data_format import CELL_NOTES, CHANGES, CSV_NOTES, PROMISE, XLSX_NOTES
from generator.exports.downloads import CSV, JSON, NDJSON, SCHEMA, XLSX, ZIP, Download
from generator.exports.markdown_pages import llms_file
from generator.exports.search_server import INDEX_FILE, bulk_files, index_file
from generator.exports.tables import all_tables
from generator.exports.tombstones import tombstone_file
from generator.exports.workbook import xlsx_file
from generator.garbage import nothing_to_find
from generator.model.knowledge_base import KnowledgeBase

STEM = "data/findings-knowledge-base"


@dataclass(frozen=True)
class OpenData:
    """``downloads`` is the table that the data page is written from; ``files`` holds their bytes and all others."""

    downloads: tuple[Download, ...]
    files: dict[str, bytes]

    def group(self, name: str) -> list[Download]:
        """The downloads of one part of the data page."""
        return [download for download in self.downloads if download.group == name]


def _whole(kb: KnowledgeBase, lists: list[ItemList]) -> list[Download]:
    """The collection in one file, once a format."""
    number = sum(len(part.items) for part in lists)
    tables = all_tables(kb, lists)
    workbook = xlsx_file(kb, tables, (*CELL_NOTES, *XLSX_NOTES))
    files = [
        Download(
            f"{STEM}.xlsx",
            "Everything as an Excel workbook",
            "One sheet a type, with filters and links; quotations, figures and places on sheets of their own.",
            "whole",
            XLSX,
            workbook,
            number,
        ),
        Download(
            f"{STEM}.json",
            "Everything as JSON",
            "All records and vocabularies by type, with every field and all links.",
            "whole",
            JSON,
            collection(kb, lists),
            number,
            ("schema/api/collection.json",),
        ),
        Download(
            f"{STEM}.ndjson",
            "Everything as NDJSON",
            "The same items, one a line; “kind” tells what each is.",
            "whole",
            NDJSON,
            ndjson(lists),
            number,
            ("schema/api/line.json",),
        ),
    ]
    for table in tables:
        title = table.name.replace("-", " ").capitalize()
        files.append(
            Download(
                f"data/csv/{table.name}.csv", title, table.about, "csv", CSV, csv_file(table), len(table.rows)
            )
        )
    references = all_references(kb)
    for form in FORMATS:
        ending = f"csl.{form.ending}" if form.ending == "json" else form.ending
        about = f"Every record and document as a reference, for {form.about}."
        content = form.write(references).encode()
        address = f"data/citations.{ending}"
        files.append(
            Download(
                address,
                f"Citations as {form.title}",
                about,
                "citations",
                form.media_type,
                content,
                len(references),
            )
        )
    return files


def _api(kb: KnowledgeBase, lists: list[ItemList]) -> list[Download]:
    return [
        Download(
            file.address,
            PurePosixPath(file.address).stem.replace("-", " ").capitalize(),
            file.about,
            "api",
            JSON,
            file.content,
            file.number,
            (f"schema/api/{PurePosixPath(file.address).name}",),
        )
        for file in (*api_files(kb, lists), tombstone_file(kb))
    ]


def _schemas(kb: KnowledgeBase) -> list[Download]:
    files = []
    for address, text in schema_files().items():
        name = PurePosixPath(address).stem
        files.append(
            Download(address, name, "A YAML file as editors write it", "schema", SCHEMA, text.encode())
        )
    for address, text in api_schema_files(kb).items():
        name = PurePosixPath(address).stem
        files.append(
            Download(address, name, "Items as they are published", "api-schema", SCHEMA, text.encode())
        )
    return files


def _search_server(lists: list[ItemList]) -> list[Download]:
    """The index for a search server, and what fills it."""
    group = "search-server"
    about = "The settings of the index and the type of every field."
    files = [Download(INDEX_FILE, "The index", about, group, JSON, index_file().encode())]
    for number, content in enumerate(bulk_files(lists), 1):
        files.append(
            Download(
                f"data/search-server/items-{number}.ndjson",
                f"Items, part {number}",
                "What fills the index: every item after a line that says where it goes.",
                group,
                NDJSON,
                content,
                content.count(b"\n") // 2,
            )
        )
    return files


def readme(kb: KnowledgeBase, downloads: Iterable[Download]) -> str:
    """The text file inside the ZIP."""
    settings = kb.settings
    notes = "\n".join(f"- {note}" for note in (*CELL_NOTES, *CSV_NOTES, *XLSX_NOTES))
    changes = "\n".join(f"- {change.version}: {change.text}" for change in CHANGES)
    files = "\n".join(f"- {download.address}: {download.title}. {download.about}" for download in downloads)
    return (
        f"{settings.title}\n{settings.purpose}\n\n"
        f"From {settings.address}data/, where every field is explained.\n"
        f"Publisher: {settings.publisher}\nLicence: {settings.licence}\n\n"
        f"Files\n{files}\n\nTables\n{notes}\n\nFormat {settings.format}\n{PROMISE}\n{changes}\n"
    )


def downloads_of(kb: KnowledgeBase) -> list[Download]:
    """The table of downloads, the ZIP of all included."""
    lists = item_lists(kb)
    whole = _whole(kb, lists)
    schemas = _schemas(kb)
    packed = [*whole, *(file for file in schemas if file.group == "api-schema")]
    contents = {"README.txt": readme(kb, packed).encode()} | {file.address: file.content for file in packed}
    about = "All files of this list and the schemas they follow, with a note on how to read them."
    archive = Download(f"{STEM}.zip", "Everything as a ZIP", about, "whole", ZIP, zip_file(contents))
    return [*whole, archive, *_api(kb, lists), *_search_server(lists), *schemas]


@nothing_to_find()
def open_data(kb: KnowledgeBase) -> OpenData:
    """All data files of the whole collection: downloads, catalogue and ``llms.txt``."""
    downloads = downloads_of(kb)
    described = [file for file in downloads if file.group in ("whole", "csv", "citations")]
    files = {file.address: file.content for file in downloads}
    texts = {
        "data/catalog.jsonld": catalog_file(kb, described),
        "llms.txt": llms_file(kb, [file for file in downloads if file.group == "whole"]),
    }
    return OpenData(tuple(downloads), files | {address: text.encode() for address, text in texts.items()})
