"""``make bench``, second part: what the index of words adds to a build of the real collection.

Prints the table and writes it into the section “index-of-words” of ``docs/performance.md``.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import tempfile
from pathlib import Path

from benchmarks.finder import PAGE, built, kilobytes, lay_out, say
from benchmarks.gzip_server import LEVEL
from benchmarks.report import Row, around, circumstances, insert, load_of_machine, table
from benchmarks.stock import write_stock_projects
from benchmarks.synthetic import PROJECT

SECTION = "index-of-words"


def seconds_of_builds(folder: Path, repeats: int) -> dict[str, list[float]]:
    """Full builds of the real collection and of the stock peer, with and without search, in turn.

    Every second time they take turns the other way round, since a disk is still busy with the build before.
    """
    real = lay_out(folder / "real")
    shutil.copytree(PROJECT / "findings", real / "findings")
    stock = write_stock_projects(folder, PROJECT / "findings")
    ways = {
        "with": ("whole", real),
        "without": ("without-words", real),
        "stock with": ("stock", stock["stock"]),
        "stock without": ("stock", stock["stock without search"]),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for repeat in range(repeats + 1):
        say(f"  builds of the real collection: {repeat} of {repeats}")
        for name in ways if repeat % 2 else reversed(ways):
            way, project = ways[name]
            took = built(way, project, folder / f"site {name}")["seconds"]
            # The first round makes the documents that are kept, and fills the caches of the file system.
            if repeat:
                seconds[name].append(took)
    return seconds


def rows_of(seconds: dict[str, list[float]], stock_index: bytes) -> list[Row]:
    """Builds, what search adds to ours and to the peer's, and what the peer's readers load."""
    adds = [a - b for a, b in zip(seconds["with"], seconds["without"], strict=True)]
    peer = [a - b for a, b in zip(seconds["stock with"], seconds["stock without"], strict=True)]
    size = kilobytes([len(gzip.compress(stock_index, LEVEL))])
    return [
        Row("Full build of the real collection", "s", seconds["with"]),
        Row("The same without the index of words", "s", seconds["without"]),
        Row("**What the index of words adds**", "s", adds, goal=0.5),
        Row("Peer: stock MkDocs + Material, a plain page for each record, with its search", "s", seconds["stock with"]),
        Row("Peer without its search", "s", seconds["stock without"]),
        Row("What search adds to the peer", "s", peer),
        Row("Peer: search index that each searching reader loads, gzip", "KB", size),
    ]  # fmt: skip


def main() -> None:
    """Run everything."""
    parser = argparse.ArgumentParser(description="Measure what the index of words adds to a build.")
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--no-page", action="store_true", help="print only; leave docs/performance.md alone")
    options = parser.parse_args()
    if not options.no_page:
        around(PAGE, SECTION)
    before = load_of_machine()
    with tempfile.TemporaryDirectory(prefix="findings-bench-") as name:
        folder = Path(name)
        seconds = seconds_of_builds(folder, options.repeats)
        index = (folder / "site stock with" / "search" / "search_index.json").read_bytes()
    text = f"{circumstances('not used', before)}\n\n{table(rows_of(seconds, index))}"
    print(text)
    if not options.no_page:
        insert(PAGE, SECTION, text)


if __name__ == "__main__":
    main()
