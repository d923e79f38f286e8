"""The lock file of a source: what `findings verify` found in its document.

It stands for a document that the project never contains. Hashes tell whether a quotation is still the one
that was found there, and numbers tell what became of each paragraph.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.model.evidence import Citation
from generator.model.fields import Line, Model, RecordId, WholeNumber

Digits = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
PageNumber = Annotated[WholeNumber, Field(ge=1)]


class Section(Model):
    """A heading and the first paragraph that stands under it."""

    first: WholeNumber = Field(
        ge=1, description="Number of the first paragraph that stands under it.", examples=[21]
    )
    title: Line = Field(description="The heading as printed.", examples=["Police response"])


class Paragraph(Model):
    """One paragraph of a document."""

    number: WholeNumber = Field(ge=1, description="Its number, counted from the first.", examples=[50])
    sha256: Digits = Field(
        description="The first 16 digits of the SHA-256 of its words.", examples=["0f343b0931126a20"]
    )
    page: PageNumber | None = Field(None, description="The page on which it begins.", examples=[5])
    records: tuple[RecordId, ...] = Field((), description="The records that draw on it.")
    left_out: Line | None = Field(None, description="Why no record draws on it.", examples=["A heading"])


class LockedQuotation(Model):
    """Words that were found in the document, and where."""

    sha256: Digits = Field(
        description="The first 16 digits of the SHA-256 of its words.", examples=["5ad20dd8aa63ba91"]
    )
    paragraph: WholeNumber = Field(ge=1, description="The paragraph in which it begins.", examples=[26])
    page: PageNumber | None = Field(None, description="The page on which it stands.", examples=[2])

    def stands_at(self, place: Citation) -> bool:
        """Whether this is the place that is cited, as far as the citation says."""
        return place.paragraph in (None, self.paragraph) and place.page in (None, self.page)


class Lock(Model):
    """``sources/<id>.lock.yml``: the paragraphs of the document of that source, and what is quoted from it."""

    document: Line = Field(
        description="The name of the document's file.", examples=["partner-summary-2024.txt"]
    )
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="The SHA-256 of the whole file.",
        examples=["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    )
    sections: tuple[Section, ...] = Field((), description="The headings of the document, in order.")
    quotations: tuple[LockedQuotation, ...] = Field(
        (), description="The quotations that were found in it word for word, in order of their places."
    )
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1, description="Its paragraphs, in order.")

    @model_validator(mode="after")
    def everything_is_in_order(self) -> Self:
        """Paragraphs are numbered through; sections follow each other and begin at a paragraph."""
        last = len(self.paragraphs)
        if [paragraph.number for paragraph in self.paragraphs] != list(range(1, last + 1)):
            raise ValueError(
                "does not number its paragraphs 1, 2, 3 and so on; make it again from the document"
            )
        firsts = [section.first for section in self.sections]
        if firsts != sorted(set(firsts)) or (firsts and firsts[-1] > last):
            raise ValueError(
                "has sections out of order; sort them by their first paragraph, each with its own"
            )
        if any(quotation.paragraph > last for quotation in self.quotations):
            raise ValueError(
                "has a quotation in a paragraph that it does not list; make it again from the document"
            )
        return self

    @cached_property
    def _quotations_by_hash(self) -> dict[str, list[LockedQuotation]]:
        found: dict[str, list[LockedQuotation]] = {}
        for quotation in self.quotations:
            found.setdefault(quotation.sha256, []).append(quotation)
        return found

    def places_of(self, digits: str) -> list[LockedQuotation]:
        """Every place where the words with this hash were found."""
        return self._quotations_by_hash.get(digits, [])

    def found(self, digits: str, place: Citation) -> LockedQuotation | None:
        """The quotation with this hash at the cited place, if it was found there."""
        return next((item for item in self.places_of(digits) if item.stands_at(place)), None)

    def section_of(self, number: int) -> str | None:
        """The heading under which a paragraph stands; None before the first heading."""
        titles = [section.title for section in self.sections if section.first <= number]
        return titles[-1] if titles else None

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph with a number, if there is one."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    @cached_property
    def last_page(self) -> int | None:
        """The number of the last page with text; None where the document has no pages."""
        return max((paragraph.page for paragraph in self.paragraphs if paragraph.page), default=None)
