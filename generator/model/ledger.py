"""The ledger of a document: every paragraph with what draws on it, or why nothing does.

It stands for a document that the project never contains: hashes tell whether the document is still the
same, numbers and sections tell whether a citation leads to a place that exists.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.model.fields import Line, Model, RecordId, WholeNumber

HASH_LENGTH = 16


class Section(Model):
    """A heading and the first paragraph that stands under it."""

    first: WholeNumber = Field(
        ge=1, description="Number of the first paragraph that stands under it.", examples=[21]
    )
    title: Line = Field(description="The heading as printed.", examples=["Police response"])


class Paragraph(Model):
    """One non-empty line of a document."""

    number: WholeNumber = Field(ge=1, description="Its number among the non-empty lines.", examples=[50])
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")] = Field(
        description="The first 16 digits of the SHA-256 of its text.", examples=["0f343b0931126a20"]
    )
    records: tuple[RecordId, ...] = Field((), description="The records that draw on it.")
    left_out: Line | None = Field(None, description="Why no record draws on it.", examples=["A heading"])


class Ledger(Model):
    """``sources/<id>.ledger.yml``: the paragraphs of the document of that source."""

    document: Line = Field(
        description="The name of the document's file.", examples=["partner-summary-2024.txt"]
    )
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="The SHA-256 of the whole file.",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c"],
    )
    sections: tuple[Section, ...] = Field((), description="The headings of the document, in order.")
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1, description="Its non-empty lines, in order.")

    @model_validator(mode="after")
    def everything_is_in_order(self) -> Self:
        """Paragraphs are numbered through; sections follow each other and begin at a paragraph."""
        if [paragraph.number for paragraph in self.paragraphs] != list(range(1, len(self.paragraphs) + 1)):
            raise ValueError(
                "does not number its paragraphs 1, 2, 3 and so on; make it again from the document"
            )
        firsts = [section.first for section in self.sections]
        if firsts != sorted(set(firsts)) or (firsts and firsts[-1] > len(self.paragraphs)):
            raise ValueError(
                "has sections out of order; sort them by their first paragraph, each with its own"
            )
        return self

    def section_of(self, number: int) -> str | None:
        """The heading under which a paragraph stands; None before the first heading."""
        titles = [section.title for section in self.sections if section.first <= number]
        return titles[-1] if titles else None

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph with a number, if there is one."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text: its non-empty lines, white space normalised."""
    lines = (normalised(line) for line in text.split("\n"))
    return [line for line in lines if line]


def normalised(text: str) -> str:
    """A text with every run of white space as one space, and none around it."""
    return " ".join(text.split())


def paragraph_hash(text: str) -> str:
    """The digits that stand for a paragraph in the ledger."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:HASH_LENGTH]
