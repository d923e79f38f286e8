"""From a tree of nodes to an instance of a model, with every error at its exact place."""

from __future__ import annotations

from collections.abc import Mapping as Map
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from generator.diagnostics import Diagnostic, Place, shortened
from generator.model.fields import Model
from generator.reading.error_words import Problem, describe
from generator.reading.yaml_nodes import Mapping, Node, Scalar, data, find

M = TypeVar("M", bound=Model)
Location = tuple[str | int, ...]


def validate(
    model_class: type[M], node: Mapping, path: str, given: Map[str, str], what: str = "file"
) -> tuple[M | None, list[Diagnostic]]:
    """Make a model of a tree.

    ``given`` are the fields that come from the file's name and folder, or from the key of a term; they
    may not be written in the file. ``what`` names the whole in messages: record, term or file.
    Returns the model, or None where errors forbid it, and all errors. Never raises for bad input.
    """
    diagnostics = []
    values = data(node)
    for name in given:
        if name in node.entries:
            key = node.entries[name][0]
            place = Place(path, key.line, key.column)
            diagnostics.append(
                Diagnostic(place, "from-file", f"`{name}` is not written here", _GIVEN_HINT[what])
            )
    values.update(given)
    try:
        return model_class.model_validate(values), diagnostics
    except ValidationError as error:
        found = (
            _diagnostic(model_class, node, path, dict(detail), what)
            for detail in error.errors(include_url=False)
        )
        diagnostics += dict.fromkeys(diagnostic for diagnostic in found if diagnostic)
        return None, diagnostics


_GIVEN_HINT = {
    "record": "remove it; the id is the name of the file, the kind comes from the folder",
    "term": "remove it; the id of a term is the name it stands under",
    "file": "remove it; it comes from the name of the file",
}


def did_you_mean(word: str, known: list[str], otherwise: str) -> str:
    """A hint that names the closest known word, or the other hint when none is close."""
    close = get_close_matches(word, known)
    return f"did you mean “{close[0]}”?" if close else otherwise


def _diagnostic(
    model_class: type[Model], root: Mapping, path: str, detail: dict[str, Any], what: str
) -> Diagnostic | None:
    """One error of pydantic as a diagnostic; None where another one says the same already."""
    location: Location = detail["loc"]
    kind: str = detail["type"]
    node, followed = find(root, location)
    if kind == "missing":
        return _missing(model_class, node, path, location)
    if kind == "extra_forbidden":
        return _unknown(model_class, root, path, location)
    if (
        kind == "too_short"
        and not isinstance(node, Scalar)
        and len(data(node)) >= detail["ctx"]["min_length"]
    ):
        return None  # the entries are there, but have errors of their own
    problem = Problem(
        kind=kind,
        subject=_subject(followed, what),
        node=node,
        message=detail["msg"],
        context=detail.get("ctx", {}),
        fields=_fields_at(model_class, followed),
        examples=_examples(model_class, followed),
    )
    words = describe(problem)
    return Diagnostic(_place(node, path), words.code, words.message, words.hint)


def _missing(model_class: type[Model], node: Node, path: str, location: Location) -> Diagnostic | None:
    name = str(location[-1])
    if isinstance(node, Scalar) or (isinstance(node, Mapping) and name in node.entries):
        return None  # the field is there without a value, which the reader has reported
    info = _fields_at(model_class, location[:-1]).get(name)
    description = info.description if info else None
    hint = f"add it: {description.rstrip('.')}" if description else "add it"
    return Diagnostic(_place(node, path), "missing-field", f"the field `{name}` is missing", hint)


def _unknown(model_class: type[Model], root: Mapping, path: str, location: Location) -> Diagnostic:
    name = str(location[-1])
    parent, _ = find(root, location[:-1])
    key = parent.entries[name][0] if isinstance(parent, Mapping) else parent
    names = [known for known, info in _fields_at(model_class, location[:-1]).items() if not _from_file(info)]
    hint = did_you_mean(name, names, "remove it; the fields here are " + ", ".join(names))
    return Diagnostic(_place(key, path), "unknown-field", f"there is no field `{shortened(name)}` here", hint)


def _place(node: Node, path: str) -> Place:
    return Place(path, node.line, node.column)


def _subject(location: Location, what: str) -> str:
    """What an error is about: this record, a field, an entry of a list."""
    names = [step for step in location if isinstance(step, str)]
    if not location:
        return f"this {what}"
    return f"`{names[-1]}`" if isinstance(location[-1], str) else f"an entry of `{names[-1]}`"


def _from_file(info: FieldInfo) -> bool:
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("from_file"))


def _fields_at(model_class: type[Model], location: Location) -> dict[str, FieldInfo]:
    """The fields of the model that stands at a location inside another; empty where none does."""
    current: type[Model] | None = model_class
    for step in location:
        if isinstance(step, int):
            continue
        info = current.model_fields.get(step) if current else None
        current = _model_inside(info.annotation) if info else None
    return dict(current.model_fields) if current else {}


def _model_inside(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for found in map(_model_inside, get_args(annotation)) if found), None)


def _examples(model_class: type[Model], location: Location) -> list[Any]:
    """The examples that the model gives for the field at a location."""
    names = [index for index, step in enumerate(location) if isinstance(step, str)]
    if not names:
        return []
    info = _fields_at(model_class, location[: names[-1]]).get(str(location[names[-1]]))
    return list(info.examples or []) if info else []
