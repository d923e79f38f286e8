"""``make bench``, first part: the finder at 10,000 records, and what building them takes.

Prints the tables and writes them into the section “finder” of ``docs/performance.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from benchmarks.gzip_server import LEVEL, serve
from benchmarks.report import Row, around, circumstances, insert, load_of_machine, table
from benchmarks.synthetic import PROJECT, write_collection
from benchmarks.visits import Visit, chromium, visit

PAGE = PROJECT / "docs" / "performance.md"
SLOWDOWN = 4  # a laptop that is four times slower than this machine


def say(text: str) -> None:
    """Tell on the error stream what is being done."""
    print(text, file=sys.stderr, flush=True)


def built(way: str, project: Path, site: Path) -> dict[str, float]:
    """One build in a process of its own: seconds and memory."""
    command = [sys.executable, "-m", "benchmarks.build_once", way, str(project), str(site)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def lay_out(project: Path) -> Path:
    """A new project with our configuration and hand-written pages, still without records."""
    project.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", project)
    shutil.copytree(PROJECT / "docs", project / "docs")
    return project


def kilobytes(numbers: Iterable[float]) -> list[float]:
    """Bytes as KB of 1,024 bytes."""
    return [number / 1024 for number in numbers]


def measure_build(project: Path, site: Path, records: int, repeats: int) -> list[Row]:
    """Check and build the large collection; the site stays for the visits."""
    say(f"  first build of {records:,} records")
    first = built("whole", project, site)
    checks, builds = [], []
    for repeat in range(repeats):
        say(f"  check and build again: {repeat + 1} of {repeats}")
        checks.append(built("check", project, site)["seconds"])
        builds.append(built("whole", project, site))
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in files if path.suffix == ".html"]
    return [
        Row(f"Read and check {records:,} records", "s", checks),
        Row("First full build, every document made", "s", [first["seconds"]]),
        Row("Its processor time", "s", [first["processor"]]),
        Row("Full build again, documents kept", "s", [build["seconds"] for build in builds]),
        Row("Processor time of our own process", "s", [build["processor"] for build in builds]),
        Row("Processor time of Pagefind", "s", [build["processor of Pagefind"] for build in builds]),
        Row("Largest memory of our own process", "MB", [build["memory"] for build in builds]),
        Row("Largest memory of Pagefind", "MB", [build["memory of Pagefind"] for build in builds]),
        Row("Pages", "", [len(pages)]),
        Row("Median page, not compressed", "KB", kilobytes([median(pages)])),
        Row("Largest page, not compressed", "KB", kilobytes([max(pages)])),
        Row("Files", "", [len(files)]),
        Row("All files", "MB", [sum(path.stat().st_size for path in files) / 1024**2]),
    ]


def clicks_of(visits: list[Visit]) -> tuple[list[float], str, list[float]]:
    """All clicks together, and the kind of click that took longest with its times."""
    together = [time for one in visits for time in one.clicks.values()]
    each = {name: [one.clicks[name] for one in visits] for name in visits[0].clicks}
    slowest = max(each, key=lambda name: median(each[name]))
    return together, slowest, each[slowest]


def finder_rows(site: Path, visits: list[Visit], slow: list[Visit]) -> list[Row]:
    """The goals of the finder."""
    facets = len(gzip.compress((site / "find/data/facets.json").read_bytes(), LEVEL))
    together, name, slowest = clicks_of(visits)
    slowed, slow_name, slow_slowest = clicks_of(slow)
    load = kilobytes(sum(one.load.values()) for one in visits)
    pasted = [one.pasted_query for one in visits]
    first, second = [one.first_query for one in visits], [one.second_query for one in visits]
    typing, sent = [one.while_typing for one in visits], [one.sent_query for one in visits]
    much = f"processor slowed {SLOWDOWN} times"
    return [
        Row("**Facet data, gzip**", "KB", kilobytes([facets]), goal=100),
        Row("**Everything transferred up to the results, cold cache**", "KB", load, goal=500),
        Row("First results painted, after the visit began", "ms", [v.first_results for v in visits]),
        Row("**Click on a filter to painted results, all clicks**", "ms", together, goal=50),
        Row(f"The slowest of these clicks: {name}", "ms", slowest, goal=50),
        Row("Processor time of the page for a click", "ms", [time for one in visits for time in one.work]),
        Row("**Words to painted results after Enter, first query, typed in a second**", "ms", first, goal=300),
        Row("**The same, pasted and sent off within half a second**", "ms", pasted, goal=300),
        Row("**The same, second query**", "ms", second, goal=300),
        Row("Third query, while typing, with the pause that waits for the next letter", "ms", typing, goal=300),
        Row("Words sent from another page: its search box to painted results, the whole visit", "ms", sent),
        Row("Transferred by the first query", "KB", kilobytes(sum(v.query.values()) for v in visits)),
        Row(f"Click on a filter, {much}", "ms", slowed),
        Row(f"The slowest of these: {slow_name}, {much}", "ms", slow_slowest),
        Row(f"First query, {much}", "ms", [v.first_query for v in slow]),
        Row(f"Second query, {much}", "ms", [v.second_query for v in slow]),
    ]  # fmt: skip


def byte_rows(parts: list[dict[str, int]]) -> list[Row]:
    """What transferred bytes consist of, the largest part first."""
    names = {name for one in parts for name in one}
    rows = [
        Row(name[:1].upper() + name[1:], "KB", kilobytes(one.get(name, 0) for one in parts)) for name in names
    ]
    return sorted(rows, key=lambda row: (-median(row.values), row.what))


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description="Measure the finder.")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument(
        "--build-repeats", type=int, help="of the large build; as often as all else without it"
    )
    parser.add_argument(
        "--site", type=Path, help="visit this site of as many records instead of building one"
    )
    parser.add_argument("--no-page", action="store_true", help="print only; leave docs/performance.md alone")
    options = parser.parse_args()
    records, repeats = options.records, options.repeats
    if not options.no_page:
        around(
            PAGE, "finder"
        )  # a page that cannot take the tables is better known before a quarter of an hour
    before = load_of_machine()
    with tempfile.TemporaryDirectory(prefix="findings-bench-") as name:
        folder = Path(name)
        site, build = folder / "site", "Not measured in this run."
        if options.site:
            site = options.site.resolve()
        else:
            large = lay_out(folder / "large")
            say(f"Writing {records:,} synthetic records")
            write_collection(large / "findings", records)
            build = table(measure_build(large, site, records, options.build_repeats or repeats))
        with serve(site) as server, chromium() as browser:
            version = browser.version
            say("  visits")
            visit(browser, server, 0)  # compresses every file and warms the browser up
            visits = [visit(browser, server, number) for number in range(max(repeats, 6))]
            slow = [visit(browser, server, number, SLOWDOWN) for number in range(repeats)]
        finder = finder_rows(site, visits, slow)
    text = "\n\n".join(
        [
            circumstances(version, before),
            f"### The finder at {records:,} records",
            table(finder),
            "What is transferred up to the results:",
            table(byte_rows([one.load for one in visits])),
            "What the first query adds:",
            table(byte_rows([one.query for one in visits])),
            f"### Building {records:,} records",
            build,
        ]
    )
    print(text)
    if not options.no_page:
        insert(PAGE, "finder", text)


if __name__ == "__main__":
    main()
