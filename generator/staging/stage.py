"""Writes the whole site as plain files, from the same pages and files that a build makes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from generator.build import Build, prepare
from generator.publishing.publish import publish
from generator.staging.configuration import read_configuration, sections, staged_configuration
from generator.staging.hand_written import hand_written
from generator.staging.markdown_page import markdown_page
from generator.writing import write_file

HERE = Path(__file__).parent
THEMES = (HERE.parent / "theme", HERE / "theme")  # the site's own, and what takes the place of the plugin
MARK = ".staged-by-findings"
MARK_TEXT = "`findings stage` wrote this folder and replaces it whole the next time.\n"
JINJA = re.compile(r"\{(?=[{%#])")
README = """\
# {title}: the whole site as plain files

`findings stage` wrote this folder from the records of {address}. It needs neither the records nor the program
that read them. Build it in this folder with one of these; the site is then in `site/`:

    pip install "mkdocs<2" mkdocs-material   and   mkdocs build
    pip install properdocs mkdocs-material   and   properdocs build -f mkdocs.yml
    pip install zensical                     and   zensical build

- `mkdocs.yml`: the settings.
- `docs/`: every page as Markdown, with the data, documents, styles and scripts.
- `theme/`: the frame of the pages; and, below their addresses, records as Markdown for whoever reads text.

What is changed here by hand is lost when the folder is staged again.
"""


class StagingError(Exception):
    """The folder cannot be used."""


def stage(config_file: Path, source: Path, folder: Path) -> int:
    """Write the site of a project into ``folder``, whole or not at all. Returns the number of generated pages.

    Raises CollectionError for wrong records, StagingError for a folder that holds something else, and
    ConfigurationError for a ``mkdocs.yml`` that is not plain; PublishError where the folder cannot be replaced.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise StagingError(f"{folder} is not empty and was not staged before; choose another folder")
    root = config_file.resolve().parent
    project = read_configuration(config_file)
    docs = root / project.get("docs_dir", "docs")
    build = prepare(source, root, docs)
    build.words.start()  # it works beside us from here on
    try:
        publish(
            folder,
            lambda fresh, _old: _write(build, project, root, docs, fresh),
            own=(config_file, docs, source),
            mark=MARK,
        )
        build.documents.prune()
    finally:
        build.words.discard()
    return len(build.page_plans)


def _write(build: Build, project: dict[str, object], root: Path, docs: Path, folder: Path) -> None:
    copies = []
    for address, content in _generated(build, project):
        if address.startswith("theme/") and address.endswith(".md"):
            copies.append(address.removeprefix("theme/"))
        write_file(folder, address, content)
    _copy_hand_written(build, docs, folder / "docs")
    _copy_theme(project, root, folder / "theme")
    configuration = staged_configuration(project, build.pages, copies)
    settings = build.kb.settings
    texts = {
        "mkdocs.yml": yaml.safe_dump(configuration, allow_unicode=True, sort_keys=False, width=110),
        "README.md": README.format(title=settings.title, address=settings.address),
        MARK: MARK_TEXT,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _generated(build: Build, project: dict[str, object]) -> Iterator[tuple[str, bytes]]:
    """Every page as Markdown and every other file, by its place in the staged folder."""
    parents = sections(project.get("nav", []))  # type: ignore[arg-type]
    for output in build.outputs:
        plan = output.page
        if plan is not None:
            parent = parents.get(plan.address.split("/")[0]) if plan.depth > 1 else None
            text = markdown_page(plan.make(), wide=plan.wide, section=parent)
            yield f"docs/{plan.address}index.md", text.encode()
        for address, content in output.make_files().items():
            data = content.encode() if isinstance(content, str) else content
            if address.endswith(".md"):
                # MkDocs renders it as a template, so what would be an instruction to it is written otherwise.
                yield f"theme/{address}", JINJA.sub("&#123;", data.decode()).encode()
            else:
                yield f"docs/{address}", data


def _copy_hand_written(build: Build, docs: Path, target: Path) -> None:
    prose = build.pages.prose.extension
    for file in sorted(docs.rglob("*")):
        name = file.relative_to(docs)
        if file.is_dir() or any(part.startswith(".") for part in name.parts):
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            text = hand_written(
                file.read_text(encoding="utf-8"), len(name.parts) - 1, prose.resolve, prose.explained
            )
            (target / name).write_text(text, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(file, target / name)


def _copy_theme(project: dict[str, object], root: Path, target: Path) -> None:
    """The project's own changes to the theme, then the site's, which take their place as they do in a build."""
    theme = project.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    for source in (*([root / own] if own else []), *THEMES):
        shutil.copytree(
            source, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.css", "*.js", "__pycache__")
        )
