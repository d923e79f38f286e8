"""`findings verify` as an analyst uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.verification.collections import project
from tests.verification.made_pdf import Printed, pdf

LOCK = "findings/sources/summary.lock.yml"


def run(root: Path, patch: pytest.MonkeyPatch, *arguments: str) -> Result:
    patch.chdir(root)
    result = CliRunner().invoke(main, ["verify", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_lock_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    before = (root / LOCK).read_text(encoding="utf-8")
    (root / LOCK).write_text(before.replace("      - plan-together\n", ""), encoding="utf-8")
    result = run(root, monkeypatch, "summary", "summary.txt")
    assert (result.exit_code, result.output.splitlines()[0]) == (
        0,
        "1 of 1 different quotations verified word for word",
    )
    assert (root / LOCK).read_text(encoding="utf-8") == before


def test_with_a_misquotation_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, "children never remain in custody longer")
    before = (root / LOCK).read_bytes()
    result = run(root, monkeypatch, "summary", "summary.txt")
    assert result.exit_code == 1
    assert "children >>never<< remain" in result.stdout
    assert "Words that differ stand between >> and <<." in result.stderr
    assert "1 quotation not verified; nothing was written" in result.stderr
    assert (root / LOCK).read_bytes() == before


def test_a_report_is_verified_at_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    pages = {n: [f"Words {chr(90 + n)}.", Printed(str(n), 40)] for n in range(3, 8)}
    pages[5] = ["So children do not remain in custody", "longer than is necessary.", Printed("5", 40)]
    (root / "report.pdf").write_bytes(pdf(list(pages.values())))
    result = run(root, monkeypatch, "leeds-report", "report.pdf")
    assert result.exit_code == 0, result.output
    (root / "docs").mkdir()
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_without_the_document_only_the_records_are_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, "children never remain in custody longer")
    result = run(root, monkeypatch, "summary")
    assert result.exit_code == 0
    assert result.output.startswith("0 of 1 different quotations verified word for word\n  `findings check`")
    assert "quotations:" not in (root / LOCK).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sumary", "summary.txt"], "sumary is no source of findings"),
        (["leeds-report"], "there is no lock file of leeds-report yet"),
        (["summary", "broken.pdf"], "broken.pdf: unreadable-document: the file is damaged"),
        (["summary", "nowhere.pdf"], "'nowhere.pdf' does not exist"),
    ],
)
def test_what_cannot_be_done(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    (root / "broken.pdf").write_bytes(b"no PDF")
    before = (root / LOCK).read_bytes()
    result = run(root, monkeypatch, *arguments)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert (root / LOCK).read_bytes() == before


def test_records_with_errors_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    (root / "findings" / "context" / "pledge.yml").write_text("title: x\n", encoding="utf-8")
    result = run(root, monkeypatch, "summary", "summary.txt")
    assert result.exit_code == 1
    assert "missing-field" in result.output
    assert "correct these records first; nothing was verified" in result.output
