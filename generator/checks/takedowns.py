"""A record that was taken down is gone: nothing names it, and nothing that was made of it is left."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.references import referring
from generator.diagnostics import Diagnostic
from generator.reading.collection import Collection

CODE = "refers-to-taken-down"
CITE = "cite another document; where there is none, take this record down as well"


def check_references_to_taken_down(collection: Collection) -> Iterator[Diagnostic]:
    """No record, draft or withdrawn one included, and no term refers to a record that was taken down."""
    if not collection.taken_down:
        return
    for _, found, origin in referring(collection):
        for location, target, _ in found:
            if target in collection.taken_down:
                hint = CITE if location[-1] == "source" else "remove the reference"
                yield Diagnostic(origin.place(location), CODE, f"`{target}` was taken down", hint)


def check_locks_of_taken_down(collection: Collection) -> Iterator[Diagnostic]:
    """The lock file of a source, which holds its headings, goes with it."""
    for id_ in collection.taken_down:
        if id_ in collection.lock_origins:
            place = collection.lock_origins[id_].place()
            message = f"this file is about `{id_}`, which was taken down"
            yield Diagnostic(place, "text-remains", message, "remove the file")
