"""Each kind of error has an example: files laid over a valid collection, and the exact text expected.

To add one, make a folder under ``examples/bad`` with the files that differ and an ``expected.txt``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checks import check_collection
from generator.diagnostics import Diagnostic, as_text
from generator.reading import collection

EXAMPLES = Path(__file__).parent / "examples"
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


def lay_out(name: str, root: Path, patch: pytest.MonkeyPatch) -> None:
    """Make the folder of an example: the valid collection with the example's files over it."""
    shutil.copytree(EXAMPLES / "valid", root)
    shutil.copytree(EXAMPLES / "bad" / name, root, dirs_exist_ok=True)
    (root / "expected.txt").unlink()
    if name in MADE:
        MADE[name](root / "findings", patch)


def diagnostics_of(root: Path) -> list[Diagnostic]:
    read = collection.read_collection(root / "findings", root=root)
    return [*read.diagnostics, *check_collection(read, root / "docs")]


def test_the_valid_collection_is_clean() -> None:
    assert as_text(diagnostics_of(EXAMPLES / "valid")) == ""


@pytest.mark.parametrize("name", BAD)
def test_bad_example(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(name, tmp_path / name, monkeypatch)
    found = as_text(diagnostics_of(tmp_path / name))
    assert found == (EXAMPLES / "bad" / name / "expected.txt").read_text(encoding="utf-8")
