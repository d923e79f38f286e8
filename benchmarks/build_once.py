"""One build in a process of its own: ``python -m benchmarks.build_once WAY PROJECT SITE`` prints JSON.

PROJECT is a folder of its own with ``mkdocs.yml``, ``docs/`` and, for ours, ``findings/``. So no benchmark
touches what the real project keeps between builds.

The ways: ``parse`` loads the same files with PyYAML's fastest loader and does nothing with them; ``check``
reads and checks; ``whole`` is what ``findings build`` does; ``without-briefings`` the same without briefings,
partner summaries and their documents; ``without-words`` without the index of words; ``words`` makes that index and
nothing else, and counts nothing that comes before; ``stock`` is MkDocs with
Material alone, ``zensical`` is Zensical. Starting Python and importing modules is counted for Zensical only.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ["NO_MKDOCS_2_WARNING"] = "1"

import yaml

import generator.build
import generator.outputs
from generator.diagnostics import errors
from generator.documents.files import Documents
from generator.mkdocs_site import build_site
from generator.output import Output
from generator.pages import briefing_pages
from generator.pages.environment import Pages
from generator.pages.page import PagePlan
from generator.progress import Tell
from generator.publishing.new_site import NewSite
from generator.search.word_index import WordIndex
from generator.site_check.result import Problem


class NoWords:
    """Stands where the index of words is made, and makes none."""

    def __init__(self, *_: Any) -> None:
        pass

    addresses = ()

    def start(self, *_: Any) -> None:
        """Nothing to start."""

    def collect(self) -> dict[str, bytes]:
        """No files."""
        return {}

    def discard(self) -> None:
        """Nothing to end."""


def check(project: Path, _site: Path) -> None:
    """Read and check, addresses too; an error ends the benchmark."""
    docs = project / "docs"
    collection, diagnostics = generator.build.read_and_check(project / "findings", project, docs)
    diagnostics += generator.build.check_addresses(collection, project, docs)
    if wrong := errors(diagnostics):
        raise SystemExit(f"the collection has errors: {wrong[0]}")


def whole(project: Path, site: Path) -> None:
    """The whole site."""
    build_site(project / "mkdocs.yml", project / "findings", site)


def without_words(project: Path, site: Path) -> None:
    """The whole site but for the index of words."""
    generator.build.WordIndex = NoWords  # type: ignore[assignment, attr-defined]
    whole(project, site)


def without_briefings(project: Path, site: Path) -> None:
    """The whole site but for briefings, partner summaries and their documents."""

    def only_the_list(pages: Pages, _documents: Documents) -> Iterator[Output]:
        yield Output(PagePlan(briefing_pages.ADDRESS, lambda: briefing_pages.briefing_list(pages)))

    everything = NewSite.problems

    def others(self: NewSite, planned: Iterable[str], extra: Iterable[str], tell: Tell) -> list[Problem]:
        found = everything(self, planned, extra, tell)
        return [problem for problem in found if f"names {briefing_pages.ADDRESS}" not in problem.message]

    generator.outputs.briefing_outputs = only_the_list
    generator.outputs.summary_outputs = lambda *_: iter(())
    NewSite.problems = others  # type: ignore[method-assign]  # pages lead to the briefings that are left out
    whole(project, site)


def words_alone(project: Path, _site: Path) -> float:
    """The index of words; the seconds that it takes from the knowledge base to its files."""
    kb = generator.build.prepare(project / "findings", project, project / "docs").kb
    start = perf_counter()
    WordIndex(kb).collect()
    return perf_counter() - start


def parse(project: Path, _site: Path) -> None:
    """Load every file of the records, as a program without checks would."""
    for folder, _, names in os.walk(project / "findings"):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123 - as quick as can be
                yaml.load(file, Loader=yaml.CSafeLoader)


def zensical(project: Path, site: Path) -> None:
    """Zensical over a plain project, which it puts where the project's configuration says."""
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"], cwd=project, check=True, stdout=sys.stderr
    )
    shutil.move(project / "site", site)


def stock(project: Path, site: Path) -> None:
    """A plain MkDocs project with Material."""
    from mkdocs.commands.build import build
    from mkdocs.config.base import load_config

    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


WAYS: dict[str, Callable[[Path, Path], float | None]] = {
    "parse": parse,
    "check": check,
    "whole": whole,
    "without-briefings": without_briefings,
    "without-words": without_words,
    "words": words_alone,
    "stock": stock,
    "zensical": zensical,
}


def main() -> None:
    """Build once and report seconds, processor time, and the largest memory in MB, of Pagefind apart."""
    way, project, site = sys.argv[1:]
    logging.basicConfig(level=logging.WARNING)  # why a build ended before its time
    start, before = perf_counter(), process_time()
    counted = WAYS[way](Path(project), Path(site))
    seconds = counted or perf_counter() - start
    own, started = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = {
        "seconds": seconds,
        "processor": own.ru_utime + own.ru_stime - before,
        "processor of Pagefind": started.ru_utime + started.ru_stime,
        "memory": own.ru_maxrss / 1024,
        "memory of Pagefind": started.ru_maxrss / 1024,
    }
    json.dump(measured, sys.stdout)


if __name__ == "__main__":
    main()
