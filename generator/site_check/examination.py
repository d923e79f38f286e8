"""Looks at each file of a new site once, and notes briefly what it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.site_check.addresses import SiteAddress, Target
from generator.site_check.code_facts import named_in_script, named_in_style
from generator.site_check.data_facts import unreadable
from generator.site_check.frame import Frame
from generator.site_check.html_facts import HtmlFacts, facts_of
from generator.site_check.pieces import Pieces

AT_HAND = {b"#", b"#top", b""}  # the top of the page itself


@dataclass
class Notes:
    """What was seen: sizes of files, what they name, each with the first file that does, and what is wrong."""

    sizes: dict[str, int] = field(default_factory=dict)
    targets: dict[tuple[str, str], str] = field(default_factory=dict)  # by path and place
    problems: list[tuple[str, str]] = field(default_factory=list)  # the file, and what is wrong with it


class Examination:
    """Looks at the files of a site. ``address`` is the site's own, ``https://example.org/kb/``.

    Two processes each have their own; the notes of one are given to the other.
    """

    def __init__(self, address: str) -> None:
        self.site = SiteAddress(address)
        self.notes = Notes()
        # By the folder above their pages: from all of them `../x/` leads to the same place.
        self._folders: dict[str, tuple[dict[tuple[bytes, ...], Frame], Pieces]] = {}
        self._poured: tuple[str, int] = ("", 0)

    def look_at_page(self, address: str, pieces: Sequence[bytes]) -> None:
        """Look at a page before it is put together: every other piece is the theme's, on many pages the same.

        What the theme has is looked at once. ``look`` is told the page as a whole afterwards.
        """
        file = f"{address}index.html"
        above = _above(address)
        known = self._folders.get(above)
        if known is None:
            known = self._folders[above] = ({}, Pieces())
        frames, folder = known
        own = tuple(pieces[::2])
        frame = frames.get(own)
        if frame is None:
            frame = frames[own] = Frame.of(own)
            self._note_facts(file, frame.facts)
        filled = frame.filled(pieces[1::2], folder)
        self._note_facts(file, filled)
        self._note_own_places(file, filled.links | frame.places, frame.facts.ids | filled.ids)
        self._poured = (file, sum(map(len, pieces)))

    def look(self, address: str, content: bytes) -> None:
        """Look at a finished file."""
        self.notes.sizes[address] = len(content)
        if (address, len(content)) == self._poured:
            return
        if problem := unreadable(address, content):
            self.notes.problems.append((address, problem))
        elif address.endswith(".html"):
            facts = facts_of(content)
            self._note_facts(address, facts)
            self._note_own_places(address, facts.links, facts.ids)
        elif address.endswith(".css"):
            self._note_loaded(
                address, (name.encode() for name in named_in_style(content.decode(errors="replace")))
            )
        elif address.endswith((".js", ".mjs")):
            self._note_loaded(
                address, (name.encode() for name in named_in_script(content.decode(errors="replace")))
            )
        elif address.endswith(".svg"):
            self._note_loaded(address, facts_of(content).loaded)

    def add(self, notes: Notes) -> None:
        """Take over what another process saw."""
        self.notes.sizes.update(notes.sizes)
        for target, file in notes.targets.items():
            self.notes.targets.setdefault(target, file)
        self.notes.problems += notes.problems

    def _note_facts(self, file: str, facts: HtmlFacts) -> None:
        self._note_loaded(file, facts.loaded)
        page = file.removesuffix("index.html")
        for link in facts.links:
            if not link.startswith(b"#"):
                self._note(file, self.site.target(page, link))

    def _note_own_places(self, file: str, links: set[bytes], ids: set[bytes]) -> None:
        for link in links:
            if link.startswith(b"#") and link[1:] not in ids and link not in AT_HAND:
                self._note(file, self.site.target(file.removesuffix("index.html"), link))

    def _note_loaded(self, file: str, addresses: Iterable[bytes]) -> None:
        """An address that a browser loads by itself must be one of this site."""
        base = file.removesuffix("index.html")
        for address in addresses:
            target = self.site.target(base, address)
            if target is not None and target.host:
                problem = f"browsers would load {address.decode(errors='replace')} from another host"
                self.notes.problems.append((file, problem))
            else:
                self._note(file, target)

    def _note(self, file: str, target: Target | None) -> None:
        if target is None or target.host:
            return
        if target.outside:
            self.notes.problems.append((file, f"the link to {target.path} leads out of the site"))
        else:
            self.notes.targets.setdefault((target.path, target.place), file)


def _above(page: str) -> str:
    """The folder above that of a page, in which its siblings lie. A page that is no folder has no siblings."""
    return page.rstrip("/").rpartition("/")[0] if page.endswith("/") else page
