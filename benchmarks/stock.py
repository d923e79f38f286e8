"""The peer: MkDocs with Material, over plain Markdown pages with the texts of our records.

Only the home page stands in the navigation. As they come, every page holds links to all others: after six
minutes 1,320 of 10,000 pages were there.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.synthetic import PROJECT
from generator.build import knowledge_base_of, read_and_check
from generator.search.entries import findable
from generator.search.word_index import names_of, words_of

CONFIGURATION = """\
site_name: Stock
site_url: https://findings.example.org/
theme:
  name: material
  font: false
plugins: {plugins}
nav:
  - Home: index.md
"""


def write_stock_projects(folder: Path, source: Path) -> dict[str, Path]:
    """Two projects with a page for each record that our finder can find: with Material's search and without."""
    searches = {"stock": "[search]", "stock without search": "[]"}
    return {name: write_stock_project(folder / name, source, plugins) for name, plugins in searches.items()}


def write_stock_project(project: Path, source: Path, plugins: str = "[search]") -> Path:
    """A project with a plain page for each record that our finder can find."""
    collection, _ = read_and_check(source, PROJECT, PROJECT / "docs")
    kb = knowledge_base_of(collection)
    docs = project / "docs"
    docs.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(CONFIGURATION.format(plugins=plugins), encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    for record in findable(kb):
        text = "\n\n".join([f"# {record.title}", *words_of(record), "; ".join(names_of(kb, record))])
        (docs / f"{record.id}.md").write_text(text.replace("[[", "").replace("]]", ""), encoding="utf-8")
    return project
