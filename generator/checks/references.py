"""References by id: each leads to something of the right type that readers may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from generator.diagnostics import Diagnostic
from generator.model.fields import TypeName
from generator.model.references import Location, Reference, references
from generator.reading.collection import Collection
from generator.reading.origin import Origin

TYPE_NAMES: dict[TypeName, str] = {
    "finding": "a finding",
    "case-study": "a case study",
    "takeaway": "a takeaway",
    "context": "a context record",
    "source": "a source",
    "theme": "a theme",
    "area": "an area",
    "agency": "an agency",
    "group": "a group",
    "programme": "a programme",
    "glossary": "a glossary entry",
    "language": "a term to avoid",
    "guide": "a guide to language",
}
FOLDER_OF_TYPE: dict[TypeName, str] = {
    "finding": "the folder of its kind",
    "case-study": "case-studies/",
    "takeaway": "takeaways/",
    "context": "context/",
    "source": "sources/",
    "theme": "vocabulary/themes.yml",
    "area": "vocabulary/areas.yml",
    "agency": "vocabulary/agencies.yml",
    "group": "vocabulary/groups.yml",
    "programme": "vocabulary/programmes.yml",
    "glossary": "vocabulary/glossary.yml",
    "language": "vocabulary/language.yml",
    "guide": "vocabulary/guides.yml",
}


def check_references(collection: Collection) -> Iterator[Diagnostic]:
    """Every id that a field refers to exists, has a type that the field takes, and is not its own."""
    for id_, found, origin in referring(collection):
        for location, target, types in found:
            if target == id_:
                message = f"`{id_}` refers to itself in `{_field_of(location)}`"
                yield Diagnostic(origin.place(location), "self-reference", message, "remove it")
            elif target not in collection.origins:
                if not collection.incomplete.intersection(types):
                    hint = suggestion(collection, target, types)
                    message = f"there is no {_kinds(types)} with the id `{target}`"
                    yield Diagnostic(origin.place(location), "unknown-id", message, hint)
            elif collection.origins[target].type not in types:
                actual = TYPE_NAMES[collection.origins[target].type]
                message = f"`{target}` is {actual}; `{_field_of(location)}` takes {_kinds(types, 'a ')}"
                yield Diagnostic(
                    origin.place(location), "wrong-type", message, "name another id or another field"
                )


def check_repetitions(collection: Collection) -> Iterator[Diagnostic]:
    """No id stands twice in one list."""
    for _, found, origin in referring(collection):
        seen: set[tuple[Location, str]] = set()
        for location, target, _ in found:
            if isinstance(location[-1], int):
                if (location[:-1], target) in seen:
                    message = f"`{target}` stands twice in `{_field_of(location)}`"
                    yield Diagnostic(origin.place(location), "repeated-id", message, "remove one of the two")
                seen.add((location[:-1], target))


def check_status(collection: Collection) -> Iterator[Diagnostic]:
    """What readers see refers to nothing that they do not: no draft, and no withdrawn record."""
    if all(record.status == "published" for record in collection.records.values()):
        return
    for id_, record in collection.records.items():
        if record.status == "draft":
            continue
        for location, target, _ in collection.files[id_].once(references):
            other = collection.records.get(target)
            if other is None or other.status == "published":
                continue
            place = collection.origins[id_].place(location)
            if other.status == "draft":
                hint = "publish that record first, or remove the reference"
                yield Diagnostic(
                    place, "refers-to-draft", f"`{target}` is a draft, which readers do not see", hint
                )
            elif record.status == "published":
                hint = (
                    f"use `{other.superseded_by}` instead" if other.superseded_by else "remove the reference"
                )
                yield Diagnostic(place, "refers-to-withdrawn", f"`{target}` is withdrawn", hint)


def referring(collection: Collection) -> Iterator[tuple[str, Sequence[Reference], Origin]]:
    """What records, terms and lock files refer to: the id of each, its references and its origin."""
    for id_ in collection.records:
        yield id_, collection.files[id_].once(references), collection.origins[id_]
    for id_, term in collection.terms.items():
        yield id_, references(term), collection.origins[id_]
    for id_, lock in collection.locks.items():
        yield "", references(lock), collection.lock_origins[id_]


def suggestion(collection: Collection, target: str, types: tuple[TypeName, ...]) -> str:
    """What to do about an unknown id: its present name, the closest id of the right type, or where to add it."""
    renamed = next(
        (i for i, holder in collection.holders_of_former_ids() if target in holder.former_ids), None
    )
    if renamed:
        return f"it is called `{renamed}` now; write that"
    known = [id_ for id_, origin in collection.origins.items() if not types or origin.type in types]
    close = get_close_matches(target, known)
    if close:
        return f"did you mean “{close[0]}”?"
    if len(types) == 1:
        return f"check the spelling, or add it in {FOLDER_OF_TYPE[types[0]]}"
    return "check the spelling, or add the record or term first"


def _kinds(types: tuple[TypeName, ...], article: str = "") -> str:
    if len(types) > 3:
        return f"{article}record" if "finding" in types else f"{article}term"
    names = [TYPE_NAMES[name] if article else TYPE_NAMES[name].split(" ", 1)[1] for name in types]
    return " or ".join(names)


def _field_of(location: Location) -> str:
    return next(str(step) for step in reversed(location) if isinstance(step, str))
