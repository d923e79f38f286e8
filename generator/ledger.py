"""Makes the ledger of a document: cuts it into paragraphs and notes which records draw on each.

What an editor writes into a ledger, the headings and the reasons for leaving a paragraph out, is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from generator.model.citations import records_by_paragraph
from generator.model.ledger import Ledger, paragraph_hash, paragraphs_of
from generator.reading.collection import Collection

HEAD = """\
# The paragraphs of a document that is not part of this project, and the records that draw on each.
# Made by `findings ledger {source_id}`. Written by hand: `sections`, and `left_out`, which says why
# no record draws on a paragraph.
"""


def make_ledger(
    source_id: str, document: Path | None, collection: Collection, old_ledger: Ledger | None = None
) -> str:
    """The text of the ledger of a source, for ``sources/<source-id>.ledger.yml``.

    With ``document`` (a UTF-8 text file) the paragraphs are cut anew; headings and reasons of
    ``old_ledger`` move along with the paragraphs they belong to. Without it, only the records are
    brought up to date. The same input always gives the same text. Raises ``ValueError`` when there is
    neither a document nor an old ledger, or the document is not UTF-8; ``OSError`` when it cannot be read.
    """
    if document is None:
        if old_ledger is None:
            raise ValueError(f"there is no ledger of {source_id} yet: name its document")
        name, whole = old_ledger.document, old_ledger.sha256
        hashes = [paragraph.sha256 for paragraph in old_ledger.paragraphs]
    else:
        content = document.read_bytes()
        name, whole = document.name, hashlib.sha256(content).hexdigest()
        hashes = [paragraph_hash(text) for text in paragraphs_of(content.decode("utf-8-sig"))]
    sections, reasons = _carry_over(old_ledger, hashes)
    records = records_by_paragraph(collection.records, source_id)
    lines = [HEAD.format(source_id=source_id), f"document: {_text(name)}\n", f"sha256: {whole}\n"]
    if sections:
        lines.append("sections:\n")
        lines += [
            f"  - first: {first}\n    title: {_text(title)}\n" for first, title in sorted(sections.items())
        ]
    lines.append("paragraphs:\n")
    for number, digits in enumerate(hashes, start=1):
        lines.append(_paragraph(number, digits, records.get(number, ()), reasons.get(number)))
    return "".join(lines)


def _paragraph(number: int, digits: str, records: Iterable[str], reason: str | None) -> str:
    """One entry. The reason goes when a record draws on the paragraph after all."""
    lines = [f"  - number: {number}\n    sha256: {digits}\n"]
    ids = list(records)
    if ids:
        lines.append("    records:\n")
        lines += [f"      - {id_}\n" for id_ in ids]
    elif reason:
        lines.append(f"    left_out: {_text(reason)}\n")
    return "".join(lines)


def _carry_over(old: Ledger | None, hashes: list[str]) -> tuple[dict[int, str], dict[int, str]]:
    """Headings and reasons of the old ledger by the new numbers of their paragraphs."""
    if old is None:
        return {}, {}
    moved: dict[int, int] = {}
    old_hashes = [paragraph.sha256 for paragraph in old.paragraphs]
    blocks = SequenceMatcher(None, old_hashes, hashes, autojunk=False).get_opcodes()
    for _, old_start, old_end, new_start, new_end in blocks:
        if old_end - old_start == new_end - new_start:  # the same paragraphs, or as many changed ones
            moved.update(
                zip(range(old_start + 1, old_end + 1), range(new_start + 1, new_end + 1), strict=True)
            )
    sections = {moved[item.first]: item.title for item in old.sections if item.first in moved}
    reasons = {
        moved[item.number]: item.left_out for item in old.paragraphs if item.left_out and item.number in moved
    }
    return sections, reasons


def _text(value: str) -> str:
    """A text as YAML, in quotation marks unless it is plainly safe without."""
    if re.fullmatch(r"[A-Za-z](?:[\w .,&’/()-]*[\w.)])?", value):
        return value
    return "'" + value.replace("'", "''") + "'"
