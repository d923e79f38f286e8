"""RIS, BibTeX and CSL JSON: references as the files that reference managers import.

Each format has its own way to break: RIS by a line break, BibTeX by a brace. Text goes through the
escaper of its format and nothing else does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.exports.reference import Reference

LANGUAGE = "en-GB"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
BIBTEX_WORDS = {
    "\\": r"{\textbackslash}",
    # `\{` counts as a brace when BibTeX looks for the end of a field, so braces are written by name.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_JSON = json.JSONEncoder(ensure_ascii=False)  # made once: json.dumps would make one for each reference
NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
BIBTEX_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


@lru_cache(maxsize=10_000)
def one_line(text: str) -> str:
    """Text on one line, with single spaces and without control characters."""
    if text.isprintable() and "  " not in text:  # most texts: a quarter of the time
        return text.strip()
    return " ".join(NOT_TEXT.sub(" ", text).split())


@lru_cache(maxsize=10_000)
def bibtex_text(text: str) -> str:
    """Text inside a BibTeX field. Accents and curly quotes stay what they are: the file is UTF-8."""
    return BIBTEX_SPECIAL.sub(lambda found: BIBTEX_WORDS[found[0]], one_line(text))


def _ris_lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "RPRT" if reference.is_document else "ELEC"
    yield "ID", reference.id
    for author in reference.authors:
        yield "AU", f"{author},"  # the comma marks a body, whose name is not to be turned round
    yield "TI", reference.title
    yield "T2", reference.container
    parts = reference.date_parts
    if parts:
        yield "PY", f"{parts[0]:04}"
        rest = [f"{part:02}" for part in parts[1:]]
        yield "DA", "/".join([f"{parts[0]:04}", *rest, *[""] * (3 - len(rest))])
    yield "PB", reference.publisher
    yield "UR", reference.url
    yield "AB", reference.abstract
    yield "N1", reference.note
    yield "LA", LANGUAGE


def ris(references: Iterable[Reference]) -> str:
    """References as RIS: a tag and its value a line."""
    lines = []
    for reference in references:
        lines += [f"{tag}  - {one_line(value)}\r\n" for tag, value in _ris_lines(reference) if value]
        lines.append("ER  - \r\n")
    return "".join(lines)


def bibtex(references: Iterable[Reference]) -> str:
    """References as BibTeX. Double braces keep capitals in titles and the names of bodies whole."""
    entries = []
    for reference in references:
        authors = " and ".join(f"{{{bibtex_text(author)}}}" for author in reference.authors)
        fields = {"author": f"{{{authors}}}", "title": f"{{{{{bibtex_text(reference.title)}}}}}"}
        if reference.is_document:
            fields["institution"] = f"{{{{{bibtex_text(reference.publisher)}}}}}"
        else:
            fields["howpublished"] = f"{{In: {bibtex_text(reference.container)}}}"
        parts = reference.date_parts
        if parts:
            fields["year"] = f"{{{parts[0]:04}}}"
        if len(parts) > 1:
            fields["month"] = MONTHS[parts[1] - 1]
        if len(parts) > 2:
            fields["day"] = f"{{{parts[2]}}}"
        # An address is written as it is: programs read this field word for word.
        fields["url"] = f"{{{reference.url}}}"
        fields["abstract"] = f"{{{bibtex_text(reference.abstract)}}}"
        fields["note"] = f"{{{bibtex_text(reference.note)}}}"
        fields["langid"] = "{british}"
        body = "".join(f"  {name} = {value},\n" for name, value in fields.items())
        entries.append(f"@{'techreport' if reference.is_document else 'misc'}{{{reference.id},\n{body}}}\n")
    return "\n".join(entries)


def csl_item(reference: Reference) -> dict[str, Any]:
    """One reference as an item of CSL JSON."""
    item: dict[str, Any] = {
        "id": reference.id,
        "type": "report" if reference.is_document else "webpage",
        "title": reference.title,
        "author": [{"literal": author} for author in reference.authors],
        "publisher": reference.publisher,
        "URL": reference.url,
        "abstract": reference.abstract,
        "note": reference.note,
        "language": LANGUAGE,
    }
    if reference.date:
        item["issued"] = {"date-parts": [reference.date_parts]}
    if reference.container:
        item["container-title"] = reference.container
    return item


def csl(references: Iterable[Reference]) -> str:
    """References as CSL JSON, the format of citation style processors, one a line."""
    items = (_JSON.encode(csl_item(reference)) for reference in references)
    return "[\n" + ",\n".join(items) + "\n]\n"


@dataclass(frozen=True)
class Format:
    """A file format for references."""

    title: str
    ending: str
    media_type: str
    about: str
    write: Callable[[Iterable[Reference]], str]


FORMATS = (
    Format("RIS", "ris", "application/x-research-info-systems", "EndNote, Mendeley, Zotero", ris),
    Format("BibTeX", "bib", "application/x-bibtex", "LaTeX, JabRef", bibtex),
    Format(
        "CSL JSON",
        "json",
        "application/vnd.citationstyles.csl+json",
        "Zotero, Pandoc, reference services",
        csl,
    ),
)
