"""The ids of an earlier revision: which there were, of what type, and where each stood, as git has them.

Only git is asked, never the files of today, and only what is needed is read: the names of all files, and
the texts of vocabularies and of records that may name former ids. A file with errors in it counts with what
can be read.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, Severity
from generator.model.fields import TypeName
from generator.model.records import FOLDERS
from generator.model.vocabulary import VOCABULARY_FILES
from generator.reading.collection import LOCK_ENDING, SETTINGS_FILE, VOCABULARY_FOLDER, is_id
from generator.reading.source_text import LONG_FILE_LIMIT, decode
from generator.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, data
from generator.reading.yaml_tree import read_tree

# Git tells a program where to look through these, in hooks for example. It is to look at the folder instead.
REDIRECTIONS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class HistoryError(Exception):
    """An earlier revision cannot be compared with. What it carries is for a diagnostic."""

    def __init__(self, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.severity = code, message, hint, severity


@dataclass(frozen=True)
class EarlierId:
    """An id, or a former id, as a revision has it. ``owner`` had the former id; itself for a present one."""

    type: TypeName
    path: str
    owner: str
    draft: bool = False


@dataclass
class Earlier:
    """All ids and former ids of a revision. ``folder`` is where its records stood then, from the top of the
    repository; ``moved`` whether that is another folder than today."""

    folder: str
    moved: bool
    ids: dict[str, EarlierId] = field(default_factory=dict)
    former: dict[str, EarlierId] = field(default_factory=dict)


def read_earlier(source: Path, revision: str) -> Earlier:
    """The ids of a revision of the folder of records ``source``.

    Where the records stood in another folder then, they are found by their settings file. Raises HistoryError
    where git is missing, where ``source`` is in no repository, or where the revision or its records are unknown.
    """
    top = Path(_top(source))
    commit = _commit(source, revision)
    folder = source.resolve().relative_to(top.resolve()).as_posix()
    blobs = _blobs(source, commit)
    then = folder if any(path.startswith(f"{folder}/") or folder == "." for path in blobs) else ""
    if not then:
        then = _folder_then(blobs, folder, revision)
    prefix = "" if then == "." else f"{then}/"
    earlier = Earlier(then, then != folder)
    inside = {
        path.removeprefix(prefix): (path, blob) for path, blob in blobs.items() if path.startswith(prefix)
    }
    contents = _contents(source, (blob for path, (_, blob) in inside.items() if path.endswith(".yml")))
    for path, (whole, blob) in inside.items():
        _note(earlier, PurePosixPath(path), whole, contents.get(blob, b""))
    return earlier


def _note(earlier: Earlier, path: PurePosixPath, whole: str, content: bytes) -> None:
    """Note the ids of one file; of a file that is neither a record nor a vocabulary there are none."""
    kind = path.parts[0]
    if kind == VOCABULARY_FOLDER and len(path.parts) == 2 and path.name in VOCABULARY_FILES:
        type_ = VOCABULARY_FILES[path.name].type
        tree = _tree(content, whole)
        for id_, (_, node) in (tree.entries if tree else {}).items():
            if is_id(id_):
                earlier.ids.setdefault(id_, EarlierId(type_, whole, id_))
                _note_former(earlier, node, type_, whole, id_)
    elif (
        kind in FOLDERS and path.suffix == ".yml" and not path.name.endswith(LOCK_ENDING) and is_id(path.stem)
    ):
        type_, draft = FOLDERS[kind][0].type, False
        if b"former_ids" in content or b"draft" in content:
            tree = _tree(content, whole)
            if tree is not None:
                draft = data(tree).get("status") == "draft"
                _note_former(earlier, tree, type_, whole, path.stem)
        earlier.ids.setdefault(path.stem, EarlierId(type_, whole, path.stem, draft))


def former_ids_in(node: Node) -> list[str]:
    """The former ids that a record or a term names, whatever else is wrong with it."""
    names = (
        node.entries["former_ids"][1] if isinstance(node, Mapping) and "former_ids" in node.entries else None
    )
    return (
        [item.text for item in names.items if isinstance(item, Scalar)] if isinstance(names, Sequence) else []
    )


def _note_former(earlier: Earlier, node: Node, type_: TypeName, whole: str, owner: str) -> None:
    for former in former_ids_in(node):
        earlier.former.setdefault(former, EarlierId(type_, whole, owner))


def _tree(content: bytes, path: str) -> Mapping | None:
    text = decode(content, path, LONG_FILE_LIMIT)
    return None if isinstance(text, Diagnostic) else read_tree(text, path)[0]


def _top(source: Path) -> str:
    try:
        done = _git(source, "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise HistoryError(
            "no-git", "the program git is not installed", "install git and try again"
        ) from None
    if done.returncode:
        said = _said(done)
        if "not a git repository" in said:
            message = "the folder of records is in no git repository"
            raise HistoryError("no-repository", message, "check in a clone of the repository")
        raise HistoryError(
            "no-repository", f"git cannot read the repository: {said}", "ask whoever set it up"
        )
    return done.stdout.decode(errors="surrogateescape").removesuffix("\n")


def _commit(source: Path, revision: str) -> str:
    """The commit that a revision names."""
    # A name that begins with a hyphen would be an option to git, and no revision has one.
    if revision and not revision.startswith("-"):
        done = _git(source, "rev-parse", "--verify", f"{revision}^{{commit}}")
        if not done.returncode:
            return done.stdout.decode().strip()
    if _git(source, "rev-parse", "--verify", "HEAD").returncode:
        message, hint = "nothing has been committed yet, so nothing could be lost", "commit the records"
        raise HistoryError("no-records-then", message, hint, "warning")
    if _git(source, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        message = f"“{revision}” is not in this clone, which holds only a part of the history"
        hint = "fetch all of it: `git fetch --unshallow --tags`, or fetch-depth 0 where a service checks out"
        raise HistoryError("shallow-history", message, hint)
    hint = "name a commit, a tag or a branch that `git log` knows, such as origin/main"
    raise HistoryError("unknown-revision", f"there is no revision “{revision}” here", hint)


def _blobs(source: Path, commit: str) -> dict[str, str]:
    """Every ordinary file of a commit, by its path from the top, with the name of its content."""
    listed = _run(source, "ls-tree", "-r", "-z", "--full-tree", commit).stdout
    found = {}
    for entry in listed.decode(errors="surrogateescape").split("\0"):
        head, _, path = entry.partition("\t")
        mode, _, rest = head.partition(" ")
        if mode.startswith("100"):
            found[path] = rest.split()[1]
    return found


def _folder_then(blobs: Iterable[str], folder: str, revision: str) -> str:
    """The folder that held the records when they stood elsewhere: the only one with a settings file."""
    # Examples and tests may have collections of their own; those nearest the top are the ones.
    folders = [PurePosixPath(path).parent for path in blobs if PurePosixPath(path).name == SETTINGS_FILE]
    nearest = min((len(found.parts) for found in folders), default=0)
    shallow = sorted(found.as_posix() for found in folders if len(found.parts) == nearest)
    if len(shallow) == 1:
        return shallow[0]
    if shallow:
        message = (
            f"there was no folder {folder} at “{revision}”, and records in several: {', '.join(shallow)}"
        )
        hint = "name a later revision, at which they stood here"
        raise HistoryError("several-folders-then", message, hint)
    message = f"there were no records at “{revision}”, so none could be lost"
    hint = "name a later revision, if that is not what you expect"
    raise HistoryError("no-records-then", message, hint, "warning")


def _contents(source: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by name."""
    asked = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs))
    output = _run(source, "cat-file", "--batch", given=asked.encode()).stdout
    return dict(_batch(output))


def _batch(output: bytes) -> Iterator[tuple[str, bytes]]:
    """What ``git cat-file --batch`` writes: a line with name, type and size; the content; a line break."""
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        name, _, rest = output[start:end].decode().partition(" ")
        start = end + 1
        if not rest.startswith("blob "):  # missing, in a clone without contents
            continue
        size = int(rest.removeprefix("blob "))
        yield name, output[start : start + size]
        start += size + 1


def _run(source: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    done = _git(source, *arguments, given=given)
    if done.returncode:
        raise HistoryError(
            "no-repository", f"git cannot read the repository: {_said(done)}", "try `git fsck`"
        )
    return done


def _git(source: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name not in REDIRECTIONS}
    return subprocess.run(
        ["git", "-C", str(source), *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
    )


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git said."""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else f"it ended with {done.returncode}"
