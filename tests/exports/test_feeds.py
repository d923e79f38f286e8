"""Feeds are Atom as RFC 4287 has it: parsed strictly, with every element required and ids that stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.exports.feeds import NEWEST, Feeds, newest
from generator.exports.xml_text import NOT_IN_XML, xml_attribute, xml_text
from generator.model.knowledge_base import KnowledgeBase
from generator.pages.addresses import record_address, term_address
from generator.pages.environment import Pages
from generator.pages.term_pages import term_pages
from tests.exports.export_collections import COLLECTIONS, HOSTILE, data, small

ATOM = "{http://www.w3.org/2005/Atom}"
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)


def feeds_of(name: str) -> dict[str, etree._Element]:
    """Every feed by its present address; that old addresses have the same, ``tests/test_moved.py`` shows."""
    former = {f"/{id_}/" for term in COLLECTIONS[name]().terms.values() for id_ in term.former_ids}
    return {
        address: parsed(content)
        for address, content in data(name).files.items()
        if address.endswith("feed.xml") and not any(id_ in address for id_ in former)
    }


def texts(element: etree._Element, tag: str) -> list[str]:
    return [found.text or "" for found in element.findall(ATOM + tag)]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_feed_has_what_the_standard_requires(name: str) -> None:
    kb = COLLECTIONS[name]()
    for address, feed in feeds_of(name).items():
        assert feed.tag == f"{ATOM}feed"
        assert texts(feed, "id") == [kb.settings.address + address]
        assert len(texts(feed, "title")) == 1
        assert [text for text in texts(feed, "updated") if TIME.fullmatch(text)] == texts(feed, "updated")
        assert len(texts(feed, "updated")) == 1
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        own = feed.findall(f"{ATOM}link[@rel='self']")
        assert [link.get("href") for link in own] == [kb.settings.address + address]
        entries = feed.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= NEWEST
        assert len({texts(entry, "id")[0] for entry in entries}) == len(entries)
        times = [texts(entry, "updated")[0] for entry in entries]
        assert times == sorted(times, reverse=True)
        assert texts(feed, "updated") == [times[0]]
        for entry in entries:
            for tag in ("id", "title", "updated", "published", "summary"):
                assert len(texts(entry, tag)) == 1, (address, tag)
            assert TIME.fullmatch(texts(entry, "published")[0])
            links = entry.findall(f"{ATOM}link[@rel='alternate']")
            assert [link.get("href") for link in links] == texts(entry, "id")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_ids_are_the_permanent_addresses_of_records(name: str) -> None:
    kb = COLLECTIONS[name]()
    pages = {kb.settings.address + record_address(record) for record in kb.records.values()}
    for feed in feeds_of(name).values():
        assert {texts(entry, "id")[0] for entry in feed.findall(f"{ATOM}entry")} <= pages


@pytest.mark.parametrize("name", ["real", "small"])
def test_every_term_with_a_page_has_a_feed(name: str) -> None:
    kb = COLLECTIONS[name]()
    feeds = feeds_of(name)
    terms = [term for term, _ in term_pages(Pages(kb))]
    assert feeds.keys() == {"feed.xml", *(f"{term_address(term)}feed.xml" for term in terms)}
    for term in terms:
        feed = feeds[f"{term_address(term)}feed.xml"]
        expected = {kb.settings.address + record_address(record) for record in newest(kb.about(term.id))}
        assert {texts(entry, "id")[0] for entry in feed.findall(f"{ATOM}entry")} == expected


def test_the_feed_of_everything_tells_of_withdrawals() -> None:
    entries = feeds_of("small")["feed.xml"].findall(f"{ATOM}entry")
    withdrawn = [entry for entry in entries if texts(entry, "title")[0].startswith("Withdrawn: ")]
    assert [texts(entry, "summary") for entry in withdrawn] == [
        ["The report was corrected, and does not say this any more."],
        ["The club has closed, and nobody knows what difference it made."],
    ]


def test_hostile_text_is_text() -> None:
    for feed in feeds_of("hostile").values():
        for entry in feed.findall(f"{ATOM}entry"):
            assert texts(entry, "title")[0].endswith(NOT_IN_XML.sub("", HOSTILE).replace("\r\n", "\n"))
        assert {element.tag for element in feed.iter()} <= {
            ATOM + tag
            for tag in (
                "feed", "title", "subtitle", "id", "link", "updated", "author", "name", "rights", "entry",
                "published", "category", "summary",
            )
        }  # fmt: skip


def test_an_empty_collection_has_a_feed() -> None:
    kb: KnowledgeBase = small()
    empty = Feeds(kb).feed("feed.xml", "", "Empty", "", [])
    assert texts(parsed(empty.encode()), "updated") == ["1970-01-01T00:00:00Z"]


@given(st.text(max_size=60))
def test_any_text_can_stand_in_xml(text: str) -> None:
    element = parsed(f"<a b={xml_attribute(text)}>{xml_text(text)}</a>".encode())
    kept = NOT_IN_XML.sub("", text)
    assert (element.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert len(element) == 0
    assert (element.get("b") or "").split() == kept.split()
