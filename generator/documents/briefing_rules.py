"""The rules of briefings: which there are, and which takeaways, themes, quotations and paragraphs come first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.documents.briefing_value import Block
from generator.documents.selection import QuotedWords, Selection, quoted_words
from generator.model.evidence import Quote
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import CaseStudy, Finding, Record
from generator.model.term import Term
from generator.model.vocabulary import Theme

QUOTES = 2
QUOTE_LENGTH = 420  # a longer quotation is read on its finding's page
FACETS = ("theme", "area", "agency")  # types of terms with briefings; case studies have them as well
SIDES = ("good-practice", "poor-practice")


def has_briefing(kb: KnowledgeBase, term: Term) -> bool:
    """Whether there is a briefing on a term: only where section 3 or 4 has something to say.

    That is a finding of good or poor practice, a quotation from evidence, or a takeaway. Where somebody only
    states something, a briefing would be two pages of “None recorded”.
    """
    return term.type in FACETS and any(_says_something(kb, record) for record in kb.about(term.id))


def _says_something(kb: KnowledgeBase, record: Record) -> bool:
    if not isinstance(record, Finding | CaseStudy):
        return record.kind == "takeaway"
    return (
        record.kind in SIDES
        or any(fits(quote) for quote in record.quotes)
        or any(kb.records[i].status == "published" for i in kb.links_to(record.id, "supported_by"))
    )


def fits(quote: Quote) -> bool:
    """Whether a briefing has room for a quotation."""
    return len(quote.text) <= QUOTE_LENGTH


def by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Records by their kind; a kind that none has is an empty list."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.kind].append(record)
    return found


def published(kb: KnowledgeBase, ids: Iterable[str]) -> list[Record]:
    """The published records among ids, once each."""
    found = (kb.records.get(i) for i in dict.fromkeys(ids))
    return [record for record in found if record is not None and record.status == "published"]


def takeaways_of(kb: KnowledgeBase, own: Iterable[Record], evidence: Iterable[Record]) -> list[Record]:
    """The takeaways about a subject, then those that most of its evidence supports."""
    supported = Counter(i for record in evidence for i in kb.links_to(record.id, "supported_by"))
    first = [record.id for record in own if record.kind == "takeaway"]
    others = sorted((i for i in supported if i not in first), key=lambda i: (-supported[i], i))
    return published(kb, (*first, *others))


def main_themes(kb: KnowledgeBase, records: Iterable[Record]) -> list[Theme]:
    """The themes of records, those that they have most often first."""
    numbers = Counter(theme for record in records for theme in record.themes)
    ids = sorted(numbers, key=lambda theme: -numbers[theme])  # equal ones stay in the records' order
    return [theme for i in ids if isinstance(theme := kb.terms[i], Theme)]


def fitting(blocks: Sequence[Block], limit: int) -> list[Block]:
    """As many whole blocks from the start as stay within a number of characters; at least one."""
    used = 0
    for number, block in enumerate(blocks):
        used += len(block.text)
        if number and used > limit:
            return list(blocks[:number])
    return list(blocks)


def quotations(kb: KnowledgeBase, records: Iterable[Record]) -> tuple[Selection[QuotedWords], list[Record]]:
    """One quotation a record, in the order of the records, and these records; none twice, none too long."""
    first: dict[str, tuple[QuotedWords, Record]] = {}
    everything: set[str] = set()
    for record in records:
        everything |= {quote.text for quote in record.quotes}
        fit = [quote for quote in record.quotes if fits(quote) and quote.text not in first]
        if fit:
            first[fit[0].text] = quoted_words(kb, fit[0]), record
    chosen = list(first.values())[:QUOTES]
    return Selection(tuple(words for words, _ in chosen), len(everything)), [record for _, record in chosen]


def with_label(blocks: Sequence[Block], label: str) -> list[Block]:
    """The same blocks, the first with words before it."""
    return [replace(block, label="" if number else label) for number, block in enumerate(blocks)]
