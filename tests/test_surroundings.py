"""Which edits change more than generated pages, so that a preview needs MkDocs to show them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from generator.build import prepare
from generator.surroundings import Surroundings

SMALL = Path(__file__).parent / "pages" / "collection"
FINDING = "findings/good-practice/children-leave-custody-soon.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "project")
    return tmp_path / "project"


def surroundings(project: Path, linked: Iterable[str] = ()) -> Surroundings:
    build = prepare(project / "findings", project, project / "docs")
    return Surroundings.of(build, linked, [project / "docs", project / "findings" / "knowledge-base.yml"])


def edit(path: str, pattern: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        file = project / path
        text, number = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert number == 1
        file.write_text(text, encoding="utf-8")

    return change


def new_page(project: Path) -> None:
    (project / "docs" / "new.md").write_text("# New\n", encoding="utf-8")


def test_the_text_of_a_record_stands_on_generated_pages_only(project: Path) -> None:
    before = surroundings(project, ["night-watch"])
    edit(FINDING, "^title: ", "title: New ")(project)
    edit(FINDING, "^summary: ", "summary: New. ")(project)
    assert surroundings(project, ["night-watch"]) == before


def test_a_mark_of_an_editor_that_leads_nowhere_is_no_file(project: Path) -> None:
    build = prepare(project / "findings", project, project / "docs")
    before = Surroundings.of(build, [], [project / "docs"])
    (project / "docs" / ".#about.md").symlink_to("somebody@somewhere.123")
    assert Surroundings.of(build, [], [project / "docs"]) == before


@pytest.mark.parametrize(
    ("change", "different"),
    [
        (edit("findings/vocabulary/themes.yml", "title: ", "title: New "), "terms"),
        (edit("findings/vocabulary/programmes.yml", "title: ", "title: New "), "terms"),
        (edit("findings/knowledge-base.yml", "^title: ", "title: New "), "settings"),
        (edit("findings/case-studies/night-watch.yml", "^title: ", "title: New "), "links"),
        (edit("findings/risks/violence-not-seen-as-harm.yml", r"^added: .*", "added: 2026-10-01"), "day"),
        (edit("docs/about.md", "small", "tiny"), "files"),
        (new_page, "files"),
    ],
    ids=[
        "theme",
        "programme",
        "settings",
        "linked title",
        "newest day",
        "page",
        "new page",
    ],
)
def test_what_else_is_told_apart(project: Path, change: Callable[[Path], None], different: str) -> None:
    before = surroundings(project, ["night-watch"])
    change(project)
    after = surroundings(project, ["night-watch"])
    assert after != before
    assert getattr(after, different) != getattr(before, different)
