"""Tables of benchmarks find their place in a page, or say what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.report import Row, insert, table

BEGIN, END = "<!-- finder: begin -->", "<!-- finder: end -->"
PAGE = f"# Speed\n\n{BEGIN}\nold\n{END}\n\nBetween.\n\n<!-- build: begin --><!-- build: end -->\n"


def test_text_takes_the_place_of_what_stood_in_its_section(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE, encoding="utf-8")
    for text in ("first", "new"):
        insert(page, "finder", text)
    insert(page, "build", "other")
    assert page.read_text(encoding="utf-8") == (
        "# Speed\n\n<!-- finder: begin -->\n\nnew\n\n<!-- finder: end -->\n\nBetween.\n\n"
        "<!-- build: begin -->\n\nother\n\n<!-- build: end -->\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Speed\n", f"the mark {BEGIN} must stand there once; it stands there 0 times"),
        (PAGE + END, f"the mark {END} must stand there once; it stands there 2 times"),
        (END + BEGIN, f"the mark {END} stands before {BEGIN}; put it after it"),
        (None, f"there is no such page; make it, with the marks {BEGIN} and {END}"),
    ],
    ids=["no mark", "a mark twice", "marks the wrong way round", "no page"],
)
def test_a_page_that_cannot_take_it_is_named_and_stays(
    tmp_path: Path, text: str | None, message: str
) -> None:
    page = tmp_path / "performance.md"
    if text is not None:
        page.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        insert(page, "finder", "new")
    assert str(stopped.value) == f"{page}: {message}"
    if text is not None:
        assert page.read_text(encoding="utf-8") == text


def test_a_row_says_whether_its_median_met_the_goal() -> None:
    rows = [
        Row("Quick", "ms", [10, 20, 300], goal=50),
        Row("Slow", "KB", [1234.5], goal=1000),
        Row("Other", "", [0.5]),
    ]
    assert table(rows).splitlines()[2:] == [
        "| Quick | 20.0 ms | 10.0 to 300 | 3 | ≤ 50 ms | met |",
        "| Slow | 1,234 KB | 1,234 to 1,234 | 1 | ≤ 1000 KB | missed |",
        "| Other | 0.50 | 0.50 to 0.50 | 1 |  |  |",
    ]  # fmt: skip
