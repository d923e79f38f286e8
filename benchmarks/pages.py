"""``make bench``, fourth part: what pages weigh and how soon they stand on a slow phone, beside stock Material.

Prints the tables and writes them into the section “pages” of ``docs/performance.md``.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.finder import PAGE, built, kilobytes, lay_out, say
from benchmarks.gzip_server import Served, serve
from benchmarks.journeys import Journey, cost_table, journey, journey_table
from benchmarks.page_kinds import KINDS, STOCK_KINDS, page_kinds
from benchmarks.page_visits import DOWN, LATENCY, PHONE, SLOWDOWN, UP, WIDE, Seen, cold_and_warm, wide_shift
from benchmarks.report import Row, around, circumstances, insert, load_of_machine, table
from benchmarks.stock import write_stock_project
from benchmarks.synthetic import PROJECT, write_collection
from benchmarks.visits import chromium

GOALS = {"home": 250, "finding": 200}  # KB, with everything on the page
HEAD = (
    "Page",
    "Requests",
    "KB",
    "First paint",
    "Largest paint",
    "Moved, phone",
    "Moved, wide",
    "Requests again",
    "KB again",
    "Largest paint again",
)


@dataclass(frozen=True)
class Measured:
    """All visits to the page of one kind: cold, again with a warm cache, and what moves on a wide screen."""

    cold: list[Seen]
    warm: list[Seen]
    wide: float

    @property
    def cells(self) -> list[str]:
        """Medians; of what moves, the most."""
        cold, warm = self.cold, self.warm
        return [
            f"{median(seen.requests for seen in cold):.0f}",
            f"{median(seen.size for seen in cold) / 1024:,.1f}",
            f"{median(seen.first_paint for seen in cold):,.0f} ms",
            f"{median(seen.largest_paint for seen in cold):,.0f} ms",
            f"{max(seen.shift for seen in (*cold, *warm)):.3g}",
            f"{self.wide:.3g}",
            f"{median(seen.requests for seen in warm):.0f}",
            f"{median(seen.size for seen in warm) / 1024:,.1f}",
            f"{median(seen.largest_paint for seen in warm):,.0f} ms",
        ]


def measure(browser: Browser, server: Served, kinds: dict[str, str], repeats: int) -> dict[str, Measured]:
    """Visit the page of every kind; the kinds take turns, so that a slow moment of the machine meets all of them."""
    for address in kinds.values():
        with_everything_compressed(browser, server, address)
    found: dict[str, list[tuple[Seen, Seen]]] = {kind: [] for kind in kinds}
    for repeat in range(repeats):
        say(f"  visits to {len(kinds)} kinds of page: {repeat + 1} of {repeats}")
        for kind, address in kinds.items():
            found[kind].append(cold_and_warm(browser, server, address))
    say("  and on a wide screen")
    return {
        kind: Measured(
            [cold for cold, _ in pairs],
            [warm for _, warm in pairs],
            wide_shift(browser, server, kinds[kind]),
        )
        for kind, pairs in found.items()
    }


def with_everything_compressed(browser: Browser, server: Served, address: str) -> None:
    """One visit that is not measured, so that the server has compressed every file."""
    page = browser.new_page()
    page.goto(server.address + address, wait_until="networkidle")
    page.close()


def measure_site(
    browser: Browser, site: Path, repeats: int, kinds: Mapping[str, str] = KINDS, journeys: int = 0
) -> tuple[dict[str, Measured], list[Journey]]:
    """The pages of a built site, and as many journeys through it."""
    with serve(site) as server:
        pages = measure(browser, server, page_kinds(site, kinds), repeats)
        say(f"  journeys: {journeys}")
        return pages, [journey(browser, server, site) for _ in range(journeys)]


def pages_table(pages: dict[str, Measured]) -> str:
    """Every kind of page."""
    lines = [HEAD, ("---", *["--:"] * (len(HEAD) - 1))]
    lines += [(kind[:1].upper() + kind[1:], *one.cells) for kind, one in pages.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def goal_rows(sites: dict[str, dict[str, Measured]]) -> list[Row]:
    """The goals, for each of our sites."""
    rows = []
    for name, pages in sites.items():
        for kind, most in GOALS.items():
            sizes = kilobytes(seen.size for seen in pages[kind].cold)
            rows.append(Row(f"{kind[:1].upper() + kind[1:]}, cold cache, {name}", "KB", sizes, goal=most))
        moved = [max(one.wide, *(s.shift for s in (*one.cold, *one.warm))) for one in pages.values()]
        rows.append(
            Row(
                f"Kinds of page on which something moves, {name}", "", [sum(one > 0 for one in moved)], goal=0
            )
        )
    return rows


def build_all(folder: Path, records: int) -> dict[str, Path]:
    """Our site and the stock peer, of the real collection and of synthetic records."""
    real = lay_out(folder / "real")
    shutil.copytree(PROJECT / "findings", real / "findings")
    large = lay_out(folder / "large")
    write_collection(large / "findings", records)
    ways = {
        "real": ("whole", real),
        "large": ("without-briefings", large),
        "stock real": ("stock", write_stock_project(folder / "stock", real / "findings")),
        "stock large": ("stock", write_stock_project(folder / "large stock", large / "findings")),
    }
    sites = {}
    for name, (way, project) in ways.items():
        say(f"Building: {name}")
        sites[name] = folder / f"site {name}"
        built(way, project, sites[name])
    return sites


def report(
    ours: dict[str, dict[str, Measured]], peers: dict[str, dict[str, Measured]], journeys: Sequence[Journey]
) -> list[str]:
    """The tables under their headings."""
    parts = [
        f"Phone: {PHONE} px wide, processor slowed {SLOWDOWN} times, {LATENCY} ms until each answer begins, "
        f"{DOWN:,} kbit/s down and {UP:,} kbit/s up. Wide: {WIDE} px, otherwise the same. KB are of 1,024 bytes.",
        table(goal_rows(ours)),
    ]
    for name, pages in {**ours, **peers}.items():
        parts += [f"### Pages: {name}", pages_table(pages)]
    return [
        *parts,
        "### A typical visit",
        journey_table(journeys),
        "### A million visits",
        cost_table(journeys),
    ]


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description="Measure what pages weigh and how soon they stand.")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--no-page", action="store_true", help="print only; leave docs/performance.md alone")
    options = parser.parse_args()
    if not options.no_page:
        around(PAGE, "pages")  # a page that cannot take the tables is better known before everything is built
    before, repeats = load_of_machine(), options.repeats
    with tempfile.TemporaryDirectory(prefix="findings-bench-") as name:
        sites = build_all(Path(name), options.records)
        number = f"{options.records:,} synthetic records"
        with chromium() as browser:
            version = browser.version
            real, journeys = measure_site(browser, sites["real"], repeats, journeys=repeats)
            large, _ = measure_site(browser, sites["large"], repeats)
            stock, _ = measure_site(browser, sites["stock real"], repeats, STOCK_KINDS)
            large_stock, _ = measure_site(browser, sites["stock large"], repeats, STOCK_KINDS)
    ours = {"the real collection": real, number: large}
    peers = {
        "stock MkDocs + Material with the same records": stock,
        f"stock MkDocs + Material with {number}": large_stock,
    }
    text = "\n\n".join([circumstances(version, before), *report(ours, peers, journeys)])
    print(text)
    if not options.no_page:
        insert(PAGE, "pages", text)


if __name__ == "__main__":
    main()
