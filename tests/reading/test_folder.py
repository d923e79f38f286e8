"""The folder of records: what is known of files that cannot be read, and limits of size."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.reading.collection import Collection, read_collection, shown_path
from generator.reading.source_text import LONG_FILE_LIMIT, RECORD_LIMIT
from tests.reading.test_told import lay_out

PLEDGE = """\
title: T
summary: S.
nature: aim
said_by: A
sources:
  - source: s
added: 2024-06-01
"""
LOCK = f"document: x\nsha256: {'0' * 64}\nparagraphs:\n  - number: 1\n    sha256: {'0' * 16}\n"


def read(root: Path, files: dict[str, str | bytes | None]) -> Collection:
    lay_out(root, files)
    return read_collection(root / "findings", root=root)


def codes(collection: Collection) -> dict[str, str]:
    return {diagnostic.place.path: diagnostic.code for diagnostic in collection.diagnostics}


def test_the_first_use_of_an_id_counts(tmp_path: Path) -> None:
    collection = read(
        tmp_path,
        {
            "context/a.yml": PLEDGE.replace("T", "First"),
            "context/sub/a.yml": PLEDGE.replace("T", "Second"),
            "sources/a.yml": "title: Third\n",
        },
    )
    assert collection.records["a"].title == "First"
    assert collection.origins["a"].type == "context"
    assert [(id_, str(origin.place())) for id_, origin in collection.duplicates] == [
        ("a", "findings/context/sub/a.yml:1:1"),
        ("a", "findings/sources/a.yml:1:1"),
    ]


def test_a_term_with_the_id_of_a_record_is_not_read(tmp_path: Path) -> None:
    areas = "a:\n  title: A\n  area_type: county\nb:\n  title: B\n  area_type: county\n"
    collection = read(tmp_path, {"context/a.yml": PLEDGE, "vocabulary/areas.yml": areas})
    assert set(collection.terms) == {"b"}
    assert [id_ for id_, _ in collection.duplicates] == ["a"]


def test_names_that_cannot_be_ids_are_kept_with_their_places(tmp_path: Path) -> None:
    collection = read(
        tmp_path,
        {
            "context/B b.yml": "",
            "context/new\nline.yml": "",
            "vocabulary/areas.yml": "c:\n  title: C\nA a:\n  title: A\n",
        },
    )
    assert [(name, str(place)) for name, place in collection.refused] == [
        ("B b", "findings/context/B b.yml"),
        ("new\\nline", "findings/context/new\\nline.yml"),
        ("A a", "findings/vocabulary/areas.yml:3:1"),
    ]
    assert set(collection.origins) == {"c"}


def test_a_name_that_is_no_utf8_is_told_all_the_same(tmp_path: Path) -> None:
    lay_out(tmp_path, {"context/a.yml": PLEDGE})
    (tmp_path / "findings" / "context" / os.fsdecode(b"caf\xe9.yml")).write_bytes(b"")
    collection = read_collection(tmp_path / "findings", root=tmp_path)
    assert codes(collection)["findings/context/caf\\udce9.yml"] == "bad-file-name"


def test_what_cannot_be_read_is_known_to_exist(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "context/a.yml": b"\xff",
        "risks/b.yml": "title: [",
        "vocabulary/areas.yml": b"\xff",
        "vocabulary/groups.yml": "girls: x\nboys:\n",
    }
    collection = read(tmp_path, files)
    types = {id_: origin.type for id_, origin in collection.origins.items()}
    assert types == {"a": "context", "b": "finding", "girls": "group", "boys": "group"}
    assert collection.records == collection.terms == {}
    assert collection.incomplete == {"area"}
    assert str(collection.origins["boys"].place(("title",))) == "findings/vocabulary/groups.yml:2:6"


def test_a_record_that_cannot_be_opened_is_known_to_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.reading.collection.open", refuse, raising=False)
    collection = read(tmp_path, {"risks/a.yml": PLEDGE, "vocabulary/areas.yml": "b:\n  title: B\n"})
    assert (collection.origins["a"].type, collection.origins["a"].line) == ("finding", 1)
    assert collection.origins["a"].file.text == ""
    assert set(collection.origins) == {"a"}
    assert collection.incomplete == {"area"}
    assert [str(diagnostic) for diagnostic in collection.diagnostics[:2]] == [
        f"findings/{path}: unreadable: the file cannot be read: Permission denied (check its rights)"
        for path in ("risks/a.yml", "vocabulary/areas.yml")
    ]


def test_lock_files_stand_beside_sources(tmp_path: Path) -> None:
    collection = read(
        tmp_path,
        {"sources/a.lock.yml": LOCK, "sources/b.lock.yml": "# x\ndocument: x\n", "sources/c.lock.yml": "["},
    )
    assert set(collection.locks) == {"a"}
    assert {id_: str(origin.place()) for id_, origin in collection.lock_origins.items()} == {
        "a": "findings/sources/a.lock.yml:1:1",
        "b": "findings/sources/b.lock.yml:2:1",
    }
    assert {origin.type for origin in collection.lock_origins.values()} == {"source"}
    assert collection.origins == {}


def test_what_was_taken_down_is_no_record(tmp_path: Path) -> None:
    gone = "status: taken-down\ntaken_down: 2024-01-01\nreason_code: legal\nformer_ids: [older]\n"
    collection = read(tmp_path, {"risks/a.yml": gone, "context/b.yml": PLEDGE + "former_ids: [c]\n"})
    assert set(collection.records) == {"b"}
    taken = collection.taken_down["a"]
    assert (taken.id, taken.type, taken.reason_code) == ("a", "finding", "legal")
    assert [(id_, holder.former_ids) for id_, holder in collection.holders_of_former_ids()] == [
        ("b", ("c",)),
        ("a", ("older",)),
    ]


@pytest.mark.parametrize("more", [0, 1])
def test_the_limits_of_size(more: int, tmp_path: Path) -> None:
    """As large as allowed, and one byte larger."""
    record = PLEDGE.ljust(RECORD_LIMIT + more, "#")
    long = "a:\n  title: A\n".ljust(LONG_FILE_LIMIT + more, "#")
    files: dict[str, str | bytes | None] = {
        "context/a.yml": record,
        "vocabulary/areas.yml": long,
        "sources/s.lock.yml": LOCK.ljust(LONG_FILE_LIMIT + more, "#"),
        "knowledge-base.yml": "title: x\n".ljust(LONG_FILE_LIMIT + more, "#"),
    }
    collection = read(tmp_path, files)
    too_large = {path for path, code in codes(collection).items() if code == "file-too-large"}
    assert too_large == ({f"findings/{path}" for path in files} if more else set())
    if more:
        (message,) = {d.message for d in collection.diagnostics if d.place.path == "findings/context/a.yml"}
        assert message == "the file is larger than 64 KB"


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    collection = read(tmp_path, {f"context/{name}.yml": PLEDGE for name in ("c", "b/x", "a", "d/y")})
    assert list(collection.records) == ["a", "x", "c", "y"]
    assert collection.folders == ["findings/context/b", "findings/context/d"]


def test_how_many_records_are_read_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"context/{name}.yml": PLEDGE for name in "abc"})
    heard: list[tuple[int, int]] = []
    read_collection(tmp_path / "findings", root=tmp_path, tell=lambda done, of: heard.append((done, of)))
    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_shown_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "a" / "b", tmp_path) == "a/b"
    assert shown_path(Path("a"), Path()) == "a"
    assert shown_path(tmp_path / "a", tmp_path / "b") == f"{tmp_path.as_posix()}/a"
    assert shown_path(Path("a"), tmp_path) == "a"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_what_may_not_be_read_is_an_error(others: Path) -> None:
    """Rights as they are on a disk, looked at by somebody who is not root, since root may read everything."""
    files = {
        "context/a.yml": PLEDGE,
        "takeaways/b.yml": PLEDGE,
        "risks/old/d.yml": PLEDGE,
        "sources/c.yml": PLEDGE,
    }
    lay_out(others, dict(files))
    findings = others / "findings"
    for path, rights in (("context", 0), ("takeaways", 0o644), ("risks/old", 0), ("sources/c.yml", 0)):
        (findings / path).chmod(rights)
    with somebody_else():
        found = codes(read_collection(findings, root=others))
    for path in ("context", "takeaways", "risks/old"):
        (findings / path).chmod(0o755)  # so that the folder can be removed again
    unreadable = {path for path, code in found.items() if code == "unreadable"}
    assert unreadable == {
        "findings/context", "findings/takeaways/b.yml", "findings/risks/old", "findings/sources/c.yml",
    }  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_folder_that_nobody_gets_to_is_an_error(others: Path) -> None:
    lay_out(others, {"context/a.yml": PLEDGE})
    others.chmod(0)
    with somebody_else():
        found = read_collection(others / "findings", root=others).diagnostics
    others.chmod(0o755)
    assert [str(problem) for problem in found] == [
        "findings: unreadable: the folder cannot be read: Permission denied (check its rights)"
    ]


@pytest.fixture
def others() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own are for one user alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder


@contextmanager
def somebody_else() -> Iterator[None]:
    """Read as a user without rights of its own, where the tests run as root."""
    user = os.geteuid()
    try:
        if user == 0:
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(user)
