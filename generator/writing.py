"""Writes the outputs of a build into a folder, on two cores.

The processes take the outputs from one list, a few at a time and the longest first, so that both end at
about the same moment whatever the outputs cost.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from generator.garbage import all_so_far_is_kept
from generator.output import Output
from generator.pages.page import Page
from generator.progress import BETWEEN, Tell, silent

SINGLY = 200  # as many outputs, those that take longest, are taken one by one
TOGETHER = 50  # and then this many at a time, so that asking for more costs nothing
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # the last for Windows
ENOUGH_FOR_TWO = 500  # a smaller site is written before a second process would have started


class WritingError(Exception):
    """The second process ended before its work did, for example because memory ran out."""


class Target(Protocol):
    """Takes the files of a site. Each process has its own copy; in the end the first hears what the second noted."""

    def put(self, address: str, content: bytes, /) -> None:
        """Take one file."""

    def notes(self) -> Any:
        """What this copy noted of the files that it took."""

    def hear(self, notes: Any, /) -> None:
        """Take over what another copy noted."""


@dataclass(frozen=True)
class Folder:
    """A plain folder, of whose files nothing is noted."""

    path: Path

    def put(self, address: str, content: bytes) -> None:
        """Write one file."""
        write_file(self.path, address, content)

    def notes(self) -> None:
        """Nothing."""

    def hear(self, notes: None) -> None:
        """Nothing to hear."""


def write_outputs(
    outputs: Sequence[Output], finish: Callable[[Page], bytes], target: Target, tell: Tell = silent
) -> None:
    """Make every output and put its files into ``target``. ``finish`` puts the site round a page.

    ``tell`` hears how many outputs are made, and of how many.
    What an output raises is raised here, in whichever process it happened; WritingError when the second ended.
    """
    batches = [outputs[i : i + 1] for i in range(min(SINGLY, len(outputs)))]
    batches += [outputs[i : i + TOGETHER] for i in range(SINGLY, len(outputs), TOGETHER)]

    def write(batch: Sequence[Output]) -> None:
        for output in batch:
            for address, content in output.make(finish):
                target.put(address, content)

    if len(outputs) < ENOUGH_FOR_TWO or sys.platform == "win32":
        ends = list(accumulate(map(len, batches)))
        for number, batch in enumerate(batches):
            write(batch)
            tell(ends[number], ends[-1])
    else:
        _on_two_cores(batches, write, target, tell)


def write_file(folder: Path | str, address: str, content: bytes) -> None:
    """Write one file of a site. One that is there is replaced, not changed: another site may share it.

    Calls of the system alone, without ``Path`` and ``open``, save half a second with 30,000 files.
    """
    path = f"{folder}/{address}"
    try:
        file = _new_file(path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - as said above
        file = _new_file(path)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108
        file = _new_file(path)
    try:
        rest = memoryview(content)
        while rest:  # the system may take less than all at once
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _new_file(path: str) -> int:
    """Make a file that is not there yet, for everybody to read as far as the system lets new files be."""
    return os.open(path, NEW_FILE, 0o666)


def end_with_parent() -> None:
    """Makes this process end when the one that started it does, however that ends; only Linux can.

    So nothing goes on to write into a folder that the next build tidies. Ctrl+C is meant for the first process,
    which ends this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)


def _on_two_cores(
    batches: Sequence[Sequence[Output]],
    write: Callable[[Sequence[Output]], None],
    target: Target,
    tell: Tell,
) -> None:
    """Forks, so that the second process has the knowledge base without its being copied or sent."""
    context = multiprocessing.get_context("fork")
    ends = list(accumulate(map(len, batches)))
    # Both take the next number from one pipe, and no lock can stay behind when one of them is killed.
    numbers, all_numbers = os.pipe()
    with open(all_numbers, "wb") as file:  # noqa: PTH123 - it is a pipe
        file.write(struct.pack(f"{len(batches)}I", *range(len(batches))))

    def work(tell: Tell) -> None:
        while number := os.read(numbers, 4):
            (batch,) = struct.unpack("I", number)
            write(batches[batch])
            tell(ends[batch], ends[-1])

    def work_and_report(report: Connection) -> None:
        end_with_parent()
        try:
            work(silent)
            report.send((target.notes(), None))
        except Exception as error:
            error.add_note(f"In the second process:\n{traceback.format_exc()}")
            report.send((None, error))

    receiver, sender = context.Pipe(duplex=False)
    second = context.Process(target=work_and_report, args=(sender,), daemon=True)
    with all_so_far_is_kept():
        second.start()
        sender.close()
        try:
            work(tell)
            while not receiver.poll(BETWEEN):
                tell(ends[-1], ends[-1])
            notes, error = receiver.recv()
        except EOFError:
            second.join()
            raise WritingError(
                f"one of the two programs that make the pages ended early ({second.exitcode}), perhaps because "
                "the computer has too little memory (close other programs, and build again)"
            ) from None
        finally:
            os.close(numbers)
            second.kill()
            second.join()
    if error is not None:
        raise error
    target.hear(notes)
