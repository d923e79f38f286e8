"""The five kinds of record. One YAML file is one record; its id is the file's name.

This is the only description of a record: JSON Schema, the reference page for editors, the data
files and the checks are all derived from these classes.
"""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from generator.model.evidence import Basis, Citation, Figure, Quote
from generator.model.fields import (
    FROM_FILE,
    Address,
    AgencyId,
    AreaId,
    CaseStudyId,
    Day,
    EvidenceId,
    FindingId,
    GivenLine,
    GivenTitle,
    GroupId,
    Id,
    Line,
    Markdown,
    Model,
    PartialDate,
    ProgrammeId,
    RecordId,
    Sentences,
    SourceId,
    ThemeId,
    Title,
    TypeName,
    WholeNumber,
)

FindingKind = Literal["good-practice", "poor-practice", "risk", "opportunity"]
Scope = Literal["named-areas", "one-area", "some-areas", "all-inspected", "national"]
Status = Literal["draft", "published", "withdrawn"]


class Record(Model):
    """What every record has."""

    type: ClassVar[TypeName]

    id: Id = Field(description="From the file's name.", json_schema_extra=FROM_FILE)
    kind: str = Field(description="From the folder.", json_schema_extra=FROM_FILE)
    title: Title = Field(
        description="What it says, in one plain line a reader understands without the rest.",
        examples=["Schools train police officers about neurodivergent children"],
    )
    summary: Sentences = Field(
        description="One or two plain sentences in our own words.",
        examples=[
            "Schools in Merton train local police officers, so that they understand children's needs better."
        ],
    )
    detail: Markdown | None = Field(
        None,
        description="More, in Markdown. Refer to another record or a term by its id: `[[project-shield]]`.",
    )
    themes: tuple[ThemeId, ...] = Field((), description="Themes, by id.", examples=[["police-response"]])
    areas: tuple[AreaId, ...] = Field(
        (), description="The areas that the source names for it.", examples=[["leeds"]]
    )
    groups: tuple[GroupId, ...] = Field(
        (), description="Whom it affects, where it is not all children.", examples=[["girls"]]
    )
    figures: tuple[Figure, ...] = Field((), description="Numbers from the source, with what they count.")
    quotes: tuple[Quote, ...] = Field((), description="Quotations, word for word, each with its place.")
    sources: tuple[Citation, ...] = Field((), description="Where it comes from: document and place.")
    related: tuple[RecordId, ...] = Field(
        (), description="Other records worth reading with it; one direction is enough."
    )
    status: Status = Field(
        "published",
        description=(
            "Draft records are checked but not shown; withdrawn ones keep a page. A record that nobody may read any "
            "more is taken down instead, which has fields of its own."
        ),
    )
    reason: Sentences | None = Field(None, description="Why it was withdrawn; only on withdrawn records.")
    superseded_by: RecordId | None = Field(None, description="The record to read instead of a withdrawn one.")
    former_ids: tuple[Id, ...] = Field((), description="Ids it had before; their addresses keep working.")
    added: Day = Field(description="The day it was added.", examples=["2026-11-23"])
    reviewed: Day | None = Field(None, description="The day it was last compared with its sources.")

    @model_validator(mode="after")
    def withdrawal_has_its_reason(self) -> Self:
        """A withdrawn record says why; only a withdrawn record does."""
        if self.status == "withdrawn" and self.reason is None:
            raise ValueError("is withdrawn without a `reason`; say why")
        if self.status != "withdrawn" and (self.reason or self.superseded_by):
            raise ValueError(
                "has `reason` or `superseded_by` but is not withdrawn; remove them or set `status: withdrawn`"
            )
        return self

    @property
    def all_agencies(self) -> tuple[str, ...]:
        """Every agency that has a part in it, in order and once each."""
        return ()

    @cached_property  # every list of a term's records asks again, thirty times a record
    def cited_sources(self) -> tuple[str, ...]:
        """Every source that it draws on, once each: citations, quotations, and what passes them on."""
        ids = [citation.source for citation in self.sources]
        for quote in self.quotes:
            ids.append(quote.source)
            if quote.via:
                ids.append(quote.via.source)
        return tuple(dict.fromkeys(ids))


class Finding(Record):
    """One thing that inspectors found: good practice, poor practice, a risk or an opportunity."""

    type: ClassVar[TypeName] = "finding"

    kind: FindingKind = Field(description="From the folder.", json_schema_extra=FROM_FILE)
    themes: tuple[ThemeId, ...] = Field(
        min_length=1, description="One theme or more, by id.", examples=[["police-response"]]
    )
    scope: Scope = Field(
        description="Where it was found: named areas, one or some areas not named, all inspected areas, or nationally.",
        examples=["named-areas"],
    )
    number_of_areas: WholeNumber | None = Field(
        None,
        ge=2,
        description="How many areas, where the scope is some areas and the source says.",
        examples=[3],
    )
    agencies: tuple[AgencyId, ...] = Field(
        (), description="Whose practice it is, as specific as the source is.", examples=[["custody-staff"]]
    )
    partners: tuple[AgencyId, ...] = Field((), description="Who else takes part.", examples=[["health"]])
    addressed_to: tuple[AgencyId, ...] = Field((), description="Who should act; for an opportunity.")
    basis: Basis = Field(description="What kind of evidence stands behind it.", examples=["inspectors-saw"])
    sources: tuple[Citation, ...] = Field(
        min_length=1, description="Where it comes from: document and place."
    )
    case_studies: tuple[CaseStudyId, ...] = Field((), description="Case studies that show it at work.")
    responds_to: tuple[FindingId, ...] = Field(
        (), description="The opposite finding, or the risk or poor practice that it answers."
    )

    @model_validator(mode="after")
    def scope_fits_areas(self) -> Self:
        """Areas are named exactly where the scope says so; nothing is attributed to an area by guessing."""
        if self.scope == "named-areas" and not self.areas:
            raise ValueError("has the scope named-areas but no `areas`; name them or choose another scope")
        if self.scope != "named-areas" and self.areas:
            raise ValueError("names areas, so its scope must be named-areas")
        if self.number_of_areas is not None and self.scope != "some-areas":
            raise ValueError("has `number_of_areas`, so its scope must be some-areas")
        if self.addressed_to and self.kind != "opportunity":
            raise ValueError("has `addressed_to`, which only opportunities have")
        return self

    @property
    def all_agencies(self) -> tuple[str, ...]:
        """Every agency that has a part in it, in order and once each."""
        return tuple(dict.fromkeys((*self.agencies, *self.partners, *self.addressed_to)))


class CaseStudy(Record):
    """A named initiative, or an inspectorate's own practice study, that a trainer can put before a room."""

    type: ClassVar[TypeName] = "case-study"

    kind: Literal["case-study"] = Field(
        "case-study", description="From the folder.", json_schema_extra=FROM_FILE
    )
    themes: tuple[ThemeId, ...] = Field(min_length=1, description="One theme or more, by id.")
    study: Literal["initiative", "practice-study"] = Field(
        "initiative", description="A named initiative, or a practice study written by the inspectorates."
    )
    how_it_works: Markdown | None = Field(None, description="How it works, in Markdown.")
    difference: Markdown | None = Field(None, description="What difference it made, in Markdown.")
    difference_basis: Basis | None = Field(None, description="Who says that it made a difference.")
    lead: tuple[AgencyId, ...] = Field((), description="Who leads it, where the source says.")
    partners: tuple[AgencyId, ...] = Field((), description="Who takes part.")
    questions: tuple[Line, ...] = Field(
        min_length=1,
        max_length=8,
        description="Discussion questions for a training room, written by the editors.",
    )
    minutes: WholeNumber = Field(
        ge=5, le=120, description="Minutes it takes in a training room.", examples=[20]
    )
    content_note: Sentences | None = Field(
        None, description="What a trainer should warn a room about beforehand."
    )
    sources: tuple[Citation, ...] = Field(
        min_length=1, description="Where it comes from: document and place."
    )

    @model_validator(mode="after")
    def difference_has_its_basis(self) -> Self:
        """What difference it made is only worth something with who says so."""
        if (self.difference is None) != (self.difference_basis is None):
            raise ValueError("must have `difference` and `difference_basis` together; say who says so")
        return self

    @property
    def all_agencies(self) -> tuple[str, ...]:
        """Every agency that has a part in it, in order and once each."""
        return tuple(dict.fromkeys((*self.lead, *self.partners)))


class Takeaway(Record):
    """The lesson in one or two sentences, with the findings and case studies that support it."""

    type: ClassVar[TypeName] = "takeaway"

    kind: Literal["takeaway"] = Field("takeaway", description="From the folder.", json_schema_extra=FROM_FILE)
    themes: tuple[ThemeId, ...] = Field(min_length=1, description="The theme it belongs to, by id.")
    supported_by: tuple[EvidenceId, ...] = Field(
        min_length=1, description="Findings and case studies that support it."
    )
    sources: tuple[Citation, ...] = Field(
        min_length=1, description="Where it comes from: document and place."
    )


class Context(Record):
    """A fact, aim or commitment as somebody states it; never counted among the findings."""

    type: ClassVar[TypeName] = "context"

    kind: Literal["context"] = Field("context", description="From the folder.", json_schema_extra=FROM_FILE)
    nature: Literal["fact", "aim", "commitment", "method"] = Field(
        description="What it is: a fact as stated, an aim, a commitment, or how the inspections worked.",
        examples=["fact"],
    )
    said_by: GivenLine = Field(
        description="Who states it.", examples=["Deputy Mayor of West Yorkshire for Policing and Crime"]
    )
    agencies: tuple[AgencyId, ...] = Field((), description="Whom it concerns.")
    about: tuple[RecordId, ...] = Field((), description="Records beside which it is shown.")
    sources: tuple[Citation, ...] = Field(
        min_length=1, description="Where it comes from: document and place."
    )

    @property
    def all_agencies(self) -> tuple[str, ...]:
        """Every agency that has a part in it, in order and once each."""
        return self.agencies


class Source(Record):
    """A document that records rest on."""

    type: ClassVar[TypeName] = "source"

    kind: Literal["source"] = Field("source", description="From the folder.", json_schema_extra=FROM_FILE)
    title: GivenTitle = Field(
        description="Its title, as printed.", examples=["Joint targeted area inspection of Leeds"]
    )
    short_title: GivenTitle = Field(description="A short name for citations.", examples=["Leeds report 2024"])
    publishers: tuple[AgencyId, ...] = Field(min_length=1, description="Who published it, by id.")
    authors: GivenLine | None = Field(None, description="Who signed it, where the document says.")
    published: PartialDate | None = Field(None, description="When it was published, as exactly as is known.")
    inspected_from: PartialDate | None = Field(None, description="First day of the inspection.")
    inspected_to: PartialDate | None = Field(None, description="Last day of the inspection.")
    programme: ProgrammeId | None = Field(None, description="The series of inspections it belongs to.")
    numbering: Literal["pages", "paragraphs"] = Field(
        description="How places in it are cited.", examples=["pages"]
    )
    coverage: Literal["whole", "part"] = Field(
        "part",
        description="Whether records account for every paragraph of it, or draw on parts of it.",
        examples=["whole"],
    )
    licence: GivenLine = Field(
        description="Its licence, or that it states none.", examples=["Open Government Licence v3.0"]
    )
    attribution: GivenLine | None = Field(None, description="The attribution that the licence requires.")
    address: Address | None = Field(None, description="Where it stands on the web.")
    passes_on: tuple[SourceId, ...] = Field((), description="Documents that it summarises or quotes.")


RECORD_TYPES: tuple[type[Record], ...] = (Finding, CaseStudy, Takeaway, Context, Source)

# Folder under findings/ → record class and kind.
FOLDERS: dict[str, tuple[type[Record], str]] = {
    "good-practice": (Finding, "good-practice"),
    "poor-practice": (Finding, "poor-practice"),
    "risks": (Finding, "risk"),
    "opportunities": (Finding, "opportunity"),
    "case-studies": (CaseStudy, "case-study"),
    "takeaways": (Takeaway, "takeaway"),
    "context": (Context, "context"),
    "sources": (Source, "source"),
}
