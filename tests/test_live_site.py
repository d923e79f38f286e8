"""A preview between two builds: requests wait, pages that MkDocs renders stay true, errors are told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from jinja2 import TemplateError

from generator.build import Build, prepare
from generator.live_site import LiveSite
from generator.pages.page import Page

SMALL = Path(__file__).parent / "pages" / "collection"
FINDING = "findings/children-leave-custody-soon/"


def finish(page: Page) -> bytes:
    return str(page.body).encode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def builds() -> Iterator[list[Build]]:
    """Whatever was built is put in here, so that no index of words is made of it later."""
    made: list[Build] = []
    yield made
    for build in made:
        build.words.discard()


@pytest.fixture
def live(project: Path, builds: list[Build], tmp_path: Path) -> LiveSite:
    shown = LiveSite(finish)
    builds.append(prepare(project / "findings", project, project / "docs"))
    shown.show_all(builds[0], tmp_path / "site", [project / "docs"])
    return shown


def edited(project: Path, builds: list[Build], file: str, old: str, new: str) -> Build:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    builds.append(prepare(project / "findings", project, project / "docs"))
    return builds[-1]


def ask(live: LiveSite, folder: Path, address: str) -> bytes:
    """What a server that reads the folder answers."""

    def serve(environ: dict[str, Any], _start: Any) -> list[bytes]:
        return [(folder / environ["PATH_INFO"].lstrip("/") / "index.html").read_bytes()]

    told: list[str] = []
    answer = live.providing(serve, str)({"PATH_INFO": f"/{address}"}, lambda status, _: told.append(status))
    return b" ".join([*(status.encode() for status in told), *answer])


def test_an_edit_of_a_record_is_shown(
    live: LiveSite, project: Path, builds: list[Build], tmp_path: Path
) -> None:
    assert b"Children in Northtown leave" in ask(live, tmp_path / "site", FINDING)
    file = "findings/good-practice/children-leave-custody-soon.yml"
    assert live.show_edit(edited(project, builds, file, "Children in", "Boys in"))
    assert b"Boys in Northtown leave" in ask(live, tmp_path / "site", FINDING)


def test_an_edit_that_mkdocs_must_render_changes_nothing(
    live: LiveSite, project: Path, builds: list[Build], tmp_path: Path
) -> None:
    file = "findings/vocabulary/agencies.yml"
    assert not live.show_edit(edited(project, builds, file, "title: ", "title: New "))
    assert b"New " not in ask(live, tmp_path / "site", FINDING)


def test_nothing_is_shown_before_mkdocs_has_rendered_its_pages(project: Path, builds: list[Build]) -> None:
    builds.append(prepare(project / "findings", project, project / "docs"))
    assert not LiveSite(finish).show_edit(builds[0])


def test_a_request_waits_for_a_rebuild(live: LiveSite, tmp_path: Path) -> None:
    answers: list[bytes] = []
    with live.rebuilding:
        asking = Thread(target=lambda: answers.append(ask(live, tmp_path / "site", FINDING)))
        asking.start()
        asking.join(0.2)
        assert answers == []
        assert not (tmp_path / "site" / FINDING).exists()
    asking.join(60)
    assert b"Children in Northtown leave" in answers[0]


def test_a_page_that_cannot_be_made_is_told(project: Path, builds: list[Build], tmp_path: Path) -> None:
    def broken(_page: Page) -> bytes:
        raise TemplateError("it is broken")

    live = LiveSite(broken)
    builds.append(prepare(project / "findings", project, project / "docs"))
    live.show_all(builds[0], tmp_path / "site", [])
    assert ask(live, tmp_path / "site", FINDING) == b"500 Internal Server Error it is broken"


def test_the_index_of_words_waits_for_everything_else(
    live: LiveSite, monkeypatch: pytest.MonkeyPatch, builds: list[Build]
) -> None:
    asked: list[tuple[float, dict[str, Any]]] = []

    class Now:
        def __init__(self, seconds: float, then: Any) -> None:
            asked.append((seconds, then.keywords))

        def start(self) -> None:
            pass

    monkeypatch.setattr("generator.live_site.Timer", Now)
    assert live.show_edit(builds[0])
    assert asked == [(3.0, {"gently": True})]
