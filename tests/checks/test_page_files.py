"""Which files of the pages' folder a site gets."""

from __future__ import annotations

from pathlib import Path

from generator.checks.page_files import site_files


def test_hidden_files_and_templates_are_no_files_of_the_site(tmp_path: Path) -> None:
    written = ["index.md", "a/b.css", "a/templates/c.md", "templates/page.html", ".hidden", "a/.d", ".git/e"]
    for name in written:
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert list(site_files(tmp_path / "docs", tmp_path)) == [
        ("index.md", "docs/index.md"),
        ("a/b.css", "docs/a/b.css"),
        ("a/templates/c.md", "docs/a/templates/c.md"),
    ]
