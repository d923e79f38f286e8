"""What a reference manager is told of one record or one document, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """One reference. Authors are bodies, never persons; ``date`` may lack its day or month."""

    id: str
    is_document: bool
    authors: tuple[str, ...]
    date: str | None
    title: str
    container: str
    publisher: str
    url: str
    abstract: str
    note: str

    @property
    def date_parts(self) -> list[int]:
        """Year, month and day as far as they are known."""
        return [int(part) for part in self.date.split("-")] if self.date else []
