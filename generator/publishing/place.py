"""Where a site may be put. A build replaces the folder whole, so it must be empty or made by a build."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from generator.publishing import PublishError

MARK = ".built-by-findings"
MARK_TEXT = "`findings build` made this folder and replaces it whole the next time.\n"
MOUNTS = Path("/proc/self/mountinfo")  # of Linux; elsewhere only volumes of their own are noticed
OCTAL = re.compile(r"\\([0-7]{3})")


def place_for(site_dir: Path, own: Iterable[Path], mark: str = MARK) -> Path:
    """The folder that is to be replaced: ``site_dir``, or where it leads if it is a link.

    ``own`` are files and folders of the project, which must survive, and ``mark`` is the name of the file
    that every folder of ours holds. Raises PublishError where replacing the folder would harm somebody.
    """
    try:
        place = site_dir.resolve(strict=False)
        if place.is_symlink():
            raise RuntimeError
    except RuntimeError:
        raise PublishError(f"{site_dir}: this link leads in a circle (remove it)") from None
    _refuse_own(site_dir, place, own)
    if not place.exists():
        return place
    if not place.is_dir():
        raise PublishError(f"{site_dir}: this is a file (name a folder for the site, or remove the file)")
    for mount in mounts_below(place):
        raise PublishError(
            f"{site_dir}: a volume is mounted at {mount}, so this folder cannot be replaced as a whole "
            "(name a folder inside of a volume, such as public in it, and serve that one)"
        )
    names = os.listdir(place)  # noqa: PTH208 - names are all that is asked for
    if names and mark not in names:
        raise PublishError(
            f"{site_dir}: this folder is not empty, and no build made it: it holds no file {mark}. A build "
            "would replace everything in it (name another folder; if it holds nothing but an old site, remove it)"
        )
    return place


def _refuse_own(site_dir: Path, place: Path, own: Iterable[Path]) -> None:
    if Path.cwd().is_relative_to(place):
        raise PublishError(
            f"{site_dir}: you are in this folder, and a build replaces it (go to the project’s folder, or name "
            "another folder for the site)"
        )
    for path in map(Path.resolve, own):
        if path.is_relative_to(place):
            raise PublishError(
                f"{site_dir}: this folder holds {path}, from which the site is built, and a build would replace it "
                "(name a folder for the site alone)"
            )
        if path.is_dir() and place.is_relative_to(path):
            raise PublishError(
                f"{site_dir}: this folder lies in {path}, from which the site is built, so each site would become "
                "part of the next (name a folder outside of it)"
            )


def mounts_below(place: Path) -> list[Path]:
    """What is mounted at a folder or below it, as far as the system tells."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return [place] if os.path.ismount(place) else []
    points = [Path(OCTAL.sub(lambda found: chr(int(found[1], 8)), line.split()[4])) for line in lines]
    return [point for point in points if point.is_relative_to(place)]
