"""Where a site may be put, and what is refused because somebody would lose something."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing import PublishError
from generator.publishing.place import MARK, place_for
from tests.publishing.small_builds import bytes_of, files, names, put


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("docs", "findings", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def own(project: Path) -> list[Path]:
    return [project / "mkdocs.yml", project / "docs", project / "findings"]


@pytest.mark.parametrize("name", ["site", "new", "deep/er/site"])
def test_an_empty_or_new_folder_is_taken(project: Path, name: str) -> None:
    assert place_for(Path(name), own(project)) == project / name


def test_a_folder_of_ours_is_taken_with_whatever_was_added(project: Path) -> None:
    (project / "site" / MARK).touch()
    (project / "site" / "added.txt").touch()
    assert place_for(Path("site"), own(project)) == project / "site"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".", "you are in this folder"),
        ("..", "you are in this folder"),
        ("/", "you are in this folder"),
        ("docs", "this folder holds .*docs, from which the site is built"),
        ("docs/site", "this folder lies in .*docs, from which the site is built"),
        ("findings/site", "this folder lies in .*findings, from which"),
        ("mkdocs.yml", "would replace it"),
        ("full", f"this folder is not empty, and no build made it: it holds no file {MARK}"),
        ("file", "this is a file"),
        ("circle", "leads in a circle"),
    ],
)
def test_what_would_harm_somebody_is_refused(project: Path, name: str, words: str) -> None:
    (project / "full").mkdir()
    (project / "full" / "letter.txt").write_text("mine", encoding="utf-8")
    (project / "file").touch()
    (project / "circle").symlink_to("circle")
    before = bytes_of(project)
    with pytest.raises(PublishError, match=words) as caught:
        place_for(Path(name), own(project))
    assert "(" in str(caught.value)  # what to do
    assert bytes_of(project) == before


def test_a_folder_above_the_project_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    with pytest.raises(PublishError, match=r"this folder holds .*, from which the site is built"):
        place_for(project, own(project))


def test_a_link_stays_and_what_it_leads_to_is_replaced(project: Path) -> None:
    (project / "served").mkdir()
    (project / "link").symlink_to("served")
    put(1, project / "link")
    put(2, project / "link")
    assert (project / "link").is_symlink()
    assert bytes_of(project / "served") == files(2)


def test_a_link_to_a_folder_that_is_not_there_yet_makes_it(project: Path) -> None:
    (project / "link").symlink_to("later/served")
    put(1, project / "link")
    assert bytes_of(project / "later" / "served") == files(1)


@pytest.fixture
def volume(project: Path) -> Iterator[Path]:
    """A folder with a volume mounted at it. Only Linux lets us, and only some users."""
    place = project / "volume"
    place.mkdir()
    if (
        sys.platform != "linux"
        or subprocess.run(
            ["mount", "-t", "tmpfs", "none", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_mounted_volume_is_refused(volume: Path) -> None:
    with pytest.raises(
        PublishError, match=r"a volume is mounted at .*volume, so this folder cannot be replaced"
    ):
        place_for(volume, [])
    (volume / "public").mkdir()
    put(1, volume / "public")
    assert names(volume) == ["public"]


def test_a_folder_with_a_volume_in_it_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Removing the old site would empty the volume. The list is the system's, written as it writes spaces."""
    mounts = project / "mountinfo"
    place = project / "site with space"
    place.mkdir()
    written = str(place / "uploads").replace(" ", r"\040")
    mounts.write_text(f"36 35 98:0 / {written} rw,noatime shared:1 - ext4 /dev/sda1 rw\n", encoding="utf-8")
    monkeypatch.setattr("generator.publishing.place.MOUNTS", mounts)
    with pytest.raises(PublishError, match=r"a volume is mounted at .*site with space/uploads"):
        place_for(place, own(project))
