"""The command: what a person sees at the end of a check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

VALID = Path(__file__).parent / "examples" / "valid"


def check(root: Path, patch: pytest.MonkeyPatch, *options: str) -> Result:
    patch.chdir(root)
    (root / "docs").mkdir()
    return CliRunner().invoke(main, ["check", *options])


def test_a_check_with_errors_says_where_codes_are_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    (tmp_path / "findings" / "context" / "pledge.yml").write_text("", encoding="utf-8")
    result = check(tmp_path, monkeypatch)
    assert result.exit_code == 1
    assert result.stdout == (
        "findings/context/pledge.yml: empty-file: the file is empty (write its fields or delete it)\n"
    )
    assert result.stderr == (
        "1 error, 0 warnings\n"
        "What each of them means is explained at https://example.org/findings/messages/\n"
    )


def test_without_settings_the_page_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "findings").mkdir()
    assert "explained on the site’s page “Messages”" in check(tmp_path, monkeypatch).stderr


def test_a_clean_check_explains_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    result = check(tmp_path, monkeypatch)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "8 records and 6 terms: no errors\n"


def test_json_is_only_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "findings").mkdir()
    result = check(tmp_path, monkeypatch, "--format", "json")
    assert (result.stdout[0], result.stderr) == ("[", "")
