"""Sanitised HTML of Markdown as plain blocks of text, for programs that put no HTML on a page.

A block is a list: how it stands (``text``, ``item``, ``step`` or ``heading``), then its text in runs
that are by turns plain and strong: ``["item", "", "Every day", " they meet."]``.
"""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup

Block = list[str]
A_TITLE = 4  # words of a link to a record that need quotation marks where there are no links


class _Reader(HTMLParser):
    """Collects blocks. It reads what nh3 has cleaned, so every element is closed and known."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._lists: list[str] = []
        self._as = "text"
        self._runs: list[str] = [""]
        self._strong = False
        self._reference: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self._finish()
            self._lists.append(tag)
        elif tag == "li":
            self._finish()
            self._as = "step" if self._lists and self._lists[-1] == "ol" else "item"
        elif tag in {"h3", "h4"}:
            self._finish()
            self._as = "heading"
        elif tag in {"p", "blockquote", "pre", "tr"}:
            self._finish(only_full=True)
        elif tag in {"td", "th"} and "".join(self._runs).strip():
            self._runs[-1] += ": "
        elif tag == "br":
            self._runs[-1] += " "
        elif tag == "strong":
            self._switch(True)
        elif tag == "a" and ("class", "kb-reference") in attrs:
            self._reference = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._finish()
            self._lists.pop()
        elif tag in {"li", "h3", "h4", "p", "blockquote", "pre", "tr"}:
            self._finish(only_full=True)
        elif tag == "strong":
            self._switch(False)
        elif tag == "a" and self._reference is not None:
            long = len(self._reference.split()) >= A_TITLE
            self._runs[-1] += f"“{self._reference}”" if long else self._reference
            self._reference = None

    def handle_data(self, data: str) -> None:
        if self._reference is None:
            self._runs[-1] += data
        else:
            self._reference += data

    def close(self) -> None:
        super().close()
        self._finish()

    def _switch(self, strong: bool) -> None:
        if strong != self._strong:
            self._strong = strong
            self._runs.append("")

    def _finish(self, *, only_full: bool = False) -> None:
        """End a block. An item that only began, before the paragraph inside it, stays open."""
        runs = [" ".join(f"|{run}|".split())[1:-1] for run in self._runs]
        full = any(run.strip() for run in runs)
        if full:
            runs[0] = runs[0].lstrip()
            runs[-1] = runs[-1].rstrip()
            self.blocks.append([self._as, *(runs if runs[-1] else runs[:-1])])
        if full or not only_full:
            self._as = "text"
            self._runs = ["", ""] if self._strong else [""]


def blocks_of(html: Markup) -> list[Block]:
    """The blocks of a text, in order."""
    reader = _Reader()
    reader.feed(str(html))  # Markup would escape what is put together from its parts
    reader.close()
    return reader.blocks


def words_of(block: Block) -> str:
    """The text of a block, whatever of it is strong."""
    return "".join(block[1:])


def shortened(blocks: list[Block], words: int) -> tuple[list[Block], bool]:
    """The first blocks of a text, whole ones only, and whether there are more."""
    kept: list[Block] = []
    left = words
    for block in blocks:
        left -= len(words_of(block).split())
        if left < 0 and kept:
            break
        kept.append(block)
    is_cut = len(kept) < len(blocks)
    while is_cut and len(kept) > 1 and (kept[-1][0] == "heading" or kept[-1][-1].endswith(":")):
        kept.pop()
    return kept, is_cut
