"""What a record rests on: places in documents, quotations and figures."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.fields import (
    FROM_FILE,
    GivenLine,
    LanguageId,
    Line,
    Model,
    Number,
    SourceId,
    TrueFalse,
    Verbatim,
    WholeNumber,
)
from generator.model.wording import wording_hash

Basis = Literal["inspectors-saw", "evaluation-showed", "said-by-others", "recommendation"]
BASIS_LABELS: dict[str, str] = {
    "inspectors-saw": "Inspectors saw this",
    "evaluation-showed": "An evaluation showed this",
    "said-by-others": "An organisation, a professional or the author says this",
    "recommendation": "A recommendation",
}


class Citation(Model):
    """A place in a document: a page where it has pages, else a section and a paragraph."""

    source: SourceId = Field(
        description="The document, by the id of its source record.", examples=["jtai-leeds-2024"]
    )
    section: GivenLine | None = Field(
        None, description="The heading it stands under, as printed.", examples=["Police response"]
    )
    paragraph: WholeNumber | None = Field(
        None,
        ge=1,
        description="Its number among the paragraphs of a document without pages; in a plain text, among the "
        "lines that are not empty.",
        examples=[50],
    )
    page: WholeNumber | None = Field(
        None, ge=1, description="The page number printed in the document.", examples=[5]
    )

    @property
    def has_place(self) -> bool:
        """Whether it says where in the document."""
        return self.page is not None or self.paragraph is not None


Mark = Literal["verified", "passed-on", "not-verified"]
MARK_WORDS: dict[str, str] = {
    "verified": "Verified word for word",
    "passed-on": "Passed on by another document",
    "not-verified": "Not verified",
}
# For documents to print, where every line counts.
SHORT_MARKS: dict[str, str] = {
    "verified": "verified",
    "passed-on": "passed on",
    "not-verified": "not verified",
}


class Quote(Citation):
    """A quotation, word for word. Nothing inside it is ever corrected; “[…]” marks an omission."""

    text: Verbatim = Field(
        description="The words as the cited document prints them, without the quotation marks around them.",
        examples=["When an incident requires a rapid response, partners work effectively together"],
    )
    speaker: GivenLine | None = Field(
        None, description="Who said it, where the document quotes somebody else."
    )
    via: Citation | None = Field(
        None,
        description="The document that passes the quotation on, and the place in it, where another one does.",
    )
    as_quoted: Verbatim | None = Field(
        None,
        description="The wording of the document that passes it on, where it differs from the text above.",
    )
    avoid: TrueFalse = Field(
        False,
        description=(
            "True for language that professionals should not copy, where no single term of the vocabulary of "
            "language is at fault; those are found by themselves."
        ),
    )
    terms_to_avoid: tuple[LanguageId, ...] = Field(
        (),
        description="The terms of the vocabulary of language that stand in its words; never written by hand.",
        json_schema_extra=FROM_FILE,
    )
    verification: Mark = Field(
        "not-verified",
        description="Whether its words were found in the document itself, or only in one that passes it on.",
        json_schema_extra=FROM_FILE,
    )

    @model_validator(mode="after")
    def place_is_known(self) -> Self:
        """A quotation has its own place, or the place where it is passed on."""
        if not self.has_place and not (self.via and self.via.has_place):
            raise ValueError("has no place; give page or paragraph, or say under `via` where it is passed on")
        if self.as_quoted is not None and self.via is None:
            raise ValueError("has `as_quoted` without `via`; say which document words it so")
        if self.as_quoted is not None and self.as_quoted == self.text:
            raise ValueError("has `as_quoted` equal to its text; remove `as_quoted`")
        return self

    @cached_property
    def text_hash(self) -> str:
        """The digits that stand for its words in the lock file of its document."""
        return wording_hash(self.text)

    @cached_property
    def passed_on_hash(self) -> str:
        """The digits that stand for it in the lock file of the document that passes it on."""
        return self.text_hash if self.as_quoted is None else wording_hash(self.as_quoted)


class Figure(Model):
    """A number from the source with what it counts; it keeps its denominator."""

    value: Number = Field(description="The number, in digits.", examples=[16])
    qualifier: Literal["at least", "over", "about", "up to", "only"] | None = Field(
        None, description="The source's own qualifier.", examples=["at least"]
    )
    of: Number | None = Field(None, description="The number that it is part of.", examples=[36])
    in_every: Number | None = Field(
        None,
        description="For a ratio such as “1 in 4”: the second number. Not a count of children.",
        examples=[4],
    )
    unit: Line | None = Field(
        None, description="What is counted or measured, in one or two words.", examples=["children"]
    )
    counts: Line = Field(
        description="What the number says about them.",
        examples=["had a diagnosed disability, an education, health and care plan, or both"],
    )

    @model_validator(mode="after")
    def one_denominator(self) -> Self:
        """A part of a whole and a ratio are different things; the part cannot exceed the whole."""
        if self.of is not None and self.in_every is not None:
            raise ValueError("has both `of` and `in_every`; keep the one that the source states")
        whole = self.of if self.of is not None else self.in_every
        if whole is not None and self.value > whole:
            raise ValueError("has a value larger than what it is part of; check both numbers")
        return self
