"""Whether a data file, feed, picture or document can be read by what is made to read it."""

from __future__ import annotations

import gc
import gzip
import zlib

from lxml import etree
from pydantic_core import from_json

JSON = (".json", ".geojson", ".webmanifest", ".map")
LINES = (".jsonl", ".ndjson")
XML = (".xml", ".svg", ".atom", ".rss", ".rdf")
ZIPPED = (".docx", ".pptx", ".xlsx", ".zip", ".odt")
ZIP_START, ZIP_END = b"PK\3\4", b"PK\5\6"
LONGEST_COMMENT = 65_557  # bytes from the end of a zip file in which its table of contents is named


def unreadable(address: str, content: bytes) -> str:
    """Why nobody can read a file, by its kind; empty when it is well, or of a kind that is not read here."""
    if not content:
        return "the file is empty"
    ending = address[address.rfind(".") :].lower()
    if ending == ".gz":
        try:
            return unreadable(address.removesuffix(".gz"), gzip.decompress(content))
        except (OSError, EOFError, zlib.error) as error:
            return f"this cannot be unpacked: {error}"
    if ending in ZIPPED:
        whole = content.startswith(ZIP_START) and ZIP_END in content[-LONGEST_COMMENT:]
        return "" if whole else "this document is not whole"
    try:
        if ending in JSON:
            _parse_json(content)
        elif ending in LINES:
            for line in content.splitlines():
                _parse_json(line)
        elif ending in XML:
            etree.fromstring(
                content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            )
    except ValueError as error:
        return f"this is not valid JSON: {error}"
    except etree.XMLSyntaxError as error:
        return f"this is not valid XML: {error}"
    return ""


def _parse_json(text: bytes) -> None:
    """Pydantic's parser takes a third of the time of Python's own.

    Meanwhile Python does not look for garbage, which takes longer than reading a large file: all that is made
    here goes at once.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        from_json(text, allow_inf_nan=False, cache_strings="keys")
    finally:
        if collecting:
            gc.enable()
