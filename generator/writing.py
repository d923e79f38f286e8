"""Writes the outputs of a build into a folder, on two cores.

The processes take the outputs from one list, a few at a time and the longest first, so that both end at
about the same moment whatever the outputs cost.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from itertools import accumulate
from multiprocessing.connection import Connection
from pathlib import Path

from generator.output import Output
from generator.pages.page import Page
from generator.progress import Tell, silent

SINGLY = 200  # as many outputs, those that take longest, are taken one by one
TOGETHER = 50  # and then this many at a time, so that asking for more costs nothing
ENOUGH_FOR_TWO = 500  # a smaller site is written before a second process would have started


class WritingError(Exception):
    """The second process ended before its work did, for example because memory ran out."""


def write_outputs(
    outputs: Sequence[Output], finish: Callable[[Page], bytes], folder: Path, tell: Tell = silent
) -> None:
    """Make every output and write its files below ``folder``. ``finish`` puts the site round a page.

    ``tell`` hears how many outputs are made, and of how many.
    What an output raises is raised here, in whichever process it happened; WritingError when the second ended.
    """
    batches = [outputs[i : i + 1] for i in range(min(SINGLY, len(outputs)))]
    batches += [outputs[i : i + TOGETHER] for i in range(SINGLY, len(outputs), TOGETHER)]

    def write(batch: Sequence[Output]) -> None:
        for output in batch:
            for address, content in output.make(finish):
                write_file(folder, address, content)

    if len(outputs) < ENOUGH_FOR_TWO or sys.platform == "win32":
        ends = list(accumulate(map(len, batches)))
        for number, batch in enumerate(batches):
            write(batch)
            tell(ends[number], ends[-1])
    else:
        _on_two_cores(batches, write, tell)


def write_file(folder: Path, address: str, content: bytes) -> None:
    """Write one file of a site."""
    path = os.path.join(folder, address)  # noqa: PTH118 - a Path for each of 50,000 files costs a second
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(content)


def _on_two_cores(
    batches: Sequence[Sequence[Output]], write: Callable[[Sequence[Output]], None], tell: Tell
) -> None:
    """Forks, so that the second process has the knowledge base without its being copied or sent."""
    context = multiprocessing.get_context("fork")
    taken = context.Value("l", 0)
    ends = list(accumulate(map(len, batches)))

    def work(tell: Tell) -> None:
        while True:
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(batches):
                return
            write(batches[number])
            tell(ends[number], ends[-1])

    def work_and_report(report: Connection) -> None:
        try:
            work(silent)
        except Exception as error:
            error.add_note(f"In the second process:\n{traceback.format_exc()}")
            report.send(error)
            raise SystemExit(1) from None

    receiver, sender = context.Pipe(duplex=False)
    second = context.Process(target=work_and_report, args=(sender,), daemon=True)
    second.start()
    try:
        work(tell)
        second.join()
    finally:
        second.kill()
        second.join()
    if receiver.poll():
        raise receiver.recv()
    if second.exitcode:
        raise WritingError(f"the second process ended with {second.exitcode}")
