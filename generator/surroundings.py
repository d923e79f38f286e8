"""What stands round generated pages and on pages written by hand, all of which MkDocs renders.

An edit of a record rarely changes any of it. Then a preview needs no MkDocs to show the edit, which saves a second of
three with 10,000 records.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.build import Build
from generator.exports.collection import updated
from generator.model.term import Term
from generator.model.vocabulary import Settings
from generator.pages.frame import frame_values, site_values


@dataclass(frozen=True)
class Surroundings:
    """Everything that MkDocs, the theme and hand-written pages take from a build, and the files they are made of.

    ``indexes`` are the pages in the navigation, ``folders`` those of all other pages, ``links`` where the ids lead
    that hand-written pages refer to. ``files`` gives the time and size of each file by its path.
    """

    settings: Settings
    terms: Mapping[str, Term]
    values: Mapping[str, Any]
    assets: str
    day: str
    indexes: tuple[tuple[str, bool], ...]
    folders: frozenset[str]
    links: Mapping[str, tuple[str, str] | None]
    files: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, build: Build, linked: Iterable[str], paths: Iterable[Path]) -> Surroundings:
        """What surrounds the pages of a build. ``linked`` are the ids, ``paths`` the files and folders."""
        kb, plans = build.kb, build.page_plans
        return cls(
            settings=kb.settings,
            terms=kb.terms,
            values={**site_values(kb), **frame_values(kb)},
            assets=build.pages.assets.address,
            day=updated(kb),
            indexes=tuple((plan.address, plan.wide) for plan in plans if plan.depth < 2),
            folders=frozenset(plan.folder for plan in plans if plan.depth > 1),
            links={id_: build.pages.resolve(id_) for id_ in linked},
            files={path: state for place in paths for path, state in _files(place)},
        )


def _files(place: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    files = (Path(folder, name) for folder, _, names in os.walk(place) for name in names)
    for path in [place] if place.is_file() else files:
        try:
            found = path.stat()
        except FileNotFoundError:  # gone meanwhile, or an editor's mark on a file, a link that leads nowhere
            continue
        yield str(path), (found.st_mtime_ns, found.st_size)
