"""Runs Pagefind over pages that lie in one file, and puts all that it makes into one file.

As a program of its own, ``python -m generator.search.pagefind_service`` in a folder with ``pages.ndjson``, a JSON
text with the HTML of a page in each line; page 0 gets the address ``/0.html``. With ``--gently`` everything else on
the computer goes first, so that an edit meanwhile is shown as soon as ever. It leaves ``files.ndjson``: lines
``[path, content in base64]``. So Pagefind works beside a build, and 20,000 small files need not be written, read
and removed, which took longer than making the index.

Pagefind is asked through its service, in the way of its own packages for programs: messages are JSON in base64
with a comma after each, and each is answered. Pagefind's package for Python waits a tenth of a second for every
answer, so it is not used; its version is pinned, and an answer that is not understood ends the build.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from threading import Thread
from typing import IO, Any, Protocol, cast

import pagefind_bin

PAGES, FILES = "pages.ndjson", "files.ndjson"
GENTLY = "--gently"
LAST_IN_LINE = 19  # the niceness of what may wait
INDEX = 0  # Pagefind's number of the first index that it is asked for


class Pipe(Protocol):
    """What answers are read from: as many bytes as are there, and none at the end."""

    def read1(self, size: int, /) -> bytes:
        """At most so many bytes."""


class ServiceError(Exception):
    """Pagefind refused something, or ended before it had answered."""


def message(number: int, request: Mapping[str, Any]) -> bytes:
    """A request as Pagefind reads it."""
    return base64.b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b","


def requests(pages: Path) -> Iterator[Mapping[str, Any]]:
    """What Pagefind is to do: an index, every page into it, and then its files."""
    yield {"type": "NewIndex", "config": None}
    with pages.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            page = {"file_path": f"{number}.html", "url": None, "file_contents": json.loads(line)}
            yield {"type": "AddFile", "index_id": INDEX, **page}
    yield {"type": "GetFiles", "index_id": INDEX}


def send(pages: Path, stream: IO[bytes]) -> None:
    """Send every request. When Pagefind ends early, the one who reads its answers hears of it."""
    with suppress(BrokenPipeError):
        for number, request in enumerate(requests(pages), 1):
            stream.write(message(number, request))
        stream.flush()


def answers(stream: Pipe) -> Iterator[bytes]:
    """Every answer, still in base64."""
    begun: list[bytes] = []
    while block := stream.read1(1 << 20):
        *whole, rest = block.split(b",")
        for part in whole:
            yield b"".join((*begun, part))
            begun = []
        begun.append(rest)


def files_of(stream: Pipe) -> list[dict[str, str]]:
    """The files in Pagefind's last answer. Raises ServiceError for an answer that is an error, or none."""
    for answer in answers(stream):
        payload = json.loads(base64.b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise ServiceError(payload["message"])
        if payload["type"] == "GetFiles":
            files: list[dict[str, str]] = payload["files"]
            return files
    raise ServiceError("it ended before it had finished")


def run(folder: Path) -> None:
    """Read the pages of ``folder`` and leave the files of their index there. Raises ServiceError."""
    command = [pagefind_bin.get_executable(), "--service"]
    pagefind = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    asked, answered = cast("IO[bytes]", pagefind.stdin), cast("BufferedReader", pagefind.stdout)
    sender = Thread(target=send, args=(folder / PAGES, asked))
    sender.start()  # a thread of its own, since Pagefind stops reading while nobody takes its answers
    try:
        files = files_of(answered)
    finally:
        pagefind.kill()
        pagefind.wait()
        sender.join()
        answered.close()
        with suppress(BrokenPipeError):
            asked.close()  # not before: Pagefind ends where its requests do, whatever is still to be done
    unfinished = folder / "unfinished"
    with unfinished.open("w", encoding="utf-8") as lines:
        for file in files:
            lines.write(json.dumps([file["path"], file["content"]]) + "\n")
    unfinished.rename(folder / FILES)


def main(arguments: Sequence[str]) -> None:
    """Run in the present folder, and end with what is wrong."""
    if GENTLY in arguments and sys.platform != "win32":
        os.nice(LAST_IN_LINE)
    try:
        run(Path.cwd())
    except ServiceError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv[1:])
