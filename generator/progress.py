"""Tells on a terminal what takes longer than a second: what it is, how far it is, how long it will take.

Of a step that cannot say how far it is, for instance while the disk writes, it tells at least what it is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from threading import Lock, Timer
from typing import TextIO

SILENT = 1.0  # seconds for which nothing is said
BETWEEN = 0.2  # seconds between two lines, so that a terminal is not busy with them
FIRST = 50  # one part in so many must be done before the rest can be judged
Tell = Callable[[int, int], None]


def silent(_done: int, _total: int = 0) -> None:
    """Hears how far a step is and says nothing."""


class Progress:
    """Writes one line that replaces itself. Says nothing without a stream, and where that is no terminal."""

    def __init__(
        self,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float, Callable[[], None]], Timer] = Timer,
    ) -> None:
        self.stream = stream or StringIO()
        self.clock = clock
        self.wait = wait
        self.shown = self.stream.isatty()

    @contextmanager
    def step(self, what: str) -> Iterator[Tell]:
        """One step. The function it gives takes how many things are done, and of how many (0: not known)."""
        start = last = self.clock()
        written = over = False
        lock = Lock()

        def show(text: str) -> None:
            nonlocal written
            with lock:
                if not over:
                    written = True
                    self.stream.write(f"\r\x1b[K{text}")
                    self.stream.flush()

        def tell(done: int, total: int = 0) -> None:
            nonlocal last
            now = self.clock()
            if not self.shown or now - start < SILENT or now - last < BETWEEN:
                return
            last = now
            left = f" of {total:,}, {_seconds_left(now - start, done, total)}" if total else ""
            show(f"{what}: {done:,}{left}")

        def name() -> None:
            if not written:
                show(f"{what} …")

        waiting = self.wait(SILENT, name)
        waiting.daemon = True
        if self.shown:
            waiting.start()
        try:
            yield tell
        finally:
            waiting.cancel()
            with lock:
                over = True
                if written:
                    self.stream.write("\r\x1b[K")
                    self.stream.flush()


def _seconds_left(passed: float, done: int, total: int) -> str:
    """“about 9 s left”, as far as what is done tells. Of what takes longest and is done first, it tells nothing."""
    if done * FIRST < total or not done:
        return "time not known yet"
    return f"about {passed / done * (total - done):.0f} s left"
