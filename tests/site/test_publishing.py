"""The real build is killed, stopped, starved and disturbed: the old site stays, and the next build succeeds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import writing
from generator.mkdocs_site import build_site, own_paths
from generator.output import Output
from generator.publishing import PublishError
from generator.publishing.place import MARK
from generator.publishing.publish import publish
from tests.publishing.small_builds import bytes_of, names
from tests.site.conftest import small_project
from tests.site.test_build import FINDINGS, findings

RECORD = Path("findings/risks/violence-not-seen-as-harm.yml")


class Project:
    """A project with a published site, and what its records become when somebody edits them."""

    def __init__(self, folder: Path) -> None:
        self.folder = small_project(folder)
        self.place = folder / "site"
        self.text = (folder / RECORD).read_text(encoding="utf-8")

    def edit(self, version: int) -> None:
        changed = self.text.replace("title: ", f"title: Version {version} ", 1)
        (self.folder / RECORD).write_text(changed, encoding="utf-8")

    def build(self) -> None:
        """What ``findings build`` does, in this process."""
        config = self.folder / "mkdocs.yml"
        publish(
            self.place,
            lambda fresh, old: build_site(config, None, fresh, old, fresh.parent),
            own_paths(config, None),
        )

    def tree(self) -> dict[str, bytes]:
        return bytes_of(self.place)

    def nothing_left(self) -> None:
        assert names(self.folder) == [".cache", "docs", "findings", "mkdocs.yml", "site"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project")
    made.edit(1)
    made.build()
    return made


def test_linked_and_clean_builds_give_the_same_bytes(project: Project) -> None:
    before = {name: (project.place / name).stat() for name in project.tree()}
    project.edit(2)
    project.build()
    linked = project.tree()
    same = [
        name
        for name in linked
        if name in before and (project.place / name).stat().st_ino == before[name].st_ino
    ]
    assert len(same) > len(linked) / 2
    assert all((project.place / name).stat().st_mtime_ns == before[name].st_mtime_ns for name in same)
    shutil.rmtree(project.place)
    project.build()
    assert project.tree() == linked


def test_two_builds_at_once(project: Project) -> None:
    project.edit(2)
    process = subprocess.Popen(
        [str(FINDINGS), "build"],
        cwd=project.folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    workshop = project.folder / ".site.building" / "new"
    wait_for(workshop.exists, process)
    os.kill(process.pid, signal.SIGSTOP)  # it stays in the midst of its work for as long as the other needs
    second = findings("build", folder=project.folder)
    os.kill(process.pid, signal.SIGCONT)
    assert second.returncode == 1
    assert f"another build of this site is running: process {process.pid} on " in second.stderr
    assert "The site in site was not changed." in second.stderr
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    built = project.tree()
    project.nothing_left()
    project.build()
    assert project.tree() == built


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not condition():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_build_says_so_and_leaves_nothing(project: Project, number: signal.Signals) -> None:
    before = project.tree()
    process = subprocess.Popen(
        [str(FINDINGS), "build"],
        cwd=project.folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    wait_for((project.folder / ".site.building" / "new").exists, process)
    process.send_signal(number)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 128 + number
    assert told == f"Stopped ({number.name}). The site in site was not changed.\n"
    assert project.tree() == before
    project.nothing_left()


def test_a_second_process_that_is_killed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "ENOUGH_FOR_TWO", 0)
    before, main, real = project.tree(), os.getpid(), Output.make

    def make(output: Output, finish: Any) -> Any:
        if os.getpid() != main:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.02)
        return real(output, finish)

    monkeypatch.setattr(Output, "make", make)
    project.edit(2)
    with pytest.raises(
        PublishError, match=r"ended early \(-9\), perhaps because the computer has too little memory"
    ):
        project.build()
    assert project.tree() == before
    project.nothing_left()


def test_a_site_that_fails_its_check_is_not_published(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before, real = project.tree(), Output.make

    def make(output: Output, finish: Any) -> Any:
        for address, content in real(output, finish):
            if not address.startswith("takeaways/plan-together/"):
                yield address, content

    monkeypatch.setattr(Output, "make", make)
    project.edit(2)
    with pytest.raises(PublishError, match="Nothing was published"):
        project.build()
    assert "takeaways/plan-together/index.html: this page was planned and is not there" in caplog.text
    assert project.tree() == before
    project.nothing_left()


def test_a_page_written_by_hand_that_names_another_host(project: Project) -> None:
    before = project.tree()
    (project.folder / "docs" / "about.md").write_text(
        '# About\n\n<img src="https://stranger.example/pixel.gif" alt="">\n', encoding="utf-8"
    )
    done = findings("build", folder=project.folder)
    assert done.returncode == 1
    assert (
        "about/index.html: browsers would load https://stranger.example/pixel.gif from another host\n"
        "(Where a file in docs/" in done.stderr
    )
    assert "The site in site was not changed." in done.stderr
    assert "Traceback" not in done.stderr
    assert project.tree() == before


def test_without_pagefind(project: Project, tmp_path: Path) -> None:
    """A module of that name that is not there hides the one that is."""
    before = project.tree()
    hide = tmp_path / "hide"
    hide.mkdir()
    (hide / "sitecustomize.py").write_text(
        "import importlib.util\nreal = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *a: None if name == 'pagefind_bin' else real(name, *a)\n",
        encoding="utf-8",
    )
    told = run_build(project, PYTHONPATH=str(hide))
    assert "Pagefind, which makes the index of words, is not installed" in told
    assert "run `make site`" in told
    assert project.tree() == before
    project.nothing_left()


def test_without_pagefinds_program(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_candidate_paths", lambda: [Path("/nowhere/pagefind")])
    before = project.tree()
    with pytest.raises(PublishError, match="its program is missing"):
        project.build()
    assert project.tree() == before


def run_build(project: Project, **environment: str) -> str:
    done = subprocess.run(
        [str(FINDINGS), "build"],
        cwd=project.folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 1
    assert "The site in site was not changed." in done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        raise OSError(f"a build asked for the network: {event} {arguments}")

sys.addaudithook(refuse)
"""


def test_without_a_network(project: Project, tmp_path: Path) -> None:
    """In a space without a network where Linux gives us one, and with Python's sockets forbidden everywhere."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    before = project.tree()
    shutil.rmtree(project.place)
    alone = ["unshare", "-n"]
    if (
        sys.platform != "linux"
        or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode
    ):
        alone = []
    done = subprocess.run(
        [*alone, str(FINDINGS), "build"],
        cwd=project.folder, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True,
        check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert project.tree() == before


def test_a_folder_of_somebody_elses_is_refused(project: Project) -> None:
    (project.place / MARK).unlink()
    before = project.tree()
    done = findings("build", folder=project.folder)
    assert done.returncode == 1
    assert "site: this folder is not empty, and no build made it" in done.stderr
    assert project.tree() == before
