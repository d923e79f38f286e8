"""The same records make the same bytes: on another day, elsewhere, in another language, in any order of sets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site.conftest import PROJECT, Site, small_project
from tests.site.test_build import bytes_of

# Python runs a file of this name before anything else: a clock that is far ahead, for whoever looks at it.
LATER = """
import datetime, time

AHEAD = 400 * 86_400 + 12_345
for name in ("time", "localtime", "gmtime", "strftime", "ctime", "asctime"):
    def ahead(*given, _real=getattr(time, name), _name=name):
        if _name == "time":
            return _real() + AHEAD
        needed = 2 if _name == "strftime" else 1
        if len(given) < needed:
            moment = _localtime(_now() + AHEAD)
            given += (_now() + AHEAD if _name in ("localtime", "gmtime", "ctime") else moment,)
        return _real(*given)
    if name == "time":
        _now, _localtime = time.time, time.localtime
    setattr(time, name, ahead)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


class LaterDay(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, LaterDay
"""
# Word, PowerPoint, Excel, zipped data and the index of words are made by other people's programs.
MADE_BY_OTHERS = {".docx", ".pptx", ".xlsx", ".zip", ".gz", ".pf_index", ".pf_meta"}
SHOW = "import datetime, time; print(datetime.date.today().year, time.gmtime().tm_year, time.strftime('%Y'))"
BUILD = "from generator.cli import main; main()"


def run(code: str, *arguments: str, project: Path, path: list[Path], **environment: str) -> str:
    """Run Python code in a project's folder, with the package and the clock that ``path`` leads to."""
    everything = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path)), **environment}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=project, env=everything, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    here = small_project(tmp_path / "here")
    there = small_project(tmp_path / "quite elsewhere" / "a longer name")
    package, clock, spare = there / "package", tmp_path / "clock", tmp_path / "spare"
    shutil.copytree(
        PROJECT / "generator", package / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    for folder in (clock, spare):
        folder.mkdir()
    (clock / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    for file in sorted((there / "findings").rglob("*.yml"), reverse=True):
        file.write_bytes(file.read_bytes())  # another order in the folder, and other times
    # A language without any letter but those of ASCII, which Python is kept from mending.
    language = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    elsewhere = {"TZ": "Pacific/Kiritimati", **language, "PYTHONHASHSEED": "2024", "TMPDIR": str(spare)}
    path = [clock, package]
    assert run(SHOW, project=there, path=path, **elsewhere) != run(SHOW, project=here, path=[PROJECT])
    run(BUILD, "build", project=here, path=[PROJECT], TZ="America/Adak", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    run(BUILD, "build", project=there, path=path, **elsewhere)
    made = bytes_of(here / "site")
    assert made == bytes_of(there / "site")
    assert {Path(name).suffix for name in made} >= MADE_BY_OTHERS
    assert list(spare.iterdir()) == []  # nothing is left of the work


def test_pages_are_dated_by_their_records(small_site: Site) -> None:
    """No day of the build stands in the sitemap; a page written by hand has no date that is known."""
    sitemap = (small_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    days = dict(re.findall(r"<loc>(\S+)</loc>\s*(?:<lastmod>(\S+)</lastmod>)?", sitemap))
    root = "https://small.example.org/kb/"
    assert days[root] == days[f"{root}data/"] == max(days.values())
    assert days[f"{root}findings/children-leave-custody-soon/"] in days.values()
    for folder in ("themes", "areas", "briefings/case-studies", "briefings/partner-summary"):
        assert all(day for address, day in days.items() if address.startswith(f"{root}{folder}/")), folder
    assert days[f"{root}about/"] == ""
    records = "\n".join(
        f.read_text(encoding="utf-8") for f in (small_site.project / "findings").rglob("*.yml")
    )
    assert set(days.values()) <= {"", *re.findall(r"^(?:added|reviewed): (\S+)$", records, re.MULTILINE)}
