"""Progress is told on a terminal, late and seldom, and nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import prepare
from generator.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def told(stream: io.StringIO, steps: list[tuple[float, int, int]]) -> str:
    clock = Clock()
    with Progress(stream, clock).step("Writing") as tell:
        for seconds, done, total in steps:
            clock.now = 100.0 + seconds
            tell(done, total)
    return stream.getvalue()


def test_a_step_of_less_than_a_second_says_nothing() -> None:
    assert told(Terminal(), [(0.3, 1, 10), (0.9, 9, 10)]) == ""


def test_a_longer_step_says_what_how_far_and_how_long_and_is_wiped_away() -> None:
    said = told(Terminal(), [(2.0, 1_000, 5_000), (2.1, 1_100, 5_000), (4.0, 4_000, 5_000)])
    assert said == (
        "\r\x1b[KWriting: 1,000 of 5,000, about 8 s left\r\x1b[KWriting: 4,000 of 5,000, about 1 s left\r\x1b[K"
    )


def test_without_a_known_end_only_what_is_done_is_told() -> None:
    assert told(Terminal(), [(1.5, 700, 0)]) == "\r\x1b[KWriting: 700\r\x1b[K"


def test_nothing_done_yet_promises_nothing() -> None:
    assert "time not known yet" in told(Terminal(), [(1.5, 0, 10)])
    assert "time not known yet" in told(Terminal(), [(1.5, 1, 10_000)])
    assert "about 74 s left" in told(Terminal(), [(1.5, 200, 10_000)])


@pytest.mark.parametrize("seconds", [0.1, 5.0])
def test_a_stream_that_is_no_terminal_stays_empty(seconds: float) -> None:
    assert told(io.StringIO(), [(seconds, 1, 10)]) == ""


def test_an_error_wipes_the_line_too() -> None:
    stream, clock = Terminal(), Clock()

    def break_off() -> None:
        with Progress(stream, clock).step("Reading") as tell:
            clock.now += 2
            tell(1, 2)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()
    assert stream.getvalue().endswith("\r\x1b[K")


class Waiting:
    """Stands for a timer; the test says when its time has come."""

    def __init__(self) -> None:
        self.daemon = self.started = self.cancelled = False

    def __call__(self, seconds: float, then: Callable[[], None]) -> Waiting:
        assert seconds == 1.0
        self.then = then
        return self

    def start(self) -> None:
        self.started = True

    def cancel(self) -> None:
        self.cancelled = True


def test_a_step_that_tells_nothing_is_named_after_a_second() -> None:
    stream, waiting = Terminal(), Waiting()
    with Progress(stream, Clock(), waiting).step("Waiting for the disk"):
        assert waiting.started
        assert waiting.daemon
        assert stream.getvalue() == ""
        waiting.then()
        assert stream.getvalue() == "\r\x1b[KWaiting for the disk …"
    assert stream.getvalue().endswith("\r\x1b[K")
    assert waiting.cancelled


def test_a_step_that_tells_how_far_it_is_is_not_named_again() -> None:
    stream, waiting, clock = Terminal(), Waiting(), Clock()
    with Progress(stream, clock, waiting).step("Writing") as tell:
        clock.now += 2
        tell(1, 2)
        said = stream.getvalue()
        waiting.then()
        assert stream.getvalue() == said


def test_nothing_is_named_when_the_step_is_over_or_where_there_is_no_terminal() -> None:
    stream, waiting = Terminal(), Waiting()
    with Progress(stream, Clock(), waiting).step("Writing"):
        pass
    waiting.then()
    assert stream.getvalue() == ""
    with Progress(io.StringIO(), Clock(), other := Waiting()).step("Writing"):
        assert not other.started


def test_every_step_of_a_build_before_its_pages_tells_how_far_it_is() -> None:
    class Slow(Clock):
        def __call__(self) -> float:
            self.now += 2
            return self.now

    stream = Terminal()
    progress = Progress(stream, Slow())
    collection = Path(__file__).parent / "pages" / "collection"
    build = prepare(collection / "findings", collection, collection / "docs", progress=progress)
    with progress.step("Writing what the search reads") as tell:
        build.words.start(tell=tell)
    build.words.discard()
    said = stream.getvalue()
    for step in ("Reading records", "Checking records, checks done", "Writing what the search reads"):
        lines = [line for line in said.split("\r\x1b[K") if line.startswith(step)]
        assert lines, step
        assert all((" of " in line and "left" in line) or "not known yet" in line for line in lines), step
