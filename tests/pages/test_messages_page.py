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
