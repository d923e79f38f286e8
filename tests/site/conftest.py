"""Sites, servers and a browser for whole-site tests. Each worker builds each site once, in its own folder."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from generator import checks
from generator.mkdocs_site import build_site
from generator.publishing.new_site import NewSite
from tests.hostile.collection import write_hostile_items
from tests.site.finder_page import FinderPage, finder_window
from tests.site.plain_finder import PlainFinder, knowledge_base
from tests.site.site_pages import SitePages
from tests.site.site_server import serve_folder
from tests.site.visit import Visit

expect.set_options(timeout=60_000)  # a slow machine is no failure
PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "pages" / "collection"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_STRANGERS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Site:
    """A built site: where its files are, the project it was built from, and what was logged meanwhile."""

    folder: Path
    project: Path
    warnings: list[str]

    @cached_property
    def pages(self) -> SitePages:
        return SitePages(self.folder)


def build(project: Path, folder: Path) -> Site:
    """Build strictly, as the ``findings`` command does, and note every warning of any logger."""
    found: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: found.append(f"{record.name}: {record.getMessage()}")  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        build_site(project / "mkdocs.yml", None, folder)
    finally:
        logging.getLogger().removeHandler(handler)
    return Site(folder, project, found)


def small_project(folder: Path) -> Path:
    """A project with the small collection of ``tests/pages/collection`` and the real configuration."""
    shutil.copytree(SMALL, folder)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for page in (PROJECT / "docs").glob("*.md"):  # the navigation names them all
        if not (folder / "docs" / page.name).exists():
            (folder / "docs" / page.name).write_text(f"# {page.stem}\n\nWritten by hand.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real collection."""
    return build(PROJECT, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small collection, in which every field is in use; its address lies under ``/kb/``."""
    folder = tmp_path_factory.mktemp("small")
    return build(small_project(folder / "project"), folder / "site")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small collection and beside it the corpus of ``tests/hostile``: every text in every text field.

    What is checked in Markdown would refuse most of it; the pages have to be safe without that. So
    links of the Markdown that lead nowhere do not stop the build; anything else that is wrong with the finished
    site does. It takes half a minute, so processes that run tests side by side share it.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "hostile"
    project, site, warnings = folder / "project", folder / "site", folder / "warnings.json"
    with FileLock(f"{folder}.lock"):
        if not warnings.exists():
            folder.mkdir()
            write_hostile_items(small_project(project) / "findings")
            with pytest.MonkeyPatch.context() as patch:
                refusing = (checks.check_markdown, checks.check_prose)
                patch.setattr(checks, "CHECKS", tuple(c for c in checks.CHECKS if c not in refusing))
                whole = NewSite.problems
                patch.setattr(
                    NewSite,
                    "problems",
                    lambda *given: [p for p in whole(*given) if "it names" not in p.message],
                )
                built = build(project, site)
            warnings.write_text(json.dumps(built.warnings), encoding="utf-8")
    return Site(site, project, json.loads(warnings.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[..., str]]:
    """``server(site, "/kb/")`` serves a site on this machine, under a path, and returns its address."""
    with ExitStack() as stack:
        started: dict[tuple[Path, str], str] = {}

        def serve(site: Site, path: str = "/") -> str:
            key = (site.folder, path)
            if key not in started:
                started[key] = stack.enter_context(serve_folder(site.folder, path))
            return started[key]

        yield serve


@pytest.fixture
def root(site: Site, server: Callable[..., str]) -> str:
    """The real site, at the root of its host as its address says."""
    return server(site, "/")


@pytest.fixture
def small_root(small_site: Site, server: Callable[..., str]) -> str:
    """The small site, at its own path."""
    return server(small_site, "/kb/")


def chromium_of(machine: Playwright) -> str | None:
    """The file of Chromium: Playwright's own, or one that the machine has."""
    own = machine.chromium.executable_path
    if own and Path(own).exists():
        return own
    return next(filter(None, (shutil.which(name) for name in BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where there is none, tests are skipped, or fail when FINDINGS_BROWSER=required."""
    with sync_playwright() as machine:
        chromium = chromium_of(machine)
        if chromium is None:
            reason = "no Chromium found; install it, or run: playwright install chromium"
            if os.environ.get("FINDINGS_BROWSER") == "required":
                pytest.fail(reason)
            pytest.skip(reason)
        arguments = [*NO_STRANGERS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        started = machine.chromium.launch(executable_path=chromium, args=arguments)
        try:
            yield started
        finally:
            started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """``visit(root, color_scheme="dark", …)`` opens a fresh window; all are closed after the test."""
    opened: list[Visit] = []

    def start(root: str, **options: Any) -> Visit:
        opened.append(Visit(browser, root, **options))
        return opened[-1]

    yield start
    for window in opened:
        window.close()


@pytest.fixture(scope="module")
def plain(site: Site) -> PlainFinder:
    """What the finder must find in the real collection."""
    return PlainFinder(knowledge_base(site.project))


@pytest.fixture(scope="module")
def one_window(browser: Browser, site: Site, server: Callable[..., str]) -> Iterator[FinderPage]:
    """The finder of the real collection, in a window that the tests of a file share."""
    with finder_window(browser, server(site)) as found:
        yield found


@pytest.fixture
def page(one_window: FinderPage) -> FinderPage:
    """The finder, opened anew without a query."""
    return one_window.open()
