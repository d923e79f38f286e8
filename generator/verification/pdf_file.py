"""PDF: printed lines put together to paragraphs, by the space between them, and bold or large ones as headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from generator.model.wording import wording
from generator.verification.passages import Passage
from generator.verification.pdf_lines import Line, pages_of, without_running_lines

BULLET = re.compile(r"\s*(?:[◼■▪●•◦○·‣⁃❖➢✓\uf0b7\uf0a7–—]|\(?(?:\d{1,3}|[a-z])[.)])\s+\S")
SENTENCE_END = re.compile(r"[.?!:;…][’”'\")\]]*$")
FARTHEST = 1.8  # times the size of the text; lines of one paragraph seldom stand farther from each other
WIDER = 1.3  # times the space between two lines of a paragraph
LARGER = 1.1  # times the size of the text


def read_pdf(content: bytes) -> list[Passage]:
    """The paragraphs of a PDF with the pages on which they stand, numbered as printed.

    A paragraph that goes on overleaf is one paragraph. Raises ``DocumentError`` as ``pages_of`` does.
    """
    pages, numbers = without_running_lines(pages_of(content))
    sizes: Counter[float] = Counter()
    gaps = []
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        gaps += [a.height - b.height for a, b in pairwise(lines) if a.height > b.height]
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    spacing = median([gap for gap in gaps if gap < size * FARTHEST] or gaps or [0.0])
    blocks: list[_Block] = []
    for lines, number in zip(pages, numbers, strict=True):
        previous: Line | None = None
        for line in lines:
            heading = line.bold or line.size > size * LARGER
            last = blocks[-1] if blocks else None
            if previous is None:
                goes_on = last is not None and last.goes_on_overleaf(line, heading)
            else:
                near = -spacing / 2 < previous.height - line.height < spacing * WIDER
                goes_on = near and heading == blocks[-1].heading and not BULLET.match(line.text)
            if last is None or not goes_on:
                last = _Block(heading)
                blocks.append(last)
            last.parts.append((number, line.text))
            previous = line
    for block in reversed(blocks):  # nothing stands under those at the end: they are names below a letter
        if not block.heading:
            break
        block.heading = False
    return [block.passage() for block in blocks]


class _Block:
    """The lines of one paragraph, each with the number of its page."""

    def __init__(self, heading: bool) -> None:
        self.heading = heading
        self.parts: list[tuple[int, str]] = []

    def goes_on_overleaf(self, line: Line, heading: bool) -> bool:
        """Whether the first line of the next page belongs to it: no sentence has ended yet."""
        ended = self.heading or SENTENCE_END.search(self.parts[-1][1].strip())
        return not (ended or heading or BULLET.match(line.text))

    def passage(self) -> Passage:
        """The lines as one text. A line that ends with a hyphen is joined to the next as it stands."""
        text = ""
        pages: list[tuple[int, int]] = []
        for number, line in self.parts:
            if not pages or number != pages[-1][1]:
                pages.append((len(wording(text)), number))
            text += line if line.startswith(" ") or text.endswith(("-", " ")) else f" {line}"
        text = " ".join(text.split())
        return Passage(text, self.heading, tuple(pages))
