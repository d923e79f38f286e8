"""Finding ``[[id]]`` in Markdown, and not in code."""

from __future__ import annotations

import pytest

from generator.checks.links import links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [[a-b]] and [[c|the c]].", ["a-b", "c"]),
        ("`[[a]]` and ``[[b]] ` [[c]]`` then [[d]]", ["d"]),
        ("A ` alone, [[a]]", ["a"]),
        ("```\n[[a]]\n```\n[[b]]", ["b"]),
        ("~~~yaml\n[[a]]\n```\n[[b]]\n~~~\n[[c]]", ["c"]),
        ("````\n```\n[[a]]\n```\n````\n\n[[b]]", ["b"]),
        ("```\n```\n[[a]]", ["a"]),
        ("\\[[a]]", []),
        ("[[A b]]", ["A b"]),
        ("[a](b) [[c]](d)", ["c"]),
        ("one ` tick\n\nanother ` and [[a]]", ["a"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert [target for target, _ in links(text)] == found


def test_index_of_a_link() -> None:
    text = "`x` [[a]]"
    assert links(text) == [("a", text.index("[[a"))]
