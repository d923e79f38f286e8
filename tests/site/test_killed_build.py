"""A real build that is killed at fifty moments leaves the whole old site or the whole new one, and nothing behind."""

from __future__ import annotations

import random
import signal
from pathlib import Path

import pytest

from generator import writing
from generator.search import word_index
from tests.publishing.small_builds import in_process
from tests.site.test_publishing import Project

MOMENTS = 50


def without_words(patch: pytest.MonkeyPatch) -> None:
    """Pagefind takes half of a small build, and is a program of its own."""
    patch.setattr(word_index.WordIndex, "start", lambda *_: None)
    patch.setattr(word_index.WordIndex, "collect", lambda *_: {})


@pytest.mark.parametrize("half", [0, 1])
def test_killed_at_fifty_moments(half: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are spread over everything that a build does to files. Of every four builds two are made by two processes.

    What a build of a few files does is killed at each of its moments in ``tests/publishing/test_killed.py``.
    """
    without_words(monkeypatch)
    project = Project(tmp_path / "project")
    trees = []
    for version in (1, 2, 1):
        project.edit(version)
        project.build()
        trees.append(project.tree())
    assert trees[0] == trees[2] != trees[1]
    ended, count = in_process(project.build)
    assert ended == 0
    chance = random.Random(20261127)
    # Some of them lie after the step, among those that remove the old site: the last tenth or so.
    moments = [round((i + chance.random()) / MOMENTS * (count - 1)) for i in range(MOMENTS)]
    moments = moments[half::2]
    standing, kept = 0, 0  # which tree stands there, and how often a killed build left it
    for number, moment in enumerate(moments):
        wanted = 1 - standing
        project.edit(wanted + 1)
        monkeypatch.setattr(writing, "ENOUGH_FOR_TWO", 0 if number % 4 < 2 else 10**6)
        ended, _ = in_process(project.build, moment)
        # Two processes share the work, and the first may have less of it than one alone.
        assert ended in (-signal.SIGKILL, 0)
        now = project.tree()
        assert now in trees, moment
        kept += now == trees[standing]
        standing = trees.index(now)
        # A build that is killed tidies up first what one before it left; now and then one comes to its end.
        if number % 5 == 4 or standing == wanted:
            project.edit(wanted + 1)
            project.build()
            standing = wanted
            assert project.tree() == trees[standing], moment
            project.nothing_left()
    assert len(moments) // 2 < kept < len(moments)
