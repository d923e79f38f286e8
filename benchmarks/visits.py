"""Visits to the finder in headless Chromium: bytes, first results, clicks and words."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.gzip_server import Served

MEASURE = Path(__file__).with_name("measure.js")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ALONE = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# Common, rare and several words, a phrase, an abbreviation; each stands first and second in some visit.
QUERIES = ("training", "early help", "“safety plans”", "YOT", "dashboards for foster carers", "bereavements")
TYPING = 1000  # milliseconds from the search box to Enter: short words, typed fast
PASTING = 400  # the same for words that are pasted: two keys and Enter
PARTS = {
    "facets": r"find/data/facets",
    "cards of the results": r"find/data/cards",
    "index of words": r"find/words/",
    "other data of the finder": r"find/data/",
    "the page itself": r"find/",
    "the finder's scripts": r"immutable/\w+/finder/",
    "the site's other scripts and styles": r"immutable/",
    "the theme's scripts, styles and pictures": r"assets/",
}


@dataclass
class Visit:
    """What one visit measured: bytes by part, and milliseconds."""

    load: dict[str, int] = field(default_factory=dict)
    query: dict[str, int] = field(default_factory=dict)
    first_results: float = 0
    clicks: dict[str, float] = field(default_factory=dict)
    work: list[float] = field(default_factory=list)
    pasted_query: float = 0
    sent_query: float = 0
    first_query: float = 0
    second_query: float = 0
    while_typing: float = 0


def part_of(path: str) -> str:
    """Which part of the site a request is for."""
    return next((name for name, start in PARTS.items() if re.match(start, path[1:])), "other")


def by_part(sent: list[tuple[str, int]]) -> dict[str, int]:
    """Bytes by part of the site."""
    counted: dict[str, int] = {}
    for path, number in sent:
        counted[part_of(path)] = counted.get(part_of(path), 0) + number
    return counted


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium: Playwright's own, or one that the machine has."""
    with sync_playwright() as machine:
        own = machine.chromium.executable_path
        found = own if Path(own).exists() else next(filter(None, map(shutil.which, BROWSERS)), None)
        if found is None:
            raise SystemExit("no Chromium found; install it, or run: playwright install chromium")
        arguments = [*ALONE, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = machine.chromium.launch(executable_path=found, args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def settled(page: Page) -> None:
    """Wait until results stand and nothing is loaded any more."""
    page.wait_for_selector('html[data-finder="ready"]')
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def worked(session: CDPSession) -> float:
    """Milliseconds of processor time that the page's main thread has used, whatever else the machine does."""
    metrics = {one["name"]: float(one["value"]) for one in session.send("Performance.getMetrics")["metrics"]}
    return metrics["TaskDuration"] * 1000


@contextmanager
def opened(
    browser: Browser, slowdown: int, width: int = 1280, script: Path = MEASURE
) -> Iterator[tuple[Page, CDPSession]]:
    """A window with an empty cache, on a processor slowed so many times; a script watches in every page."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.set_default_timeout(120_000)
    context.add_init_script(path=script)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    if slowdown > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    yield page, session
    context.close()


def visit(browser: Browser, site: Served, number: int, slowdown: int = 1) -> Visit:
    """One visit on a cold cache: load, click every facet's largest option on and off, look for words.

    Then one by a reader who takes as long as typing takes before the first words are sent off, and one who
    comes from the search box of another page, with the words in the address.
    """
    first, second, third = (QUERIES[(number + turn) % len(QUERIES)] for turn in range(3))
    measured = Visit()
    with opened(browser, slowdown) as (page, session):
        site.take()
        page.goto(site.address + "find/")
        measured.first_results = page.evaluate("firstResults")
        settled(page)
        measured.load = by_part(site.take())
        for option in page.evaluate("largestOptions()"):
            for turn in ("on", "off"):
                before = worked(session)
                measured.clicks[f"{option[0]} {turn}"] = page.evaluate("clickOption", option)
                settled(page)
                measured.work.append(worked(session) - before)
        site.take()
        page.focus('[data-finder="words"]')
        page.wait_for_timeout(PASTING)
        measured.pasted_query = page.evaluate("submitWords", first)
        settled(page)
        measured.query = by_part(site.take())
        measured.second_query = page.evaluate("submitWords", second)
        settled(page)
        measured.while_typing = page.evaluate("typeWords", third)
    with opened(browser, slowdown) as (page, _):
        page.goto(site.address + "find/")
        settled(page)
        page.focus('[data-finder="words"]')
        page.wait_for_timeout(TYPING)
        measured.first_query = page.evaluate("submitWords", first)
    with opened(browser, slowdown) as (page, _):
        page.goto(f"{site.address}find/?q={quote(first)}")
        measured.sent_query = page.evaluate("firstResults")
    return measured
