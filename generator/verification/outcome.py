"""What a verification has shown, in words for a reader at a terminal."""

from __future__ import annotations

from generator.model.lock import Lock
from generator.model.records import Source
from generator.reading.collection import Collection
from generator.verification.document import Document
from generator.verification.passages import one_line
from generator.verification.verify import quoted

LONGEST = 60


def outcome_words(source: Source, lock: Lock, collection: Collection, document: Document | None) -> str:
    """How many quotations are verified and paragraphs accounted for; which paragraphs are not, where the
    source claims that all are. ``document`` gives the first words of those."""
    items = {
        (item.sha256, item.place.paragraph, item.place.page): item
        for item, _ in quoted(source.id, collection)
    }
    found = sum(1 for item in items.values() if lock.found(item.sha256, item.place))
    lines = [f"{found} of {len(items)} different quotations verified word for word"]
    if found < len(items):
        lines.append("  `findings check` lists the others; verify them with the document")
    total = len(lock.paragraphs)
    drawn_on = sum(1 for paragraph in lock.paragraphs if paragraph.records)
    if source.coverage == "part":
        lines.append(f"{total} paragraphs, {drawn_on} of them quoted or cited by number")
        return "\n".join(lines)
    missing = [item.number for item in lock.paragraphs if not item.records and not item.left_out]
    lines.append(
        f"{total - len(missing)} of {total} paragraphs covered: {drawn_on} drawn on by records, "
        f"{total - len(missing) - drawn_on} left out for a reason"
    )
    for number in missing:
        words = f": {_beginning(document.passages[number - 1].text)}" if document else ""
        lines.append(f"  no record draws on paragraph {number}{words}")
    return "\n".join(lines)


def _beginning(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
