"""What people are told of each mistake, word for word and with its place.

The cases stand in three files beside this one: what is read, as Python writes it, and below it, further in, what
is told. ``UPDATE_GOLDEN=1 python -m pytest tests/reading`` writes what is told anew; look at the difference
before you commit it.
"""

from __future__ import annotations

import ast
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic
from generator.model.fields import Model
from generator.model.lock import Lock
from generator.model.records import CaseStudy, Context, Finding
from generator.model.vocabulary import Area, Settings, Theme
from generator.reading.collection import read_collection
from generator.reading.record_file import tree_of
from generator.reading.validation import validate

FOLDER = Path(__file__).parent
LIMIT = 2048

# Each with the fields that its file's name and folder give it, and what messages call the whole.
MODELS: dict[str, tuple[type[Model], dict[str, str], str]] = {
    "context": (Context, {"id": "a", "kind": "context"}, "record"),
    "finding": (Finding, {"id": "a", "kind": "good-practice"}, "record"),
    "case-study": (CaseStudy, {"id": "a", "kind": "case-study"}, "record"),
    "theme": (Theme, {"id": "a"}, "term"),
    "area": (Area, {"id": "a"}, "term"),
    "settings": (Settings, {}, "file"),
    "lock": (Lock, {}, "file"),
}


def of_file(written: str) -> list[Diagnostic]:
    """What is told of a file with this text, or with these bytes."""
    content = ast.literal_eval(written)
    return tree_of(content if isinstance(content, bytes) else content.encode(), "f", LIMIT)[1]


def of_values(written: str) -> list[Diagnostic]:
    """What is told of the fields of a record, a term or another file."""
    name, text = ast.literal_eval(written)
    model, given, what = MODELS[name]
    read, found = tree_of(text.encode(), "f", LIMIT)
    assert read is not None
    return found + validate(model, read[1], "f", given, what)[1]


def of_folder(written: str) -> list[Diagnostic]:
    """What is told of a folder with these files; None stands for a folder in it."""
    with tempfile.TemporaryDirectory() as root:
        lay_out(Path(root), ast.literal_eval(written))
        return read_collection(Path(root, "findings"), root=Path(root)).diagnostics


def lay_out(root: Path, files: dict[str, str | bytes | None]) -> None:
    """Write files below ``findings``, by their paths in it."""
    for path, content in files.items():
        file = root / "findings" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.mkdir()
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())


def cases(name: str) -> dict[str, list[str]]:
    """The cases in a file: what is written, and what is told of it."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            assert line not in found, "this case stands there twice"
            found[line] = []
    return found


def check(name: str, told: Callable[[str], list[Diagnostic]]) -> None:
    expected = cases(name)
    found = {written: [str(diagnostic) for diagnostic in told(written)] for written in expected}
    if os.environ.get("UPDATE_GOLDEN") == "1":
        lines = (f"{written}\n" + "".join(f"  {line}\n" for line in found[written]) for written in found)
        (FOLDER / name).write_text("".join(lines), encoding="utf-8")
    assert found == expected


@pytest.mark.parametrize(
    ("name", "told"),
    [("told_of_files.txt", of_file), ("told_of_values.txt", of_values), ("told_of_folders.txt", of_folder)],
)
def test_told(name: str, told: Callable[[str], list[Diagnostic]]) -> None:
    check(name, told)


def test_every_mistake_that_the_parser_tells_of_has_a_case() -> None:
    """And each is told in one way at least: a case that nothing is told of is one that is accepted."""
    told = {line.split(": ")[1] for lines in cases("told_of_files.txt").values() for line in lines}
    assert {"tab", "no-colon", "unclosed-quote", "unclosed-bracket", "backslash", "lost-text"} <= told
