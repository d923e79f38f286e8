"""Codes about ids and references to them."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "unknown-id",
        "A reference to something that does not exist",
        "Readers would meet a link that leads nowhere.",
        "Check the spelling, or add the record or term first.",
    ),
    Code(
        "wrong-type",
        "A reference to something of another kind",
        "A field for themes takes themes only, a field for areas takes areas only, and so on.",
        "Name another id, or move this one to the field it belongs to.",
    ),
    Code(
        "self-reference",
        "A record that refers to itself",
        "Readers would be sent in a circle.",
        "Remove the reference.",
    ),
    Code(
        "repeated-id",
        "The same id twice in one list",
        "It would be shown and counted twice.",
        "Remove one of the two.",
    ),
    Code(
        "duplicate-id",
        "The same id used twice",
        "An id belongs to one record or term for good, since links rely on it.",
        "Give the newer one another id.",
    ),
    Code(
        "former-id-in-use",
        "A former id that belongs to something else",
        "The old address must lead to one page only.",
        "Keep it in one record only.",
    ),
    Code(
        "circle",
        "A chain that leads back to its beginning",
        "An area cannot contain itself, and records cannot replace each other.",
        "Remove one link of the chain.",
    ),
    Code(
        "refers-to-draft",
        "A reference to a draft",
        "Readers do not see drafts, so the link would lead nowhere.",
        "Publish that record first, or remove the reference.",
    ),
    Code(
        "refers-to-withdrawn",
        "A reference to a withdrawn record",
        "Nobody should rest on what has been withdrawn.",
        "Use the record that replaces it, or remove the reference.",
    ),
)
