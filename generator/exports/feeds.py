"""Atom feeds (RFC 4287): everything that is new or was reviewed, and the same for each term with a page.

An entry's id is the permanent address of its record, so that a reader's program knows it again whatever
feed it comes from. Only days are known, so all times are midnight.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.exports.xml_text import xml_attribute, xml_text
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record
from generator.model.term import Term
from generator.pages.addresses import record_address, term_address
from generator.pages.words import KIND_WORDS, where

NEWEST = 50
FOLLOW_WORDS = {"theme": "this theme", "area": "this area", "agency": "this agency", "group": "this group"}
FEED = "feed.xml"


def time_of(day: str) -> str:
    """A day as the time that Atom wants."""
    return f"{day}T00:00:00Z"


def changed(record: Record) -> str:
    """The day of a record's last change that is known."""
    return max(record.added, record.reviewed or "")


def newest(records: Iterable[Record]) -> list[Record]:
    """The records of a feed, newest first; those of one day by id."""
    by_id = sorted(records, key=lambda record: record.id)
    return sorted(by_id, key=changed, reverse=True)[:NEWEST]


class Feeds:
    """Makes the feeds of one knowledge base. An entry is the same in every feed and is made once."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.root = kb.settings.address
        self._entries: dict[str, str] = {}

    def entry(self, record: Record) -> str:
        """One record as an entry."""
        if record.id not in self._entries:
            self._entries[record.id] = self._entry(record)
        return self._entries[record.id]

    def _entry(self, record: Record) -> str:
        url = self.root + record_address(record)
        withdrawn = record.status == "withdrawn"
        title = f"Withdrawn: {record.title}" if withdrawn else record.title
        kind = KIND_WORDS[record.kind].one
        place = where(record, self.kb)
        summary = (record.reason or "") if withdrawn else record.summary
        if place and not withdrawn:
            summary = f"{summary} ({place})"
        return (
            "<entry>\n"
            f"<title>{xml_text(title)}</title>\n"
            f"<id>{xml_text(url)}</id>\n"
            f'<link rel="alternate" type="text/html" href={xml_attribute(url)}/>\n'
            f"<published>{time_of(record.added)}</published>\n"
            f"<updated>{time_of(changed(record))}</updated>\n"
            f"<category term={xml_attribute(record.kind)} label={xml_attribute(kind)}/>\n"
            f"<summary>{xml_text(summary)}</summary>\n"
            "</entry>\n"
        )

    def feed(self, address: str, page: str, title: str, subtitle: str, records: Iterable[Record]) -> str:
        """One feed: ``address`` is its own, ``page`` that of the page it belongs to."""
        settings = self.kb.settings
        listed = newest(records)
        day = changed(listed[0]) if listed else "1970-01-01"
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
            f"<title>{xml_text(title)}</title>\n"
            f"<subtitle>{xml_text(subtitle)}</subtitle>\n"
            f"<id>{xml_text(self.root + address)}</id>\n"
            f'<link rel="self" type="application/atom+xml" href={xml_attribute(self.root + address)}/>\n'
            f'<link rel="alternate" type="text/html" href={xml_attribute(self.root + page)}/>\n'
            f"<updated>{time_of(day)}</updated>\n"
            f"<author><name>{xml_text(settings.publisher)}</name></author>\n"
            f"<rights>{xml_text(settings.licence)}</rights>\n"
            f"{''.join(self.entry(record) for record in listed)}"
            "</feed>\n"
        )

    def site_feed(self) -> str:
        """The feed of everything. It also says what was withdrawn."""
        settings = self.kb.settings
        return self.feed(FEED, "", settings.title, settings.purpose, self.kb.records.values())

    def term_feed(self, term: Term) -> str:
        """The feed of one term."""
        page = term_address(term)
        subtitle = term.definition or f"What inspectors found about {term.title}."
        title = f"{term.title} – {self.kb.settings.title}"
        return self.feed(page + FEED, page, title, subtitle, self.kb.about(term.id))
