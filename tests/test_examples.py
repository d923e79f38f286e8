"""Each kind of error has an example: files laid over a valid collection, and the exact text expected.

To add one, make a folder under ``examples/bad`` with the files that differ and an ``expected.txt``.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check_collection
from generator.diagnostics import as_text
from generator.reading import collection

EXAMPLES = Path(__file__).parent / "examples"
PACKAGE = Path(__file__).parents[1] / "generator"
BAD = sorted(folder.name for folder in (EXAMPLES / "bad").iterdir())


def no_settings(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    (findings / "knowledge-base.yml").unlink()


def file_too_large(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    with (findings / "context" / "pledge.yml").open("a") as record:
        record.write("# filler\n" * 7300)
    with (findings / "vocabulary" / "areas.yml").open("a") as vocabulary:
        vocabulary.write("# filler\n" * 7300)  # within the limit of vocabularies
    with (findings / "vocabulary" / "agencies.yml").open("a") as vocabulary:
        vocabulary.write("# filler\n" * 120_000)


def link(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    (findings / "context" / "linked.yml").symlink_to("pledge.yml")
    (findings / "risks").symlink_to("context")


def unreadable(findings: Path, patch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the refusal is played."""
    refused = {str(findings / "context"), str(findings / "sources" / "leeds-report.yml")}

    def refuse(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: str, *arguments: Any) -> Any:
            if str(path) in refused:
                raise PermissionError(13, "Permission denied")
            return real(path, *arguments)

        return call

    patch.setattr(collection.os, "scandir", refuse(os.scandir))
    patch.setattr(collection, "open", refuse(open), raising=False)


def no_folder(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(findings)


# Examples that cannot be kept as files.
MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "no-settings": no_settings,
    "file-too-large": file_too_large,
    "link": link,
    "unreadable": unreadable,
    "no-folder": no_folder,
}


def diagnostics_of(root: Path) -> str:
    read = collection.read_collection(root / "findings", root=root)
    return as_text([*read.diagnostics, *check_collection(read, root / "docs")])


def test_the_valid_collection_is_clean() -> None:
    assert diagnostics_of(EXAMPLES / "valid") == ""


@pytest.mark.parametrize("name", BAD)
def test_bad_example(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / name
    shutil.copytree(EXAMPLES / "valid", root)
    shutil.copytree(EXAMPLES / "bad" / name, root, dirs_exist_ok=True)
    (root / "expected.txt").unlink()
    if name in MADE:
        MADE[name](root / "findings", monkeypatch)
    found = diagnostics_of(root)
    assert found == (EXAMPLES / "bad" / name / "expected.txt").read_text(encoding="utf-8")


def test_every_code_has_an_example() -> None:
    shown = set()
    for name in BAD:
        expected = (EXAMPLES / "bad" / name / "expected.txt").read_text(encoding="utf-8")
        shown |= set(re.findall(r"^[^ ]+: ([a-z0-9-]+): ", expected, re.MULTILINE))
    assert codes_in_source() == shown


def codes_in_source() -> set[str]:
    """Every text that stands where the code of a diagnostic stands, in the reading and checking parts."""
    return {
        code
        for part in ("reading", "checks")
        for file in (PACKAGE / part).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for code in codes_at(node)
    }


def codes_at(node: ast.AST) -> list[str]:
    """The codes in a call that makes a diagnostic, or in a tuple, dictionary or assignment used for one."""
    candidates: list[ast.expr | None] = []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in {"Diagnostic", "report", "at_problem", "at_context", "Words"}:
            candidates = list(node.args[:2])
    elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and isinstance(node.elts[0], ast.Constant):
        candidates = [node.elts[0]] if " " in ast.unparse(node.elts[1]) else []
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
        candidates = [node.value, getattr(node.value, "body", None), getattr(node.value, "orelse", None)]
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CODES_BY_BEGINNING":
        candidates = list(getattr(node.value, "values", []))
    texts = [item.value for item in candidates if isinstance(item, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)]
