"""Makes the lock file of a source.

What an editor writes into one, the reasons for leaving a paragraph out and the headings of a plain text, is
kept when it is made anew.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.model.lock import Lock, Paragraph, Section
from generator.model.quotations import records_by_paragraph
from generator.model.wording import wording_hash
from generator.reading.collection import Collection
from generator.verification.document import Document

HEAD = """\
# What `findings verify {source_id}` found in a document that is not
# part of this project: its paragraphs with the records that draw on each, and the quotations that
# stand in it word for word. Written by hand: `left_out`, which says why no record draws on a
# paragraph, and the `sections` of a document whose headings no program can tell.
"""
HEADING = "A heading"


def new_lock(document: Document, old: Lock | None) -> Lock:
    """The lock of a document, without quotations, and without the records that draw on its paragraphs.

    Reasons in ``old`` move along with the paragraphs they belong to, and so do its headings, where the
    document has none that a program can tell. A heading of the document is left out by itself.
    """
    hashes = [wording_hash(passage.text) for passage in document.passages]
    sections, reasons = _carry_over(old, hashes)
    headings = document.headings
    return Lock(
        document=document.name,
        sha256=document.sha256,
        sections=tuple(
            Section(first=first, title=title) for first, title in sorted((headings or sections).items())
        ),
        paragraphs=tuple(
            Paragraph(
                number=number,
                sha256=digits,
                page=passage.page,
                left_out=reasons.get(number, HEADING if number in headings else None),
            )
            for number, (digits, passage) in enumerate(zip(hashes, document.passages, strict=True), start=1)
        ),
    )


def with_records(source_id: str, lock: Lock, collection: Collection) -> Lock:
    """The lock with the records that draw on each paragraph. Where there are any, the reason for leaving the
    paragraph out goes."""
    records = records_by_paragraph(collection.records, {source_id: lock})[source_id]
    paragraphs = tuple(
        paragraph.model_copy(
            update={
                "records": records.get(paragraph.number, ()),
                "left_out": None if paragraph.number in records else paragraph.left_out,
            }
        )
        for paragraph in lock.paragraphs
    )
    return lock.model_copy(update={"paragraphs": paragraphs})


def lock_text(source_id: str, lock: Lock) -> str:
    """The text of ``sources/<source-id>.lock.yml``. The same lock always gives the same text."""
    lines = [
        HEAD.format(source_id=source_id),
        f"document: {_text(lock.document)}\n",
        f"sha256: {lock.sha256}\n",
    ]
    if lock.sections:
        lines.append("sections:\n")
        lines += [f"  - first: {item.first}\n    title: {_text(item.title)}\n" for item in lock.sections]
    if lock.quotations:
        lines.append("quotations:\n")
    for item in lock.quotations:
        lines.append(f"  - sha256: {item.sha256}\n    paragraph: {item.paragraph}\n{_page(item.page)}")
    lines.append("paragraphs:\n")
    for paragraph in lock.paragraphs:
        lines.append(f"  - number: {paragraph.number}\n    sha256: {paragraph.sha256}\n")
        lines.append(_page(paragraph.page))
        if paragraph.records:
            lines += ["    records:\n", *(f"      - {id_}\n" for id_ in paragraph.records)]
        if paragraph.left_out:
            lines.append(f"    left_out: {_text(paragraph.left_out)}\n")
    return "".join(lines)


def _page(number: int | None) -> str:
    return f"    page: {number}\n" if number else ""


def _carry_over(old: Lock | None, hashes: list[str]) -> tuple[dict[int, str], dict[int, str]]:
    """Headings and reasons of the old lock by the new numbers of their paragraphs."""
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
