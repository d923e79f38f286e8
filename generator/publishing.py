"""Publishing without a half-written moment: build beside the site, then put it in place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


class PublishError(Exception):
    """The site could not be built; everything wrong has been reported already."""


def publish(site_dir: Path, build_into: Callable[[Path], None]) -> None:
    """Let ``build_into`` write a whole site into a new folder, then swap it with ``site_dir``.

    When ``build_into`` raises, the new folder is removed and ``site_dir`` stays as it was.
    """
    site_dir = site_dir.resolve()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    try:
        fresh = workshop / "new"
        build_into(fresh)
        if site_dir.exists():
            site_dir.rename(workshop / "old")
        fresh.rename(site_dir)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
