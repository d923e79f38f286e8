"""Everything that a build makes of a knowledge base, as outputs. Pages written by hand come from ``docs/``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from generator.documents.briefing import Briefings, subjects
from generator.documents.briefing_value import briefing_address
from generator.documents.files import Documents
from generator.documents.partner_summary import NATIONAL, PartnerSummaries, summary_address
from generator.documents.qr import CodeOf
from generator.exports import pack_data
from generator.exports.citations import citation_addresses, citation_files
from generator.exports.data_page import data_page
from generator.exports.feeds import FEED, Feeds
from generator.exports.markdown_pages import FILE, MarkdownPages
from generator.exports.open_data import open_data
from generator.exports.opensearch import opensearch_file
from generator.model.knowledge_base import last_day
from generator.model.records import CaseStudy, Record
from generator.model.term import Term
from generator.model.vocabulary import Area
from generator.moved import as_before, at_old_addresses, notice_outputs, withdrawn_briefings
from generator.output import Files, Output
from generator.pages import briefing_pages, summary_pages
from generator.pages.addresses import record_address, term_address
from generator.pages.environment import Pages
from generator.pages.list_pages import list_pages
from generator.pages.map_page import map_page
from generator.pages.messages_page import messages_page
from generator.pages.page import PagePlan
from generator.pages.record_pages import record_pages
from generator.pages.reference_pages import reference_pages
from generator.pages.term_pages import term_pages
from generator.pages.training_page import training_pages
from generator.search import data_files
from generator.search.find_page import find_page
from generator.search.word_index import WordIndex


def all_outputs(pages: Pages, words: WordIndex, documents: Documents) -> list[Output]:
    """Every output, what takes longest first."""
    return [
        data_output(pages),
        *summary_outputs(pages, documents),
        *finder_outputs(pages),
        *index_outputs(pages),
        *term_outputs(pages),
        *briefing_outputs(pages, documents),
        *record_outputs(pages, documents.qr_code),
        *withdrawn_briefings(pages),
        *notice_outputs(pages),
        Output(None, (pages.assets.address,), lambda: pages.assets.by_address),
        Output(None, words.addresses, words.collect),  # last, since whoever takes it waits for Pagefind
    ]


def data_output(pages: Pages) -> Output:
    """The collection as a whole, and the page that describes its files."""
    made = cache(partial(open_data, pages.kb))
    return Output(
        PagePlan("data/", lambda: data_page(pages, made())),
        ("data/", "api/", "schema/", "llms.txt"),
        lambda: made().files,
    )


def index_outputs(pages: Pages) -> Iterator[Output]:
    """The pages that there are once."""
    for plan in (*reference_pages(pages), *list_pages(pages), *training_pages(pages)):
        yield Output(plan)
    yield Output(PagePlan("evidence-map/", partial(map_page, pages)))
    yield Output(PagePlan("messages/", partial(messages_page, pages)))


def finder_outputs(pages: Pages) -> Iterator[Output]:
    """The finder and its data; what the session pack knows of all records; and the site as a search engine."""
    yield Output(
        PagePlan("find/", partial(find_page, pages), wide=True),
        (data_files.FOLDER,),
        partial(data_files.finder_files, pages.kb),
    )
    yield Output(None, (pack_data.INDEX,), lambda: {pack_data.INDEX: pack_data.index_file(pages.kb)})
    yield Output(None, ("opensearch.xml",), lambda: {"opensearch.xml": opensearch_file(pages.kb.settings)})


def record_outputs(pages: Pages, code_of: CodeOf) -> Iterator[Output]:
    """Every record: its page, the same as Markdown, its citations; and what session packs print of records.

    ``code_of`` makes the QR code of an address.
    """
    markdown = MarkdownPages(pages)
    items = _pack_items(pages, code_of)
    for record, plan in record_pages(pages):
        if record.id in items:
            yield items[record.id]  # beside its records: whoever makes both converts their Markdown once
        _, *files = addresses = _record_addresses(pages, record)
        output = Output(plan, tuple(files), partial(_record_files, pages, markdown, record))
        before = (_record_addresses(pages, was) for was in as_before(record))
        yield at_old_addresses(pages, output, addresses, before)


def _record_addresses(pages: Pages, record: Record) -> list[str]:
    """What people and other sites may keep of a record: its page, the same as Markdown, its citations."""
    page = record_address(record)
    return [page, page + FILE, *citation_addresses(pages.kb, record)]


def _record_files(pages: Pages, markdown: MarkdownPages, record: Record) -> Files:
    return {record_address(record) + FILE: markdown.page(record), **citation_files(pages.kb, record)}


def _pack_items(pages: Pages, code_of: CodeOf) -> dict[str, Output]:
    """Every file of items of the session pack, by the id of its first record."""

    def make(address: str, records: list[Record]) -> Files:
        return {address: pack_data.items_file(pages, records, code_of)}

    return {
        records[0].id: Output(None, (address,), partial(make, address, records))
        for address, records in pack_data.item_files(pages.kb)
    }


def term_outputs(pages: Pages) -> Iterator[Output]:
    """The feed of everything; every term with records: its page and its feed."""
    feeds = Feeds(pages.kb)
    yield Output(None, (FEED,), lambda: {FEED: feeds.site_feed()})
    for term, plan in term_pages(pages):
        page = term_address(term)
        output = Output(plan, (page + FEED,), partial(_feed, feeds, term, page + FEED))
        before = ((term_address(was), term_address(was) + FEED) for was in as_before(term))
        yield at_old_addresses(pages, output, (page, page + FEED), before)


def _feed(feeds: Feeds, term: Term, address: str) -> Files:
    return {address: feeds.term_feed(term)}


def briefing_outputs(pages: Pages, documents: Documents) -> Iterator[Output]:
    """The list of briefings; every briefing as a page, as a Word document and as slides."""
    yield Output(PagePlan(briefing_pages.ADDRESS, partial(briefing_pages.briefing_list, pages)))
    briefings = Briefings(pages.kb)
    for subject in subjects(pages.kb):
        yield _briefing(pages, documents, briefings, subject)


def _briefing(pages: Pages, documents: Documents, briefings: Briefings, subject: Term | CaseStudy) -> Output:
    briefing = cache(partial(briefings.of, subject))
    records = [subject] if isinstance(subject, CaseStudy) else pages.kb.about(subject.id)
    address, *files = addresses = _briefing_addresses(subject)
    output = Output(
        PagePlan(address, lambda: briefing_pages.briefing_page(pages, briefing()), day=last_day(records)),
        tuple(files),
        lambda: documents.briefing(briefing()),
    )
    return at_old_addresses(pages, output, addresses, map(_briefing_addresses, as_before(subject)))


def _briefing_addresses(subject: Term | CaseStudy) -> tuple[str, str, str]:
    address = briefing_address(subject.type, subject.id)
    return address, f"{address}{subject.id}.docx", f"{address}{subject.id}.pptx"


def summary_outputs(pages: Pages, documents: Documents) -> Iterator[Output]:
    """Every partner summary as a page and as a Word document."""
    summaries = PartnerSummaries(pages.kb)
    for area in summaries.subjects:
        yield _summary(pages, documents, summaries, area)


def _summary(pages: Pages, documents: Documents, summaries: PartnerSummaries, area: Area | None) -> Output:
    summary = cache(partial(summaries.of, area))
    records = pages.kb.about(area.id) if area else pages.kb.records.values()
    name = area.id if area else NATIONAL
    address, file = addresses = _summary_addresses(name)
    output = Output(
        PagePlan(address, lambda: summary_pages.summary_page(pages, summary()), day=last_day(records)),
        (file,),
        lambda: documents.partner_summary(summary()),
    )
    before = map(_summary_addresses, area.former_ids if area else ())
    return at_old_addresses(pages, output, addresses, before)


def _summary_addresses(name: str) -> tuple[str, str]:
    address = summary_address(name)
    return address, f"{address}{name}-partner-summary.docx"
