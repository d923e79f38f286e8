"""A finished page, before any theme is put round it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Heading:
    """An entry of a page's contents: the id of a heading on the page, and its text."""

    anchor: str
    title: str


@dataclass(frozen=True)
class Page:
    """One page of the site.

    ``address`` is relative to the site's root and ends with a slash; the empty one is home.
    ``title`` and ``description`` are plain text; ``body`` is safe HTML and holds the h1. A ``wide``
    page takes the place of the contents beside it as well.
    """

    address: str
    title: str
    description: str
    body: Markup
    contents: tuple[Heading, ...] = ()
    wide: bool = False

    @property
    def folder(self) -> str:
        """The folder it lies in: ``findings`` for ``findings/project-shield/``."""
        return self.address.rstrip("/").rpartition("/")[0]

    @property
    def depth(self) -> int:
        """How many folders deep it lies: 0 for home, 2 for a record."""
        return self.address.count("/")
