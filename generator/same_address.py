"""Two things at one address: one of them would silently take the place of the other.

What a build makes, what lies in ``docs/`` and what the theme brings are compared before anything is written. Names
that differ by capital letters alone are the same to many servers and computers, and nothing is a file and a folder.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.assets import read_assets
from generator.checks.names import folded
from generator.checks.page_files import site_files
from generator.diagnostics import Diagnostic, Place
from generator.exports.header_files import ADDRESSES
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record
from generator.model.takedown import TakenDown
from generator.model.term import Term
from generator.output import Output

CODE = "same-address"
MARKDOWN = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}  # what MkDocs makes pages of
INDEX = "index.html"
OF_THE_GENERATOR = ("404.html", "sitemap.xml", "sitemap.xml.gz")
RENAME = "give it another name, or remove it"


@dataclass(frozen=True)
class Claim:
    """A file of the site, and where it comes from: a place, or else in words."""

    file: str
    place: Place | None
    what: str


def same_addresses(
    outputs: Iterable[Output], kb: KnowledgeBase, docs_folder: Path, root: Path
) -> list[Diagnostic]:
    """Every two things that would stand at one address. Nothing is made to find out."""
    made = _Made(outputs, kb)
    return sorted({*made.problems, *made.compare(hand_written(docs_folder, root))})


def hand_written(docs_folder: Path, root: Path) -> Iterator[Claim]:
    """The files that MkDocs makes of a folder: of ``x.md`` the file ``x/index.html``, everything else as it is."""
    for name, path in site_files(docs_folder, root):
        file = PurePosixPath(name)
        if file.suffix in MARKDOWN:
            stem = "index" if file.stem in ("index", "README") else file.stem
            name = (file.parent / ("" if stem == "index" else stem) / INDEX).as_posix()
        yield Claim(name, Place(path), path)


def theme_files() -> list[str]:
    """The files that the theme puts into every site, and the addresses at which it looks for ours."""
    spec = importlib.util.find_spec("material")
    places = spec.submodule_search_locations if spec else None
    templates = Path(places[0]) / "templates" if places else Path()
    files = (path for path in (templates / "assets").rglob("*") if path.is_file())
    return [
        *(path.relative_to(templates).as_posix() for path in files),
        *(f"assets/{name}" for name in read_assets().files),
    ]


class _Made:
    """What a build makes, by address without regard to capital letters."""

    def __init__(self, outputs: Iterable[Output], kb: KnowledgeBase) -> None:
        self.kb = kb
        self.problems: list[Diagnostic] = []
        holders: list[Record | Term | TakenDown] = [
            *kb.records.values(),
            *kb.terms.values(),
            *kb.taken_down.values(),
        ]
        self.former = {former: holder.id for holder in holders for former in holder.former_ids}
        self.files: dict[str, str] = {}
        self.whole_folders: set[str] = set()
        for output in outputs:
            if output.page is not None:
                self.add(output.page.address + INDEX)
            for address in output.addresses:
                if address.endswith("/"):
                    self.whole_folders.add(address.lower())
                else:
                    self.add(address)
        self.site = {name.lower(): name for name in (*ADDRESSES, *OF_THE_GENERATOR, *theme_files())}
        # Every folder with one of the files in it.
        self.folders: dict[str, str] = {}
        for files in (self.files, self.site):
            for name, file in files.items():
                while (name := name.rpartition("/")[0]) and name not in self.folders:
                    self.folders[name] = file

    def add(self, file: str) -> None:
        """Note a file that the build makes; ids and addresses of ours have no letters but those of ASCII."""
        first = self.files.setdefault(file.lower(), file)
        if first is not file:
            mine, other = self.claim(file), self.claim(first)
            message = f"this and {other.what} would both stand at `{_address(file)}`"
            self.problems.append(Diagnostic(mine.place or Place("findings"), CODE, message, RENAME))

    def claim(self, file: str) -> Claim:
        """A file with the record or term that it is made of, as far as its address tells."""
        for part in reversed(file.split("/")[1:]):
            name = part.partition(".")[0]
            for id_ in (name, name.removesuffix("-partner-summary")):
                holder = self.former.get(id_, id_)
                if holder in self.kb.paths:
                    path, line = self.kb.paths[holder], self.kb.lines.get(holder, 1)
                    place = Place(path) if holder not in self.kb.terms else Place(path, line, 1)
                    return Claim(file, place, f"what is made of {place}")
        return Claim(file, None, "a page or file that the site makes itself")

    def compare(self, claims: Iterable[Claim]) -> Iterator[Diagnostic]:
        """Compare hand-written files with these, and with each other."""
        files: dict[str, Claim] = {}
        folders: dict[str, Claim] = {}
        for claim in claims:
            name = folded(claim.file)
            other = files.setdefault(name, claim)
            if other is not claim:
                yield _problem(claim, other)
                continue
            if name in self.files or name in self.site:
                yield _problem(claim, self.claim(self.files.get(name) or self.site[name]))
            elif whole := next((folder for folder in self.whole_folders if name.startswith(folder)), None):
                message = f"everything in `{whole}` is made by the site itself"
                yield Diagnostic(_place(claim), CODE, message, "move it into another folder")
            elif name in self.folders:
                yield _inside(claim, self.claim(self.folders[name]))
            elif name in folders:
                yield _inside(claim, folders[name])
            while name := name.rpartition("/")[0]:
                first = folders.setdefault(name, claim)
                mine, other_folder = (
                    _folder(claim.file, name),
                    _folder(self.folders.get(name, first.file), name),
                )
                if mine != other_folder:
                    message = (
                        f"`{mine}/` and `{other_folder}/` would be two folders that differ by capital letters"
                    )
                    yield Diagnostic(_place(claim), CODE, message, "write the folder the same way")
                if name in self.files or name in self.site:
                    yield _inside(claim, self.claim(self.files.get(name) or self.site[name]))
                elif name in files:
                    yield _inside(claim, files[name])


def _folder(file: str, folded_folder: str) -> str:
    """The folder of a file as it is written there."""
    return "/".join(file.split("/")[: folded_folder.count("/") + 1])


def _place(claim: Claim) -> Place:
    return claim.place or Place("")


def _problem(claim: Claim, other: Claim) -> Diagnostic:
    message = f"this and {other.what} would both stand at `{_address(claim.file)}`"
    if claim.file != other.file:
        message = (
            f"this would stand at `{_address(claim.file)}`, and {other.what} at `{_address(other.file)}`, "
            "which differs by capital letters alone"
        )
    return Diagnostic(_place(claim), CODE, message, RENAME)


def _inside(claim: Claim, other: Claim) -> Diagnostic:
    file, folder = sorted((claim.file, other.file), key=len)
    inside = _address(folder)
    message = (
        f"because of this and {other.what}, `{file}` would be a file and a folder (with `{inside}` in it)"
    )
    return Diagnostic(_place(claim), CODE, message, RENAME)


def _address(file: str) -> str:
    """What stands in the address line: ``about/`` for ``about/index.html``, ``/`` for home."""
    return file.removesuffix(INDEX) or "/"
