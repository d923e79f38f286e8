"""The finder as a reader meets it in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.visit import Visit
from tests.site.waiting import PATIENCE

if TYPE_CHECKING:
    from tests.site.conftest import Site

expect.set_options(timeout=PATIENCE)

Visits = Callable[..., Visit]
Servers = Callable[..., str]


class FinderPage:
    """``/find/`` in a window of its own. What changes results waits until they are painted."""

    def __init__(self, window: Visit) -> None:
        self.window = window
        self.page: Page = window.page

    def open(self, query: str = "") -> FinderPage:
        self.window.open(f"find/{query}")
        return self.ready()

    def ready(self) -> FinderPage:
        self.page.wait_for_selector("html[data-finder=ready]", state="attached")
        return self

    def part(self, name: str) -> Locator:
        return self.page.locator(f'[data-finder="{name}"]')

    # What is on the page

    @property
    def summary(self) -> str:
        return self.part("summary").inner_text()

    @property
    def number(self) -> int:
        """The number that the summary begins with."""
        return int(self.summary.split()[0].replace(",", ""))

    @property
    def titles(self) -> list[str]:
        return self.part("list").locator("a").all_inner_texts()

    @property
    def addresses(self) -> list[str]:
        """The addresses of the results, below the site's root."""
        links = self.part("list").locator("a").evaluate_all("links => links.map(link => link.href)")
        return [link.removeprefix(self.window.root) for link in links]

    @property
    def kinds(self) -> list[str]:
        return self.part("list").locator(".kb-kind").all_inner_texts()

    @property
    def chosen(self) -> list[str]:
        return self.part("chosen").locator("button").all_inner_texts()

    @property
    def notes(self) -> str:
        return self.part("notes").inner_text()

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.page.url).query)

    @property
    def scroll(self) -> int:
        return int(self.page.evaluate("Math.round(scrollY)"))

    @property
    def focus(self) -> str:
        """A name for what has the focus: its key, part or value; BODY where nothing has."""
        return str(
            self.page.evaluate(
                """() => {
                  const {dataset, value, id, nodeName} = document.activeElement;
                  return dataset.key || dataset.finder || dataset.view || id || value || nodeName;
                }"""
            )
        )

    def option(self, facet: str, id_: str) -> Locator:
        return self.page.locator(f'input[name="{facet}"][value="{id_}"]')

    def facet(self, facet: str) -> Locator:
        return self.page.locator("details.kb-facet", has=self.page.locator(f'input[name="{facet}"]'))

    def count(self, facet: str, id_: str) -> int:
        """The number beside an option."""
        item = self.facet(facet).locator("li", has=self.option(facet, id_))
        return int(item.locator(".kb-options__count").text_content().strip("()").replace(",", ""))

    # What a reader does

    def choose(self, facet: str, id_: str) -> FinderPage:
        """Click an option, in a facet that is opened first where it is closed."""
        self.unfold(facet)
        self.option(facet, id_).click()
        return self.ready()

    def unfold(self, facet: str) -> None:
        if self.facet(facet).get_attribute("open") is None:
            self.facet(facet).locator("summary").click()

    def search(self, words: str) -> FinderPage:
        self.part("words").fill(words)
        self.page.keyboard.press("Enter")
        return self.ready()

    def click(self, name: str) -> FinderPage:
        """Click a part, or a button or link with this text."""
        parts = self.part(name)
        target = parts if parts.count() else self.part("results").get_by_text(name, exact=True)
        target.click()
        return self.ready()

    def tab_to(self, reached: str, most: int = 400, key: str = "Tab") -> None:
        """Press a key until something has the focus."""
        for _ in range(most):
            if self.focus == reached:
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{reached} was not reached with {key}; the focus is on {self.focus}")


def finder(site: Site, server: Servers, visit: Visits, query: str = "", **options: Any) -> FinderPage:
    """The finder of a site, opened with a query."""
    return FinderPage(visit(server(site), **options)).open(query)


@contextmanager
def finder_window(browser: Browser, root: str, **options: Any) -> Iterator[FinderPage]:
    """A window that the tests of a file share: nothing is kept between them but files already loaded."""
    window = Visit(browser, root, **options)
    yield FinderPage(window)
    window.close()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")
