"""The whole collection: every file of the folder of records, read once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, Place, shortened
from generator.model.fields import ID_PATTERN, TypeName
from generator.model.lock import Lock
from generator.model.records import FOLDERS, Record
from generator.model.takedown import TakenDown
from generator.model.term import Term
from generator.model.vocabulary import VOCABULARY_FILES, Settings
from generator.progress import Tell, silent
from generator.reading.memory import ReadingMemory
from generator.reading.origin import Origin, YamlFile
from generator.reading.record_file import RecordFile, read_record_file, tree_of
from generator.reading.source_text import LONG_FILE_LIMIT, RECORD_LIMIT
from generator.reading.validation import did_you_mean, validate
from generator.reading.yaml_nodes import Mapping, Scalar

SETTINGS_FILE = "knowledge-base.yml"
VOCABULARY_FOLDER = "vocabulary"
LOCK_ENDING = ".lock.yml"
ID_LENGTH = 80
IS_ID = re.compile(ID_PATTERN)
ID_HINT = "use lower-case letters, digits and single hyphens, at most 80 in all, such as project-shield"


@dataclass
class Collection:
    """All that was read, and everything that is wrong with it.

    ``path`` is the folder as diagnostics show it, ``root`` what their paths are relative to.
    ``origins`` also knows the records and terms whose files have errors, so that a reference to one of
    them is not an error as well. ``incomplete`` names the types of terms of which some are unknown,
    because their file cannot be read. ``duplicates`` are later uses of an id; the first use counts.
    ``refused`` are names that cannot be ids, ``folders`` the folders inside those of the kinds.
    ``files`` has the file of each record.
    """

    path: str
    root: Path
    settings: Settings | None = None
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, RecordFile] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    taken_down: dict[str, TakenDown] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    locks: dict[str, Lock] = field(default_factory=dict)
    lock_origins: dict[str, Origin] = field(default_factory=dict)
    duplicates: list[tuple[str, Origin]] = field(default_factory=list)
    refused: list[tuple[str, Place]] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    incomplete: set[TypeName] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def claim(self, id_: str, origin: Origin) -> bool:
        """Note where an id is used; False when something else has it already."""
        if id_ in self.origins:
            self.duplicates.append((id_, origin))
            return False
        self.origins[id_] = origin
        return True

    def holders_of_former_ids(self) -> Iterator[tuple[str, Record | Term | TakenDown]]:
        """Everything that may have had other ids before, with its present one."""
        yield from self.records.items()
        yield from self.terms.items()
        yield from self.taken_down.items()


def read_collection(
    folder: Path, *, root: Path, memory: ReadingMemory | None = None, tell: Tell = silent
) -> Collection:
    """Read a folder of records (``findings/``).

    Paths in diagnostics are relative to ``root``, with forward slashes. Never raises for bad input:
    returns what could be read, and diagnostics for the rest. With ``memory``, which is filled, a file that
    has not changed is not read a second time.
    ``tell`` hears how many records are read, and of how many files.
    """
    memory = memory or ReadingMemory()
    number = memory.size or number_of_files(folder)
    reader = _CollectionReader(Collection(shown_path(folder, root), root), memory, tell, number)
    path = reader.collection.path
    try:
        is_there = folder.is_dir()
    except PermissionError as error:  # a folder above it may not be entered
        reader.report(path, "unreadable", f"the folder cannot be read: {error.strerror}", "check its rights")
        return reader.collection
    if is_there:
        reader.read_top(folder)
    else:
        reader.report(path, "no-folder", "there is no such folder", "name the folder of the records")
    return reader.collection


class _CollectionReader:
    """Goes through the folder and fills the collection."""

    def __init__(self, collection: Collection, memory: ReadingMemory, tell: Tell, files: int) -> None:
        self.collection = collection
        self.files = files
        self.memory = memory
        self.tell = tell

    def report(self, path: str, code: str, message: str, hint: str) -> None:
        self.collection.diagnostics.append(Diagnostic(Place(path), code, message, hint))

    def read_top(self, folder: Path) -> None:
        path = self.collection.path
        settings_found = False
        for entry, shown in self.entries(str(folder), path):
            name = entry.name
            if not entry.is_dir(follow_symlinks=False):
                if name == SETTINGS_FILE:
                    settings_found = True
                    self.read_settings(entry.path, shown)
                else:
                    hint = "move it into the folder of its kind or remove it"
                    self.report(shown, "unknown-file", "no such file belongs here", hint)
            elif name == VOCABULARY_FOLDER:
                self.read_vocabulary(entry.path, shown)
            elif name in FOLDERS:
                self.read_records(entry.path, shown, name)
            else:
                folders = [*FOLDERS, VOCABULARY_FOLDER]
                hint = did_you_mean(name, folders, "the folders are " + ", ".join(folders))
                self.report(shown, "unknown-folder", "no such folder belongs here", hint)
        if not settings_found:
            hint = "it holds title, purpose, publisher, address, contact, licence and format"
            self.report(f"{path}/{SETTINGS_FILE}", "no-settings", "the file is missing", hint)

    def entries(self, folder: str, shown: str) -> Iterator[tuple[os.DirEntry[str], str]]:
        """The files and folders in a folder in order of their names, hidden ones left out, links refused."""
        try:
            with os.scandir(folder) as scan:
                found = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.report(
                shown, "unreadable", f"the folder cannot be read: {error.strerror}", "check its rights"
            )
            return
        for entry in found:
            if entry.name.startswith("."):
                continue
            path = f"{shown}/{_printable(entry.name)}"
            if entry.is_symlink():
                self.report(path, "link", "links to other files are not followed", "put the file itself here")
            elif not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
                self.report(path, "unreadable", "this is neither a file nor a folder", "remove it")
            else:
                yield entry, path

    def read_bytes(self, file: str, shown: str, limit: int) -> bytes | None:
        """The bytes of a file, one more than ``limit`` at most; None when it cannot be read."""
        try:
            with open(file, "rb") as stream:  # noqa: PTH123 - a Path for each of 10,000 files costs
                return stream.read(limit + 1)
        except OSError as error:
            self.report(shown, "unreadable", f"the file cannot be read: {error.strerror}", "check its rights")
            return None

    def read_file(self, file: str, shown: str, limit: int) -> tuple[YamlFile, Mapping] | None:
        """Read one file to its tree; None when nothing can be made of it."""
        content = self.read_bytes(file, shown, limit)
        if content is None:
            return None
        read, found = tree_of(content, shown, limit)
        self.collection.diagnostics += found
        return read

    def read_settings(self, file: str, shown: str) -> None:
        read = self.read_file(file, shown, LONG_FILE_LIMIT)
        if read:
            self.collection.settings, found = validate(Settings, read[1], shown, {})
            self.collection.diagnostics += found

    def read_vocabulary(self, folder: str, path: str) -> None:
        for entry, shown in self.entries(folder, path):
            term_class = VOCABULARY_FILES.get(entry.name)
            if term_class is None or entry.is_dir(follow_symlinks=False):
                hint = did_you_mean(
                    entry.name, list(VOCABULARY_FILES), "the files are " + ", ".join(VOCABULARY_FILES)
                )
                self.report(shown, "unknown-vocabulary", "no such vocabulary belongs here", hint)
                continue
            read = self.read_file(entry.path, shown, LONG_FILE_LIMIT)
            if read is None:
                self.collection.incomplete.add(term_class.type)
            else:
                self.read_terms(*read, term_class)

    def read_terms(self, file: YamlFile, tree: Mapping, term_class: type[Term]) -> None:
        collection = self.collection
        for id_, (key, node) in tree.entries.items():
            place = Place(file.path, key.line, key.column)
            if not is_id(id_):
                collection.refused.append((id_, place))
                collection.diagnostics.append(
                    Diagnostic(place, "bad-id", f"“{shortened(id_)}” cannot be an id", ID_HINT)
                )
                continue
            free = collection.claim(id_, Origin(file, key.line, term_class.type, (id_,)))
            if not isinstance(node, Mapping):
                if not (isinstance(node, Scalar) and node.blank):
                    hint = "write `title: …` on the next line, further in"
                    message = f"the term `{id_}` takes fields, each with its name"
                    collection.diagnostics.append(Diagnostic(place, "fields-expected", message, hint))
                continue
            term, found = validate(term_class, node, file.path, {"id": id_}, "term")
            collection.diagnostics += found
            if term and free:
                collection.terms[id_] = term

    def read_records(self, folder: str, path: str, kind_folder: str) -> None:
        for entry, shown in self.entries(folder, path):
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                self.collection.folders.append(shown)
                self.read_records(entry.path, shown, kind_folder)
            elif not name.endswith(".yml"):
                stem = name.rpartition(".")[0] or name
                hint = (
                    f"rename it to {stem}.yml" if name.endswith(".yaml") else "move it elsewhere or remove it"
                )
                self.report(shown, "not-yml", "only files that end in .yml belong here", hint)
            elif kind_folder == "sources" and name.endswith(LOCK_ENDING):
                self.read_lock(entry.path, shown, name.removesuffix(LOCK_ENDING))
            elif not is_id(name.removesuffix(".yml")):
                self.collection.refused.append((_printable(name.removesuffix(".yml")), Place(shown)))
                message = f"“{_printable(name)}” cannot be the name of a record's file"
                self.report(shown, "bad-file-name", message, ID_HINT + ".yml")
            else:
                self.read_record(entry, shown, name.removesuffix(".yml"), kind_folder)

    def read_record(self, entry: os.DirEntry[str], shown: str, id_: str, kind_folder: str) -> None:
        collection = self.collection
        read = self.memory.take(
            entry,
            shown,
            lambda: self.read_bytes(entry.path, shown, RECORD_LIMIT),
            lambda content: read_record_file(content, shown, id_, kind_folder),
        )
        if read is None:
            collection.claim(id_, Origin(YamlFile(shown, ""), 1, FOLDERS[kind_folder][0].type))
            return
        collection.diagnostics += read.diagnostics
        if not collection.claim(id_, read.origin):
            return
        self.tell(len(collection.records), self.files)
        if isinstance(read.record, TakenDown):
            collection.taken_down[id_] = read.record
        elif read.record:
            collection.records[id_] = read.record
            collection.files[id_] = read

    def read_lock(self, file: str, shown: str, id_: str) -> None:
        collection = self.collection
        if id_ in collection.lock_origins:
            other = collection.lock_origins[id_].path
            self.report(shown, "duplicate-id", f"there is another lock file of `{id_}`: {other}", "keep one")
            return
        read = self.read_file(file, shown, LONG_FILE_LIMIT)
        if read is None:
            return
        source, tree = read
        collection.lock_origins[id_] = Origin(source, tree.line, "source")
        lock, found = validate(Lock, tree, shown, {})
        collection.diagnostics += found
        if lock:
            collection.locks[id_] = lock


def number_of_files(folder: Path) -> int:
    """How many files of records and vocabularies there are below a folder."""
    return sum(
        name.endswith(".yml") and not name.endswith(LOCK_ENDING)
        for _, _, names in os.walk(folder)
        for name in names
    )


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return len(text) <= ID_LENGTH and IS_ID.fullmatch(text) is not None


def shown_path(folder: Path, root: Path) -> str:
    """The path of a file or folder as diagnostics show it: relative to the project where it lies inside."""
    folder, root = folder.absolute(), root.absolute()
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()


def _printable(name: str) -> str:
    """A file's name that can be printed whatever bytes it is made of."""
    return name.encode("utf-8", "backslashreplace").decode().replace("\n", "\\n")
