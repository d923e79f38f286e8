"""How the site words what records hold: kinds, places, numbers and dates, always the same way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.model.evidence import Citation, Figure
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import CaseStudy, Context, Finding, Record, Source


@dataclass(frozen=True)
class KindWords:
    """What a kind of record is called, and its icon (from the theme's icon set)."""

    one: str
    many: str
    icon: str
    about: str


MARK_ICONS = {
    "verified": "material/check-decagram-outline",
    "passed-on": "material/swap-horizontal",
    "not-verified": "material/help-circle-outline",
}
KIND_WORDS: dict[str, KindWords] = {
    "good-practice": KindWords(
        "Good practice",
        "Good practice",
        "material/check-circle-outline",
        "What inspectors saw working well for children.",
    ),
    "poor-practice": KindWords(
        "Poor practice",
        "Poor practice",
        "material/close-octagon-outline",
        "What inspectors saw failing children.",
    ),
    "risk": KindWords("Risk", "Risks", "material/alert-outline", "What leaves children at risk of harm."),
    "opportunity": KindWords(
        "Opportunity", "Opportunities", "material/lightbulb-on-outline", "What partnerships should do next."
    ),
    "case-study": KindWords(
        "Case study",
        "Case studies",
        "material/book-open-page-variant-outline",
        "A local initiative to learn from, with questions.",
    ),
    "takeaway": KindWords(
        "Key takeaway", "Key takeaways", "material/key-outline", "The lesson, and what supports it."
    ),
    "context": KindWords(
        "Context", "Context", "material/comment-text-outline", "What people say, aim at and promise."
    ),
    "source": KindWords(
        "Source", "Sources", "material/file-document-outline", "The documents everything here rests on."
    ),
}
SCOPE_WORDS: dict[str, str] = {
    "one-area": "One area, not named",
    "some-areas": "Some areas, not named",
    "all-inspected": "All inspected areas",
    "national": "National",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NATURE_WORDS = {
    "fact": "A fact as stated",
    "aim": "An aim",
    "commitment": "A commitment",
    "method": "How the inspections worked",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number_word(number: int) -> str:
    """Numbers up to ten as words, others in digits."""
    return NUMBERS[number] if 0 <= number <= 10 else f"{number:,}"


def count_of(number: int, one: str, many: str) -> str:
    """“1 risk”, “12 risks”."""
    return f"{number:,} {one if number == 1 else many}"


def listed(names: Iterable[str]) -> str:
    """“Ofsted”, “Ofsted and CQC”, “Ofsted, CQC and HMICFRS”."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last


@cache  # some hundred days, each on many pages
def day(text: str) -> str:
    """A date of a record in words: “16 May 2024”, “May 2024” or “2024”."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        when = date(*parts)
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    if len(parts) == 2:
        return f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return text


def span(start: str | None, end: str | None) -> str:
    """A stretch of time: “4 to 8 March 2024”, “September 2023 to May 2024”."""
    if start is None or end is None or start == end:
        return day(start or end or "") if start or end else ""
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def where(record: Record, kb: KnowledgeBase) -> str:
    """Where a record speaks of, without ever naming an area that its source does not name."""
    if record.areas:
        return ", ".join(kb.terms[area].title for area in record.areas)
    if isinstance(record, Finding):
        if record.scope == "some-areas" and record.number_of_areas:
            return f"{number_word(record.number_of_areas).capitalize()} areas, not named"
        return SCOPE_WORDS.get(record.scope, "")
    return ""


def plain_number(value: int | float) -> str:
    """Digits with thousands separated: “1,400”, “2.5”."""
    return f"{value:,}"


def figure_value(figure: Figure) -> str:
    """The number of a figure with its qualifier and what it is part of: “16 of 36 children”."""
    words = [*([figure.qualifier] if figure.qualifier else []), plain_number(figure.value)]
    if figure.of is not None:
        words += ["of", plain_number(figure.of)]
    if figure.in_every is not None:
        words += ["in", plain_number(figure.in_every)]
    text = " ".join(words)
    if figure.unit in {"%", "per cent"}:
        return f"{text}%"
    return f"{text} {figure.unit}" if figure.unit else text


def place(citation: Citation) -> str:
    """The place in a document: “page 5”, or “‘Police response’, paragraph 50”."""
    parts = []
    if citation.section:
        parts.append(f"“{citation.section}”")
    if citation.paragraph is not None:
        parts.append(f"paragraph {citation.paragraph}")
    if citation.page is not None:
        parts.append(f"page {citation.page}")
    return ", ".join(parts)


def who(record: Record, kb: KnowledgeBase, limit: int = 3) -> str:
    """The agencies of a record in a few words."""
    if isinstance(record, Finding):
        ids = record.agencies or record.addressed_to or record.partners
    elif isinstance(record, CaseStudy | Context):
        ids = record.all_agencies
    elif isinstance(record, Source):
        ids = record.publishers
    else:
        ids = ()
    names = [kb.terms[agency].title for agency in ids[:limit]]
    if len(ids) > limit:
        names.append(f"and {number_word(len(ids) - limit)} more")
    return ", ".join(names)
