"""A page as Markdown is the page: Python-Markdown, which all three generators use, makes the same HTML of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest
import yaml
from lxml import html
from markdown import Markdown
from markupsafe import Markup

from generator.pages.environment import Pages
from generator.pages.page import Heading, Page
from generator.staging.markdown_page import markdown_page
from tests.exports.export_collections import COLLECTIONS
from tests.outputs import generated_pages


def parts(text: str) -> tuple[dict[str, object], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def converted(body: str) -> tuple[str, list[tuple[str, str]]]:
    """The HTML of a Markdown text, and the headings it holds."""
    converter = Markdown(extensions=["attr_list", "toc", "tables", "sane_lists", "admonition", "abbr"])
    text = converter.convert(body)
    tokens = converter.toc_tokens  # type: ignore[attr-defined]
    return text, [(token["id"], unescape(token["name"])) for token in tokens]


def elements(text: str) -> Iterator[object]:
    """Every element with its attributes, and every text, with single spaces; plain divisions mean nothing."""

    def walk(element: html.HtmlElement) -> Iterator[object]:
        plain = element.tag == "div" and not element.attrib
        if not plain:
            yield (element.tag, sorted(element.attrib.items()))
        yield from words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                yield from walk(child)
            yield from words(child.tail)
        if not plain:
            yield f"end of {element.tag}"

    def words(between: str | None) -> Iterator[str]:
        if between and between.strip():
            yield " ".join(between.split())

    yield from walk(html.fragment_fromstring(text, create_parent="div"))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_markdown_makes_the_page_again(name: str) -> None:
    for page in generated_pages(Pages(COLLECTIONS[name]())):
        values, body = parts(markdown_page(page, wide=False, section=None))
        again, headings = converted(body)
        there = str(page.body).replace('index.md"', 'index%2Emd"')
        assert list(elements(again)) == list(elements(there)), page.address
        expected = [(heading.anchor, heading.title) for heading in page.contents]
        if name == "hostile":  # its titles hold what Python-Markdown keeps for its own use
            assert {anchor for anchor, _ in headings} <= {anchor for anchor, _ in expected}
        else:
            assert [heading for heading in expected if heading in headings] == headings, page.address
        assert values["contents"] == [
            {"anchor": str(Markup.escape(anchor)), "title": str(Markup.escape(title))}
            for anchor, title in expected
        ]


def test_front_matter_says_what_the_frame_shows() -> None:
    page = Page("a/b/", "A & “b”: c", "<What> it's", Markup("<h1>A</h1>"), (Heading("x", "X > y"),))
    text = markdown_page(page, wide=True, section={"title": "All", "url": "a/"})
    assert parts(text) == (
        {
            "title": "A &amp; “b”: c",
            "description": "&lt;What&gt; it&#39;s",
            "hide": ["navigation", "toc"],
            "section": {"title": "All", "url": "a/"},
            "contents": [{"anchor": "x", "title": "X &gt; y"}],
        },
        "\n<h1>A</h1>\n",
    )


def test_the_home_page_is_called_as_the_site_is() -> None:
    assert (
        "title"
        not in parts(markdown_page(Page("", "Home", "What", Markup("<p>")), wide=False, section=None))[0]
    )


def test_headings_between_blocks_become_markdown_and_others_stay() -> None:
    body = Markup(
        '<h2 id="a">A *star* [[x]] {#b} &amp; <em>more</em></h2>\n<p>x</p>'
        '<section><h2 id="c">C</h2></section><h2 id="d">no contents</h2>'
        '<svg viewBox="0 0 1 1"/> <span>loose</span><ul><li>one</li>\n\n<li>two</li></ul>'
    )
    page = Page("a/", "A", "What", body, (Heading("a", "A"), Heading("c", "C")))
    blocks = parts(markdown_page(page, wide=False, section=None))[1].strip().split("\n\n", 5)
    assert blocks == [
        r"## A \*star\* \[\[x\]\] \{\#b\} &amp; <em>more</em> { #a }",
        "<p>x</p>",
        '<section><h2 id="c">C</h2></section>',
        '<h2 id="d">no contents</h2>',
        '<div><svg viewBox="0 0 1 1"/> <span>loose</span></div>',
        "<ul><li>one</li>\n\n<li>two</li></ul>",
    ]
    again, headings = converted("\n\n".join(blocks))
    assert headings == [("a", "A *star* [[x]] {#b} & more")]
    assert list(elements(again)) == list(elements(str(body)))
