"""The index of words: Pagefind over one small stub page a record, built beside the pages.

It is made by a program of its own, so on the second core while pages are rendered. A result of its
search is known by the name of its fragment, a file with the text of the page; ``words.json`` says which record
each fragment is, and ``extract_texts`` keeps what is needed of the text. That map is private to Pagefind's
version, so the version is pinned, and the build fails unless the map is one to one.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from markupsafe import escape

from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import CaseStudy, Record
from generator.progress import Tell, silent
from generator.search.data_files import FOLDER, compact
from generator.search.entries import findable
from generator.search.extract_texts import TEXTS_A_FILE, Text, text_files, text_of
from generator.search.pagefind_service import FILES, GENTLY, PAGES

BUNDLE = "find/words/"
FRAGMENT, FRAGMENT_START = ".pf_fragment", b"pagefind_dcd"
GZIP = 31  # tells zlib that what it unpacks is gzip: a third of the time of the module of that name
# Of all that Pagefind writes, the site needs its search and the index; not its ready-made user interfaces.
NOT_NEEDED = re.compile(r"-ui\.(js|css)$|^pagefind-highlight\.js$")
MARKS = re.compile(r"[*_`#>|]|\[\[|\]\]")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'-])+[^\W\d_]")
JOINTS = re.compile(r"[’'-]")


class WordIndexError(Exception):
    """Pagefind failed, or its results cannot be told apart."""


def words_of(record: Record) -> list[str]:
    """The texts of a record that words are looked for in, the title left out."""
    texts = [record.summary, record.detail or ""]
    if isinstance(record, CaseStudy):
        texts += [record.how_it_works or "", record.difference or "", *record.questions]
    texts += [f"Language to avoid: {quote.text}" if quote.avoid else quote.text for quote in record.quotes]
    texts += [figure.counts for figure in record.figures]
    return [text for text in texts if text]


def names_of(kb: KnowledgeBase, record: Record) -> list[str]:
    """Names of every term a record has, broader ones included: “Youth justice service (YJS, YOT, …)”."""
    names: list[str] = []
    for term_id in sorted(kb.index_terms.get(record.id, ())):
        term = kb.terms[term_id]
        others = ", ".join([*term.abbreviations, *term.aliases])
        names.append(f"{term.title} ({others})" if others else term.title)
    return names


def filed_under(kb: KnowledgeBase, record: Record) -> str:
    """The names of a record as its page of words ends with them."""
    return f"Filed under: {'; '.join(names_of(kb, record))}."


def stub(kb: KnowledgeBase, record: Record) -> str:
    """A page that holds nothing but the words of one record; Markdown marks are dropped, not read.

    It begins with the title and the summary, word for word, and ends with the names; see ``extract_texts``.
    """
    summary, *others = words_of(record)
    texts = "".join(
        f"<p>{escape(text)}</p>" for text in (summary, *(MARKS.sub(" ", text) for text in others))
    )
    return (
        '<!doctype html><html lang="en"><body><main data-pagefind-body>'
        f'<h1 data-pagefind-weight="8">{escape(record.title)}</h1>{texts}'
        f'<p data-pagefind-weight="3">{escape(filed_under(kb, record))}</p></main></body></html>'
    )


def spelling_file(kb: KnowledgeBase, records: list[Record]) -> str:
    """Every word of the collection with how often it occurs, for “did you mean”."""
    counts: Counter[str] = Counter()
    words_in = cache(spelt)  # each of the collection's words once: a third of the time over 10,000 records
    for record in records:
        text = " ".join([record.title, *words_of(record), *names_of(kb, record)])
        counts.update(set().union(*map(words_in, set(text.lower().split()))))
    return compact(sorted(counts.items()))


def spelt(text: str) -> set[str]:
    """The words in a text without spaces (“and/or” has two), and the parts of such as “re-use”."""
    words = set(WORD.findall(text))
    parts = {part for word in words for part in JOINTS.split(word)}
    return {word for word in words | parts if len(word) > 2}


class WordIndex:
    """The index of one knowledge base: start it, do other work, then collect its files."""

    addresses = (BUNDLE, f"{FOLDER}words.json", f"{FOLDER}spelling.json")

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.records = findable(kb)
        self._lock = (
            Lock()
        )  # a preview starts it in the background and may ask for it or discard it meanwhile
        self._files: dict[str, bytes] | None = None
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._discarded = False

    def start(self, workshop: Path | None = None, tell: Tell = silent, *, gently: bool = False) -> None:
        """Write the stub pages and let Pagefind work on them; nothing when it runs already or is discarded.

        It works in ``workshop``, or in a temporary folder; ``tell`` hears how many pages are written, and of
        how many. ``gently`` leaves the processor to whatever else wants it. Raises WordIndexError where Pagefind
        is not installed.
        """
        with self._lock:
            if self._folder is not None or self._discarded or not self.records:
                return  # Pagefind makes no index of nothing, and a collection without records needs none
            _expect_pagefind()
            self._folder = Path(tempfile.mkdtemp(prefix="findings-words-", dir=workshop))
            with (self._folder / PAGES).open("w", encoding="utf-8") as lines:
                for index, record in enumerate(self.records):
                    lines.write(json.dumps(stub(self.kb, record)) + "\n")
                    tell(index, len(self.records))
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "generator.search.pagefind_service",
                    *([GENTLY] if gently else []),
                ],
                cwd=self._folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )

    def collect(self) -> dict[str, bytes]:
        """Wait for Pagefind and return every file by address, the same ones each time it is asked.

        Raises WordIndexError when Pagefind failed.
        """
        self.start()
        if self._files is not None:
            return self._files
        try:
            if self._process is not None:
                output, _ = self._process.communicate(timeout=600)
                if self._process.returncode or not self._has_worked():
                    told = output.decode(errors="replace").strip() or "it was ended before it had finished"
                    raise WordIndexError(f"Pagefind, which makes the index of words, failed: {told}")
            files = self._made()
            names, contents = self._fragments(files)
            folder, texts = text_files(
                [self._text(*both) for both in zip(self.records, contents, strict=True)]
            )
            words = {"fragments": names, "texts": folder, "a_file": TEXTS_A_FILE}
            files |= {**texts, f"{FOLDER}words.json": compact(words).encode()}
            files[f"{FOLDER}spelling.json"] = spelling_file(self.kb, self.records).encode()
            self._files = files
            return files
        finally:
            self.discard()

    def discard(self) -> None:
        """End the program if it still runs, and remove the working folder."""
        self._discarded = True
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _has_worked(self) -> bool:
        """Whether there is an index. How the program ended is told only to the process that started it."""
        return self._folder is not None and (self._folder / FILES).is_file()

    def _made(self) -> dict[str, bytes]:
        """Every file that the site needs, by address."""
        if self._folder is None:
            return {}
        with (self._folder / FILES).open(encoding="utf-8") as lines:
            files = (json.loads(line) for line in lines)
            return {
                BUNDLE + path: base64.b64decode(text) for path, text in files if not NOT_NEEDED.search(path)
            }

    def _fragments(self, files: dict[str, bytes]) -> tuple[list[str], list[str]]:
        """The fragment name of each record, and its text, in the records' order; takes the fragments from the files."""
        found: dict[int, str] = {}
        contents: dict[int, str] = {}
        for address in [address for address in files if address.endswith(FRAGMENT)]:
            name = address.rpartition("/")[2]
            packed = zlib.decompress(files.pop(address), GZIP)
            if not packed.startswith(FRAGMENT_START):
                raise WordIndexError(f"Pagefind's fragment {name} has a form that this program does not know")
            fragment: dict[str, Any] = json.loads(packed[len(FRAGMENT_START) :])
            number = int(fragment["url"].strip("/").removesuffix(".html"))
            found[number], contents[number] = name.removesuffix(FRAGMENT), fragment["content"]
        numbers = range(len(self.records))
        if sorted(found) != list(numbers) or len(set(found.values())) != len(found):
            raise WordIndexError("Pagefind's fragments do not stand for the records one to one")
        return [found[number] for number in numbers], [contents[number] for number in numbers]

    def _text(self, record: Record, content: str) -> Text:
        return text_of(content, f"{record.title} {record.summary}", filed_under(self.kb, record))


def _expect_pagefind() -> None:
    """Say it in good time where Pagefind or its program is missing."""
    if find_spec("pagefind_bin"):
        import pagefind_bin

        with suppress(FileNotFoundError):
            pagefind_bin.get_executable()
            return
    raise WordIndexError(
        "Pagefind, which makes the index of words, is not installed, or its program is missing (install the project "
        "again: run `make site`, or pip with requirements.lock as README.md says)"
    )
