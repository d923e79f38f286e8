"""Reads the file of a record that was taken down, and makes sure that nothing is left in it."""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Place
from generator.model.fields import TypeName
from generator.model.takedown import TAKEN_DOWN, TakenDown
from generator.reading.origin import YamlFile
from generator.reading.source_text import position
from generator.reading.validation import validate
from generator.reading.yaml_nodes import Mapping, Scalar

CODE = "text-remains"
COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
HINT = "remove it; such a file holds status, taken_down and reason_code only"


def is_taken_down(tree: Mapping) -> bool:
    """Whether a record's file says that the record was taken down, or means to."""
    if "status" not in tree.entries:
        return False
    status = tree.entries["status"][1]
    return (
        isinstance(status, Scalar) and "-".join(status.text.lower().replace("_", " ").split()) == TAKEN_DOWN
    )


def read_taken_down(
    file: YamlFile, tree: Mapping, id_: str, type_: TypeName
) -> tuple[TakenDown | None, list[Diagnostic]]:
    """The little that is left of a record, and every error: a field too many, a comment, a wrong value."""
    left = [key for name, (key, _) in tree.entries.items() if name not in TakenDown.model_fields]
    remains = [
        Diagnostic(
            Place(file.path, key.line, key.column),
            CODE,
            f"`{key.text}` is still in a record taken down",
            HINT,
        )
        for key in left
    ]
    comment = COMMENT.search(file.text)
    if comment:
        place = position(file.text, comment.end() - 1, file.path)
        remains.append(Diagnostic(place, CODE, "a comment is still in a record taken down", HINT))
    given = {"id": id_, "type": type_}
    taken, found = validate(TakenDown, tree, file.path, given, "record")
    return taken, [*remains, *(diagnostic for diagnostic in found if diagnostic.code != "unknown-field")]
