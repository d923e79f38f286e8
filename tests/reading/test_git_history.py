"""What git tells of an earlier revision, and what people are told where git cannot tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.reading import git_history
from generator.reading.git_history import Earlier, EarlierId, HistoryError, former_ids_in, read_earlier
from generator.reading.yaml_nodes import Scalar
from generator.reading.yaml_tree import read_tree
from tests.git_examples import git

RECORD = "title: T\n"


def commit(root: Path, files: dict[str, str], tag: str = "v1") -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Records")
    git(root, "tag", tag)


def test_records_at_the_top_of_the_repository(tmp_path: Path) -> None:
    commit(tmp_path, {"knowledge-base.yml": "", "context/a.yml": RECORD, "other/b.yml": RECORD})
    earlier = read_earlier(tmp_path, "v1")
    assert (earlier.folder, earlier.moved) == (".", False)
    assert earlier.ids == {"a": EarlierId("context", "context/a.yml", "a")}


def test_the_folder_of_today_counts_where_there_are_several(tmp_path: Path) -> None:
    settings = {"findings/knowledge-base.yml": "", "example/knowledge-base.yml": ""}
    commit(tmp_path, {**settings, "findings/risks/a.yml": RECORD, "example/risks/b.yml": RECORD})
    earlier = read_earlier(tmp_path / "findings", "v1")
    assert (earlier.folder, earlier.moved, set(earlier.ids)) == ("findings", False, {"a"})


@pytest.mark.parametrize("name", [b"caf\xe9 ", b"X", b"new\n"])
def test_the_repository_may_lie_anywhere(name: bytes, tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(name)
    commit(root, {"findings/context/a\tb/c.yml": RECORD})
    (found,) = read_earlier(root / "findings", "v1").ids.values()
    assert found.path == "findings/context/a\tb/c.yml"


def test_what_stands_in_the_files_of_an_earlier_revision(tmp_path: Path) -> None:
    commit(
        tmp_path,
        {
            "findings/context/a.yml": RECORD + "former_ids: [b, c]\n",
            "findings/risks/sub/d.yml": RECORD + "status: draft\nformer_ids: [e]\n",
            "findings/risks/f.yml": "title: a draft of it\n",
            "findings/sources/s.yml": "former_ids: [\n",
            "findings/sources/s.lock.yml": "document: x\n",
            "findings/context/Bad.yml": RECORD,
            "findings/context/g.txt": RECORD,
            "findings/vocabulary/areas.yml": "leeds:\n  former_ids: [city]\nA b:\n  title: x\nempty:\n",
            "findings/vocabulary/other.yml": "h:\n  title: x\n",
            "findings/vocabulary/sub/areas.yml": "i:\n  title: x\n",
            "findings/areas.yml": "j:\n  title: x\n",
        },
    )
    earlier = read_earlier(tmp_path / "findings", "v1")
    areas = "findings/vocabulary/areas.yml"
    assert earlier.ids == {
        "a": EarlierId("context", "findings/context/a.yml", "a"),
        "d": EarlierId("finding", "findings/risks/sub/d.yml", "d", draft=True),
        "f": EarlierId("finding", "findings/risks/f.yml", "f"),
        "s": EarlierId("source", "findings/sources/s.yml", "s"),
        "leeds": EarlierId("area", areas, "leeds"),
        "empty": EarlierId("area", areas, "empty"),
    }
    assert earlier.former == {
        "b": EarlierId("context", "findings/context/a.yml", "a"),
        "c": EarlierId("context", "findings/context/a.yml", "a"),
        "e": EarlierId("finding", "findings/risks/sub/d.yml", "d"),
        "city": EarlierId("area", areas, "leeds"),
    }


def test_the_first_use_of_an_id_counts() -> None:
    earlier = Earlier("findings", moved=False)
    for kind in ("context", "risks"):
        git_history._note(earlier, PurePosixPath(kind, "a.yml"), f"{kind}/a.yml", b"former_ids: [b]\n")
    assert earlier.ids["a"].path == earlier.former["b"].path == "context/a.yml"


@pytest.mark.parametrize(
    ("text", "former"),
    [("former_ids: [a, [b], c]\n", ["a", "c"]), ("former_ids: a\n", []), ("former: [a]\n", [])],
)
def test_former_ids_whatever_else_is_wrong(text: str, former: list[str]) -> None:
    tree, _ = read_tree(text, "f")
    assert tree is not None
    assert former_ids_in(tree) == former
    assert former_ids_in(Scalar(1, 1, "former_ids", 0, 1)) == []


def test_contents_as_git_writes_them_one_after_the_other() -> None:
    """Each by its size: it may hold line breaks and lines that look like another head. Missing ones are left out."""
    output = b"aa blob 3\n\nx\n\nbb missing\ncc blob 0\n\nee blob 12\nff blob 1\nyz\n"
    assert list(git_history._batch(output)) == [("aa", b"\nx\n"), ("cc", b""), ("ee", b"ff blob 1\nyz")]
    assert list(git_history._batch(b"")) == []


class Played:
    """Git, as it answers when something is wrong with it."""

    def __init__(self, *answers: tuple[int, str, str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[list[str], dict[str, Any]]] = []

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        self.asked.append((command, options))
        code, out, said = self.answers.pop(0)
        return subprocess.CompletedProcess(command, code, out.encode(), said.encode())


OWNER = "fatal: detected dubious ownership in repository at '/x'\nTo add an exception, call git config\n"


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (
            [(128, "", OWNER)],
            ("no-repository", "git cannot read the repository: detected dubious ownership in repository at '/x'",
             "ask whoever set it up"),
        ),
        (
            [(128, "", "fatal: not a git repository (or any of the parent directories): .git\n")],
            ("no-repository", "the folder of records is in no git repository", "check in a clone of the repository"),
        ),
        (
            [(3, "", " \n")],
            ("no-repository", "git cannot read the repository: it ended with 3", "ask whoever set it up"),
        ),
        (
            [(0, "/x\n", ""), (0, "abc\n", ""), (128, "", "fatal: not a tree object\n")],
            ("no-repository", "git cannot read the repository: not a tree object", "try `git fsck`"),
        ),
        (
            [(0, "/x\n", ""), (128, "", ""), (128, "", "")],
            ("no-records-then", "nothing has been committed yet, so nothing could be lost", "commit the records"),
        ),
        (
            [(0, "/x\n", ""), (128, "", ""), (0, "", ""), (0, "true\n", "")],
            ("shallow-history", "“v1” is not in this clone, which holds only a part of the history",
             "fetch all of it: `git fetch --unshallow --tags`, or fetch-depth 0 where a service checks out"),
        ),
        (
            [(0, "/x\n", ""), (128, "", ""), (0, "", ""), (0, "false\n", "")],
            ("unknown-revision", "there is no revision “v1” here",
             "name a commit, a tag or a branch that `git log` knows, such as origin/main"),
        ),
        (
            [(0, "/x\n", ""), (0, "abc\n", ""), (0, "100644 blob d1\tREADME\x00", "")],
            ("no-records-then", "there were no records at “v1”, so none could be lost",
             "name a later revision, if that is not what you expect"),
        ),
        (
            [(0, "/x\n", ""), (0, "abc\n", ""), (0, "100644 blob d1\tb/knowledge-base.yml\x00"
              "100644 blob d2\ta/knowledge-base.yml\x00100644 blob d3\ta/b/knowledge-base.yml\x00", "")],
            ("several-folders-then", "there was no folder findings at “v1”, and records in several: a, b",
             "name a later revision, at which they stood here"),
        ),
    ],
)  # fmt: skip
def test_what_is_told_where_git_cannot_tell(
    answers: list[tuple[int, str, str]], told: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    played = Played(*answers)
    monkeypatch.setattr(subprocess, "run", played)
    with pytest.raises(HistoryError) as raised:
        read_earlier(Path("/x/findings"), "v1")
    error = raised.value
    assert (error.code, error.message, error.hint) == told
    assert str(error) == error.message
    assert error.severity == ("warning" if error.code == "no-records-then" else "error")
    assert played.answers == []


def test_what_git_says_may_be_in_any_encoding() -> None:
    assert git_history._said(subprocess.CompletedProcess([], 1, b"", b"fatal: caf\xe9\n")) == "caf\ufffd"


def test_how_git_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """In English, waiting for nobody, changing nothing, and about the folder that is checked."""
    files = "120000 blob d0\tfindings/link.yml\x00100644 blob d1\tfindings/a.txt\x00"
    played = Played((0, "/x\n", ""), (0, "abc\n", ""), (0, files, ""), (0, "", ""))
    monkeypatch.setattr(subprocess, "run", played)
    for name in git_history.REDIRECTIONS:
        monkeypatch.setenv(name, "elsewhere")
    assert read_earlier(Path("/x/findings"), "v1").ids == {}
    assert [command[:3] for command, _ in played.asked] == [["git", "-C", "/x/findings"]] * 4
    assert [command[3:] for command, _ in played.asked] == [
        ["rev-parse", "--show-toplevel"],
        ["rev-parse", "--verify", "v1^{commit}"],
        ["ls-tree", "-r", "-z", "--full-tree", "abc"],
        ["cat-file", "--batch"],
    ]
    for _, options in played.asked:
        assert options["env"].items() >= {("LC_ALL", "C"), ("GIT_OPTIONAL_LOCKS", "0")}
        assert not options["env"].keys() & set(git_history.REDIRECTIONS)
        assert options["capture_output"]
    assert [options["stdin"] for _, options in played.asked] == [subprocess.DEVNULL] * 3 + [None]
    assert [options["input"] for _, options in played.asked] == [None] * 3 + [b""]


def test_an_option_is_no_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git is not even asked about it."""
    played = Played((0, "/x\n", ""), (0, "", ""), (0, "false\n", ""))
    monkeypatch.setattr(subprocess, "run", played)
    with pytest.raises(HistoryError, match="there is no revision “--output=x” here"):
        read_earlier(Path("/x/findings"), "--output=x")
    assert all("--output" not in part for command, _ in played.asked for part in command)
