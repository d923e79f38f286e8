"""What is said about quotations that a document does not bear out, for a reader at a terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.model.differences import Run, differences
from generator.model.evidence import Quote
from generator.model.lock import Lock
from generator.model.quotations import Quotation
from generator.reading.origin import Origin
from generator.verification.matching import Match, Matcher, Near
from generator.verification.passages import one_line

WIDTH = 100
NEVER_ALIKE = "nothing in the document is like these words"
TOO_FAR_APART = "the words are the same, but too far apart for one quotation"
KEY = "Words that differ stand between >> and <<."


@dataclass(frozen=True)
class Report:
    """What is wrong with a quotation, and lines below that show it."""

    diagnostic: Diagnostic
    lines: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join([str(self.diagnostic), *self.lines])


def misquotation(quotation: Quotation, origin: Origin, matcher: Matcher, lock: Lock) -> Report:
    """The report on words that do not stand in the document: the place in the record, then the nearest passage
    and both wordings below each other, with the words that differ between marks.

    ``lock`` knows the headings under which paragraphs stand.
    """
    source = quotation.place.source
    near = matcher.nearest(quotation.text)
    message = f"the document of `{source}` does not say this word for word"
    hint = "write the words as the document has them, or correct the source"
    diagnostic = Diagnostic(origin.place(quotation.location), "misquotation", message, hint)
    if near is None:
        return Report(diagnostic, (*_lines("the record", quotation.text), f"    {NEVER_ALIKE}"))
    ours, theirs = differences(quotation.text, near.text)
    where = _lines("nearest", _where(near, lock))
    wordings = [*_lines("the record", _marked(ours)), *_lines("the document", _marked(theirs))]
    if not any(run.differs for run in (*ours, *theirs)):
        wordings.append(f"    {TOO_FAR_APART}")
    return Report(diagnostic, (*where, *wordings))


def misplaced(quotation: Quotation, origin: Origin, places: list[Match]) -> Report:
    """The report on words that stand in the document, but elsewhere."""
    place = quotation.place
    field = "page" if place.page is not None else "paragraph"
    where = "on page" if field == "page" else "in paragraph"
    numbers = [
        number for match in places for number in (match.pages if field == "page" else (match.paragraph,))
    ]
    message = f"this quotation does not stand {where} {getattr(place, field)} of `{place.source}`"
    found = " or ".join(map(str, dict.fromkeys(numbers)))
    hint = f"it stands {where} {found}; correct `{field}`" if found else f"it has no pages; remove `{field}`"
    at = quotation.location[:-1] if isinstance(place, Quote) else (*quotation.location[:-1], "via")
    return Report(Diagnostic(origin.place((*at, field)), "misplaced-quotation", message, hint))


def _where(near: Near, lock: Lock) -> str:
    """The page, paragraph and heading of a passage."""
    words = [f"page {near.page}"] if near.page is not None else []
    words.append(f"paragraph {near.paragraph}")
    section = lock.section_of(near.paragraph)
    if section:
        words.append(f"under “{section}”")
    return ", ".join(words)


def _marked(runs: tuple[Run, ...]) -> str:
    return " ".join(f">>{run.text}<<" if run.differs else run.text for run in runs)


def _lines(name: str, text: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=f"    {name + ':':<14}",
        subsequent_indent=" " * 18,
        break_long_words=False,
        break_on_hyphens=False,
    )
