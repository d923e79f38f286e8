"""Markdown of the editors as plain text, for documents that know no HTML.

It takes the way that the web pages take (Markdown, then the sanitiser), and reads the text out of what
comes of it, so that a document says the same words as the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from generator.model.knowledge_base import KnowledgeBase
from generator.pages.prose import Prose

BLOCKS = {"p", "li", "h3", "h4", "pre", "tr", "blockquote"}
CELLS = {"td", "th"}


@dataclass(frozen=True)
class Block:
    """A paragraph, or an item of a list, with a few words that may stand before it in bold."""

    text: str
    listed: bool = False
    label: str = ""


class _Reader(HTMLParser):
    """Collects the text of each block of clean HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._in_item = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in BLOCKS:
            self._end()
        elif tag in CELLS or tag == "br":
            self._words.append(" ")
        self._in_item += tag == "li"

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end()
        self._in_item -= tag == "li"

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append(Block(text, listed=self._in_item > 0))
        self._words = []


class PlainText:
    """Turns Markdown into plain text; ``[[id]]`` becomes the title of what it refers to."""

    def __init__(self, kb: KnowledgeBase) -> None:
        titles = {**{i: term.title for i, term in kb.terms.items()}}
        titles.update((i, record.title) for i, record in kb.records.items())
        self._prose = Prose(lambda i: ("", titles[i]) if i in titles else None, {})

    def blocks(self, markdown: str | None) -> tuple[Block, ...]:
        """The paragraphs and list items of a Markdown text."""
        if not markdown:
            return ()
        reader = _Reader()
        reader.feed(str(self._prose.to_html(markdown, "")))
        reader.close()
        return tuple(reader.blocks)
