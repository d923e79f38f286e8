"""Which fields hold text: the model says so, for every kind of record and term, and inside their parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import get_annotations
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from generator.model.fields import GivenLine, GivenTitle, Line, Markdown, Model, Sentences, Title, Verbatim
from generator.model.lock import Lock
from generator.model.records import RECORD_TYPES
from generator.model.vocabulary import VOCABULARY_FILES, Settings

TEXTS = {
    "Title": Title,
    "GivenTitle": GivenTitle,
    "Line": Line,
    "GivenLine": GivenLine,
    "Sentences": Sentences,
    "Verbatim": Verbatim,
    "Markdown": Markdown,
}
ADAPTERS = {name: TypeAdapter(kind) for name, kind in TEXTS.items()}
MODELS: tuple[type[Model], ...] = (*RECORD_TYPES, *VOCABULARY_FILES.values(), Lock, Settings)
Field = tuple[str, str]  # a model and the way to a field: ("Finding", "quotes.via.section")


@cache
def hints_of(model: type[Model]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


# A title that lets nothing in that HTML knows, since themes do not escape it.
NAME_OF_SITE = hints_of(Settings)["title"]
NAME_ADAPTER = TypeAdapter[str](NAME_OF_SITE)


def text_of(hint: Any) -> str | None:
    """What kind of text a field holds, alone or as a list: a name of ``TEXTS``."""
    for name, kind in TEXTS.items():
        if hint == kind:
            return name
    if hint == NAME_OF_SITE:
        return "Title"
    return next(filter(None, map(text_of, get_args(hint))), None)


def part_of(hint: Any) -> type[Model] | None:
    """The model of what a field holds, alone or as a list."""
    if isinstance(hint, type) and issubclass(hint, Model):
        return hint
    return next(filter(None, map(part_of, get_args(hint))), None)


def is_list(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple


def home_of(model: type[Model], name: str) -> tuple[str, str]:
    """A field with the class that describes it first, so that one that many kinds inherit counts once."""
    first = next(cls for cls in reversed(model.__mro__) if name in get_annotations(cls))
    return first.__name__, name


def text_fields(model: type[Model], way: str = "") -> Iterator[tuple[str, str, tuple[str, str]]]:
    """The way to every field that holds text, the kind of text, and the home of the field."""
    for name, hint in hints_of(model).items():
        if kind := text_of(hint):
            yield way + name, kind, home_of(model, name)
        elif part := part_of(hint):
            yield from text_fields(part, f"{way}{name}.")


_FOUND = [(model.__name__, *found) for model in MODELS for found in text_fields(model)]
FIELDS: dict[Field, str] = {(model, way): kind for model, way, kind, _ in _FOUND}
HOMES: dict[Field, tuple[str, str]] = {(model, way): home for model, way, _, home in _FOUND}
NUMBERS: dict[Field, int] = {field: number for number, field in enumerate(FIELDS)}


@cache
def accepts(kind: str, text: str) -> bool:
    """Whether the reader lets a text into a field."""
    try:
        ADAPTERS[kind].validate_python(text)
    except ValidationError:
        return False
    return True


SITE_NAME: Field = ("Settings", "title")


@cache
def site_name_accepts(text: str) -> bool:
    """Whether the reader lets a text into the name of the site."""
    try:
        NAME_ADAPTER.validate_python(text)
    except ValidationError:
        return False
    return True
