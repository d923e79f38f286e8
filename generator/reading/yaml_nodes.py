"""The nodes that a YAML file is read into: texts, lists and fields that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Scalar:
    """A text. ``start`` and ``end`` are where it stands in the file, quotation marks included."""

    line: int
    column: int
    text: str
    start: int
    end: int
    blank: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Fields: each key with its own node, and its value."""

    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def find(node: Node, location: Iterable[str | int]) -> tuple[Node, tuple[str | int, ...]]:
    """Follow a location such as ``("quotes", 0, "text")`` as far as it leads.

    Returns the last node found and the part of the location that led to it.
    """
    followed: list[str | int] = []
    for step in location:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            node = node.entries[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
        followed.append(step)
    return node, tuple(followed)


def data(node: Node) -> Any:
    """The node as dictionaries, lists and texts. Fields whose value is missing are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return {
        key: data(value)
        for key, (_, value) in node.entries.items()
        if not (isinstance(value, Scalar) and value.blank)
    }
