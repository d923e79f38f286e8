"""The page about messages: every code has its place, and its example is shown as written."""

from __future__ import annotations

from generator.codes import CODES
from generator.pages.environment import Pages
from generator.pages.messages_page import messages_page


def test_every_code_has_an_anchor_and_is_explained(pages: Pages) -> None:
    body = str(messages_page(pages).body)
    for code in CODES.values():
        assert body.count(f'id="{code.name}"') == 1, code.name


def test_an_example_is_text(pages: Pages) -> None:
    body = str(messages_page(pages).body)
    assert "title: Halve knife crime" in body
    assert "the merge key &lt;&lt; is not allowed" in body
    assert "<mark>  1  titel: " in body


def test_a_sign_of_yaml_is_shown_as_code(pages: Pages) -> None:
    assert "<code>&gt;-</code>" in messages_page(pages).body


def test_what_is_right_stands_beside_what_is_wrong(pages: Pages) -> None:
    body = str(messages_page(pages).body)
    assert body.count("</span> Wrong</figcaption>") == body.count("</span> Right</figcaption>") == len(CODES)
    section = body[body.index('id="too-few"') :]
    wrong, right = section[: section.index("</section>")].split("</figure>")[:2]
    assert "<mark>  3  themes: []</mark>" in wrong
    assert "<mark>  3  themes:</mark>\n<mark>  4    - police-response</mark>" in right


def test_what_no_line_can_show_is_said(pages: Pages) -> None:
    body = str(messages_page(pages).body)
    assert "Git is installed: <code>git --version</code> answers" in body
    assert (
        "The wrong lines are gone." in body[body.index('id="duplicate-key"') : body.index('id="merge-key"')]
    )
