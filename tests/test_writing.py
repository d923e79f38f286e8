"""Outputs are written by one process or two; whatever goes wrong in either is told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from markupsafe import Markup

from generator import writing
from generator.output import Output
from generator.pages.page import Page, PagePlan
from generator.writing import Folder, WritingError, write_file, write_outputs


def finish(page: Page) -> bytes:
    return f"<main>{page.body}</main>".encode()


def page(number: int) -> Output:
    address = f"findings/f{number}/"
    plan = PagePlan(address, lambda: Page(address, "T", "D", Markup("<p>{}</p>").format(number)))
    return Output(plan, (f"{address}index.md",), lambda: {f"{address}index.md": f"# {number}"})


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def wait_for(seen: Path) -> None:
    """The first process waits here, so that the second gets something to do."""
    for _ in range(6000):
        if seen.exists():
            return
        time.sleep(0.01)


@pytest.fixture(params=[1, 2])
def processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(writing, "ENOUGH_FOR_TWO", 0 if request.param == 2 else 10**6)
    return int(request.param)


@pytest.mark.usefixtures("processes")
def test_every_file_is_written_once_whoever_writes_it(tmp_path: Path) -> None:
    write_outputs([page(i) for i in range(700)], finish, Folder(tmp_path))
    expected = {f"findings/f{i}/index.html": f"<main><p>{i}</p></main>".encode() for i in range(700)}
    expected |= {f"findings/f{i}/index.md": f"# {i}".encode() for i in range(700)}
    assert files_of(tmp_path) == expected


def test_a_file_is_replaced_and_another_name_of_it_keeps_what_it_was(tmp_path: Path) -> None:
    write_file(tmp_path, "a/b/c.txt", b"old")
    os.link(tmp_path / "a/b/c.txt", tmp_path / "other.txt")
    write_file(str(tmp_path), "a/b/c.txt", b"new\r\n\x1a and more")
    assert files_of(tmp_path) == {"a/b/c.txt": b"new\r\n\x1a and more", "other.txt": b"old"}


def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    write_file(tmp_path, "folder/ours", b"")
    (tmp_path / "folder/any").touch()
    (tmp_path / "any").mkdir()
    assert (tmp_path / "folder/ours").stat().st_mode == (tmp_path / "folder/any").stat().st_mode
    assert (tmp_path / "folder").stat().st_mode == (tmp_path / "any").stat().st_mode


def test_a_file_of_which_the_system_takes_a_part_at_a_time_is_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, content: write(file, content[:7]))
    write_file(tmp_path, "file", bytes(range(100)))
    monkeypatch.undo()
    assert (tmp_path / "file").read_bytes() == bytes(range(100))


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        write_file(tmp_path, "file/inside", b"")


def test_an_error_is_raised_with_its_own_type_and_words(processes: int, tmp_path: Path) -> None:
    main, seen = os.getpid(), tmp_path / "seen"

    def fail() -> dict[str, str]:
        if processes == 1 or os.getpid() != main:
            seen.touch()
            raise ValueError("this page cannot be made")
        wait_for(seen)
        return {}

    outputs = [*(page(i) for i in range(400)), *(Output(None, (), fail) for _ in range(600))]
    with pytest.raises(ValueError, match="this page cannot be made"):
        write_outputs(outputs, finish, Folder(tmp_path))


def test_a_second_process_that_is_killed_is_no_success(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(writing, "ENOUGH_FOR_TWO", 0)
    main, seen = os.getpid(), tmp_path / "seen"

    def end() -> dict[str, str]:
        if os.getpid() != main:
            seen.touch()
            os.kill(os.getpid(), 9)
        wait_for(seen)
        return {}

    with pytest.raises(WritingError, match=r"ended early \(-9\)"):
        write_outputs([Output(None, (), end) for _ in range(2000)], finish, Folder(tmp_path))
