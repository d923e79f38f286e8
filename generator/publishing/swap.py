"""Puts a finished folder in the place of another: in one step where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

HERE = -100  # AT_FDCWD: paths are read as they are everywhere else
EXCHANGE = 2  # RENAME_EXCHANGE
# What systems and file systems answer that cannot exchange two folders.
CANNOT = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTTY}


def put_in_place(fresh: Path, place: Path, aside: Path) -> Path | None:
    """Give ``fresh`` the name ``place``. Returns where the folder that stood there is now, if there was one.

    Linux exchanges the two names, so there is no moment without a site. Where that is refused, the old folder
    is renamed to ``aside`` and then the new one to ``place``; ``restore`` mends what is left by a process that
    is killed between the two. Raises OSError, and then ``place`` is as it was.
    """
    if not place.exists():
        fresh.rename(place)
        return None
    try:
        exchange(fresh, place)
        return fresh
    except OSError as error:
        if error.errno not in CANNOT:
            raise
    place.rename(aside)
    try:
        fresh.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    return aside


def restore(place: Path, aside: Path) -> None:
    """Put the old folder back where a killed process had renamed it and nothing else yet."""
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def exchange(one: Path, other: Path) -> None:
    """Exchange the names of two folders in one step. Raises OSError with ENOSYS where there is no such step."""
    rename = getattr(_libc(), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    sys.audit("findings.exchange", str(one), str(other))
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    sys.audit("findings.exchanged", str(one), str(other))


def sync_all(folder: Path) -> None:
    """Return when everything written below a folder is on the disk, whatever happens to the power then.

    Names are exchanged only after that; else a computer that loses power could come back with a site of empty
    files. One call for the whole file system: asking for each of 50,000 files and folders makes the disk wait
    50,000 times, and much of it is written by then anyway. Unlike ``sync``, Linux's ``syncfs`` also tells when
    something could not be written.
    """
    call = getattr(_libc(), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(handle)


def sync_names(folder: Path) -> None:
    """Return when the names in a folder are on the disk. Systems that cannot open folders do it by themselves."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
