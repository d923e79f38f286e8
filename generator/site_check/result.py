"""Compares what was seen of a new site with the folder as it lies on the disk, and with what was planned."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.progress import Tell, silent
from generator.site_check.examination import Examination
from generator.site_check.html_facts import facts_of

INDEX = "index.html"
NOT_FOUND = "404.html"  # the page for addresses that are none is on no list
SITEMAP = "sitemap.xml"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SHOWN = 40  # problems; a whole folder that is lost makes thousands
ADVICE = (
    "(Where a file in docs/ or a theme of your own says so, correct it there, and build again. Otherwise this is a "
    "mistake of the program or of the disk: build again, and if it stays, report these lines.)"
)


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong with a file of the new site."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


def in_words(problems: list[Problem]) -> str:
    """For the person who publishes: one line a problem, and what to do about them."""
    lines = [str(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        lines.append(f"and {len(problems) - SHOWN:,} more of the same or other kinds")
    return "\n".join([*lines, ADVICE])


def files_of(folder: Path) -> dict[str, int]:
    """Every file below a folder by its address, with its size."""
    found: dict[str, int] = {}
    folders = [""]
    while folders:
        inner = folders.pop()
        with os.scandir(os.path.join(folder, inner)) as entries:  # noqa: PTH118 - ten times as fast as Path
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inner}{entry.name}/")
                else:
                    found[inner + entry.name] = entry.stat().st_size
    return found


def check_result(
    folder: Path,
    examination: Examination,
    planned: Iterable[str],
    extra: Iterable[str],
    tell: Tell = silent,
) -> list[Problem]:
    """Everything that is wrong with a new site; nothing when it may be published.

    ``planned`` are the addresses of its pages, such as ``findings/x/``; ``extra`` files that were written by hand
    as HTML and are on no list. What was not looked at when it was written is looked at now. ``tell`` hears of how
    many pages links to places were followed, and of how many.
    """
    files = files_of(folder)
    for file in sorted(files.keys() - examination.notes.sizes.keys()):
        examination.look(file, (folder / file).read_bytes())
    problems = [Problem(*found) for found in examination.notes.problems]
    problems += _sizes(files, examination.notes.sizes)
    pages = {file.removesuffix(INDEX) for file in files.keys() - set(extra) if file.endswith(".html")} - {
        NOT_FOUND
    }
    problems += _pages(pages, set(planned))
    problems += _sitemap(folder, examination, pages)
    problems += _targets(folder, examination, files, tell)
    return sorted(set(problems))


def _sizes(files: dict[str, int], sizes: dict[str, int]) -> Iterator[Problem]:
    for file, size in sizes.items():
        if file not in files:
            yield Problem(file, "the file was made and is not there")
        elif files[file] != size:
            yield Problem(file, f"the file was made with {size:,} bytes and has {files[file]:,}")


def _pages(pages: set[str], planned: set[str]) -> Iterator[Problem]:
    for page in planned - pages:
        yield Problem(page + INDEX, "this page was planned and is not there")
    for page in pages - planned:
        yield Problem(page + INDEX if page.endswith("/") else page, "this page was not planned")


def _sitemap(folder: Path, examination: Examination, pages: set[str]) -> Iterator[Problem]:
    try:
        tree = etree.fromstring((folder / SITEMAP).read_bytes())
    except (OSError, etree.XMLSyntaxError):
        yield Problem(SITEMAP, "there is no sitemap that can be read")
        return
    root = examination.site.root
    listed = [str(address) for address in tree.xpath("//s:loc/text()", namespaces=NAMES)]
    own = {address.removeprefix(root) for address in listed if address.startswith(root)}
    for address in listed:
        if not address.startswith(root):
            yield Problem(SITEMAP, f"{address} is no address of this site, {root}")
    for page in own - pages:
        yield Problem(SITEMAP, f"it names {page or 'home'}, and there is no such page")
    for page in pages - own:
        yield Problem(SITEMAP, f"it does not name the page {page or 'home'}")


def _targets(folder: Path, examination: Examination, files: dict[str, int], tell: Tell) -> Iterator[Problem]:
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (path, place), file in examination.notes.targets.items():
        target = path + INDEX if path.endswith("/") or not path else path
        if target not in files:
            slash = " (a slash is missing at its end)" if f"{path}/{INDEX}" in files else ""
            yield Problem(file, f"it names {path}, and there is no such page or file{slash}")
        elif place and target.endswith(".html"):
            places[target].append((place, file))
    for done, (target, wanted) in enumerate(places.items()):
        tell(done, len(places))
        ids = _ids_in(folder / target, [place for place, _ in wanted])
        for place, file in wanted:
            if place not in ids:
                page = target.removesuffix(INDEX)
                yield Problem(
                    file, f"it names the place #{place} on {page or 'home'}, and there is no such place"
                )


def _ids_in(file: Path, wanted: list[str]) -> set[str]:
    """Which places are on a page, read from the disk. HTML is parsed where a plain look does not find one."""
    content = file.read_bytes()
    found = {place for place in wanted if b' id="%b"' % place.encode() in content}
    if len(found) < len(set(wanted)):
        found |= {name.decode() for name in facts_of(content).ids}
    return found
