"""What is remembered of files that are read again: nothing of a changed one, and a new one is not trusted at once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.records import Record
from generator.reading import collection as reading
from generator.reading.collection import Collection, read_collection
from generator.reading.memory import SETTLED, ReadingMemory
from generator.reading.record_file import RecordFile
from tests.reading.test_folder import PLEDGE
from tests.reading.test_told import lay_out

Read = Callable[[], Collection]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened."""
    names: list[str] = []
    read_bytes = reading._CollectionReader.read_bytes

    def noting(self: reading._CollectionReader, file: str, shown: str, limit: int) -> bytes | None:
        names.append(Path(file).name)
        return read_bytes(self, file, shown, limit)

    monkeypatch.setattr(reading._CollectionReader, "read_bytes", noting)
    return names


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads two pledges, with one memory; their files are old."""
    lay_out(tmp_path, {"context/a.yml": PLEDGE, "context/b.yml": PLEDGE})
    memory = ReadingMemory()
    return lambda: read_collection(tmp_path / "findings", root=tmp_path, memory=memory)


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the clock says that files settled long ago."""
    now = time.time_ns() + 100 * SETTLED
    monkeypatch.setattr("generator.reading.memory.time.time_ns", lambda: now)


def test_a_file_of_the_same_bytes_is_not_parsed_again(read: Read, tmp_path: Path) -> None:
    first = read()
    lay_out(tmp_path, {"context/a.yml": PLEDGE, "context/b.yml": PLEDGE.replace("T", "Other")})
    again = read()
    assert again.records["a"] is first.records["a"]
    assert again.records["b"].title == "Other"
    assert read().records["b"] is again.records["b"]


def test_a_file_that_has_settled_is_not_opened_again(
    read: Read, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    later(monkeypatch)
    first = read()
    assert opened == ["a.yml", "b.yml"]
    assert read().records["a"] is first.records["a"]
    assert opened == ["a.yml", "b.yml"]
    lay_out(tmp_path, {"context/b.yml": PLEDGE.replace("T", "Other")})
    assert read().records["b"].title == "Other"
    assert opened == ["a.yml", "b.yml", "b.yml"]


def test_a_file_that_is_new_is_opened_again(read: Read, opened: list[str]) -> None:
    read()
    read()
    assert opened == ["a.yml", "b.yml"] * 2


@pytest.mark.parametrize("seconds", [1, -1])
def test_a_file_of_the_same_size_and_another_time_is_opened(
    read: Read, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seconds: int
) -> None:
    later(monkeypatch)
    read()
    file = tmp_path / "findings" / "context" / "a.yml"
    file.write_text(PLEDGE.replace("T", "U"), encoding="utf-8")
    moment = file.stat().st_mtime_ns + seconds * SETTLED
    os.utime(file, ns=(moment, moment))
    assert read().records["a"].title == "U"
    assert opened[2:] == ["a.yml"]


def test_a_file_that_went_is_forgotten_and_its_errors_with_it(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "findings" / "context" / "a.yml"
    file.write_text("titel: T\n", encoding="utf-8")
    assert {found.place.path for found in read().diagnostics} >= {"findings/context/a.yml"}
    file.unlink()
    collection = read()
    assert set(collection.records) == {"b"}
    assert "findings/context/a.yml" not in {found.place.path for found in collection.diagnostics}


def test_what_is_found_in_a_record_is_looked_for_once(read: Read) -> None:
    asked: list[str] = []

    def title(record: Record) -> str:
        asked.append(record.id)
        return record.title

    for collection in (read(), read()):
        assert collection.files["a"].once(title) == "T"
    assert asked == ["a"]


def test_nothing_is_looked_for_where_there_is_no_record() -> None:
    file: RecordFile = reading.read_record_file(b"titel: T\n", "findings/context/a.yml", "a", "context")
    with pytest.raises(TypeError, match="holds no record"):
        file.once(repr)
