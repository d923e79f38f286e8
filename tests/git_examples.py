"""Examples of what ``--since`` finds: a revision in git, and what became of it.

An example with ``since.txt`` is checked with the revision in that file. The valid collection, with what lies in the
example's folder ``before``, is committed and tagged ``v1``; ``removed.txt`` names files that were removed after that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.name_examples import write_aim


def git(folder: Path, *arguments: str) -> None:
    """Run git without the settings of whoever runs the tests."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder)}
    who = ["-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "protocol.file.allow=always"]
    command = ["git", *who, "-c", "init.defaultBranch=main", *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(command, cwd=folder, env={**kept, **settings}, check=True, capture_output=True, timeout=60)


def commit_before(example: Path, root: Path) -> None:
    """Make the revision ``v1`` of an example, in a folder that holds the valid collection."""
    if (example / "before").is_dir():
        shutil.copytree(example / "before", root, dirs_exist_ok=True)
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "First")
    git(root, "tag", "v1")


def remove_since(root: Path) -> None:
    """Remove what was removed after ``v1``, and what only describes the example."""
    if (root / "removed.txt").is_file():
        for path in (root / "removed.txt").read_text(encoding="utf-8").split():
            (root / path).unlink()
    (root / "removed.txt").unlink(missing_ok=True)
    shutil.rmtree(root / "before", ignore_errors=True)


def shallow_history(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """A clone with the newest revision only, as services make them."""
    root = findings.parent
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Second")
    git(root.parent, "clone", "--quiet", "--depth", "1", f"file://{root}", "shallow")
    shutil.rmtree(root / ".git")
    (root.parent / "shallow" / ".git").rename(root / ".git")


def no_repository(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(findings.parent / ".git")


def no_git(_findings: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PATH", "")


def records_moved(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    """At v1 they stood in data/records."""
    root = findings.parent
    write_aim(findings / "context" / "meet-daily.yml")
    git(root, "add", ".")
    (root / "data").mkdir()
    git(root, "mv", "findings", "data/records")
    git(root, "commit", "--quiet", "--message", "Elsewhere")
    git(root, "tag", "--force", "v1")
    (root / "data" / "records").rename(findings)
    (findings / "context" / "meet-daily.yml").unlink()


def no_records_then(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    root = findings.parent
    git(root, "rm", "-r", "--quiet", "--cached", "findings")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(root, "tag", "--force", "v1")


def several_folders_then(findings: Path, _patch: pytest.MonkeyPatch) -> None:
    root = findings.parent
    shutil.copytree(findings, root / "one")
    git(root, "mv", "findings", "two")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Two")
    git(root, "tag", "--force", "v1")
    (root / "two").rename(findings)


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "shallow-history": shallow_history,
    "no-repository": no_repository,
    "no-git": no_git,
    "records-moved": records_moved,
    "no-records-then": no_records_then,
    "several-folders-then": several_folders_then,
}
