"""Being stopped: by Ctrl+C, by a service that ends a job, by a terminal that is closed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """Somebody stopped the program. Not an Exception, so that nothing takes it for an error of its own."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(signal.Signals(number).name)


@contextmanager
def stoppable() -> Iterator[Callable[[], None]]:
    """Signals raise Stopped inside, so that what was begun is tidied up.

    The function that it gives ends that: what is finished then is finished, and signals change nothing any more.
    Outside of the main thread signals are not ours to handle, and nothing is changed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    unstoppable = False

    def stop(number: int, _frame: object) -> None:
        if not unstoppable:
            raise Stopped(number)

    def keep_on() -> None:
        nonlocal unstoppable
        unstoppable = True

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield keep_on
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
