"""JSON-LD in finished pages is JSON whatever the text, and says of records what they are."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.exports.data_page import data_page
from generator.exports.structured_data import script, site_data
from generator.model.records import CaseStudy, Source
from generator.pages.addresses import record_address, term_address
from generator.pages.environment import Pages
from generator.pages.page import Page
from generator.pages.record_pages import record_pages
from generator.pages.term_pages import term_pages
from tests.exports.export_collections import COLLECTIONS, data

LD = "application/ld+json"


@cache
def pages_of(name: str) -> dict[str, Page]:
    """Pages of records and terms, and the data page, by address."""
    pages = Pages(COLLECTIONS[name]())
    made = [plan.make() for _, plan in (*record_pages(pages), *term_pages(pages))]
    made.append(data_page(pages, data(name)))
    return {page.address: page for page in made}


def data_in(page: Page) -> dict[str, Any]:
    """The JSON-LD of a page, as a browser reads the page."""
    tree = html.fromstring(f"<div>{page.body}</div>")
    found = [element for element in tree.iter("script") if element.get("type") == LD]
    assert len(found) == 1, page.address
    value = json.loads(found[0].text)
    assert value["@context"] == "https://schema.org"
    return dict(value)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_describes_itself(name: str) -> None:
    kb = COLLECTIONS[name]()
    for record in kb.records.values():
        found = data_in(pages_of(name)[record_address(record)])
        assert found["@id"] == kb.settings.address + record_address(record)
        assert found["name"] == record.title
        assert found["description"] == record.summary
        if isinstance(record, CaseStudy):
            assert found["@type"] == "LearningResource"
            assert found["timeRequired"] == f"PT{record.minutes}M"
        if isinstance(record, Source):
            assert found["@type"] == "Report"
            assert [body["name"] for body in found["publisher"]] == [
                kb.terms[i].title for i in record.publishers
            ]
        else:
            assert found["publisher"]["name"] == kb.settings.publisher
            assert found["isBasedOn"]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_quotations_name_the_document_they_stand_in(name: str) -> None:
    kb = COLLECTIONS[name]()
    for record in kb.records.values():
        if isinstance(record, Source):
            continue
        found = data_in(pages_of(name)[record_address(record)]).get("hasPart", [])
        assert [part["text"] for part in found] == [quote.text for quote in record.quotes]
        for part, quote in zip(found, record.quotes, strict=True):
            assert part["@type"] == "Quotation"
            assert part["isPartOf"]["@id"] == kb.settings.address + record_address(kb.records[quote.source])


@pytest.mark.parametrize("name", COLLECTIONS)
def test_terms_are_terms_of_a_vocabulary(name: str) -> None:
    kb = COLLECTIONS[name]()
    for terms in (kb.themes, kb.areas, kb.agencies, kb.groups):
        for term in terms:
            if not kb.about(term.id):
                continue
            page = pages_of(name)[term_address(term)]
            found = data_in(page)
            assert found["@type"] == "DefinedTerm"
            assert found["termCode"] == term.id
            assert found["inDefinedTermSet"]["@type"] == "DefinedTermSet"
            assert f'href="../../{term_address(term)}feed.xml"' in page.body


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_data_page_describes_the_dataset(name: str) -> None:
    kb = COLLECTIONS[name]()
    found = data_in(pages_of(name)["data/"])
    assert found["@type"] == "Dataset"
    addresses = {part["contentUrl"].removeprefix(kb.settings.address) for part in found["distribution"]}
    assert addresses <= data(name).files.keys()
    assert "data/findings-knowledge-base.xlsx" in addresses


def test_the_site_describes_itself() -> None:
    for make in COLLECTIONS.values():
        text = script(site_data(make()))
        assert text.count("<") == 2
        assert json.loads(text.split(">", 1)[1].rsplit("<", 1)[0])["@type"] == "WebSite"


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
)
def test_no_text_closes_the_script(value: Any) -> None:
    text = script({"value": value})
    inside = text.removeprefix(f'<script type="{LD}">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"value": value}
