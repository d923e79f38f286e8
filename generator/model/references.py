"""Which fields of a record or term refer to something else by its id.

A field says so itself, with ``RefersTo`` in its type (see ``generator.model.fields``). The checks and
the reverse links of the knowledge base are both derived from that, here, and from nothing else.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from generator.model.fields import Markdown, Model, RefersTo, TypeName

Location = tuple[str | int, ...]


class Reference(NamedTuple):
    """An id that a model refers to, the types that the field takes, and where it stands.

    ``location`` is the path from the model to the value, as in pydantic's errors: ``("quotes", 0, "via", "source")``.
    """

    location: Location
    target: str
    types: tuple[TypeName, ...]


class ReferringField(NamedTuple):
    """A field that holds ids (``types`` says of what) or models that may hold ids themselves."""

    name: str
    is_list: bool
    types: tuple[TypeName, ...] = ()


def references(model: Model) -> list[Reference]:
    """Every id that the model refers to, in the order of its fields.

    Models inside the model are looked through too.
    """
    found: list[Reference] = []
    _collect(model, (), found)
    return found


def _collect(model: Model, location: Location, found: list[Reference]) -> None:
    for name, is_list, types in referring_fields(type(model)):
        value = getattr(model, name)
        if not value:  # nearly half of all fields
            continue
        if not is_list:
            if types:
                found.append(Reference((*location, name), value, types))
            else:
                _collect(value, (*location, name), found)
        elif types:
            found += [Reference((*location, name, index), item, types) for index, item in enumerate(value)]
        else:
            for index, item in enumerate(value):
                _collect(item, (*location, name, index), found)


@cache
def referring_fields(model_class: type[Model]) -> tuple[ReferringField, ...]:
    """The fields of a model class through which it refers to something, directly or inside."""
    found = []
    for name, info in model_class.model_fields.items():
        field = _referring(name, info.annotation, tuple(info.metadata), is_list=False)
        if field is not None:
            found.append(field)
    return tuple(found)


@cache
def markdown_fields(model_class: type[Model]) -> tuple[str, ...]:
    """The fields of a model class that hold Markdown, in which ``[[id]]`` refers to something."""
    hints = get_type_hints(model_class, include_extras=True)
    return tuple(name for name, hint in hints.items() if Markdown in (hint, *get_args(hint)))


def _referring(name: str, annotation: Any, metadata: tuple[Any, ...], is_list: bool) -> ReferringField | None:
    """Look for ``RefersTo`` or a model inside one annotation; None when it holds neither."""
    for mark in metadata:
        if isinstance(mark, RefersTo):
            return ReferringField(name, is_list, mark.types)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return ReferringField(name, is_list) if referring_fields(annotation) else None
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _referring(name, arguments[0], arguments[1:], is_list)
    is_list = is_list or get_origin(annotation) in (tuple, list)
    for argument in arguments:
        field = _referring(name, argument, (), is_list)
        if field is not None:
            return field
    return None
