"""One file read as the collection reads it: from bytes to a record, with every diagnostic."""

from __future__ import annotations

import time
from pathlib import Path

from generator.checks.markdown_source import check_markdown
from generator.diagnostics import Diagnostic
from generator.model.fields import Model
from generator.model.lock import Lock
from generator.model.records import FOLDERS, Record
from generator.model.term import Term
from generator.model.vocabulary import VOCABULARY_FILES, Settings
from generator.reading.collection import Collection
from generator.reading.origin import Origin, YamlFile
from generator.reading.source_text import RECORD_LIMIT, decode
from generator.reading.validation import validate
from generator.reading.yaml_nodes import Mapping
from generator.reading.yaml_tree import read_tree

MODELS: tuple[type[Model], ...] = (
    *(model for model, _ in FOLDERS.values()),
    *VOCABULARY_FILES.values(),
    Settings,
    Lock,
)
SECONDS = 1.0  # of the processor, so that a busy machine is no failure


def try_input(data: bytes) -> None:
    """Read one file; its first byte says as what. Raises AssertionError for what may not be."""
    model, content = MODELS[data[0] % len(MODELS)] if data else MODELS[0], data[1:]
    start = time.process_time()
    text, found = read_file(content, model)
    taken = time.process_time() - start
    assert taken < SECONDS, f"{taken:.1f} seconds"
    assert misplaced(content, text, found) == []


def read_file(content: bytes, model: type[Model]) -> tuple[str, list[Diagnostic]]:
    """The text of a file of this kind and everything wrong with it. The text is empty where it cannot be decoded."""
    text = decode(content, "file.yml", RECORD_LIMIT)
    if isinstance(text, Diagnostic):
        return "", [text]
    tree, found = read_tree(text, "file.yml")
    if tree is None:
        return text, found
    if issubclass(model, Term):
        for id_, (_, node) in tree.entries.items():
            if isinstance(node, Mapping):
                found += validate(model, node, "file.yml", {"id": id_}, "term")[1]
        return text, found
    given = {}
    if issubclass(model, Record):
        kinds = dict(FOLDERS.values())
        given = {"id": "an-id", "kind": kinds[model]}
    value, wrong = validate(model, tree, "file.yml", given)
    found += wrong
    if isinstance(value, Record):
        collection = Collection("findings", root=Path())
        collection.records["an-id"] = value
        collection.origins["an-id"] = Origin(YamlFile("file.yml", text), tree.line, value.type)
        found += check_markdown(collection)
    return text, found


def misplaced(content: bytes, text: str, found: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics whose place is not inside the file; 0 stands for the file as a whole."""
    lines = (text or content.decode("utf-8", "replace").removeprefix("\ufeff")).split("\n")
    return [
        diagnostic
        for diagnostic in found
        if not (diagnostic.place.line == diagnostic.place.column == 0)
        and not (
            1 <= diagnostic.place.line <= len(lines)
            and 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
        )
    ]
