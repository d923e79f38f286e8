"""Documents made before, so that unchanged ones are not made again.

A document is found by what it was made from, never by times: its template, the code that makes it, the
versions of the libraries, and its content. A file that is missing or damaged is simply made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

DIGEST = hashlib.sha256().digest_size
LIBRARIES = ("docxtpl", "jinja2", "lxml", "pillow", "python-docx", "python-pptx", "segno")


@cache
def libraries() -> bytes:
    """The versions of the libraries that documents are made with."""
    return " ".join(f"{name}={version(name)}" for name in LIBRARIES).encode()


def canonical(content: Any) -> bytes:
    """A value made of dataclasses as JSON, always the same for the same value."""
    return json.dumps(asdict(content), sort_keys=True, separators=(",", ":")).encode()


def recipe(template: bytes, modules: Iterable[ModuleType]) -> bytes:
    """What makes documents, without their content: template, code and libraries."""
    sources = (Path(str(module.__file__)).read_bytes() for module in modules)
    parts = (template, libraries(), *sources)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def key_of(made_with: bytes, content: Any) -> str:
    """The name under which a document is kept."""
    return hashlib.sha256(made_with + canonical(content)).hexdigest()


class DocumentCache:
    """A folder of finished documents, one file each: the SHA-256 of the document, then the document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0
        self._started = time.time()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The document of this key, made now where it is not there or damaged."""
        kept = self._read(key)
        if kept is not None:
            return kept
        document = make()
        self.made += 1
        self._write(key, document)
        return document

    def prune(self) -> None:
        """Remove what nobody asked for since this object was made: whoever asks for a document touches its file.

        So two processes can fill one folder, and either can tidy it in the end.
        """
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if (
                    file.is_file() and file.stat().st_mtime < self._started - 1
                ):  # some file systems round times
                    file.unlink(missing_ok=True)

    def _read(self, key: str) -> bytes | None:
        try:
            content = (self.folder / key).read_bytes()
            os.utime(self.folder / key)
        except OSError:
            return None
        digest, document = content[:DIGEST], content[DIGEST:]
        return document if hashlib.sha256(document).digest() == digest else None

    def _write(self, key: str, document: bytes) -> None:
        """Write beside and rename, so that nobody ever reads half a file. A full disk stops no build."""
        beside = ""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                beside = file.name
                file.write(hashlib.sha256(document).digest() + document)
            Path(beside).replace(self.folder / key)
        except OSError:
            Path(beside).unlink(missing_ok=True) if beside else None
