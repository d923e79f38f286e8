"""Records as entries of a partner summary: each record once, each quotation and figure once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from generator.documents.summary_form import Entry, Quotation
from generator.documents.summary_wording import WordedQuote, Wording, places
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Context, Finding, Record, Takeaway
from generator.pages.words import KIND_WORDS


def reading_order(kb: KnowledgeBase, records: Iterable[Record]) -> list[Record]:
    """Records in the order in which their sources speak of them, source by source; at one place as given."""
    ranks = {source.id: rank for rank, source in enumerate(kb.sources)}

    def key(record: Record) -> tuple[int, int]:
        first = record.sources[0]
        return (ranks.get(first.source, len(ranks)), first.paragraph or first.page or 0)

    return sorted(records, key=key)


def stands_beside(kb: KnowledgeBase, statement: Context) -> bool:
    """Whether a statement belongs to a finding rather than in front: it is about it and from the same place."""
    return any(
        isinstance(finding := kb.records.get(about), Finding)
        and finding.status == "published"
        and places(finding.sources) & places(statement.sources)
        for about in statement.about
    )


class Writer:
    """Writes the entries of one document and remembers what stands in it already."""

    def __init__(self, wording: Wording, area_id: str, local_sources: Collection[str]) -> None:
        self.kb = wording.kb
        self.wording = wording
        self.area_id = area_id
        self.local_sources = local_sources
        self.written: dict[str, Record] = {}
        self._words: set[str] = set()

    def already(self, key: str) -> bool:
        """Whether these words (see ``normal``) stand in the document; from now on they do."""
        known = key in self._words
        self._words.add(key)
        return known

    def entry(self, record: Record, *, short: bool = False) -> Entry:
        """One record as an entry. A ``short`` one leaves its text to what stands above it or is quoted."""
        self.written[record.id] = record
        worded = self.wording.of(record)
        quotes = [quote for quote in worded.quotes if not self.already(quote.key)]
        quoted = {quote.cited for quote in quotes}
        return Entry(
            id=record.id,
            kind=record.kind,
            kind_name=KIND_WORDS[record.kind].one,
            title=record.title,
            text="" if short else record.summary,
            where="" if record.areas == (self.area_id,) else worded.where,
            note=worded.note,
            figures=tuple(figure for key, figure in worded.figures if not self.already(key)),
            quotes=tuple(self._quotation(quote) for quote in quotes),
            places="" if worded.cited <= quoted else worded.places,
            address=worded.address,
            beside=(),
        )

    def _quotation(self, quote: WordedQuote) -> Quotation:
        words = quote.words
        return Quotation(
            words.text,
            words.place,
            words.avoid,
            words.mark,
            words.advice,
            local=quote.source in self.local_sources,
        )

    def entries(self, records: Sequence[Record], *, local: bool) -> tuple[Entry, ...]:
        """Findings with their case studies: a case study stands with the last finding that it illustrates.

        Case studies from elsewhere are short: the finding above says what they show.
        """
        home: dict[str, str] = {}
        for record in records:
            for study in getattr(record, "case_studies", ()):
                if study in self.kb.records and study not in self.written:
                    home[study] = record.id
        shown: dict[str, list[Record]] = defaultdict(list)
        for study, finding in home.items():
            if self.kb.records[study].status == "published":
                shown[finding].append(self.kb.records[study])
        result = []
        for record in records:
            made = self.entry(record)  # before what stands beside it, so that it is first with its quotations
            beside = [self.entry(study, short=not local) for study in shown[record.id]]
            beside = [replace(study, where="") if study.where == made.where else study for study in beside]
            beside += [self.entry(statement) for statement in self._statements(record)]
            result.append(replace(made, beside=tuple(beside)) if beside else made)
        return tuple(result)

    def takeaway(self, record: Takeaway) -> Entry:
        """The lesson: in the source's words where it is quoted, else in ours."""
        return self.entry(record, short=bool(record.quotes))

    def _statements(self, record: Record) -> list[Context]:
        found = []
        for id_ in self.kb.links_to(record.id, "about"):
            statement = self.kb.records[id_]
            if (
                isinstance(statement, Context)
                and id_ not in self.written
                and places(record.sources) & places(statement.sources)
            ):
                found.append(statement)
        return found
