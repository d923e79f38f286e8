"""Documents made before, so that unchanged ones are not made again.

A document is found by what it was made from, never by times: its template, the program that makes it, the
versions of the libraries, and everything it says. A file that is missing or damaged is simply made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.pages import words

DIGEST = hashlib.sha256().digest_size
LIBRARIES = ("docxtpl", "jinja2", "lxml", "pillow", "python-docx", "python-pptx", "segno")


def digest(*parts: bytes) -> str:
    """One name for several contents in their order."""
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@cache
def program(package: Path = Path(__file__).parent) -> bytes:
    """The part of the program that makes documents, and the versions of the libraries that it uses."""
    files = [*sorted(package.glob("*.py")), Path(str(words.__file__))]
    libraries = " ".join(f"{name}={version(name)}" for name in LIBRARIES)
    return digest(libraries.encode(), *(file.read_bytes() for file in files)).encode()


def canonical(content: Any) -> bytes:
    """A value made of dataclasses as JSON, always the same for the same value; what is no JSON is an error.

    ``vars`` instead of ``asdict``: the fields stand in their order without being copied, ten times faster.
    """
    return json.dumps(content, default=vars, separators=(",", ":")).encode()


def key_of(kind: str, template: bytes, content: bytes) -> str:
    """The name under which a document of a kind is kept; ``content`` is what it says, in canonical form."""
    return digest(kind.encode(), template, program(), content)


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
            before = self._started - 1  # some file systems round times
            for file in self.folder.iterdir():
                with suppress(FileNotFoundError):  # another build may tidy at the same moment
                    if file.is_file() and file.stat().st_mtime < before:
                        file.unlink()

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
