"""Where the links of hand-written pages may lead, in Markdown and in HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.page_links import check_page_links, page_problems
from generator.reading.collection import Collection


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](javascript:x)", [("unsafe-address", 4, "javascript:x")]),
        ("[a](http://example.org/)", [("plain-http", 4, "http://example.org/")]),
        ('<a href="javascript:x">', [("unsafe-address", 9, "javascript:x")]),
        ("<img alt='a' SRC = 'data:x'>", [("unsafe-address", 20, "data:x")]),
        ("<form action=http://example.org/>", [("plain-http", 13, "http://example.org/")]),
        (
            '<a href="vbscript:x">\n[b](javascript:y)',
            [("unsafe-address", 26, "javascript:y"), ("unsafe-address", 9, "vbscript:x")],
        ),
        # Pages may link to each other, show pictures and lead to safe addresses, which records write otherwise.
        ('[a](other.md) ![b](c.png) <a href="#d">e</a> <a href="https://example.org/">f</a>', []),
        ('<a href="">a</a> [b](https://example.org/)', []),
        ("[a](other.md) [b](javascript:x)", [("unsafe-address", 18, "javascript:x")]),
        ('<a href="other/"> <a href="javascript:x">', [("unsafe-address", 27, "javascript:x")]),
        # Code only shows how something is written.
        ("`[a](javascript:x)`\n\n```\n<a href='javascript:x'>\n```\n", []),
        ("&lt;a href='javascript:x'>", []),
    ],
)
def test_problems_of_a_page(text: str, found: list[tuple[str, int, str]]) -> None:
    assert [(p.code, p.start, p.fragment) for p in page_problems(text, ())] == found


def test_each_is_told_with_its_file_line_and_column(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    docs.joinpath("a.md").write_bytes(b"\x07")  # which cannot be read, and is reported elsewhere
    docs.joinpath("b.md").write_text('# B\n\nSee <a href="javascript:x">this</a>.\n', encoding="utf-8")
    (found,) = check_page_links(Collection("findings", tmp_path), docs)
    assert str(found) == (
        "docs/b.md:3:14: unsafe-address: a link cannot begin with `javascript:` "
        "(write an address that begins with https://, or remove the link)"
    )
