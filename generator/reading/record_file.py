"""One file of a record: from its bytes to the record, with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.diagnostics import Diagnostic
from generator.model.records import FOLDERS, Record
from generator.model.takedown import TakenDown
from generator.reading.origin import Origin, YamlFile
from generator.reading.source_text import RECORD_LIMIT, decode
from generator.reading.takedowns import is_taken_down, read_taken_down
from generator.reading.validation import validate
from generator.reading.yaml_nodes import Mapping
from generator.reading.yaml_tree import read_tree

T = TypeVar("T")


@dataclass(frozen=True)
class RecordFile:
    """What was made of the bytes of one record's file. ``record`` is None where there are errors."""

    content: bytes
    origin: Origin
    record: Record | TakenDown | None
    diagnostics: tuple[Diagnostic, ...]

    _found: dict[Callable[[Any], Any], Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, look: Callable[[Record], T]) -> T:
        """What ``look`` finds in the record, which depends on nothing else. It looks only once.

        Several checks ask the same, and a preview, which keeps this object, asks again after every edit.
        """
        if look not in self._found:
            if not isinstance(self.record, Record):
                raise TypeError(f"{self.origin.path} holds no record to look at")
            self._found[look] = look(self.record)
        found: T = self._found[look]
        return found


def tree_of(
    content: bytes, shown: str, limit: int
) -> tuple[tuple[YamlFile, Mapping] | None, list[Diagnostic]]:
    """The text of a file with its tree, None when nothing can be made of it; and all that is wrong with it."""
    text = decode(content, shown, limit)
    if isinstance(text, Diagnostic):
        return None, [text]
    tree, found = read_tree(text, shown)
    return (YamlFile(shown, text), tree) if tree else None, found


def read_record_file(content: bytes, shown: str, id_: str, kind_folder: str) -> RecordFile:
    """Read one record. ``shown`` is its path in diagnostics. Never raises for bad input."""
    record_class, kind = FOLDERS[kind_folder]
    read, found = tree_of(content, shown, RECORD_LIMIT)
    if read is None:
        return RecordFile(content, Origin(YamlFile(shown, ""), 1, record_class.type), None, tuple(found))
    source, tree = read
    record: Record | TakenDown | None
    if is_taken_down(tree):
        record, wrong = read_taken_down(source, tree, id_, record_class.type)
    else:
        record, wrong = validate(record_class, tree, shown, {"id": id_, "kind": kind}, "record")
    return RecordFile(content, Origin(source, tree.line, record_class.type), record, (*found, *wrong))
