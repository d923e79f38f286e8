"""Documents made in memory, for tests that need no file."""

from __future__ import annotations

from generator.verification.document import Document
from generator.verification.passages import Passage


def document(*passages: str | Passage) -> Document:
    """A document of these paragraphs."""
    made = [Passage(item) if isinstance(item, str) else item for item in passages]
    return Document("summary.txt", "0" * 64, tuple(made))
