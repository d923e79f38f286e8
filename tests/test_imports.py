"""The site generator can be replaced: which files know it is written down, and stays so."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"
KNOW_MKDOCS = {"plugin.py", "mkdocs_pages.py", "mkdocs_site.py"}


def imported(file: Path) -> set[str]:
    """The packages that a file imports, by their first names, wherever in the file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return {name.partition(".")[0] for name in found}


def test_few_files_know_mkdocs() -> None:
    files = {file for file in PACKAGE.rglob("*.py") if imported(file) & {"mkdocs", "properdocs", "zensical"}}
    assert {file.relative_to(PACKAGE).as_posix() for file in files} == KNOW_MKDOCS


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/long-life.md"])
def test_documents_name_these_files(document: str) -> None:
    text = (PACKAGE.parent / document).read_text(encoding="utf-8")
    assert "plugin.py" in text
    assert "mkdocs_" in text
