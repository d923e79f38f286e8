"""The preview: an edit appears, a broken edit is told and changes nothing, repairing it is enough."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.site.conftest import PROJECT, small_project

DEADLINE = 120.0
BANNER = "The last edit has errors, so this preview shows the last good version."
FINDING = "findings/children-leave-custody-soon/"


class Preview:
    """A running ``findings serve`` on a copy of the project, package included."""

    def __init__(self, project: Path, log: Path) -> None:
        self.project = project
        self.log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.root = f"http://127.0.0.1:{port}/"
        environment = {
            **os.environ,
            "PYTHONPATH": str(project),
            "TMPDIR": str(log.parent),
            "PYTHONUNBUFFERED": "1",
        }
        command = [sys.executable, "-c", "from generator.cli import main; main()"]
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [*command, "serve", "--address", f"127.0.0.1:{port}"],
                cwd=project, env=environment, stdout=output, stderr=output, start_new_session=True,
            )  # fmt: skip

    def page(self, address: str) -> str:
        """What is served now; empty when nothing is."""
        try:
            with urlopen(self.root + address, timeout=DEADLINE) as answer:  # noqa: S310 - our own address
                return str(answer.read().decode("utf-8"))
        except URLError:
            return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        """Wait until something has happened, but not for ever."""
        end = time.monotonic() + DEADLINE
        while not happened():
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail(f"{what} did not happen; the preview said:\n{self.said()[-4000:]}")
            time.sleep(0.1)

    def shows(self, text: str, address: str = FINDING) -> None:
        self.wait(lambda: text in self.page(address), f"“{text}” on /{address}")

    def hides(self, text: str, address: str = FINDING) -> None:
        self.wait(lambda: text not in (self.page(address) or text), f"“{text}” gone from /{address}")

    def style(self, name: str) -> str:
        """The address of a style sheet, which changes with its content."""
        found = re.search(rf'href="\.\./\.\./([^"]+/{name})"', self.page(FINDING))
        return found[1] if found else ""

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def stop(self) -> None:
        """Ctrl+C, and the end of its process group if that is not enough."""
        try:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=20)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    project = small_project(folder / "project")
    shutil.copytree(
        PROJECT / "generator", project / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    running = Preview(project, folder / "log.txt")
    try:
        running.shows("Children in Northtown leave custody soon")
        yield running
    finally:
        running.stop()
        assert running.process.poll() is not None


def test_an_edit_to_a_record_appears(preview: Preview) -> None:
    preview.edit("findings/good-practice/children-leave-custody-soon.yml", "Staff plan", "Nurses plan")
    preview.shows("Nurses plan")


def test_a_preview_has_no_policy_that_would_stop_its_refreshing(preview: Preview) -> None:
    assert "livereload" in preview.page("")
    assert "Content-Security-Policy" not in preview.page("") + preview.page(FINDING)


def test_a_new_record_appears(preview: Preview) -> None:
    old = preview.project / "findings" / "risks" / "violence-not-seen-as-harm.yml"
    text = old.read_text(encoding="utf-8").replace("Violence is not", "Harm is not")
    text = text.replace("source: summary", "source: northtown-report")
    text = text.replace("section: Letter\n    paragraph: 2", "page: 3")
    (old.parent / "harm-not-seen.yml").write_text(text, encoding="utf-8")
    preview.shows("Harm is not always seen", "findings/harm-not-seen/")
    preview.shows("Harm is not always seen", "risks/")


def test_a_record_that_is_removed_is_gone(preview: Preview) -> None:
    (preview.project / "findings" / "risks" / "harm-not-seen.yml").unlink()
    preview.wait(lambda: preview.page("findings/harm-not-seen/") == "", "the page that is gone")
    assert "Harm is not always seen" not in preview.page("risks/")


def test_edits_of_records_alone_are_shown_without_mkdocs(preview: Preview) -> None:
    before = preview.said().count("Building documentation")
    preview.edit("findings/good-practice/children-leave-custody-soon.yml", "Nurses plan", "Doctors plan")
    preview.shows("Doctors plan")
    assert preview.said().count("Building documentation") == before


def test_a_page_written_by_hand_shows_the_new_title_of_a_record(preview: Preview) -> None:
    title = "A watch that lasts all night"
    preview.edit("findings/case-studies/night-watch.yml", "title: Night Watch", f"title: {title}")
    preview.shows(title, "about/")
    preview.shows(title, "case-studies/night-watch/")


def test_an_edit_to_a_vocabulary_appears(preview: Preview) -> None:
    preview.edit(
        "findings/vocabulary/agencies.yml", "Those who look after detained children.", "Those who keep watch."
    )
    preview.shows("Those who keep watch.", "agencies/custody-staff/")


def test_an_edit_to_a_page_written_by_hand_appears(preview: Preview) -> None:
    preview.edit("docs/about.md", "A small collection for tests.", "A collection that changes.")
    preview.shows("A collection that changes.", "about/")


def test_an_edit_to_a_template_appears(preview: Preview) -> None:
    preview.edit(
        "generator/pages/templates/case-study.html", "Questions for discussion", "Questions to talk about"
    )
    preview.shows("Questions to talk about", "case-studies/night-watch/")


def test_an_edit_to_a_style_appears(preview: Preview) -> None:
    preview.edit("generator/theme/assets/findings.css", "/*", "/* A changed style */\n/*")
    preview.wait(
        lambda: "A changed style" in preview.page(preview.style("findings.css")),
        "the style that the page names",
    )


def test_a_broken_edit_is_told_and_the_last_good_site_stays(preview: Preview) -> None:
    path = "findings/takeaways/plan-together.yml"
    preview.edit(path, "title: Plan together", "titel: Plan in a broken way")
    preview.wait(lambda: f"{path}:1:1: unknown-field" in preview.said(), "telling the place of the error")
    preview.shows(BANNER)
    preview.shows("Plan together", "takeaways/plan-together/")
    assert "Plan in a broken way" not in preview.page("takeaways/plan-together/")
    assert f"{path}:1:1" in preview.page("")

    preview.edit(
        "findings/good-practice/children-leave-custody-soon.yml", "find other places", "find better places"
    )
    preview.wait(lambda: preview.said().count(f"{path}:1:1") > 1, "telling it again")
    preview.shows(BANNER)

    preview.edit(path, "titel: Plan in a broken way", "title: Plan together again")
    preview.hides(BANNER)
    preview.shows("Plan together again", "takeaways/plan-together/")
    preview.shows("find better places")


def test_the_preview_needs_good_records_to_begin(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    shutil.copytree(
        PROJECT / "generator", project / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    (project / "findings" / "takeaways" / "plan-together.yml").write_text("titel: Broken\n", encoding="utf-8")
    started = Preview(project, tmp_path / "log.txt")
    try:
        assert started.process.wait(timeout=DEADLINE) == 1
    finally:
        started.stop()
    assert "findings/takeaways/plan-together.yml:1:1: unknown-field" in started.said()
