"""The new site while it is written: every file is looked at, and linked where the old site has the same one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.progress import Tell, silent
from generator.site_check.examination import Examination, Notes
from generator.site_check.result import Problem, check_result, files_of
from generator.writing import write_file


class NewSite:
    """Takes the files of a build below ``folder``.

    Where ``old``, the folder of the site before, has a file of the same bytes, the new site gets a second name for
    it instead of a copy (a hard link): nothing is written, and the file keeps its time, by which servers, browsers
    and programs that copy sites know what has changed. Files of the old site are never written to.
    """

    def __init__(self, folder: Path, old: Path | None, address: str) -> None:
        self.folder = str(folder)
        self.old = None if old is None else str(old)
        self.examination = Examination(address)
        self._mode = stat.S_IFREG | 0o666 & ~_mask()  # of a file that is written now

    def put_page(self, address: str, pieces: Sequence[bytes]) -> bytes:
        """Look at a page in its pieces, and put it together; ``put`` takes it then."""
        self.examination.look_at_page(address, pieces)
        return b"".join(pieces)

    def put(self, address: str, content: bytes) -> None:
        """Take one file."""
        self.examination.look(address, content)
        if self.old is None or not self._link(address, content):
            write_file(self.folder, address, content)

    def notes(self) -> Notes:
        """What this process saw."""
        return self.examination.notes

    def hear(self, notes: Notes) -> None:
        """Take over what another process saw."""
        self.examination.add(notes)

    def link_others(self) -> None:
        """Link what others wrote into the folder, for instance MkDocs."""
        if self.old is None:
            return
        for address, size in files_of(Path(self.folder)).items():
            if address not in self.examination.notes.sizes and self._size(address) == size:
                self._link(address, Path(self.folder, address).read_bytes())

    def problems(self, planned: Iterable[str], extra: Iterable[str], tell: Tell = silent) -> list[Problem]:
        """What is wrong with the finished site, see ``check_result``."""
        return check_result(Path(self.folder), self.examination, planned, extra, tell)

    def _size(self, address: str) -> int:
        """The size of a file of the old site; -1 where there is none, or one that readers could not read."""
        try:
            found = os.lstat(f"{self.old}/{address}")
        except OSError:
            return -1
        return found.st_size if found.st_mode == self._mode else -1

    def _link(self, address: str, content: bytes) -> bool:
        """Whether the file is the old one now."""
        if self._size(address) != len(content):
            return False
        before, now = f"{self.old}/{address}", f"{self.folder}/{address}"
        try:
            with open(before, "rb", buffering=0) as file:  # noqa: PTH123 - see write_file
                if file.read(len(content) + 1) != content:
                    return False
            try:
                os.link(before, now)
            except FileNotFoundError:
                Path(now).parent.mkdir(parents=True, exist_ok=True)
                os.link(before, now)
            except FileExistsError:  # written already, by MkDocs
                os.unlink(now)  # noqa: PTH108
                os.link(before, now)
        except OSError:  # another file system, or one without links, or a file of somebody else's
            return False
        return True


def _mask() -> int:
    """What is left out of the rights of a new file. It can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
