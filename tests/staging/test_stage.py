"""Staging writes a folder whole or not at all, and never over something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.staging.stage import JINJA
from tests.site.conftest import small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("small") / "project")


@pytest.fixture(scope="module")
def staged(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staged") / "site"
    result = stage(project, folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("Staged ")
    return folder


def stage(project: Path, folder: Path) -> Result:
    options = ["--source", str(project / "findings"), "--config-file", str(project / "mkdocs.yml")]
    return CliRunner().invoke(main, ["stage", str(folder), *options])


def test_every_page_is_a_markdown_file_at_its_address(staged: Path) -> None:
    record = (staged / "docs" / "findings" / "children-leave-custody-soon" / "index.md").read_text(
        encoding="utf-8"
    )
    assert record.startswith("---\ntitle: Children in Northtown leave custody soon\n")
    assert "section:\n  title: Findings\n  url: findings/\n" in record
    assert "\n## Sources { #sources }\n" in record
    home = (staged / "docs" / "index.md").read_text(encoding="utf-8")
    assert "section:" not in home


def test_hand_written_pages_need_no_extension_of_ours(staged: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (staged / "docs").glob("*.md"))
    assert "Written by hand." in text


def test_data_documents_scripts_and_the_index_of_words_are_there(staged: Path) -> None:
    docs = staged / "docs"
    for pattern in (
        "data/findings-knowledge-base.json",
        "api/v1/findings.json",
        "find/data/facets.json",
        "find/words/pagefind.js",
        "find/words/text/*/0.json",
        "immutable/*/finder/finder.js",
        "briefings/case-studies/night-watch/night-watch.docx",
        "feed.xml",
    ):
        assert list(docs.glob(pattern)), pattern


def test_records_as_markdown_are_told_to_the_generators(staged: Path) -> None:
    configuration = yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    copies = configuration["theme"]["static_templates"]
    assert "findings/children-leave-custody-soon/index.md" in copies
    assert all((staged / "theme" / copy).is_file() for copy in copies)
    assert configuration["plugins"] == []


def test_the_readme_says_how_to_build(staged: Path) -> None:
    text = (staged / "README.md").read_text(encoding="utf-8")
    assert all(f"{name} build" in text for name in ("mkdocs", "properdocs", "zensical"))


def test_no_text_is_an_instruction_to_a_template() -> None:
    assert (
        JINJA.sub("&#123;", "{{ 7*7 }} {% x %} {# y #} {z}") == "&#123;{ 7*7 }} &#123;% x %} &#123;# y #} {z}"
    )


def test_it_is_replaced_whole(project: Path, staged: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(staged, folder)
    (folder / "docs" / "old.md").write_text("gone soon", encoding="utf-8")
    assert stage(project, folder).exit_code == 0
    assert not (folder / "docs" / "old.md").exists()
    assert files(folder) == files(staged)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_may_be_used_and_another_may_not(project: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep me", encoding="utf-8")
    result = stage(project, tmp_path / "mine")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: {tmp_path}/mine is not empty and was not staged before; choose another folder\n"
    )
    assert files(tmp_path / "mine") == {"letter.txt": b"keep me"}


def test_with_errors_what_was_staged_stays(project: Path, staged: Path, tmp_path: Path) -> None:
    broken, folder = tmp_path / "project", tmp_path / "site"
    shutil.copytree(project, broken)
    shutil.copytree(staged, folder)
    (broken / "findings" / "takeaways" / "plan-together.yml").write_text("titel: Broken\n", encoding="utf-8")
    result = stage(broken, folder)
    assert result.exit_code == 1
    assert "plan-together.yml:1:1: unknown-field" in result.stdout
    assert files(folder) == files(staged)
    assert {path.name for path in tmp_path.iterdir()} == {"project", "site"}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
