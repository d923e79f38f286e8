"""Every text of a record or term, with where it stands and whose words it is.

A field says so itself, with ``Text`` in its type (see ``generator.model.fields``); checks of texts are derived
from that, here, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from generator.model.fields import Model, Text
from generator.model.references import Location, markdown_fields

Whose = Literal["editors", "quoted", "given"]


class Passage(NamedTuple):
    """One text. ``location`` leads to it from its record, as in pydantic's errors."""

    location: Location
    text: str
    whose: Whose
    is_markdown: bool


class _TextField(NamedTuple):
    """A field that holds texts (``whose`` is then set), or models that may hold some."""

    name: str
    is_list: bool
    whose: Whose | None
    is_markdown: bool


def passages(model: Model, location: Location = ()) -> Iterator[Passage]:
    """Yield every text of a model and of the models inside it, in the order of its fields."""
    for name, is_list, whose, is_markdown in _text_fields(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        if not is_list:
            if whose:
                yield Passage((*location, name), value, whose, is_markdown)
            else:
                yield from passages(value, (*location, name))
            continue
        for index, item in enumerate(value):
            if whose:
                yield Passage((*location, name, index), item, whose, is_markdown)
            else:
                yield from passages(item, (*location, name, index))


def texts(model: Model) -> tuple[list[str], list[str]]:
    """The texts of a model alone, which takes half the time: the editors' own, and all others."""
    ours: list[str] = []
    others: list[str] = []
    _collect(model, ours, others)
    return ours, others


def _collect(model: Model, ours: list[str], others: list[str]) -> None:
    for name, is_list, whose, _ in _text_fields(type(model)):
        value = getattr(model, name)
        if not value:
            continue
        if whose:
            (ours if whose == "editors" else others).extend(value if is_list else (value,))
        elif is_list:
            for item in value:
                _collect(item, ours, others)
        else:
            _collect(value, ours, others)


@cache
def _text_fields(model_class: type[Model]) -> tuple[_TextField, ...]:
    markdown = markdown_fields(model_class)
    hints = get_type_hints(model_class, include_extras=True)
    found = (_text_field(name, hints[name], name in markdown) for name in model_class.model_fields)
    return tuple(field for field in found if field is not None)


def _text_field(name: str, hint: Any, is_markdown: bool, is_list: bool = False) -> _TextField | None:
    if isinstance(hint, type) and issubclass(hint, Model):
        return _TextField(name, is_list, None, False) if _text_fields(hint) else None
    arguments = get_args(hint)
    if get_origin(hint) is Annotated:
        marks = [mark for mark in arguments[1:] if isinstance(mark, Text)]
        if marks:
            return _TextField(name, is_list, marks[-1].whose, is_markdown)
        return _text_field(name, arguments[0], is_markdown, is_list)
    is_list = is_list or get_origin(hint) in (tuple, list)
    found = (_text_field(name, argument, is_markdown, is_list) for argument in arguments)
    return next((field for field in found if field is not None), None)
