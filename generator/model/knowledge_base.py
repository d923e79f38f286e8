"""The knowledge base: all records and terms as one value, with the indexes and reverse links.

Nothing here is written by hand anywhere: an index, a reverse link or a broader term is computed
from what single records say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.model.language import Guide, TermToAvoid, harmful_words
from generator.model.lock import Lock
from generator.model.quotations import marked
from generator.model.records import CaseStudy, Context, Finding, Record, Source, Takeaway
from generator.model.references import Reference, references
from generator.model.takedown import TakenDown
from generator.model.term import Term
from generator.model.vocabulary import Agency, Area, GlossaryEntry, Group, Programme, Settings, Theme

KINDS: tuple[str, ...] = ("good-practice", "poor-practice", "risk", "opportunity")

UNNAMED = ("one-area", "some-areas", "all-inspected")  # scopes of findings that name no area

R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=Term)


@dataclass(frozen=True)
class KnowledgeBase:
    """Published records and their terms. Made by :func:`build_knowledge_base`.

    ``records`` holds published and withdrawn records (a withdrawn one keeps its page); the lists
    and indexes hold published ones only. ``paths`` gives the file of each id below the project,
    ``lines`` the line of a term in its vocabulary file. ``taken_down`` is the little that is left of records
    that nobody may read any more; nothing else names them.
    """

    settings: Settings
    records: Mapping[str, Record]
    terms: Mapping[str, Term]
    paths: Mapping[str, str]
    lines: Mapping[str, int]
    locks: Mapping[str, Lock]
    by_term: Mapping[str, tuple[Record, ...]] = field(repr=False)
    by_source: Mapping[str, tuple[Record, ...]] = field(repr=False)
    reverse: Mapping[str, Mapping[str, tuple[str, ...]]] = field(repr=False)
    narrower: Mapping[str, tuple[str, ...]] = field(repr=False)
    index_terms: Mapping[str, frozenset[str]] = field(repr=False)
    taken_down: Mapping[str, TakenDown] = field(default_factory=dict)

    def _records(self, record_class: type[R]) -> tuple[R, ...]:
        return tuple(
            r for r in self.records.values() if isinstance(r, record_class) and r.status == "published"
        )

    def _terms(self, term_class: type[T]) -> tuple[T, ...]:
        return tuple(t for t in self.terms.values() if isinstance(t, term_class))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Published findings of all four kinds."""
        return self._records(Finding)

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """Published findings of one kind."""
        return self._findings_by_kind.get(kind, ())

    @cached_property
    def _findings_by_kind(self) -> dict[str, tuple[Finding, ...]]:
        return {kind: tuple(f for f in self.findings if f.kind == kind) for kind in KINDS}

    @cached_property
    def unnamed(self) -> dict[str, tuple[Finding, ...]]:
        """For each programme its published findings on inspected areas that the documents do not name."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.scope in UNNAMED:
                for programme in self.programmes_of(finding):
                    found[programme].append(finding)
        return {programme: tuple(findings) for programme, findings in found.items()}

    def programmes_of(self, record: Record) -> tuple[str, ...]:
        """The inspection programmes of the documents that a record draws on."""
        sources = (self.records.get(i) for i in record.cited_sources)
        return tuple(dict.fromkeys(s.programme for s in sources if isinstance(s, Source) and s.programme))

    @cached_property
    def case_studies(self) -> tuple[CaseStudy, ...]:
        """Published case studies."""
        return self._records(CaseStudy)

    @cached_property
    def takeaways(self) -> tuple[Takeaway, ...]:
        """Published takeaways."""
        return self._records(Takeaway)

    @cached_property
    def context(self) -> tuple[Context, ...]:
        """Published context records."""
        return self._records(Context)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Published sources."""
        return self._records(Source)

    @cached_property
    def source_order(self) -> dict[str, int]:
        """The place of each published source in the order of the files."""
        return {source.id: index for index, source in enumerate(self.sources)}

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Themes, in the order of their file."""
        return self._terms(Theme)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Areas, in the order of their file."""
        return self._terms(Area)

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """Agencies, in the order of their file."""
        return self._terms(Agency)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Groups, in the order of their file."""
        return self._terms(Group)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Programmes, in the order of their file."""
        return self._terms(Programme)

    @cached_property
    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """Glossary entries, in the order of their file."""
        return self._terms(GlossaryEntry)

    @cached_property
    def language(self) -> tuple[TermToAvoid, ...]:
        """Terms to avoid, in the order of their file."""
        return self._terms(TermToAvoid)

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """Guides to language, in the order of their file."""
        return self._terms(Guide)

    def about(self, term_id: str) -> tuple[Record, ...]:
        """Published records of a term, those of its narrower terms included."""
        return self.by_term.get(term_id, ())

    def evidence_about(self, term_id: str) -> tuple[str, ...]:
        """Ids of the findings and case studies among the records of a term."""
        return self._evidence_by_term.get(term_id, ())

    @cached_property
    def _evidence_by_term(self) -> dict[str, tuple[str, ...]]:
        return {
            term_id: tuple(r.id for r in records if isinstance(r, Finding | CaseStudy))
            for term_id, records in self.by_term.items()
        }

    def resting_on(self, source_id: str) -> tuple[Record, ...]:
        """Published records that cite a source, in citations or quotations."""
        return self.by_source.get(source_id, ())

    def links_to(self, record_id: str, field_name: str) -> tuple[str, ...]:
        """Ids of published records whose field ``field_name`` names this id, in order of the files."""
        return self.reverse.get(record_id, {}).get(field_name, ())


def ancestors(term_id: str, terms: Mapping[str, Term]) -> tuple[str, ...]:
    """All broader terms of a term, nearest first; safe against cycles."""
    found: dict[str, None] = {}
    queue = list(terms[term_id].broader_ids) if term_id in terms else []
    while queue:
        current = queue.pop(0)
        if current in found or current == term_id or current not in terms:
            continue
        found[current] = None
        queue.extend(terms[current].broader_ids)
    return tuple(found)


def last_day(records: Iterable[Record]) -> str:
    """The newest day on which one of these records was added or looked at again; empty where there is none."""
    return max((record.reviewed or record.added for record in records), default="")


def direct_terms(record: Record) -> tuple[str, ...]:
    """Themes, areas, groups and agencies that a record names itself."""
    return tuple(dict.fromkeys((*record.themes, *record.areas, *record.all_agencies, *record.groups)))


def build_knowledge_base(
    settings: Settings,
    records: Iterable[Record],
    terms: Mapping[str, Term],
    paths: Mapping[str, str],
    lines: Mapping[str, int],
    locks: Mapping[str, Lock],
    taken_down: Mapping[str, TakenDown] | None = None,
    refers_to: Callable[[Record], Iterable[Reference]] = references,
) -> KnowledgeBase:
    """Put checked records and terms together. Drafts are left out here, once and for all,
    and quotations get their marks. ``refers_to`` is asked what each record refers to."""
    words = harmful_words(terms)
    shown = {record.id: marked(record, locks, words) for record in records if record.status != "draft"}
    by_term: dict[str, list[Record]] = defaultdict(list)
    by_source: dict[str, list[Record]] = defaultdict(list)
    reverse: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    index_terms: dict[str, frozenset[str]] = {}
    above = {term_id: ancestors(term_id, terms) for term_id in terms}
    for record in shown.values():
        if record.status != "published":
            continue
        direct = direct_terms(record)
        wider = {broader for term_id in direct for broader in above.get(term_id, ())}
        index_terms[record.id] = frozenset(direct) | wider
        for term_id in dict.fromkeys((*direct, *sorted(wider))):
            by_term[term_id].append(record)
        for source_id in record.cited_sources:
            by_source[source_id].append(record)
        for loc, target, _types in refers_to(record):
            if target in shown:
                reverse[target][str(loc[0])][record.id] = None
    narrower: dict[str, list[str]] = defaultdict(list)
    for term in terms.values():
        for broader in term.broader_ids:
            narrower[broader].append(term.id)
    return KnowledgeBase(
        settings=settings,
        records=shown,
        terms=terms,
        paths=paths,
        lines=lines,
        locks=locks,
        by_term={key: tuple(value) for key, value in by_term.items()},
        by_source={key: tuple(value) for key, value in by_source.items()},
        reverse={key: {name: tuple(ids) for name, ids in value.items()} for key, value in reverse.items()},
        narrower={key: tuple(value) for key, value in narrower.items()},
        index_terms=index_terms,
        taken_down=taken_down or {},
    )
