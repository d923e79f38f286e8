"""What a text only names is blanked out, and all else stands where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.bare_text import bare, said

TEXTS = st.text('ab “”‘’"`[]()<>:|/.\n-', max_size=30) | st.lists(
    st.sampled_from(
        ["[[a-b]]", "[[a|", "]]", "](https://a.b/c)", "<https://a.b>", "`a b`", "“a”", "https://a.b", "\n"]
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("see [it](https://example.org/a) now", "see [it                         now"),
        ("see <https://example.org/a> now", "see                         now"),
        ("see `a b` now", "see       now"),
        ("see https://example.org/a now", "see https://example.org/a now"),
        ("plain (words)", "plain (words)"),
    ],
)
def test_without_the_addresses_of_links(text: str, kept: str) -> None:
    assert bare(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('“a” ‘b’ "c" d', "            d"),
        ("the child’s ‘plan’ and parents’ words", "the child’s        and parents’ words"),
        ("[[a-b]] and [[a|b]]", "     ]] and     b]]"),
        ("see HTTPS://EXAMPLE.org/a now", "see                       now"),
        ("a `b` <https://c.d> [e](https://f.g) h", "a" + " " * 19 + "[e" + " " * 14 + " h"),
        ("“a\nb”", "“a\nb”"),
        ("no sign at all", "no sign at all"),
    ],
)
def test_without_what_is_only_named(text: str, kept: str) -> None:
    assert said(text) == kept


@given(TEXTS)
def test_all_else_stands_where_it_stood(text: str) -> None:
    for kept in (bare(text), said(text)):
        assert len(kept) == len(text)
        assert all(sign in (" ", was) for sign, was in zip(kept, text, strict=True))
        assert kept.count("\n") == text.count("\n")
