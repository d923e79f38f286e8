"""A document as verification sees it: numbered paragraphs under headings, with their pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model.wording import wording
from generator.verification.passages import DocumentError, Passage, one_line
from generator.verification.pdf_file import read_pdf
from generator.verification.plain_text import read_plain_text
from generator.verification.web_page import read_markdown, read_web_page
from generator.verification.word_file import read_word_file

LARGEST = 50_000_000
MOST_PARAGRAPHS = 8000  # the lock file must stay within what the reader of records takes
LONGEST_HEADING = 200
READERS: dict[str, Callable[[bytes], list[Passage]]] = {
    ".docx": read_word_file,
    ".pdf": read_pdf,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".md": read_markdown,
    ".txt": read_plain_text,
}


@dataclass(frozen=True)
class Document:
    """The paragraphs of a document; ``sha256`` is that of its file."""

    name: str
    sha256: str
    passages: tuple[Passage, ...]

    @property
    def headings(self) -> dict[int, str]:
        """The headings in it, by the number of their paragraph; too long to be one, none is."""
        titles = {
            n: one_line(passage.text) for n, passage in enumerate(self.passages, 1) if passage.is_heading
        }
        return {number: title for number, title in titles.items() if 0 < len(title) <= LONGEST_HEADING}


def read_document(path: Path) -> Document:
    """Read a Word file, PDF, web page, Markdown or plain text; the file's ending says which it is.

    Raises ``DocumentError`` with what is wrong and what to do, whatever the file holds.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        ending = f"that ends in “{path.suffix}”" if path.suffix else "without an ending"
        raise DocumentError(
            f"a file {ending} cannot be read",
            "save the document as one of " + ", ".join(READERS),
        )
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise DocumentError(
            f"the file cannot be read: {error.strerror}", "check its name and rights"
        ) from None
    if len(content) > LARGEST:
        raise DocumentError(
            f"the file is larger than {LARGEST // 1_000_000} MB",
            "save the document without its pictures, or only its text",
        )
    if not content.strip():
        raise DocumentError("the file is empty", "fetch or save the document again")
    try:
        passages = [passage for passage in reader(content) if wording(passage.text)]
    except DocumentError:
        raise
    except Exception:  # a damaged file makes the libraries that read it fail in any way there is
        raise DocumentError(
            f"the file is damaged, or it is no {path.suffix} file",
            "open it and save it again, or fetch it again",
        ) from None
    if not passages:
        raise DocumentError(
            "there is no text in it",
            "a scan holds pictures only: let a program recognise its text first, and save that",
        )
    if len(passages) > MOST_PARAGRAPHS:
        raise DocumentError(
            f"it has {len(passages)} paragraphs; at most {MOST_PARAGRAPHS} are verified at once",
            "split it, with one source for each part",
        )
    return Document(one_line(path.name), hashlib.sha256(content).hexdigest(), tuple(passages))
