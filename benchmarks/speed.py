"""``make bench``, third part: how long checks, builds and previews take, beside stock MkDocs and Zensical.

Prints the tables and writes them into ``docs/performance.md``.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.finder import PAGE, built, lay_out, say
from benchmarks.report import Row, circumstances, insert, load_of_machine, table
from benchmarks.stock import write_stock_project
from benchmarks.synthetic import write_collection
from generator.writing import write_file

SIZES = (100, 1_000, 10_000, 50_000)
COMPARED = 10_000  # the size that the goals are about
LARGEST_PEER = 10_000  # stock MkDocs needs minutes for more
PATIENCE = 300.0  # seconds to wait for a preview
WAYS = {
    "parse": "Load the same files with `CSafeLoader`",
    "check": "Read and check",
    "without-briefings": "Full build: pages, facets, index of words, JSON, CSV, spreadsheet",
    "rebuild": "The same after one edit",
    "words": "The index of words alone: Pagefind over the same texts",
    "write": "Writing alone: as many files of the same sizes",
    "stock": "Peer: stock MkDocs + Material, a plain page for each record",
    "zensical": "Peer: Zensical, the same pages",
}


@dataclass
class Measured:
    """What was measured of one size: seconds of each way, and what the build left."""

    records: int
    seconds: dict[str, list[float]] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)
    files: int = 0
    megabytes: float = 0.0
    preview: list[float] = field(default_factory=list)

    def note(self, way: str, seconds: float) -> None:
        """One more measurement."""
        self.seconds.setdefault(way, []).append(seconds)


def edited(project: Path, number: int) -> tuple[str, str]:
    """Change the title of one finding; its address and the new words."""
    file = sorted((project / "findings" / "good-practice").rglob("*.yml"))[0]
    words = f"Edit {number} of the benchmark"
    text = re.sub(r"^title: .*(\n  .*)*", f"title: {words}", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")
    return f"findings/{file.stem}/", words


def writing_alone(site: Path, copy: Path) -> float:
    """Seconds to write files of the same names and sizes as those of a site, filled with zeros."""
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    start = time.perf_counter()
    for address, size in sizes.items():
        write_file(copy, str(address), bytes(size))
    return time.perf_counter() - start


class Preview:
    """A running ``findings serve``."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}/"
        # What a shell starts in the background would ignore Ctrl+C.
        listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
        program = f"{listen}; from generator.cli import main; main()"
        command = [sys.executable, "-c", program, "serve", "--address"]
        self.process = subprocess.Popen(
            [*command, f"127.0.0.1:{port}"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def wait_for(self, address: str, words: str) -> float:
        """Seconds until a page holds these words."""
        start = time.perf_counter()
        while time.perf_counter() - start < PATIENCE and self.process.poll() is None:
            try:
                with urlopen(self.root + address, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
                    if words in answer.read().decode():
                        return time.perf_counter() - start
            except URLError:
                pass
            time.sleep(0.02)
        raise SystemExit("the preview did not show an edit")

    def end(self) -> None:
        """Stop it as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)


def preview_times(project: Path, repeats: int) -> list[float]:
    """Seconds from saving a record to its page in the preview, the half second of looking for changes included."""
    preview = Preview(project)
    try:
        preview.wait_for("findings/", "Findings")
        times = []
        for number in range(repeats):
            time.sleep(10)  # the index of words of the edit before is made in the background
            address, words = edited(project, 100 + number)
            times.append(preview.wait_for(address, words))
        return times
    finally:
        preview.end()


def measure(folder: Path, records: int, repeats: int) -> Measured:
    """Everything about one size; ways take turns, so that a slow moment of the machine meets all of them."""
    found = Measured(records)
    project = lay_out(folder / f"ours-{records}")
    write_collection(project / "findings", records)
    peer = records <= LARGEST_PEER
    stock = write_stock_project(folder / f"stock-{records}", project / "findings") if peer else project
    has_zensical = importlib.util.find_spec("zensical") is not None
    for repeat in range(repeats):
        say(f"{records:,} records: {repeat + 1} of {repeats}")
        for way in WAYS:
            if way == "write":
                continue  # with the build whose files are written once more
            if way in ("stock", "zensical") and (not peer or (way == "zensical" and not has_zensical)):
                continue
            if way == "rebuild":
                edited(project, repeat)
            site = folder / f"site-{records}-{repeat}-{way}"
            one = built(
                "without-briefings" if way == "rebuild" else way,
                stock if way in ("stock", "zensical") else project,
                site,
            )
            found.note(way, one["seconds"])
            if way == "without-briefings":
                found.memory.append(one["memory"])
                files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
                found.files, found.megabytes = len(files), sum(files) / 1024**2
                found.note("write", writing_alone(site, folder / f"copy-{records}-{repeat}"))
    if records == COMPARED:
        say("  preview")
        found.preview = preview_times(project, repeats)
    return found


def exponent(small: Measured, large: Measured, way: str) -> float:
    """How time grows with records: 1 is in proportion, 2 means that double takes four times as long."""
    times = median(large.seconds[way]) / median(small.seconds[way])
    return log(times) / log(large.records / small.records)


def goal_rows(at: dict[int, Measured]) -> list[Row]:
    """The goals."""
    rows = []
    if COMPARED in at:
        one = at[COMPARED]
        stock = median(one.seconds["stock"])
        parsing = median(one.seconds["parse"])
        builds = [seconds / stock for seconds in one.seconds["without-briefings"]]
        checks = [seconds / parsing for seconds in one.seconds["check"]]
        rows += [
            Row(f"Full build of {COMPARED:,}, times of stock MkDocs + Material", "×", builds, goal=0.2),
            Row("Check, times of loading the same files with `CSafeLoader`", "×", checks, goal=2.5),
            Row("Preview: from saving an edit to its page", "s", one.preview, goal=2),
            Row("Largest memory of our own process", "MB", one.memory, goal=600),
        ]
    if 1_000 in at and 50_000 in at:
        for way, name in (("check", "check"), ("without-briefings", "full build")):
            value = exponent(at[1_000], at[50_000], way)
            rows.append(
                Row(f"Growth of the {name} from 1,000 to 50,000 records, exponent", "", [value], goal=1.05)
            )
    return rows


def size_table(found: list[Measured]) -> str:
    """Median seconds of every way at every size, and what a build leaves."""
    head = ["What", *(f"{one.records:,}" for one in found)]
    lines = [head, ["---", *("--:" for _ in found)]]
    for way, name in WAYS.items():
        cells = [f"{median(one.seconds[way]):.2f} s" if way in one.seconds else "–" for one in found]
        lines.append([name, *cells])
    lines.append(["Largest memory of our own process", *(f"{max(one.memory):,.0f} MB" for one in found)])
    lines.append(["Files written", *(f"{one.files:,}" for one in found)])
    lines.append(["Bytes written", *(f"{one.megabytes:,.0f} MB" for one in found)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description="Measure checks, builds and previews.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeats", type=int, default=3, help="of each size; of the largest once")
    parser.add_argument("--no-page", action="store_true", help="print only; leave docs/performance.md alone")
    options = parser.parse_args()
    before = load_of_machine()
    found = []
    # Nothing is removed before the end: for minutes after, this makes new files dearer, up to twice with ext4.
    with tempfile.TemporaryDirectory(prefix="findings-bench-") as name:
        for records in options.sizes:
            found.append(measure(Path(name), records, 1 if records > COMPARED else options.repeats))
    text = "\n\n".join(
        [
            circumstances("not used", before),
            table(goal_rows({one.records: one for one in found})),
            "Median seconds, by the number of records:",
            size_table(found),
        ]
    )
    print(text)
    if not options.no_page:
        insert(PAGE, "speed", text)


if __name__ == "__main__":
    main()
