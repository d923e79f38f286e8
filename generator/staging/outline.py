"""Where the elements of an HTML fragment begin and end, so that parts of it can be lifted out unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element: the places in the text where it begins, its content begins, its content ends, and it ends."""

    tag: str
    attributes: dict[str, str | None]
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Every element inside it, in the order of the text."""
        for child in self.children:
            yield child
            yield from child.walk()


def outline(html: str) -> Element:
    """An element that stands for the whole fragment, with all others inside it."""
    return _Outline(html).root


class _Outline(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._html = html
        self.root = Element("", {}, 0, 0, len(html), len(html))
        self._open = [self.root]
        self.feed(html)
        self.close()
        for element in self._open[1:]:
            element.inner_end = element.end = len(html)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag opens an element, unless elements of its name hold nothing."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(self._open[-1].children[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that ends where it begins, such as a path of a drawing."""
        start = self._place()
        end = start + len(self.get_starttag_text() or "")
        self._open[-1].children.append(Element(tag, dict(attrs), start, end, end, end))

    def handle_endtag(self, tag: str) -> None:
        """An end tag closes the innermost element of its name, and whatever was left open inside it."""
        places = [place for place, element in enumerate(self._open) if element.tag == tag]
        if not places:
            return
        start = self._place()
        for element in self._open[places[-1] :]:
            element.inner_end = element.end = start
        self._open[places[-1]].end = self._html.index(">", start) + 1
        del self._open[places[-1] :]
