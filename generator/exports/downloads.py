"""A file that can be downloaded, with what the data page and the catalogue say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

JSON = "application/json"
SCHEMA = "application/schema+json"
NDJSON = "application/x-ndjson"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


@dataclass(frozen=True)
class Download:
    """One file. ``group`` names the part of the data page that lists it; ``number`` counts its items or rows.

    ``schemas`` are the addresses of the JSON Schemas that it follows.
    """

    address: str
    title: str
    about: str
    group: str
    media_type: str
    content: bytes = field(repr=False)
    number: int | None = None
    schemas: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return len(self.content)

    @property
    def name(self) -> str:
        """Its file name."""
        return self.address.rpartition("/")[2]

    @property
    def size_words(self) -> str:
        """Its length for people: “431 KB”."""
        if self.size < 1_000:
            return f"{self.size} bytes"
        if self.size < 999_500:
            return f"{self.size / 1_000:.0f} KB"
        return f"{self.size / 1_000_000:.1f} MB"
