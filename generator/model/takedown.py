"""A record that was taken down: nobody may read it any more, and its file says no more than that.

It keeps its id, because an address is never given to anything else; the day; and the reason as a code,
because reasons in words tend to tell what was taken down.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import FROM_FILE, Day, Id, Model, TypeName

TAKEN_DOWN = "taken-down"
ReasonCode = Literal["legal", "safeguarding", "privacy", "error"]

# What each code says to readers: a sentence, and no detail of the case.
REASONS: dict[ReasonCode, str] = {
    "legal": "There was a legal reason for it.",
    "safeguarding": "It was taken down to keep a child or another person safe.",
    "privacy": "It could have shown who somebody is.",
    "error": "It should not have been published: it was seriously wrong.",
}


class TakenDown(Model):
    """What is left of a record that nobody may read any more. Its file holds these fields and nothing else."""

    id: Id = Field(description="From the file's name.", json_schema_extra=FROM_FILE)
    type: TypeName = Field(description="From the folder.", json_schema_extra=FROM_FILE)
    status: Literal["taken-down"] = Field(description="That it was taken down.", examples=[TAKEN_DOWN])
    taken_down: Day = Field(description="The day on which it was taken down.", examples=["2026-11-25"])
    reason_code: ReasonCode = Field(
        description=(
            "Why, as a code. legal: a court or a law asks for it; safeguarding: it could put a child or another "
            "person at risk; privacy: it could show who somebody is; error: it was seriously wrong."
        ),
        examples=["privacy"],
    )
    former_ids: tuple[Id, ...] = Field(
        (), description="Ids it had before; their addresses lead to the notice."
    )
