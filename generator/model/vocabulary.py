"""The terms that records are sorted by. A vocabulary file maps ids to terms."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.model.fields import (
    Address,
    AgencyId,
    AreaId,
    GivenLine,
    GroupId,
    Id,
    Line,
    Markdown,
    Model,
    PartialDate,
    ProgrammeId,
    RefersTo,
    Sentences,
    SignedNumber,
    ThemeId,
    Title,
    TypeName,
    WholeNumber,
)
from generator.model.language import Guide, TermToAvoid
from generator.model.term import Term


class FurtherReading(Model):
    """Something worth reading outside this knowledge base."""

    title: GivenLine = Field(description="What it is called, with its publisher.")
    address: Address | None = Field(None, description="Where it stands on the web.")


class Theme(Term):
    """What a finding is about."""

    type: ClassVar[TypeName] = "theme"
    definition: Sentences = Field(description="What it means, in plain English.")
    broader: tuple[ThemeId, ...] = Field((), description="Themes that include it.")
    why_it_matters: Markdown | None = Field(
        None, description="Why it matters, in the editors' words and without new facts."
    )
    questions: tuple[Line, ...] = Field(
        (), description="Questions a team can ask itself, written by the editors."
    )
    further_reading: tuple[FurtherReading, ...] = Field((), description="What to read next.")


class Position(Model):
    """A point on the map, in degrees (WGS 84)."""

    latitude: SignedNumber = Field(ge=49, le=61, description="Degrees north.", examples=[53.8])
    longitude: SignedNumber = Field(
        ge=-9, le=3, description="Degrees east; west is negative.", examples=[-1.55]
    )


class Area(Term):
    """A place that is inspected or that contains one."""

    type: ClassVar[TypeName] = "area"
    broader: tuple[AreaId, ...] = Field((), description="Areas that contain it.")
    area_type: Literal[
        "county", "unitary authority", "metropolitan district", "London borough",
        "combined authority", "police force area", "region",
    ] = Field(description="What kind of area it is.")  # fmt: skip
    ons_code: Annotated[str, Field(pattern=r"^[EWK][0-9]{8}$")] | None = Field(
        None, description="Its code at the Office for National Statistics.", examples=["E08000035"]
    )
    position: Position | None = Field(None, description="A point inside it.")


class Agency(Term):
    """A body, or a part of one, that works with children or inspects those who do."""

    type: ClassVar[TypeName] = "agency"
    definition: Sentences = Field(description="What it does, in plain English.")
    broader: tuple[AgencyId, ...] = Field((), description="Agencies that it is part or an example of.")
    sector: Literal[
        "police", "health", "education", "local government", "youth justice and probation",
        "voluntary and community", "partnership", "inspectorate", "national government", "business",
    ] = Field(description="The sector it belongs to.")  # fmt: skip
    area: AreaId | None = Field(None, description="For a named body: the area it serves.")


class Group(Term):
    """Children or others whom a finding affects in particular."""

    type: ClassVar[TypeName] = "group"
    definition: Sentences = Field(description="Who they are, in plain and respectful English.")
    broader: tuple[GroupId, ...] = Field((), description="Groups that include it.")


class Programme(Term):
    """A series of inspections. Its own themes are never mixed with the themes of findings."""

    type: ClassVar[TypeName] = "programme"
    inspectorates: tuple[AgencyId, ...] = Field(min_length=1, description="Who inspected.")
    started: PartialDate | None = Field(None, description="When the inspections began.")
    ended: PartialDate | None = Field(None, description="When the inspections ended.")
    number_of_inspections: WholeNumber | None = Field(None, ge=1, description="How many inspections.")
    areas: tuple[AreaId, ...] = Field((), description="The areas inspected.")
    sample: Sentences | None = Field(None, description="What was looked at in detail.")
    inspection_themes: tuple[GivenLine, ...] = Field((), description="The inspectorates' own themes.")
    part_of: ProgrammeId | None = Field(None, description="The wider programme it belongs to.")


class GlossaryEntry(Term):
    """A word or abbreviation that a page may use and a reader may not know."""

    type: ClassVar[TypeName] = "glossary"
    definition: Sentences = Field(description="What it means, in plain English.")
    see: Annotated[Id, RefersTo(("theme", "area", "agency", "group", "programme"))] | None = Field(
        None, description="The term that has a page about it."
    )


# File under findings/vocabulary/ → term class.
VOCABULARY_FILES: dict[str, type[Term]] = {
    "themes.yml": Theme,
    "areas.yml": Area,
    "agencies.yml": Agency,
    "groups.yml": Group,
    "programmes.yml": Programme,
    "glossary.yml": GlossaryEntry,
    "language.yml": TermToAvoid,
    "guides.yml": Guide,
}


class Settings(Model):
    """``findings/knowledge-base.yml``: what the whole collection is and whose it is."""

    title: Annotated[Title, Field(pattern=r"^[^<>&\"{}]+$")] = Field(
        description="The name of the site, without angle brackets, quotation marks or ampersands."
    )
    purpose: Sentences = Field(description="What it is for, in one or two sentences.")
    publisher: GivenLine = Field(description="Who publishes it.")
    address: Address = Field(description="Where the site stands, ending with a slash.")
    contact: Annotated[str, Field(pattern=r"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$")] = Field(
        description="An e-mail address for reports of problems.", examples=["findings@example.org"]
    )
    edit_address: Address | None = Field(
        None, description="Where the files can be edited; the path in the project follows."
    )
    licence: GivenLine = Field(description="The licence of the records.")
    format: Literal["1.0"] = Field(description="The version of the record format.")
