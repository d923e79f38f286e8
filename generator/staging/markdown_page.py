"""A page of the site as a Markdown file: front matter, Markdown headings, and the page's own HTML between them.

Generators leave a block of HTML alone when it begins a line and stands between blank lines, so every element of
the page is copied letter by letter. Only second-level headings that stand beside other blocks, not inside one,
become Markdown; the contents in the front matter name them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml
from markdown.util import BLOCK_LEVEL_ELEMENTS
from markupsafe import escape

from generator.pages.page import Page
from generator.staging.outline import Element, outline

BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
TAGS = re.compile(r"(<[^>]*>)")
MARKS = re.compile(r"[\\`*_{}\[\]#!|]")
# Zensical takes every link that ends in .md for one to a page; a percent sign hides this one, and servers read it.
COPY_LINK = re.compile(r'(href="[^"]*?)index\.md(?=")')


def front_matter(values: Mapping[str, object]) -> str:
    """What stands at the head of a Markdown file."""
    return f"---\n{yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=1000)}---\n"


def markdown_page(page: Page, *, wide: bool, section: Mapping[str, str] | None) -> str:
    """The file of a page. ``section`` (title and url) is the list that a page outside the navigation belongs to."""
    values: dict[str, object] = {"title": str(escape(page.title))} if page.address else {}
    values["description"] = str(escape(page.description))
    values["hide"] = ["navigation", "toc"] if wide else ["navigation"]
    if section:
        values["section"] = dict(section)
    values["contents"] = [
        {"anchor": str(escape(heading.anchor)), "title": str(escape(heading.title))}
        for heading in page.contents
    ]
    html = COPY_LINK.sub(r"\1index%2Emd", str(page.body))
    anchors = {heading.anchor for heading in page.contents}
    return front_matter(values) + "\n" + "\n\n".join(_blocks(html, anchors)) + "\n"


def _blocks(html: str, anchors: set[str]) -> Iterator[str]:
    """The blocks of a page. Neighbours that Markdown knows as no blocks, such as drawings, share a ``div``."""
    loose: list[Element] = []
    for element in outline(html).children:
        if element.tag not in BLOCKS:
            loose.append(element)
            continue
        yield from _together(html, loose)
        loose = []
        if element.tag == "h2" and element.attributes.get("id") in anchors:
            yield _heading(html, element)
        else:
            yield html[element.start : element.end]
    yield from _together(html, loose)


def _together(html: str, loose: list[Element]) -> Iterator[str]:
    if loose:
        yield f"<div>{html[loose[0].start : loose[-1].end]}</div>"


def _heading(html: str, element: Element) -> str:
    """A heading as one line of Markdown: its words escaped, elements in it left alone."""
    inside = html[element.inner : element.inner_end].replace("&#34;", '"').replace("&#39;", "'")
    parts = TAGS.split(" ".join(inside.split()))
    words = [part if n % 2 else MARKS.sub(r"\\\g<0>", part) for n, part in enumerate(parts)]
    return f"## {''.join(words)} {{ #{element.attributes['id']} }}"
