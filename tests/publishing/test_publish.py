"""What fails leaves the old site; what has not changed is not written again; signals come too late or in time."""

from __future__ import annotations

import errno
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing import PublishError, new_site, publish, swap
from generator.publishing.stopping import Stopped
from tests.publishing.small_builds import build_into, bytes_of, files, names, put


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(1, tmp_path / "site")
    return tmp_path / "site"


def untouched(place: Path) -> None:
    assert bytes_of(place) == files(1)
    assert names(place.parent) == ["site"]


def test_the_new_site_takes_the_place_of_the_old_one(place: Path) -> None:
    put(2, place)
    assert bytes_of(place) == files(2)
    assert names(place.parent) == ["site"]


def test_unchanged_files_are_the_same_files_and_changed_ones_are_new(place: Path) -> None:
    before = {name: (place / name).stat() for name in files(1)}
    put(2, place)
    for name in files(2):
        now = (place / name).stat()
        same = name in before and files(1)[name] == files(2)[name]
        assert (name in before and now.st_ino == before[name].st_ino) == same, name
        if same:
            assert now.st_mtime_ns == before[name].st_mtime_ns


def test_the_old_files_are_never_written_to(place: Path, tmp_path: Path) -> None:
    """Also where a build writes one address twice, which is linked the first time."""
    kept = os.open(place / "same/0/index.html", os.O_RDONLY)

    def twice(folder: Path, old: Path | None) -> None:
        site = new_site.NewSite(folder, old, "https://example.org/")
        for content in (files(1)["same/0/index.html"], b"<p>something else</p>"):
            site.put("same/0/index.html", content)
        build_into(2)(tmp_path / "elsewhere", None)
        (folder / publish.MARK).touch()

    publish.publish(place, twice)
    assert os.read(kept, 100) == files(1)["same/0/index.html"]
    os.close(kept)
    assert (place / "same/0/index.html").read_bytes() == b"<p>something else</p>"


def test_a_file_that_readers_could_not_read_is_written_again(place: Path) -> None:
    (place / "same/0/index.html").chmod(0o600)
    put(2, place)
    assert (place / "same/0/index.html").stat().st_mode == (place / "same/1/index.html").stat().st_mode


def test_where_there_are_no_links_files_are_written(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    put(2, place)
    assert bytes_of(place) == files(2)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full .make room"),
        (errno.EROFS, "this can only be read, not written .name a folder"),
        (errno.EACCES, "you may not write here .*ask for that"),
        (errno.EIO, "Input/output error .nothing was published"),
    ],
)
@pytest.mark.parametrize("file", range(len(files(2))))
def test_what_the_system_refuses_leaves_the_old_site(
    place: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, file: int
) -> None:
    """An error that is put in at each file that is written."""
    writes = iter(range(len(files(2))))

    def refuse(folder: Path, address: str, content: bytes) -> None:
        if next(writes) == file:
            raise OSError(number, os.strerror(number), address)
        real(folder, address, content)

    real = new_site.write_file
    monkeypatch.setattr(new_site, "write_file", refuse)
    monkeypatch.setattr(new_site.NewSite, "_link", lambda *_: False)
    with pytest.raises(PublishError, match=words):
        put(2, place)
    untouched(place)


def test_a_disk_that_loses_what_was_written_is_noticed_before_the_step(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))

    monkeypatch.setattr(publish, "sync_all", refuse)
    with pytest.raises(PublishError, match="the disk is full"):
        put(2, place)
    untouched(place)


def test_everything_is_on_the_disk_before_the_step(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []
    for module, name in ((publish, "sync_all"), (publish, "put_in_place"), (publish, "sync_names")):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, _n=name, _r=real: (steps.append(_n), _r(*a))[1])
    put(2, place)
    assert steps == ["sync_all", "put_in_place", "sync_names"]


def mounted(folder: Path, *options: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", *options, str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here; errors that are put in are tested everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "tiny", "-t", "tmpfs", "-o", "size=512k", "none")


def test_a_full_disk_leaves_the_old_site(tiny_disk: Path) -> None:
    place = tiny_disk / "site"
    put(1, place)

    def large(folder: Path, old: Path | None) -> None:
        build_into(2)(folder, old)
        new_site.NewSite(folder, old, "https://example.org/").put("large.txt", b"x" * 1_000_000)

    with pytest.raises(PublishError, match="the disk is full"):
        publish.publish(place, large)
    untouched(place)
    put(2, place)
    assert bytes_of(place) == files(2)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    source = tmp_path / "writable"
    source.mkdir()
    put(1, source / "site")
    yield from mounted(tmp_path / "read-only", "-o", "bind,ro", str(source))


def test_a_disk_that_can_only_be_read(read_only: Path) -> None:
    with pytest.raises(
        PublishError, match=r"\.site\.building: this can only be read, not written \(name a folder"
    ):
        put(2, read_only / "site")
    untouched(read_only / "site")


def test_a_site_without_its_mark_is_not_published(place: Path) -> None:
    with pytest.raises(PublishError, match="the new site is not whole"):
        publish.publish(place, lambda folder, _old: folder.mkdir())
    untouched(place)


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_a_signal_during_the_build_stops_it_and_tidies_up(place: Path, number: str) -> None:
    def stopped(folder: Path, old: Path | None) -> None:
        build_into(2)(folder, old)
        os.kill(os.getpid(), getattr(signal, number))
        raise AssertionError("the signal did nothing")

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(Stopped, match=number):
        publish.publish(place, stopped)
    untouched(place)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_signal_after_the_step_comes_too_late(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_folder: Path) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(publish, "sync_names", stop)
    put(2, place)
    assert bytes_of(place) == files(2)
    assert names(place.parent) == ["site"]


def test_what_cannot_be_removed_is_told_and_removed_by_the_next_build(
    place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(errno.EACCES, "not yours", str(path))

    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(publish.shutil, "rmtree", refuse)
        put(2, place)
    assert bytes_of(place) == files(2)
    assert "The new site is in place" in caplog.text
    put(1, place)
    untouched(place)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two names in one step")
def test_names_are_exchanged_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "one").touch()
    swap.exchange(tmp_path / "a", tmp_path / "b")
    assert names(tmp_path / "b") == ["one"]
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "c")
