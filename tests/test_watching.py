"""Changes are heard of from the computer, or else in MkDocs' own way; reading a file is no change."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.watching import QuickWatcher

PATIENCE = 60.0  # seconds


class Noting(FileSystemEventHandler):
    """Notes the files of all events."""

    def __init__(self) -> None:
        self.files: queue.Queue[str] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.files.put(Path(str(event.dest_path or event.src_path)).name)


class Polling:
    """Stands for MkDocs' own watcher."""

    def __init__(self) -> None:
        self.asked: list[tuple[FileSystemEventHandler, str, bool]] = []

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Any:
        self.asked.append((event_handler, path, recursive))


def test_changes_in_all_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "risks" / "report").mkdir(parents=True)
    read = tmp_path / "risks" / "read.yml"
    read.write_text("a", encoding="utf-8")
    handler, polling = Noting(), Polling()
    QuickWatcher(polling).schedule(handler, str(tmp_path), recursive=True)
    assert read.read_text(encoding="utf-8") == "a"  # what a rebuild does is told to nobody
    deep = tmp_path / "risks" / "report" / "new.yml"
    deep.write_text("b", encoding="utf-8")
    assert handler.files.get(timeout=PATIENCE) == "new.yml"
    deep.rename(deep.with_stem("other"))
    while handler.files.get(timeout=PATIENCE) != "other.yml":
        pass
    deep.with_stem("other").unlink()
    read.write_text("c", encoding="utf-8")
    while (name := handler.files.get(timeout=PATIENCE)) != "read.yml":
        assert name == "other.yml"
    assert polling.asked == []


def test_where_the_computer_cannot_tell_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(type(Observer()), "schedule", refuse)
    handler, polling = Noting(), Polling()
    QuickWatcher(polling).schedule(handler, str(tmp_path), recursive=True)
    assert polling.asked == [(handler, str(tmp_path), True)]
