"""Web pages and Markdown: blocks of text are paragraphs, h1 to h6 are headings."""

from __future__ import annotations

import lxml.etree
import lxml.html
from markdown import markdown

from generator.verification.passages import Passage
from generator.verification.plain_text import decoded

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements inside a line; everything else begins and ends a paragraph.
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "br",
}  # fmt: skip
NOT_SHOWN = {"head", "script", "style", "template", "noscript", "svg", "math", "select", "textarea"}


def read_web_page(content: bytes) -> list[Passage]:
    """The paragraphs of a web page: of its main part, where it names one."""
    try:
        content.decode("utf-8")
        parser = lxml.html.HTMLParser(encoding="utf-8")
    except UnicodeDecodeError:  # then the page itself must say what it is written in
        parser = lxml.html.HTMLParser()
    page = lxml.html.document_fromstring(content, parser=parser)
    mains = page.findall(".//main")
    return _passages(mains[0] if len(mains) == 1 else page)


def read_markdown(content: bytes) -> list[Passage]:
    """The paragraphs of a text in Markdown, as a reader sees it."""
    html = markdown(decoded(content), extensions=["footnotes", "meta", "sane_lists", "tables"])
    return read_web_page(f"<body>{html}</body>".encode())


def _passages(top: lxml.html.HtmlElement) -> list[Passage]:
    passages: list[Passage] = []
    pieces: list[str] = []
    hidden = 0

    def end_paragraph(is_heading: bool = False) -> None:
        text = " ".join("".join(pieces).split())
        if text:
            passages.append(Passage(text, is_heading))
        pieces.clear()

    for event, element in lxml.etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        start, tag = event == "start", element.tag
        if event in ("start", "end") and (tag in NOT_SHOWN or element.get("hidden") is not None):
            hidden += 1 if start else -1
        elif not hidden and isinstance(tag, str) and tag not in INLINE:
            end_paragraph(is_heading=not start and tag in HEADINGS)
        if not hidden and start:
            pieces.append(" " if tag == "br" else element.text or "")
        if not hidden and not start and element is not top:
            pieces.append(element.tail or "")
    end_paragraph()
    return passages
