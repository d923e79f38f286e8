"""Visits to pages in headless Chromium, as on a slow phone: requests, bytes, paints, and what moved by itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.gzip_server import Served
from benchmarks.visits import opened

WATCH = Path(__file__).with_name("watch.js")
SLOWDOWN = 4  # a phone or an old laptop, four times slower than this machine
LATENCY = 150  # milliseconds that each answer takes to begin
DOWN, UP = 1_600, 750  # kilobits a second
PHONE, WIDE = 360, 1280


@dataclass(frozen=True)
class Seen:
    """What one visit to one page cost and showed. Times are milliseconds since it began."""

    requests: int
    size: int
    first_paint: float
    largest_paint: float
    shift: float


def slow_down(session: CDPSession) -> None:
    """A network like a slow 4G connection."""
    session.send("Network.enable")
    conditions = {"latency": LATENCY, "downloadThroughput": DOWN * 125, "uploadThroughput": UP * 125}
    session.send("Network.emulateNetworkConditions", {"offline": False, **conditions})


def loaded(page: Page) -> None:
    """Wait until nothing is loaded or painted any more."""
    page.wait_for_load_state("load")
    page.wait_for_load_state("networkidle")
    if page.locator("#kb-finder").count():
        page.wait_for_selector('html[data-finder="ready"]')
        page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)


def seen_at(page: Page, server: Served, address: str) -> Seen:
    """Open a page, wait until all of it stands, and look at what that took."""
    page.goto("about:blank")
    server.take()
    page.goto(server.address + address)
    loaded(page)
    sent = server.take()
    first, largest = page.evaluate("[firstPaint(), seen.largest]")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(100)
    shift = page.evaluate("seen.shift")
    return Seen(len(sent), sum(size for _, size in sent), first, largest, shift)


def cold_and_warm(browser: Browser, server: Served, address: str) -> tuple[Seen, Seen]:
    """A first visit to a page on a phone, and a second to the same page that finds the browser's cache full."""
    with opened(browser, SLOWDOWN, PHONE, WATCH) as (page, session):
        slow_down(session)
        return seen_at(page, server, address), seen_at(page, server, address)


def wide_shift(browser: Browser, server: Served, address: str) -> float:
    """What moves by itself on a wide screen."""
    with opened(browser, SLOWDOWN, WIDE, WATCH) as (page, session):
        slow_down(session)
        return seen_at(page, server, address).shift
