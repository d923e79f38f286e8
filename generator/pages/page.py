"""A page before any theme is put round it, and a page that is still to be made."""

from __future__ import annotations

from collections.abc import Callable
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
    ``title`` and ``description`` are plain text; ``body`` is safe HTML and holds the h1.
    """

    address: str
    title: str
    description: str
    body: Markup
    contents: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class PagePlan:
    """A page that is made when it is asked for. A ``wide`` one takes the place of the contents beside it as well.

    ``day`` is the day of its last change that is known, for the sitemap.
    """

    address: str
    make: Callable[[], Page]
    wide: bool = False
    day: str = ""

    @property
    def folder(self) -> str:
        """The folder it lies in: ``findings`` for ``findings/project-shield/``."""
        return self.address.rstrip("/").rpartition("/")[0]

    @property
    def depth(self) -> int:
        """How many folders deep it lies: 0 for home, 2 for a record."""
        return self.address.count("/")
