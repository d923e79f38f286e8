"""A build that is killed, at whatever moment, leaves the whole old site or the whole new one."""

from __future__ import annotations

import errno
import signal
import sys
from pathlib import Path

import pytest

from generator.publishing import swap
from generator.publishing.publish import publish
from tests.publishing.small_builds import bytes_of, files, in_process, names, put

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not killed so there")
KILLED = -signal.SIGKILL if sys.platform != "win32" else 0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(1, tmp_path / "site")
    return tmp_path / "site"


def moments(place: Path) -> int:
    """How many moments a build has at which it can be killed."""
    ended, touched = in_process(lambda: put(2, place))
    assert ended == 0
    put(1, place)
    return touched


def test_killed_at_every_moment(place: Path) -> None:
    count = moments(place)
    assert count > 50
    seen = set()
    for moment in range(count):
        assert in_process(lambda: put(2, place), moment)[0] == KILLED
        now = bytes_of(place)
        assert now in (files(1), files(2)), moment
        seen.add(now == files(2))
        put(3, place)
        assert bytes_of(place) == files(3)
        assert names(place.parent) == ["site"], moment
        put(1, place)
    assert seen == {False, True}  # some moments lie before the step, some after it


def test_killed_at_every_moment_of_the_first_build(tmp_path: Path) -> None:
    place = tmp_path / "site"
    _, count = in_process(lambda: put(1, tmp_path / "other"))
    for moment in range(count):
        assert in_process(lambda: put(1, place), moment)[0] == KILLED
        if place.exists():
            assert bytes_of(place) == files(1)
        put(1, place)
        assert names(tmp_path) == ["other", "site"], moment
        for name in files(1):
            (place / name).unlink()
        for folder in sorted(place.rglob("*"), reverse=True):
            folder.rmdir()
        place.rmdir()


def test_without_an_exchange_the_next_build_mends_what_a_kill_left(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then there is one moment without a site, and what the next build does first is to put the old one back."""
    refuse_to_exchange(monkeypatch)
    count = moments(place)
    without = 0
    for moment in range(count):
        assert in_process(lambda: put(2, place), moment)[0] == KILLED
        if not place.exists():
            without += 1
            with pytest.raises(RuntimeError, match="this build fails"):
                publish_failing(place)
            assert bytes_of(place) == files(1)
        assert bytes_of(place) in (files(1), files(2))
        put(1, place)
        assert names(place.parent) == ["site"], moment
    assert without == 1


def test_without_an_exchange_a_failing_rename_brings_the_old_site_back(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_exchange(monkeypatch)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "the disk is broken", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(Exception, match="the disk is broken"):
        put(2, place)
    assert bytes_of(place) == files(1)
    assert names(place.parent) == ["site"]


def refuse_to_exchange(patch: pytest.MonkeyPatch) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, "this file system cannot exchange", str(one), None, str(other))

    patch.setattr(swap, "exchange", refuse)


def publish_failing(place: Path) -> None:
    def fail(_folder: Path, _old: Path | None) -> None:
        raise RuntimeError("this build fails")

    publish(place, fail)
