"""One build of a site at a time; a lock ends with the process that held it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from threading import Timer

import pytest

from generator.publishing import PublishError
from generator.publishing.lock import NAME, locked
from tests.publishing.small_builds import bytes_of, files, names, put

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there are no locks there, as docs/publish.md says"
)
HOLD = textwrap.dedent("""
    import sys
    from pathlib import Path
    from generator.publishing.lock import locked
    with locked(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
""")


def hold(workshop: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input is closed."""
    command = [sys.executable, "-c", HOLD, str(workshop)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str], *, kill: bool = False) -> None:
    if kill:
        process.kill()
    process.communicate("", timeout=60)


def test_a_second_build_is_refused_and_told_who_holds_the_lock(tmp_path: Path) -> None:
    put(1, tmp_path / "site")
    other = hold(tmp_path / ".site.building")
    with pytest.raises(
        PublishError, match=rf"another build .* is running: process {other.pid} on .*, since .*wait until"
    ):
        put(2, tmp_path / "site")
    assert bytes_of(tmp_path / "site") == files(1)
    put(1, tmp_path / "another")  # another site beside it is none of its business
    end(other)
    put(2, tmp_path / "site")
    assert bytes_of(tmp_path / "site") == files(2)
    assert names(tmp_path) == ["another", "site"]


def test_a_lock_of_a_killed_process_stops_nobody(tmp_path: Path) -> None:
    workshop = tmp_path / ".site.building"
    end(hold(workshop), kill=True)
    assert (workshop / NAME).exists()
    put(1, tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_what_a_killed_build_started_is_waited_for(tmp_path: Path) -> None:
    """It keeps the lock for a moment after the process that wrote its number."""
    workshop = tmp_path / ".site.building"
    other = hold(workshop)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    written = json.loads((workshop / NAME).read_text(encoding="utf-8"))
    (workshop / NAME).write_text(json.dumps({**written, "process": int(gone.stdout)}), encoding="utf-8")
    ending = Timer(0.2, end, [other])
    ending.start()
    put(1, tmp_path / "site")
    ending.join()
    assert bytes_of(tmp_path / "site") == files(1)


def test_the_lock_is_gone_afterwards(tmp_path: Path) -> None:
    with locked(tmp_path / "deep" / "workshop"):
        assert (
            json.loads((tmp_path / "deep" / "workshop" / NAME).read_text("utf-8"))["process"] == os.getpid()
        )
    assert names(tmp_path / "deep") == []
