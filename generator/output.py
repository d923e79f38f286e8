"""What a site consists of: outputs, each of which can be made on its own, in any order and in any process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.pages.page import Page, PagePlan

Files = Mapping[str, str | bytes]


def no_files() -> Files:
    """Of a page that comes alone."""
    return {}


@dataclass(frozen=True)
class Output:
    """A page with the files that are made from the same thing, or files alone.

    Every address is known before anything is made: ``page`` has its own, ``addresses`` are those of
    the files. One that ends with a slash stands for all files of a folder that no other output names.
    ``moves`` are old addresses, each with the present one, for servers that lead readers on themselves.
    """

    page: PagePlan | None = None
    addresses: tuple[str, ...] = ()
    make_files: Callable[[], Files] = no_files
    moves: tuple[tuple[str, str], ...] = ()

    def make(self, finish: Callable[[Page], bytes]) -> Iterator[tuple[str, bytes]]:
        """Every file by its address; ``finish`` puts the site round a page."""
        if self.page is not None:
            yield f"{self.page.address}index.html", finish(self.page.make())
        for address, content in self.make_files().items():
            yield address, content.encode() if isinstance(content, str) else content
