"""The vocabulary of terms to avoid when one writes about children, and the guides that say so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from generator.model.fields import (
    Address,
    GivenLine,
    GivenTitle,
    GuideId,
    PartialDate,
    Sentences,
    TypeName,
)
from generator.model.harmful_words import HarmfulWords
from generator.model.term import Term

Sort = Literal["victim-blaming", "minimising", "adultifying", "criminalising", "othering"]
MOST_READINGS = 400
WORD = r"[^\W_]+(?:[-'’][^\W_]+)*['’]?"
FORM = re.compile(rf"{WORD}(?:[ /]{WORD})*")


def check_form(text: str) -> str:
    """Accept words, with hyphens, apostrophes, and “/” between words of which any one may stand there."""
    if not FORM.fullmatch(text):
        raise ValueError(
            "holds a sign that no form takes; write words, and “/” between those that may change"
        )
    if any("/" in word and "-" in word for word in text.split()):
        raise ValueError(
            "has “/” in a word with a hyphen; write a space for the hyphen, which makes no difference"
        )
    number = 1
    for word in text.split():
        number *= word.count("/") + 1
    if number > MOST_READINGS:
        raise ValueError(f"stands for more than {MOST_READINGS} phrases; make several forms of it")
    return text


Form = Annotated[GivenLine, AfterValidator(check_form)]


class Guide(Term):
    """A published guide to language about children."""

    type: ClassVar[TypeName] = "guide"
    title: GivenTitle = Field(
        description="Its title, as printed.", examples=["Appropriate language: child exploitation"]
    )
    publisher: GivenLine = Field(description="Who published it.", examples=["The Children’s Society"])
    authors: GivenLine | None = Field(None, description="Who wrote it, where it says.")
    published: PartialDate | None = Field(None, description="When it was published, as exactly as is known.")
    address: Address | None = Field(None, description="Where it stands on the web.")


class TermToAvoid(Term):
    """Words that blame, label or diminish a child, with what to say instead."""

    type: ClassVar[TypeName] = "language"
    title: GivenTitle = Field(
        description="The words to avoid, as people write them.", examples=["placing themselves at risk"]
    )
    forms: tuple[Form, ...] = Field(
        min_length=1,
        description=(
            "Every form in which the words are looked for, the one of the title included; “/” stands between words "
            "of which any one may stand there. Capitals and hyphens make no difference."
        ),
        examples=[["place/places/placed/placing themselves/himself/herself at risk"]],
    )
    unless: tuple[Form, ...] = Field(
        (),
        description="Names and phrases in which the words stand but are not meant.",
        examples=[["young offender institution/institutions"]],
    )
    sort: Sort = Field(description="What the words do to a child.", examples=["victim-blaming"])
    why: Sentences = Field(
        description="Why to avoid them, in plain English.",
        examples=["It says that the child causes the danger, and leaves out whoever does."],
    )
    instead: Sentences = Field(
        description="What to write instead.",
        examples=["Say what the danger is and who brings it about: “adults are exploiting this child”."],
    )
    guides: tuple[GuideId, ...] = Field(
        (),
        description="Guides of which you have read that they advise against it; without one, the page says that the "
        "advice is the editors’ own.",
    )


def harmful_words(terms: Mapping[str, Term]) -> HarmfulWords:
    """What finds the terms to avoid among these terms."""
    avoid = [term for term in terms.values() if isinstance(term, TermToAvoid)]
    return HarmfulWords({t.id: t.forms for t in avoid}, {t.id: t.unless for t in avoid})
