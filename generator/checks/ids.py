"""Each id belongs to one record or term, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.reading.collection import Collection


def check_unique_ids(collection: Collection) -> Iterator[Diagnostic]:
    """No two records or terms have the same id."""
    for id_, origin in collection.duplicates:
        first = collection.origins[id_].place()
        yield Diagnostic(
            origin.place(), "duplicate-id", f"the id `{id_}` is already used in {first}", "choose another id"
        )


def check_former_ids(collection: Collection) -> Iterator[Diagnostic]:
    """A former id is not in use, and belongs to one record or term only."""
    owners: dict[str, str] = {}
    for id_, holder in collection.holders_of_former_ids():
        for index, former in enumerate(holder.former_ids):
            place = collection.origins[id_].place(("former_ids", index))
            if former in collection.origins:
                other = collection.origins[former].place()
                hint = "remove it here, or give the other one another id"
                yield Diagnostic(place, "former-id-in-use", f"the id `{former}` is used in {other}", hint)
            elif former in owners:
                other = collection.origins[owners[former]].place()
                message = f"`{former}` is already a former id in {other}"
                yield Diagnostic(place, "former-id-in-use", message, "keep it in one place only")
            else:
                owners[former] = id_
