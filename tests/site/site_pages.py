"""The pages of a built site as parsed HTML, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

ROOT = "https://site.test"
LINKS = (
    ("a", "href"),
    ("link", "href"),
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
)


@dataclass
class SitePage:
    """One HTML file. ``address`` is relative to the site's root: ``findings/x/``, or ``404.html``."""

    address: str
    tree: html.HtmlElement

    @cached_property
    def ids(self) -> list[str]:
        return [str(element.get("id")) for element in self.tree.iter() if element.get("id") is not None]

    @cached_property
    def anchors(self) -> frozenset[str]:
        names = (element.get("name") for element in self.tree.iter("a"))
        return frozenset(self.ids) | {name for name in names if name}

    @property
    def is_plain(self) -> bool:
        """Whether it has not the frame of the site: it leads to a new address, or says what was taken down."""
        return "noindex" in self.tree.xpath("/html/head/meta[@name='robots']/@content")

    def links(self, within: str | None = None) -> Iterator[str]:
        """Every link of the page as written, or those inside the elements that an XPath finds."""
        for part in [self.tree] if within is None else self.tree.xpath(within):
            for tag, attribute in LINKS:
                for element in part.iter(tag):
                    value = element.get(attribute)
                    if value is not None:
                        yield value

    def texts(self, xpath: str) -> list[str]:
        """The text of every element that an XPath finds, with single spaces."""
        return [" ".join(element.text_content().split()) for element in self.tree.xpath(xpath)]


class SitePages:
    """All pages of a site, parsed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def by_address(self) -> dict[str, SitePage]:
        """Pages in the frame of the site."""
        return {address: page for address, page in self._all.items() if not page.is_plain}

    @cached_property
    def plain(self) -> dict[str, SitePage]:
        """Those without it, at old addresses."""
        return {address: page for address, page in self._all.items() if page.is_plain}

    @cached_property
    def _all(self) -> dict[str, SitePage]:
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            address = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            tree = html.document_fromstring(file.read_text(encoding="utf-8"))
            found[address] = SitePage(address, tree)
        return found

    @cached_property
    def ordinary(self) -> list[SitePage]:
        """All but the page that says that there is no such page."""
        return [page for address, page in self.by_address.items() if address != "404.html"]

    def problem(self, page: SitePage, link: str, prefix: str = "/") -> str | None:
        """Why a link of a page leads nowhere when the site stands under ``prefix``; None when it is good."""
        target = urlsplit(urljoin(ROOT + prefix + page.address, link))
        if f"{target.scheme}://{target.netloc}" != ROOT:
            return None
        if not target.path.startswith(prefix):
            return f"leaves the site: {link}"
        path = unquote(target.path.removeprefix(prefix))
        if path and not path.endswith("/") and (self.folder / path).is_dir():
            return f"no slash at its end: {link}"
        file = self.folder / (path + "index.html" if path.endswith("/") or not path else path)
        if not file.is_file():
            return f"no such file: {link}"
        if target.fragment:
            there = self.by_address.get(path)
            if there is None or unquote(target.fragment) not in there.anchors:
                return f"no such place: {link}"
        return None

    def leads_to(self, page: SitePage, link: str) -> str | None:
        """The address of the page of this site that a link leads to."""
        target = urlsplit(urljoin(f"{ROOT}/{page.address}", link))
        path = unquote(target.path).lstrip("/")
        return path if f"{target.scheme}://{target.netloc}" == ROOT and path in self.by_address else None
