"""The lines of an example that the page about messages shows: where it is wrong, and the same place put right."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, visible

SINCE = "since.txt"
MOST = 7  # lines of a file that the page shows


def wrong_of(diagnostic: Diagnostic, root: Path) -> dict[str, Any]:
    """The message, and the line it speaks of between its neighbours; no line where it speaks of the file itself."""
    file, line = root / diagnostic.place.path, diagnostic.place.line
    every = lines_of(file) if line and file.is_file() else []
    first = max(line - 1, 1) if every else 0
    return {
        "message": str(diagnostic),
        "path": diagnostic.place.path,
        "line": line,
        "first": first,
        "lines": shown(every, range(first - 1, line + 1)) if every else [],
    }


def right_of(diagnostic: Diagnostic, root: Path, right: Path) -> dict[str, Any]:
    """The same place in the right version: what differs there, with the lines before and after."""
    note, place = right / "note.txt", diagnostic.place
    path = counterpart(place.path, root, right)
    file = right / path
    first, lines, changed = 0, list[str](), range(0)
    if path == SINCE:
        path = f"--since {file.read_text(encoding='utf-8').strip()}"
    elif path:
        first, lines, changed = changed_lines(root / path, file, place.line if path == place.path else 0)
    return {
        "path": path,
        "first": first,
        "lines": lines,
        "changed": [number + 1 for number in changed],
        "note": note.read_text(encoding="utf-8").strip() if note.is_file() else "",
        "shorter": path == place.path and bool(lines) and not changed,
    }


def counterpart(path: str, root: Path, right: Path) -> str:
    """The file that shows what is right: of the same path, else the first in that folder, else the first of all.

    A file that is right as it is shows nothing.
    """
    files = sorted(file for file in right.rglob("*") if file.is_file() and file.name != "note.txt")
    names = [file.relative_to(right).as_posix() for file in files]
    changed = [name for name in names if not same(root / name, right / name)]
    beside = [name for name in changed if Path(name).parent == Path(path).parent]
    return next(iter([path] if path in changed else beside or changed), "")


def same(one: Path, other: Path) -> bool:
    """Whether two files hold the same."""
    return one.is_file() and one.read_bytes() == other.read_bytes()


def changed_lines(wrong: Path, right: Path, line: int) -> tuple[int, list[str], range]:
    """Number of the first line, the lines, and the indexes of those that differ, nearest to the line with the error.

    Where the wrong version has no such file, the beginning of the right one is shown.
    """
    new = lines_of(right)
    if not wrong.is_file():
        window = range(min(3, len(new)))
        return 1, shown(new, window), range(0)
    matcher = SequenceMatcher(None, lines_of(wrong), new, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    _, _, _, start, end = min(changes, key=lambda change: max(change[1] - line + 1, line - change[2], 0))
    before = max(start - (1 if end > start else 2), 0)  # more of what stays, where something was taken away
    window = range(before, min(end + 1, before + MOST, len(new)))
    return window.start + 1, shown(new, window), range(start, min(end, window.stop))


def lines_of(file: Path) -> list[str]:
    """The lines of a file as the page can show them."""
    return file.read_bytes().decode("utf-8", "replace").removesuffix("\n").split("\n")


def shown(lines: list[str], window: range) -> list[str]:
    """Lines short enough for the page, with what cannot be seen made visible."""
    cut = (lines[number] for number in window if number < len(lines))
    made = [visible(line.rstrip("\r").replace("\t", "→")) for line in cut]
    return [line if len(line) <= 100 else line[:99] + "…" for line in made]
