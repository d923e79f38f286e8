"""The theme's page as a shell: each text in its slot, and no text taken for a slot."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.pages.page import Heading, Page
from generator.pages.shell import (
    ADDRESS,
    BODY,
    CONTENTS,
    DESCRIPTION,
    ROW_ANCHOR,
    ROW_TITLE,
    TITLE,
    Shell,
    ShellError,
    sentinel,
)

ROW = f'<li class="row"><a href="#{ROW_ANCHOR}"><span>{ROW_TITLE}</span></a></li>'
LABEL = '<label class="md-nav__title" for="__toc"><i></i>On this page</label>'
LIST = f"{LABEL}<ul>{ROW}</ul>"
PATTERN = f"""<html><head><title>{TITLE} - Site</title><meta name="description" content="{DESCRIPTION}">
<link rel="canonical" href="https://example.org/{ADDRESS}"></head>
<body><b>{TITLE}</b><ul><li>Home</li></ul>{LIST}<main>{BODY}</main>{LIST}</body></html>"""
SLOTS = (TITLE, DESCRIPTION, ADDRESS, BODY, ROW_ANCHOR, ROW_TITLE, CONTENTS)
NAMES = (
    "title",
    "description",
    "address",
    "body",
    "anchor",
    "row",
    "contents",
)  # the words differ in each process


def page(**changes: object) -> Page:
    fields = {
        "address": "findings/x/",
        "title": "T",
        "description": "D",
        "body": Markup("<p>B</p>"),
        "contents": (),
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def test_every_slot_is_filled() -> None:
    contents = (Heading("a", "First"), Heading("b", "Second"))
    rows = (
        '<li class="row"><a href="#a"><span>First</span></a></li>'
        '<li class="row"><a href="#b"><span>Second</span></a></li>'
    )
    assert Shell.cut(PATTERN).fill(page(contents=contents)) == (
        '<html><head><title>T - Site</title><meta name="description" content="D">\n'
        '<link rel="canonical" href="https://example.org/findings/x/"></head>\n'
        f"<body><b>T</b><ul><li>Home</li></ul>{LABEL}<ul>{rows}</ul><main><p>B</p></main>{LABEL}<ul>{rows}</ul></body></html>"
    )


def test_a_page_without_headings_has_no_list_of_contents() -> None:
    filled = Shell.cut(PATTERN).fill(page())
    assert "row" not in filled
    assert "On this page" not in filled


def test_texts_are_escaped_and_the_body_is_not() -> None:
    filled = Shell.cut(PATTERN).fill(
        page(title='<i>"', description='" onload="x', contents=(Heading("a", "<u>&"),))
    )
    assert "<title>&lt;i&gt;&#34; - Site</title>" in filled
    assert 'content="&#34; onload=&#34;x"' in filled
    assert "<span>&lt;u&gt;&amp;</span>" in filled
    assert "<main><p>B</p></main>" in filled


@pytest.mark.parametrize("slot", SLOTS, ids=NAMES)
@pytest.mark.parametrize("field", ["title", "description", "body", "anchor", "heading"])
def test_text_that_looks_like_a_slot_is_not_filled(slot: str, field: str) -> None:
    texts = {"title": "T", "description": "D", "body": "B", "anchor": "a", "heading": "H"} | {
        field: f"see {slot}"
    }
    filled = Shell.cut(PATTERN).fill(
        page(
            title=texts["title"],
            description=texts["description"],
            body=Markup(texts["body"]),  # noqa: S704 - harmless
            contents=(Heading(texts["anchor"], texts["heading"]),),
        )
    )
    expected = Shell.cut(PATTERN).fill(
        page(title="T", description="D", body=Markup("B"), contents=(Heading("a", "H"),))
    )
    places = {
        "title": ("<title>T -", "<b>T</b>"),
        "description": ('content="D"',),
        "body": ("<main>B</main>",),
        "anchor": ('href="#a"',),
        "heading": ("<span>H</span>",),
    }
    letters = {"title": "T", "description": "D", "body": "B", "anchor": "a", "heading": "H"}
    for place in places[field]:
        before, _, after = place.rpartition(letters[field])
        expected = expected.replace(place, before + f"see {slot}" + after)
    assert filled == expected


@pytest.mark.parametrize("slot", [DESCRIPTION, BODY], ids=["description", "body"])
def test_a_pattern_without_a_slot_is_refused(slot: str) -> None:
    with pytest.raises(ShellError, match="slot"):
        Shell.cut(PATTERN.replace(slot, ""))


def test_a_pattern_with_two_bodies_is_refused() -> None:
    with pytest.raises(ShellError, match="2 slots for the body"):
        Shell.cut(PATTERN + BODY)


def test_a_pattern_without_contents_is_refused() -> None:
    with pytest.raises(ShellError, match="0 kinds of row"):
        Shell.cut(PATTERN.replace(ROW, ""))


def test_a_sentinel_that_is_no_slot_is_refused() -> None:
    with pytest.raises(ShellError, match="no slot"):
        Shell.cut(PATTERN + sentinel("other"))
