"""Where elements begin and end in a fragment of HTML."""

from __future__ import annotations

from generator.staging.outline import Element, outline

HTML = """<p>One<br>
line \u2028 more</p>
<div class="a b" hidden><svg viewBox="0 0 1 1"><path d="M0"/></svg>
  <ul><li>a<li>b</ul></div >"""


def text(element: Element) -> str:
    return HTML[element.start : element.end]


def test_elements_are_found_where_they_stand() -> None:
    paragraph, division = outline(HTML).children
    assert text(paragraph) == "<p>One<br>\nline \u2028 more</p>"
    assert [text(child) for child in paragraph.children] == ["<br>"]
    assert HTML[paragraph.inner : paragraph.inner_end] == "One<br>\nline \u2028 more"
    assert division.attributes == {"class": "a b", "hidden": None}
    assert text(division).startswith('<div class="a b" hidden>')
    assert text(division).endswith("</div >")
    assert [element.tag for element in division.children] == ["svg", "ul"]
    assert text(division.children[0].children[0]) == '<path d="M0"/>'


def test_what_is_left_open_ends_with_what_it_stands_in() -> None:
    items = outline(HTML).children[1].children[1]
    assert text(items) == "<ul><li>a<li>b</ul>"
    html = "<section><p>never closed"
    (section,) = outline(html).children
    assert (section.end, section.inner_end) == (len(html), len(html))


def test_an_end_tag_of_nothing_is_passed_over() -> None:
    assert [element.tag for element in outline("</p><p>a</p></div>").children] == ["p"]
