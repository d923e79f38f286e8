"""Each kind of error has an example: files laid over a valid collection, and the exact text expected.

To add one, make a folder under ``examples/bad`` with the files that differ and an ``expected.txt``. In its folder
``right`` stand the same files as they should be, and ``note.txt``, one sentence for what no file can show; the page
about messages shows both side by side. What an error might be mistaken for has a folder under ``examples/good``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.build import check_addresses
from generator.checks import check_collection
from generator.checks.history import check_since
from generator.diagnostics import Diagnostic, as_text, errors
from generator.reading import collection
from generator.verification.document import read_document
from generator.verification.passages import DocumentError
from generator.verification.verify import verify
from tests import git_examples, name_examples

TODAY = date(2025, 1, 31)
EXAMPLES = Path(__file__).parent / "examples"
BAD = sorted(folder.name for folder in (EXAMPLES / "bad").iterdir())
RIGHT = [name for name in BAD if (EXAMPLES / "bad" / name / "right").is_dir()]
GOOD = sorted(folder.name for folder in (EXAMPLES / "good").iterdir())


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
    refuse_to_open(patch, findings / "context", findings / "sources" / "leeds-report.yml")


def refuse_to_open(patch: pytest.MonkeyPatch, *refused: Path) -> None:
    def refuse(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *arguments: Any) -> Any:
            if Path(path) in refused:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *arguments)

        return call

    patch.setattr(os, "scandir", refuse(os.scandir))
    patch.setattr(collection, "open", refuse(open), raising=False)
    patch.setattr(Path, "read_bytes", refuse(Path.read_bytes))


def deep_brackets(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    with (findings / "context" / "pledge.yml").open("a") as record:
        record.write("related: " + "[" * 30_000 + "\n")


def huge_values(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    pledge = findings / "context" / "pledge.yml"
    text = pledge.read_text(encoding="utf-8")
    text = text.replace("Halve knife crime", "long " * 4000).replace(
        "paragraph: 2", "paragraph: " + "9" * 5000
    )
    pledge.write_text(text + "x" * 900 + ": y\n", encoding="utf-8")


def not_utf8(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """A hand-written page, which tools that look after this project's own Markdown could not read."""
    (findings.parent / "docs").mkdir()
    (findings.parent / "docs" / "guide.md").write_bytes(b"# Guide\n\nThe caf\xe9 opens at ten.\n")


def windows_line_ends(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    for file in findings.rglob("*.yml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def neither_file_nor_folder(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    os.mkfifo(findings / "context" / "pipe.yml")
    (findings / "knowledge-base.yml").unlink()
    os.mkfifo(findings / "knowledge-base.yml")


def hand_written_pages(findings: Path, patch: pytest.MonkeyPatch) -> None:
    docs = findings.parent / "docs"
    (docs / "linked.md").symlink_to("guide/index.md")
    (docs / "other").symlink_to("guide")
    refuse_to_open(patch, docs / "guide", docs / "secret.md")


def same_address(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """Files that not every computer can have beside those of the example."""
    docs = findings.parent / "docs"
    (docs / "Guide.md").write_text("Written by hand.\n", encoding="utf-8")
    (docs / "Areas").mkdir()
    (docs / "Areas" / "about-areas.md").write_text("Written by hand.\n", encoding="utf-8")


def no_folder(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(findings)


# Examples that cannot be kept as files.
MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "no-settings": no_settings,
    "file-too-large": file_too_large,
    "link": link,
    "unreadable": unreadable,
    "no-folder": no_folder,
    "same-address": same_address,
    "deep-brackets": deep_brackets,
    "huge-values": huge_values,
    "not-utf8": not_utf8,
    "windows-line-ends": windows_line_ends,
    "neither-file-nor-folder": neither_file_nor_folder,
    "hand-written-pages": hand_written_pages,
    **name_examples.MADE,
    **git_examples.MADE,
}


def lay_out(name: str, root: Path, patch: pytest.MonkeyPatch) -> None:
    """Make the folder of an example: the valid collection with the example's files over it."""
    shutil.copytree(EXAMPLES / "valid", root)
    if (EXAMPLES / name / "since.txt").is_file():
        git_examples.commit_before(EXAMPLES / name, root)
    shutil.copytree(EXAMPLES / name, root, dirs_exist_ok=True)
    git_examples.remove_since(root)
    shutil.rmtree(root / "right", ignore_errors=True)
    (root / "expected.txt").unlink(missing_ok=True)
    name = Path(name).name
    if name in MADE:
        MADE[name](root / "findings", patch)


def lay_out_right(name: str, root: Path) -> None:
    """Make the folder of a bad example as it should be: its files ``right`` in place of the wrong ones.

    The history is the same; what had to be made by program is wrong, and is left out.
    """
    example = EXAMPLES / "bad" / name
    shutil.copytree(EXAMPLES / "valid", root)
    if (example / "since.txt").is_file():
        git_examples.commit_before(example, root)
        shutil.copytree(EXAMPLES / "valid", root, dirs_exist_ok=True)
        for file in ("removed.txt", "since.txt"):
            if (example / file).is_file():
                shutil.copy(example / file, root)
        git_examples.remove_since(root)
    shutil.copytree(example / "right", root, dirs_exist_ok=True)
    (root / "note.txt").unlink(missing_ok=True)


def diagnostics_of(root: Path) -> list[Diagnostic]:
    read = collection.read_collection(root / "findings", root=root)
    found = [*read.diagnostics, *check_collection(read, root / "docs", TODAY), *verification_of(root, read)]
    if (root / "since.txt").is_file():
        revision = (root / "since.txt").read_text(encoding="utf-8").strip()
        found += check_since(read, root / "findings", revision)
    return found if errors(found) else [*found, *check_addresses(read, root, root / "docs")]


def verification_of(root: Path, read: collection.Collection) -> list[Diagnostic]:
    """What `findings verify` says of the documents that an example holds, each named like its source."""
    found: list[Diagnostic] = []
    for file in sorted((root / "documents").glob("*")):
        try:
            verified = verify(file.stem, read_document(file), read)
        except DocumentError as error:
            found.append(error.diagnostic(f"documents/{file.name}"))
        else:
            found += [report.diagnostic for report in verified.reports]
    return found


def test_the_valid_collection_is_clean() -> None:
    assert as_text(diagnostics_of(EXAMPLES / "valid")) == ""


@pytest.mark.parametrize("name", BAD)
def test_bad_example(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(f"bad/{name}", tmp_path / name, monkeypatch)
    found = as_text(diagnostics_of(tmp_path / name))
    assert found == (EXAMPLES / "bad" / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RIGHT)
def test_the_right_version_of_a_bad_example(name: str, tmp_path: Path) -> None:
    lay_out_right(name, tmp_path / name)
    assert as_text(diagnostics_of(tmp_path / name)) == ""


@pytest.mark.parametrize("name", GOOD)
def test_good_example(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks like an error and is none."""
    lay_out(f"good/{name}", tmp_path / name, monkeypatch)
    assert as_text(diagnostics_of(tmp_path / name)) == ""
