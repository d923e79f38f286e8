"""Sanitised HTML as plain blocks of text, and their first ones."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.documents.text_blocks import blocks_of, shortened, words_of


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p>One.</p><p>Two.</p>", [["text", "One."], ["text", "Two."]]),
        (
            "<p>A <strong>strong</strong> word and <em>one</em>.</p>",
            [["text", "A ", "strong", " word and one."]],
        ),
        ("<p><strong>First</strong> of all</p>", [["text", "", "First", " of all"]]),
        ("<ol><li>a</li><li>b</li></ol>", [["step", "a"], ["step", "b"]]),
        ("<ul>\n<li>\n<p>a</p>\n<p>more</p>\n</li>\n</ul>", [["item", "a"], ["text", "more"]]),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", [["item", "a"], ["item", "b"], ["item", "c"]]),
        ("<h3>Head</h3>\n<p>Text<br>goes  on</p>", [["heading", "Head"], ["text", "Text goes on"]]),
        (
            "<table><tr><th>Who</th><th>When</th></tr><tr><td>A</td><td>B</td></tr></table>",
            [["text", "Who: When"], ["text", "A: B"]],
        ),
        ("<blockquote><p>Said</p></blockquote>", [["text", "Said"]]),
        ("<p>&lt;script&gt; &amp; co</p>", [["text", "<script> & co"]]),
        ("<p>1 <code>&lt; 2</code> &gt; 0</p>", [["text", "1 < 2 > 0"]]),
        (
            '<p>See <a class="kb-reference" href="../../x/">A title of a record</a>.</p>',
            [["text", "See “A title of a record”."]],
        ),
        (
            '<p>Ask <a class="kb-reference" href="../../x/">the police</a>.</p>',
            [["text", "Ask the police."]],
        ),
    ],
)
def test_blocks(html: str, blocks: list[list[str]]) -> None:
    assert blocks_of(Markup(html)) == blocks  # noqa: S704 - a literal of this test


def test_a_shortened_text_ends_with_a_whole_block() -> None:
    blocks = [["text", "word " * 100], ["text", "It does:"], ["item", "word " * 100], ["text", "end"]]
    kept, more = shortened(blocks, 170)
    assert (kept, more) == (blocks[:1], True)
    assert shortened(blocks, 1000) == (blocks, False)
    assert shortened(blocks[:1], 5) == (blocks[:1], False)
    assert words_of(["text", "one ", "two", " three"]) == "one two three"
