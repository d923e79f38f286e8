"""Builds aside and publishes: whatever fails, whenever it is killed, what was published stays.

Beside the site lies a workshop, ``.site.building`` for ``site``, from the first moment of a build to its last:
the lock, the new site, and the old one while it is removed. What a killed build leaves there, the next one
removes.
"""

from __future__ import annotations

import errno
import logging
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.progress import Progress
from generator.publishing import PublishError
from generator.publishing.lock import NAME, locked
from generator.publishing.place import MARK, place_for
from generator.publishing.stopping import stoppable
from generator.publishing.swap import put_in_place, restore, sync_all, sync_names

log = logging.getLogger(__name__)
NEW, OLD = "new", "old"
TRIES = 50  # times that leftovers are removed, in which a program of a killed build may still write


def publish(
    site_dir: Path,
    build_into: Callable[[Path, Path | None], None],
    own: Sequence[Path] = (),
    mark: str = MARK,
    progress: Progress | None = None,
) -> None:
    """Let ``build_into`` write and check a whole site in a new folder, then put it in the place of ``site_dir``.

    ``build_into`` is given the new folder, which does not exist yet, and the folder of the old site, if there is
    one, which it must not change. ``own`` and ``mark`` are told to ``place_for``. Raises PublishError, or
    whatever ``build_into`` raises, and then ``site_dir`` is as it was.
    """
    step = (progress or Progress()).step
    with stoppable() as keep_on, _told(site_dir):
        place = place_for(site_dir, own, mark)
        workshop = place.with_name(f".{place.name}.building")
        with locked(workshop):
            _tidy(workshop, place)
            try:
                fresh = workshop / NEW
                build_into(fresh, place if place.exists() else None)
                if not (fresh / mark).is_file():
                    raise PublishError(f"{fresh / mark}: the new site is not whole: this file is missing")
                with step("Waiting until everything is on the disk"):
                    sync_all(workshop)
                keep_on()
                put_in_place(fresh, place, workshop / OLD)
            except BaseException:
                with suppress(OSError):  # what cannot be removed now, the next build removes
                    _tidy(workshop, place)
                raise
            try:
                sync_names(place.parent)
                with step("Removing the old site"):
                    _tidy(workshop, place)
            except OSError as error:
                log.warning("The new site is in place. %s: %s", error.filename or workshop, _words(error))


def _tidy(workshop: Path, place: Path) -> None:
    """Remove everything but the lock. An old site that has lost its name to a killed build gets it back."""
    restore(place, workshop / OLD)
    for entry in list(workshop.iterdir()):
        if entry.name == NAME:
            continue
        if entry.is_symlink() or not entry.is_dir():
            entry.unlink()
            continue
        for left in reversed(range(TRIES)):
            try:
                shutil.rmtree(entry)
                break
            except FileNotFoundError:
                break
            except OSError as error:
                if error.errno != errno.ENOTEMPTY or not left:
                    raise
                time.sleep(0.1)


@contextmanager
def _told(site_dir: Path) -> Iterator[None]:
    """Makes words of what the system refuses."""
    try:
        yield
    except OSError as error:
        where = error.filename or site_dir
        raise PublishError(f"{where}: {_words(error)}") from error


def _words(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return (
            "the disk is full (make room: a build needs as much as a second site beside the old one, "
            "though files that have not changed take none)"
        )
    if error.errno == errno.EROFS:
        return "this can only be read, not written (name a folder with --site-dir that can be written)"
    if error.errno in {errno.EACCES, errno.EPERM}:
        return (
            "you may not write here (a build needs to write in the folder that the site lies in, too; ask for that, "
            "or name another folder with --site-dir)"
        )
    if error.errno == errno.EBUSY:
        return "something else uses this folder as a volume (name a folder inside of it with --site-dir)"
    return f"{error.strerror or error} (nothing was published; try again, or ask whoever runs this computer)"
