"""``<record's address>index.md``: every record as Markdown, and ``/llms.txt``, which says where things are.

For language models and whoever else reads text rather than pages. It holds what the page says, with full
addresses, and how to cite it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.exports.citations import record_day
from generator.exports.downloads import Download
from generator.exports.markdown_text import link, plain, record_markdown
from generator.model.evidence import BASIS_LABELS, MARK_WORDS, Citation
from generator.model.knowledge_base import KnowledgeBase
from generator.model.language import TermToAvoid
from generator.model.records import CaseStudy, Context, Finding, Record, Source
from generator.pages.addresses import KIND_LISTS, record_address, term_address
from generator.pages.environment import Pages
from generator.pages.words import KIND_WORDS, NATURE_WORDS, count_of, day, figure_value, place, span, where

FILE = "index.md"
LISTED = 100  # llms.txt names single records up to this number a section
LINKS = {
    "case_studies": "See it at work",
    "responds_to": "What it answers or stands against",
    "supported_by": "What supports it",
    "about": "Read beside it",
    "passes_on": "Documents that it passes on",
    "related": "Related",
}
BACKLINKS = {
    "responds_to": "What answers it or stands against it",
    "supported_by": "The lesson it supports",
    "case_studies": "Findings it illustrates",
}
CAUTION = (
    "A finding says what inspectors saw in the places they visited, at that time. Counts are counts of "
    "records; they do not say how common something is."
)


class MarkdownPages:
    """Writes the records of one knowledge base as Markdown."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.kb = pages.kb
        self.root = pages.kb.settings.address

    def page(self, record: Record) -> str:
        """One record."""
        blocks = [f"# {plain(record.title)}", *self._parts(record), *self._links(record), *self._end(record)]
        return "\n\n".join(blocks) + "\n"

    def _parts(self, record: Record) -> Iterator[str]:
        if record.status == "withdrawn":
            newer = self.kb.records.get(record.superseded_by or "")
            instead = f" Read instead: {self._record(newer)}." if newer else ""
            yield f"**This record was withdrawn.** {plain(record.reason or '')}{instead}"
        yield plain(record.summary)
        yield "\n".join(f"- {name}: {value}" for name, value in self._facts(record) if value)
        if isinstance(record, CaseStudy):
            if record.content_note:
                yield f"**Before you use it:** {plain(record.content_note)}"
            yield from self._section("How it works", record.how_it_works)
            yield from self._section("What difference it makes", record.difference)
            if record.difference_basis:
                yield f"{BASIS_LABELS[record.difference_basis]}."
        if record.figures:
            yield "## In numbers"
            yield "\n".join(f"- {plain(figure_value(f))}: {plain(f.counts)}" for f in record.figures)
        yield from self._section("In more detail", record.detail)
        if record.quotes:
            yield "## In the source’s words"
        for quote in record.quotes:
            speaker = f"{plain(quote.speaker)}, in " if quote.speaker else ""
            via = f"; passed on by {self._citation(quote.via)}" if quote.via else ""
            if quote.avoid:
                yield "Language to avoid, shown so that it is recognised and not copied:"
            mark = MARK_WORDS[quote.verification]
            yield f"> “{plain(quote.text)}”\n>\n> {speaker}{self._citation(quote)}{via} · {mark}"
            if quote.terms_to_avoid:
                yield "\n".join(self._advice(term_id) for term_id in quote.terms_to_avoid)
        if isinstance(record, CaseStudy):
            yield "## Questions for discussion"
            yield "\n".join(f"{n}. {plain(question)}" for n, question in enumerate(record.questions, 1))

    def _facts(self, record: Record) -> Iterator[tuple[str, str]]:
        yield "Kind", KIND_WORDS[record.kind].one
        yield "Where", plain(where(record, self.kb))
        if isinstance(record, Finding):
            yield "Whose practice", self._terms(record.agencies)
            yield "Who should act", self._terms(record.addressed_to)
            yield "With", self._terms(record.partners)
            yield "Evidence", BASIS_LABELS[record.basis]
        if isinstance(record, CaseStudy):
            yield "Led by", self._terms(record.lead)
            yield "With", self._terms(record.partners)
            yield "In a training room", f"about {record.minutes} minutes"
        if isinstance(record, Context):
            yield "What it is", f"{NATURE_WORDS[record.nature]}; not a finding of an inspection"
            yield "Who says it", plain(record.said_by)
        if isinstance(record, Source):
            yield "Published by", self._terms(record.publishers)
            yield "Signed by", plain(record.authors or "")
            yield "Published", day(record.published) if record.published else "no date known"
            yield "Inspected", span(record.inspected_from, record.inspected_to)
            yield "On the web", f"<{record.address}>" if record.address else ""
        yield "Whom it affects", self._terms(record.groups)
        yield "Themes", self._terms(record.themes)

    def _links(self, record: Record) -> Iterator[str]:
        lists = [(title, getattr(record, name, ())) for name, title in LINKS.items()]
        lists += [(title, self.kb.links_to(record.id, name)) for name, title in BACKLINKS.items()]
        for title, ids in lists:
            others = [self.kb.records[i] for i in ids if i in self.kb.records]
            shown = [other for other in others if other.status == "published"]
            if shown:
                yield f"## {title}"
                yield "\n".join(f"- {self._record(other)} ({KIND_WORDS[other.kind].one})" for other in shown)

    def _end(self, record: Record) -> Iterator[str]:
        if record.sources:
            yield "## Sources"
            yield "\n".join(f"- {self._citation(citation)}" for citation in record.sources)
        yield "## Cite this"
        cite = self.pages.cite_section(record)
        yield plain(cite.text)
        licences = [f"- This record: {plain(self.kb.settings.licence)}"]
        licences += [f"- {plain(title)}: {plain(text)}" for title, text in cite.attributions]
        yield "Licences and attributions:\n\n" + "\n".join(licences)
        yield f"{CAUTION} Last compared with its sources or added: {day(record_day(record))}."

    def _advice(self, term_id: str) -> str:
        term = self.kb.terms[term_id]
        name = link(f"“{term.title}”", self.root + term_address(term))
        if not isinstance(term, TermToAvoid):
            return f"- {name}"
        return f"- {name}: {plain(term.why)} Instead: {plain(term.instead)}"

    def _section(self, title: str, text: str | None) -> Iterator[str]:
        if text:
            yield f"## {title}"
            yield record_markdown(text, self.pages.resolve, self.root)

    def _record(self, record: Record) -> str:
        return link(record.title, self.root + record_address(record))

    def _terms(self, ids: Iterable[str]) -> str:
        terms = [self.kb.terms[i] for i in ids]
        return ", ".join(
            link(t.title, self.root + term_address(t)) if self.kb.about(t.id) else plain(t.title)
            for t in terms
        )

    def _citation(self, citation: Citation) -> str:
        source = self.kb.records[citation.source]
        name = link(getattr(source, "short_title", source.title), self.root + record_address(source))
        where_in_it = place(citation)
        return f"{name}, {plain(where_in_it)}" if where_in_it else name


def llms_file(kb: KnowledgeBase, downloads: Iterable[Download]) -> str:
    """``/llms.txt`` (llmstxt.org): what this is, its data files and its records as Markdown."""
    settings = kb.settings
    root = settings.address
    blocks = [
        f"# {plain(settings.title)}",
        f"> {plain(settings.purpose)}",
        f"{CAUTION} Every record names its source and the place in it; quotations are word for word. Cite the "
        f"original document as well as this site; each record says how. Licence: {plain(settings.licence)}",
        f"Every record’s page has a Markdown version: add `{FILE}` to its address.",
        "## Data",
        "\n".join(f"- {link(d.title, root + d.address)}: {plain(d.about)}" for d in downloads),
    ]
    sections: list[tuple[str, tuple[Record, ...], str]] = [
        ("Takeaways", tuple(kb.takeaways), "takeaways/"),
        ("Case studies", tuple(kb.case_studies), "case-studies/"),
        ("Sources", tuple(kb.sources), "sources/"),
    ]
    for title, records, address in sections:
        rest = len(records) - LISTED
        lines = [
            f"- {link(record.title, root + record_address(record) + FILE)}: {plain(record.summary)}"
            for record in records[:LISTED]
        ]
        if rest > 0:
            lines.append(f"- {link(f'{rest} more', root + address)}")
        if lines:
            blocks += [f"## {title}", "\n".join(lines)]
    kinds = [(kind, KIND_WORDS[kind], len(kb.of_kind(kind))) for kind in KIND_LISTS]
    blocks += [
        "## Findings",
        "\n".join(
            f"- {link(words.many, root + KIND_LISTS[kind])}: {count_of(number, 'record', 'records')}. {words.about}"
            for kind, words, number in kinds
        ),
        "## Themes",
        "\n".join(
            f"- {link(theme.title, root + term_address(theme))}: {plain(theme.definition)}"
            for theme in kb.themes
            if kb.about(theme.id)
        ),
    ]
    return "\n\n".join(blocks) + "\n"
