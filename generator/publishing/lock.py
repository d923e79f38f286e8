"""One build at a time: a lock in the workshop beside the site, which ends with the process that holds it."""

from __future__ import annotations

import errno
import json
import logging
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publishing import PublishError

log = logging.getLogger(__name__)
NAME = "lock"
PATIENCE = 10.0  # seconds for what a killed build started to end as well
NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


@contextmanager
def locked(workshop: Path) -> Iterator[None]:
    """Hold the lock of a workshop, which is made for it and removed in the end if nothing else is in it.

    Raises PublishError where another build holds it.
    """
    file = _take(workshop)
    try:
        yield
    finally:
        (workshop / NAME).unlink(missing_ok=True)  # while it is still held, see _take
        with suppress(OSError):
            workshop.rmdir()
        os.close(file)


def _take(workshop: Path) -> int:
    """A file of this name may be removed by the build that ends while we open it: then another one counts."""
    end = time.monotonic() + PATIENCE
    while True:
        workshop.mkdir(parents=True, exist_ok=True)
        try:
            file = os.open(workshop / NAME, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:
            continue
        if not _lock(file):
            holder = _holder(file)
            os.close(file)
            if _lives(holder) or time.monotonic() > end:
                raise PublishError(
                    f"{workshop / NAME}: another build of this site is running: {_words(holder)} "
                    "(wait until it has ended, or stop it)"
                )
            time.sleep(0.05)
            continue
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), (workshop / NAME).stat()):
                us = {
                    "process": os.getpid(),
                    "host": socket.gethostname(),
                    "since": time.strftime("%d %B, %H:%M"),
                }
                os.truncate(file, 0)
                os.write(file, json.dumps(us).encode())
                return file
        os.close(file)


def _lock(file: int) -> bool:
    """Whether the lock is ours now. The kernel gives it back when a process ends, however it ends."""
    if sys.platform == "win32":  # there is none; docs/publish.md says so
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in NO_LOCKS:
            return False
        log.warning("this file system has no locks: see that no second build of this site runs")
    return True


def _holder(file: int) -> dict[str, object]:
    """Who wrote down that the lock is theirs; nothing while they are about to."""
    try:
        found = json.loads(os.read(file, 1000))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _lives(holder: dict[str, object]) -> bool:
    """Whether the process still runs, as far as can be told from here."""
    process = holder.get("process")
    if not isinstance(process, int) or holder.get("host") != socket.gethostname():
        return bool(holder)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _words(holder: dict[str, object]) -> str:
    if not holder:
        return "a process that has not said its number"
    return f"process {holder.get('process')} on {holder.get('host')}, since {holder.get('since')}"
