"""The theme's own page, cut open once and filled for each record.

Rendering the theme for every record costs milliseconds each; the theme renders one *pattern* page
a section instead, whose texts are sentinels, and every record is poured into it. A text can never
trigger a slot: the pattern is cut before any text of a record is put in, and those that the theme's frame
holds (the names of programmes, say) cannot hold a sentinel, since nobody can know it beforehand.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from generator.pages.page import Heading, Page


def sentinel(name: str) -> str:
    """A word of plain letters and digits, which every filter of a theme leaves as it is."""
    return f"zq{name}{TOKEN}zq"


TOKEN = secrets.token_hex(8)  # another one each time the program runs; no finished page holds it
TITLE, DESCRIPTION, ADDRESS, BODY = map(sentinel, ("title", "description", "address", "body"))
ROW_ANCHOR, ROW_TITLE, ROWS, CONTENTS = map(sentinel, ("anchor", "row", "rows", "contents"))
SLOT = re.compile(f"({TITLE}|{DESCRIPTION}|{ADDRESS}|{BODY}|{CONTENTS})")
ROW_SLOT = re.compile(f"({ROW_ANCHOR}|{ROW_TITLE})")
ROW = re.compile(rf"<li\b(?:(?!<li\b).)*?{ROW_ANCHOR}.*?</li>", re.DOTALL)
# The whole list of contents with its heading, which a page without contents does not have.
LIST = re.compile(
    r'<label class="md-nav__title" for="__toc">(?:(?!</label>).)*</label>\s*<ul\b[^>]*>\s*'
    rf"{ROWS}\s*</ul>",
    re.DOTALL,
)


class ShellError(Exception):
    """The theme's page does not have the slots it should have."""


@dataclass(frozen=True)
class Shell:
    """A rendered pattern page, cut at its slots: text, slot, text, slot, …, text."""

    parts: tuple[str, ...]
    contents: tuple[str, str]
    row: str

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered pattern page. Raises ShellError where a slot is missing or doubled."""
        rows = ROW.findall(html)
        if not rows or len(set(rows)) != 1:
            raise ShellError(f"the pattern page has {len(set(rows))} kinds of row in its contents, not 1")
        html = ROW.sub(ROWS, html)
        lists = LIST.findall(html)
        if not lists or len({"".join(found.split()) for found in lists}) != 1:
            raise ShellError(f"the pattern page has {len(set(lists))} kinds of list for its contents, not 1")
        before, _, after = lists[0].partition(ROWS)
        parts = SLOT.split(LIST.sub(CONTENTS, html))
        slots = parts[1::2]
        if slots.count(BODY) != 1:
            raise ShellError(f"the pattern page has {slots.count(BODY)} slots for the body, not 1")
        if DESCRIPTION not in slots:
            raise ShellError(f"the pattern page has no slot {DESCRIPTION}")
        if re.search(f"zq[a-z]+{TOKEN}zq", "".join(parts[::2])):
            raise ShellError("the pattern page holds a sentinel that is no slot")
        return cls(tuple(parts), (before, after), rows[0])

    def fill(self, page: Page) -> str:
        """The finished HTML of a page. Its address must lie as deep as the pattern's."""
        return b"".join(self.pieces(page)).decode()

    def pieces(self, page: Page) -> list[bytes]:
        """The same in pieces: every other one, beginning with the first, is the theme's own on every page."""
        rows = "".join(self._row(heading) for heading in page.contents)
        before, after = self.contents
        fill = {
            TITLE: escape(page.title).encode(),
            DESCRIPTION: escape(page.description).encode(),
            ADDRESS: escape(page.address).encode(),
            BODY: page.body.encode(),
            CONTENTS: f"{before}{rows}{after}".encode() if rows else b"",
        }
        pieces = list(self._encoded)
        pieces[1::2] = [fill[slot] for slot in self.parts[1::2]]
        return pieces

    @cached_property
    def _encoded(self) -> tuple[bytes, ...]:
        return tuple(part.encode() for part in self.parts)

    def _row(self, heading: Heading) -> str:
        """One row of the contents. It is cut before it is filled, like the page."""
        fill = {ROW_ANCHOR: str(escape(heading.anchor)), ROW_TITLE: str(escape(heading.title))}
        return "".join(fill[part] if index % 2 else part for index, part in enumerate(self._row_parts))

    @cached_property
    def _row_parts(self) -> list[str]:
        return ROW_SLOT.split(self.row)
