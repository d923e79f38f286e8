"""What every term of every vocabulary has."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.model.fields import FROM_FILE, GivenLine, Id, Model, Sentences, Title, TypeName


class Term(Model):
    """What every term has."""

    type: ClassVar[TypeName]

    id: Id = Field(description="The key it stands under.", json_schema_extra=FROM_FILE)
    title: Title = Field(description="Its name as readers know it.", examples=["Youth justice service"])
    definition: Sentences | None = Field(None, description="What it means, in plain English.")
    aliases: tuple[GivenLine, ...] = Field(
        (), description="Other names readers may use.", examples=[["Youth offending team"]]
    )
    abbreviations: tuple[GivenLine, ...] = Field(
        (), description="Abbreviations; explained on every page.", examples=[["YJS", "YOT"]]
    )
    former_ids: tuple[Id, ...] = Field((), description="Ids it had before; their addresses keep working.")

    @property
    def broader_ids(self) -> tuple[str, ...]:
        """The terms directly above it."""
        return tuple(getattr(self, "broader", ()))
