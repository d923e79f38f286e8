"""A typical visit, and what a million of them ask of a server: home, find with words, a finding, back, a case study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.gzip_server import Served
from benchmarks.page_kinds import page_kinds
from benchmarks.page_visits import PHONE, WATCH, loaded
from benchmarks.visits import opened

WORDS = "training"  # what the reader looks for; findings hold it in every collection
MILLION = 1_000_000
RETURNING = 40  # of a hundred visits, in the example
PER_GB, PER_TEN_THOUSAND = 0.05, 0.01  # made-up prices, in the example


@dataclass(frozen=True)
class Step:
    """What one step of a visit took."""

    name: str
    requests: int
    size: int


@dataclass(frozen=True)
class Journey:
    """One visit by somebody new, and the same visit by the same reader on another day."""

    first: list[Step]
    again: list[Step]


def journey(browser: Browser, server: Served, site: Path) -> Journey:
    """Go the way twice in one browser, the first time with an empty cache."""
    study = page_kinds(site)["case study"]
    with opened(browser, 1, PHONE, WATCH) as (page, _):
        return Journey(walk(page, server, study), walk(page, server, study))


def walk(page: Page, server: Served, study: str) -> list[Step]:
    """The steps of one visit. Playwright's browser keeps no page for Back, as browsers of readers mostly do."""
    steps = []

    def note(name: str) -> None:
        loaded(page)
        sent = server.take()
        steps.append(Step(name, len(sent), sum(size for _, size in sent)))

    page.goto("about:blank")
    server.take()
    page.goto(server.address)
    note("Home")
    page.fill("#kb-home-search", WORDS)
    page.press("#kb-home-search", "Enter")
    page.wait_for_url("**/find/?q=*")
    note("Find, with words")
    page.locator('[data-finder="list"] a[href*="/findings/"]').first.click()
    page.wait_for_url("**/findings/*/")
    note("A finding")
    page.go_back()
    page.wait_for_url("**/find/?q=*")
    note("Back")
    page.goto(server.address + study)
    note("A case study")
    return steps


def whole(steps: Sequence[Step]) -> Step:
    """All steps together."""
    return Step("**The whole visit**", sum(step.requests for step in steps), sum(step.size for step in steps))


def medians(ways: Sequence[list[Step]]) -> list[Step]:
    """The median of each step, and of the whole visit."""
    each = [[*steps, whole(steps)] for steps in ways]
    return [
        Step(
            same[0].name,
            round(median(step.requests for step in same)),
            round(median(step.size for step in same)),
        )
        for same in zip(*each, strict=True)
    ]


def journey_table(journeys: Sequence[Journey]) -> str:
    """Requests and bytes of each step, the first time and on another day."""
    lines = ["| Step | Requests | KB | Requests again | KB again |", "| --- | --: | --: | --: | --: |"]
    firsts, others = medians([one.first for one in journeys]), medians([one.again for one in journeys])
    for first, again in zip(firsts, others, strict=True):
        kb, kb_again = first.size / 1024, again.size / 1024
        lines.append(f"| {first.name} | {first.requests} | {kb:,.1f} | {again.requests} | {kb_again:,.1f} |")
    return "\n".join(lines)


def cost_table(journeys: Sequence[Journey]) -> str:
    """Requests and GB of a million visits, and an example with made-up prices."""
    first, again = medians([one.first for one in journeys])[-1], medians([one.again for one in journeys])[-1]
    share = RETURNING / 100
    mixed = Step(
        "mixed",
        round(first.requests * (1 - share) + again.requests * share),
        round(first.size * (1 - share) + again.size * share),
    )
    rows = {
        "A million visits, all of new readers": first,
        "A million visits, all of readers who come again": again,
        f"A million visits, {RETURNING} in 100 of readers who come again": mixed,
    }
    example = f"{PER_GB:g} a GB and {PER_TEN_THOUSAND:g} for 10,000 requests"
    lines = [f"| Visits | Million requests | GB | Example: at {example} |", "| --- | --: | --: | --: |"]
    for name, step in rows.items():
        gigabytes = step.size * MILLION / 1e9
        money = gigabytes * PER_GB + step.requests * MILLION / 10_000 * PER_TEN_THOUSAND
        lines.append(f"| {name} | {step.requests} | {gigabytes:,.0f} | {money:,.0f} |")
    return "\n".join(lines)
