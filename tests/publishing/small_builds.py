"""Sites of a few files, published as the command publishes real ones, and a process that is killed meanwhile."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from generator.publishing.new_site import NewSite
from generator.publishing.place import MARK, MARK_TEXT
from generator.publishing.publish import publish

# What a process does to files, as Python tells it, and the one step that it does not know.
TOUCHING = {
    "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree",
    "findings.exchange", "findings.exchanged",
}  # fmt: skip


def files(version: int) -> dict[str, bytes]:
    """A site: some of its files are in every version, some change, some come and go."""
    made = {f"same/{i}/index.html": b"<p>the same %d</p>" % i for i in range(4)}
    made |= {f"changing/{i}.txt": b"version %d of %d" % (version, i) for i in range(4)}
    made |= {f"only-in-{version}/a.txt": b"new", MARK: MARK_TEXT.encode()}
    return made


def build_into(version: int) -> Callable[[Path, Path | None], None]:
    """Builds a version of the site."""

    def build(folder: Path, old: Path | None) -> None:
        site = NewSite(folder, old, "https://example.org/")
        for address, content in files(version).items():
            site.put(address, content)

    return build


def put(version: int, place: Path) -> None:
    """Publish a version of the site."""
    publish(place, build_into(version))


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def in_process(work: Callable[[], None], kill_at: int | None = None) -> tuple[int, int]:
    """Do something in a process of its own, killed just before it touches a file for the time ``kill_at``.

    Returns how the process ended (0, or minus the signal's number) and how often it touched a file.
    """
    receiver, sender = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(receiver)
        touched = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal touched
            writing = (
                event == "open"
                and isinstance(arguments[2], int)
                and arguments[2] & os.O_ACCMODE != os.O_RDONLY
            )
            if writing or event in TOUCHING:
                if touched == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
                touched += 1

        try:
            sys.addaudithook(count)
            work()
            os.write(sender, str(touched).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(9)
    os.close(sender)
    told = os.read(receiver, 100)
    os.close(receiver)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status), int(told or b"0")
