"""The files of the hand-written pages. What cannot be read is said, never passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic, Place
from generator.reading.collection import shown_path
from generator.reading.source_text import LONG_FILE_LIMIT, decode


def page_texts(docs_folder: Path, root: Path) -> Iterator[tuple[str, str] | Diagnostic]:
    """The path and text of every Markdown file in a folder and its folders, in order, hidden ones left out.

    Yields a diagnostic instead for what cannot be read. A folder that does not exist holds nothing.
    """
    if not docs_folder.exists():
        return
    refused: list[OSError] = []
    for folder, folders, files in os.walk(docs_folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(".md") and not name.startswith("."):
                yield _text(Path(folder, name), root)
        yield from (
            Diagnostic(
                Place(shown_path(Path(folder, name), root)),
                "link",
                "links to other files are not followed",
                "put the file itself here",
            )
            for name in folders
            if Path(folder, name).is_symlink()
        )
    for error in refused:
        message = f"the folder cannot be read: {error.strerror}"
        yield Diagnostic(
            Place(shown_path(Path(error.filename), root)), "unreadable", message, "check its rights"
        )


def site_files(docs_folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Every file that a site gets of a folder: its path in it, and its path as diagnostics show it.

    Hidden files and the folder ``templates`` are none of them.
    """
    for folder, folders, files in os.walk(docs_folder):
        inside = Path(folder).relative_to(docs_folder)
        skipped = {"templates"} if inside == Path() else set()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in skipped)
        for name in sorted(files):
            if not name.startswith("."):
                yield (inside / name).as_posix(), shown_path(Path(folder, name), root)


def _text(file: Path, root: Path) -> tuple[str, str] | Diagnostic:
    path = shown_path(file, root)
    if file.is_symlink():
        return Diagnostic(
            Place(path), "link", "links to other files are not followed", "put the file itself here"
        )
    try:
        content = file.read_bytes()
    except OSError as error:
        return Diagnostic(
            Place(path), "unreadable", f"the file cannot be read: {error.strerror}", "check its rights"
        )
    text = decode(content, path, LONG_FILE_LIMIT)
    return text if isinstance(text, Diagnostic) else (path, text)
