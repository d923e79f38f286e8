"""What Word and PowerPoint files have in common: text without illegal characters, properties, same bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from datetime import UTC, datetime
from typing import Protocol

LANGUAGE = "en-GB"
FIRST_DAY = "2026-01-01"  # of the templates that the project ships
NO_TIME = struct.pack(
    "<2H", 0, (1 << 5) | 1
)  # midnight on 1 January 1980, the first time that a ZIP file can hold
# What XML 1.0 cannot hold, whatever the escaping; line breaks and tabs are spaces here.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACES = re.compile("[\t\n\r]+")


class DocumentTemplateError(Exception):
    """A template of a document cannot be used; the message names its file and says why."""


class Properties(Protocol):
    """The document properties as python-docx and python-pptx hold them."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    comments: str
    category: str
    last_modified_by: str
    revision: int
    created: datetime | None
    modified: datetime | None


def legal(text: str) -> str:
    """A text as XML can hold it, on one line."""
    return SPACES.sub(" ", ILLEGAL.sub("", text))


def describe(
    properties: Properties, *, title: str, author: str, subject: str, keywords: str, day: str
) -> None:
    """Fill in the document properties; ``day`` is the date of the newest record, never that of the build."""
    year, month, date = (int(part) for part in (day or "1980-01-01").split("-"))
    moment = datetime(year, month, date, tzinfo=UTC).replace(tzinfo=None)
    # The format allows 255 characters.
    properties.title = legal(title)[:255]
    properties.author = legal(author)[:255]
    properties.subject = legal(subject)[:255]
    properties.keywords = legal(keywords)[:255]
    properties.language = LANGUAGE
    properties.comments = ""
    properties.category = ""
    properties.last_modified_by = legal(author)[:255]
    properties.revision = 1
    properties.created = moment
    properties.modified = moment


def same_bytes(file: bytes) -> bytes:
    """A ZIP file with fixed times and system, so that the same content is always the same file.

    Only these few bytes are changed; packing everything again would take longer than making the document.
    """
    data = bytearray(file)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        position, entries = archive.start_dir, archive.infolist()
    for entry in entries:
        start = entry.header_offset
        data[start + 10 : start + 14] = NO_TIME
    for _ in entries:
        data[position + 5] = 0
        data[position + 12 : position + 16] = NO_TIME
        lengths = struct.unpack_from("<3H", data, position + 28)  # of name, extra field and comment
        position += 46 + sum(lengths)
    return bytes(data)
