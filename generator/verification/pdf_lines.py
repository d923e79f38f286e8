"""The printed lines of a PDF with where and how they are set, and the numbers printed on its pages."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from generator.verification.passages import DocumentError

MOST_PAGES = 2000
# A number alone, or as “Page 5 of 14”, “5 | Page” and “- 5 -” have it.
PAGE_NUMBER = re.compile(r"\W*(?:page )?(\d{1,4})(?: of \d+)?(?:\W*page)?\W*", re.IGNORECASE)
LAST_NUMBER = re.compile(r"(\d{1,4})$")  # as a line that stands on every page may end with it
# Fonts print some pairs of letters as one.
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

# What pypdf says about slightly wrong files helps nobody here: what cannot be read is an error of ours.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Line:
    """One printed line: its height on the page from the bottom, and the size and weight of its letters."""

    text: str
    height: float
    size: float
    bold: bool


def pages_of(content: bytes) -> list[list[Line]]:
    """The lines of every page of a PDF, in the order in which they are read.

    Raises ``DocumentError`` for a PDF with a password or with too many pages.
    """
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        _open(reader)
    if len(reader.pages) > MOST_PAGES:
        raise DocumentError(
            f"the file has {len(reader.pages)} pages", f"split it: at most {MOST_PAGES} are read at once"
        )
    return [_lines(page) for page in reader.pages]


def _open(reader: PdfReader) -> None:
    """Open a PDF that only forbids printing or copying; those need no password to be read."""
    try:
        opened = bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        opened = False
    if not opened:
        raise DocumentError("the file is encrypted", "open it and save or print a copy without a password")


def _lines(page: PageObject) -> list[Line]:
    lines: list[Line] = []
    pieces: list[tuple[str, float, float, bool]] = []

    def end_line() -> None:
        printed = [piece for piece in pieces if piece[0].strip()]
        if printed:
            text = "".join(piece[0] for piece in pieces).translate(LIGATURES)
            bold = all(piece[3] for piece in printed)
            lines.append(Line(text, printed[0][1], max(piece[2] for piece in printed), bold))
        pieces.clear()

    def take(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or 1.0
        bold = "bold" in str(font.get("/BaseFont", "")).lower() if font else False
        first, *others = text.split("\n")
        pieces.append((first, height, size * scale, bold))
        for other in others:
            end_line()
            pieces.append((other, height, size * scale, bold))

    page.extract_text(visitor_text=take)
    end_line()
    return lines


def without_running_lines(pages: list[list[Line]]) -> tuple[list[list[Line]], list[int]]:
    """The pages without page numbers and lines that stand at the edge of most pages, and the printed numbers.

    Pages that bear no number are counted from those that do; where hardly any does, from the first page.
    """
    edges = [{0, 1, len(lines) - 2, len(lines) - 1} for lines in pages]
    repeated = Counter(
        text
        for lines, edge in zip(pages, edges, strict=True)
        for text in {_without_digits(lines[i].text) for i in edge if 0 <= i < len(lines)}
    )
    offsets: Counter[int] = Counter()
    kept = []
    for index, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        rest = []
        for number, line in enumerate(lines):
            text = line.text.strip()
            running = number in edge and repeated[_without_digits(text)] > max(2, len(pages) // 2)
            alone = PAGE_NUMBER.fullmatch(text) if number in edge else None
            found = alone or (LAST_NUMBER.search(text) if running else None)
            if found:
                offsets[int(found[1]) - index] += 1
            if not alone and not running:
                rest.append(line)
        kept.append(rest)
    offset, times = offsets.most_common(1)[0] if offsets else (1, 0)
    if times * 2 < len(pages):
        offset = 1
    return kept, [index + offset for index in range(len(pages))]


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "", text).strip()
