"""Ids last for ever: what an earlier revision had, this one has as well, at the same address."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from generator.checks.references import TYPE_NAMES
from generator.diagnostics import Diagnostic, Place
from generator.model.records import RECORD_TYPES
from generator.reading.collection import Collection
from generator.reading.git_history import Earlier, EarlierId, HistoryError, former_ids_in, read_earlier
from generator.reading.yaml_nodes import find

RECORDS = {record.type for record in RECORD_TYPES}


def check_since(collection: Collection, source: Path, revision: str) -> list[Diagnostic]:
    """Compare a collection with a git revision of its folder ``source``; sorted by place.

    A draft had no address, so it may go. Where the revision cannot be read, says so at ``--since``. Never raises.
    """
    option = Place(f"--since {revision}")
    try:
        earlier = read_earlier(source, revision)
    except HistoryError as error:
        return [Diagnostic(option, error.code, error.message, error.hint, error.severity)]
    found = set(_Comparison(collection, earlier, revision).problems())
    if earlier.moved:
        message = f"the records stood in {earlier.folder}/ then"
        found.add(
            Diagnostic(option, "records-moved", message, "nothing to do; the ids are compared", "warning")
        )
    return sorted(found)


class _Comparison:
    """Goes through everything that had an address."""

    def __init__(self, collection: Collection, earlier: Earlier, revision: str) -> None:
        self.collection, self.earlier, self.revision = collection, earlier, revision
        self.former = {
            former: id_ for id_, holder in collection.holders_of_former_ids() for former in holder.former_ids
        }
        # A record with errors still says which ids it had.
        read = {*collection.records, *collection.terms, *collection.taken_down}
        for id_, origin in collection.origins.items():
            if id_ not in read and origin.file.tree is not None:
                node, _ = find(origin.file.tree, origin.inside)
                self.former |= dict.fromkeys(former_ids_in(node), id_)

    def problems(self) -> Iterator[Diagnostic]:
        for id_, was in self.earlier.ids.items():
            if not was.draft:
                yield from self.of_id(id_, was)
        for former, was in self.earlier.former.items():
            yield from self.of_former_id(former, was)

    def of_id(self, id_: str, was: EarlierId) -> Iterator[Diagnostic]:
        """What had an address of its own has it still, or its address leads to what it became."""
        if id_ not in self.collection.origins and id_ not in self.former:
            if was.type not in self.collection.incomplete:
                message = f"`{id_}` stood here at {self.revision}; now it is neither an id nor a former id"
                yield Diagnostic(Place(self.path(was)), "lost-id", message, self.how_to_give_back(id_, was))
            return
        yield from self.of_owner(id_, was, self.former.get(id_, id_))

    def of_former_id(self, former: str, was: EarlierId) -> Iterator[Diagnostic]:
        """A former id leads to what it led to, or to what that became; only that may have it as its id again."""
        origins = self.collection.origins
        successor = was.owner if was.owner in origins else self.former.get(was.owner)
        if former in origins:
            if successor != former:
                message = (
                    f"`{former}` was a former id of `{was.owner}` at {self.revision}, and is used anew here"
                )
                hint = "choose another id; links to the old address would lead to something else"
                yield Diagnostic(origins[former].place(), "reused-id", message, hint)
        elif former in self.former:
            yield from self.of_owner(former, was, self.former[former])
        elif was.type not in self.collection.incomplete:
            message = f"`{former}` was a former id of `{was.owner}` at {self.revision}, and is no longer named anywhere"
            place = origins[successor].place() if successor else Place(self.path(was))
            hint = (
                f"add it to `former_ids` of `{successor}`"
                if successor
                else f"name it where `{was.owner}` is named"
            )
            yield Diagnostic(place, "lost-former-id", message, hint)

    def of_owner(self, id_: str, was: EarlierId, owner: str) -> Iterator[Diagnostic]:
        """What an id belongs to now has the type it had, and readers see it."""
        origin = self.collection.origins[owner]
        place = origin.place()
        before, now = TYPE_NAMES[was.type], TYPE_NAMES[origin.type]
        record = self.collection.records.get(owner)
        name = f"`{id_}`" if id_ == owner else f"`{id_}`, now called `{owner}`,"
        if origin.type != was.type:
            message = f"{name} was {before} at {self.revision} ({self.path(was)}) and is {now} now, at another address"
            hint = f"give this {now.split(' ', 1)[1]} another id, and keep `{id_}` as {before}"
            if was.type in RECORDS:
                hint += ", withdrawn if it no longer stands"
            yield Diagnostic(place, "changed-type", message, hint)
        elif record is not None and record.status == "draft":
            message = (
                f"{name} was published at {self.revision} and is a draft now, so its address leads nowhere"
            )
            hint = "publish it, or withdraw it with `status: withdrawn` and a reason"
            yield Diagnostic(place, "unpublished-id", message, hint)

    def how_to_give_back(self, id_: str, was: EarlierId) -> str:
        new = [
            other
            for other, origin in self.collection.origins.items()
            if origin.type == was.type and other not in self.earlier.ids
        ]
        close = get_close_matches(id_, new)
        renamed = f"`{close[0]}`, if that is what it is called now" if close else "what took its place"
        if was.type in RECORDS:
            back = "put the file back, with `status: withdrawn` and a `reason` if it no longer stands"
        else:
            back = "put it back"
        return f"add `{id_}` to `former_ids` of {renamed}; otherwise {back}"

    def path(self, was: EarlierId) -> str:
        """The path of a file then, as diagnostics show those of today."""
        inside = was.path.removeprefix(f"{self.earlier.folder}/")
        return was.path if self.earlier.moved else f"{self.collection.path}/{inside}"
