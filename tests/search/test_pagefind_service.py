"""Talking with Pagefind: an index without files on the way, refusals, and an end before the time."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pagefind_bin
import pytest

from generator.search import pagefind_service
from generator.search.pagefind_service import FILES, GENTLY, PAGES, ServiceError, answers, files_of, main, run

PAGE = "<!doctype html><html lang=en><body><main data-pagefind-body><h1>{}</h1><p>Ämter, 'act'.</p></main>"


def answer(**payload: Any) -> bytes:
    return base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + b","


def with_pages(folder: Path, number: int) -> Path:
    lines = "".join(json.dumps(PAGE.format(f"Title {n}")) + "\n" for n in range(number))
    (folder / PAGES).write_text(lines, encoding="utf-8")
    return folder


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Puts a small program in Pagefind's place."""
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: file)


def test_the_index_of_many_pages_is_one_file(tmp_path: Path) -> None:
    run(with_pages(tmp_path, 300))
    files = [json.loads(line) for line in (tmp_path / FILES).read_text(encoding="utf-8").splitlines()]
    names = [name for name, _ in files]
    assert len(set(names)) == len(names)
    assert sum(name.startswith("fragment/") for name in names) == 300
    assert "pagefind-entry.json" in names
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([PAGES, FILES])


def test_two_indexes_of_the_same_pages_are_the_same(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        run(with_pages(tmp_path / name, 40))
        made.append(sorted((tmp_path / name / FILES).read_text(encoding="utf-8").splitlines()))
    assert made[0] == made[1]


def test_answers_come_whole_however_they_arrive() -> None:
    class Slow(io.BytesIO):
        def read1(self, _size: int | None = -1, /) -> bytes:
            return self.read(3)

    assert list(answers(Slow(b"first,second,,unfinished"))) == [b"first", b"second", b""]


def test_a_refusal_is_an_error() -> None:
    stream = io.BytesIO(answer(type="NewIndex") + answer(type="Error", message="no room"))
    with pytest.raises(ServiceError, match="no room"):
        files_of(stream)


def test_pagefind_that_ends_early_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(ServiceError, match="ended before it had finished"):
        run(with_pages(tmp_path, 5000))  # more than a pipe holds, so that writing fails, too
    assert not (tmp_path / FILES).exists()


def test_the_program_tells_what_went_wrong(tmp_path: Path) -> None:
    with_pages(tmp_path, 1)
    code = (
        "import runpy, pagefind_bin; pagefind_bin.get_executable = lambda: '/bin/true'; "
        f"runpy.run_module({pagefind_service.__name__!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "it ended before it had finished\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no niceness")
@pytest.mark.parametrize(("arguments", "asked"), [([], []), ([GENTLY], [19])])
def test_gently_everything_else_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], asked: list[int]
) -> None:
    told: list[int] = []
    monkeypatch.setattr(pagefind_service.os, "nice", told.append)
    monkeypatch.chdir(with_pages(tmp_path, 2))
    main(arguments)
    assert told == asked
    assert (tmp_path / FILES).is_file()
