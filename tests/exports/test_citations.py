"""Citations name the original document and the knowledge base, and reference managers can read the files."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from generator.exports import citations
from generator.exports.citation_formats import NOT_TEXT, bibtex, bibtex_text, csl, one_line, ris
from generator.exports.citations import (
    citation_text,
    cite_section,
    cited_documents,
    place_words,
    references,
)
from generator.exports.reference import Reference
from generator.model.evidence import Citation
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Source
from tests.exports.export_collections import COLLECTIONS, data, hostile, real, small

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=80)
REFERENCES = st.lists(
    st.builds(
        Reference,
        id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
        is_document=st.booleans(),
        authors=st.lists(ANY_TEXT.filter(str.strip), min_size=1, max_size=3).map(tuple),
        date=st.sampled_from([None, "2024", "2024-05", "2024-05-16"]),
        title=ANY_TEXT,
        container=ANY_TEXT,
        publisher=ANY_TEXT,
        url=st.just("https://example.org/a_b%20c?d=e&f=g#h~i"),
        abstract=ANY_TEXT,
        note=ANY_TEXT,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda reference: reference.id,
)
WORDS = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    **{f"\\{character}": character for character in "&%$#_"},
}


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """Entries by key, as a parser reads them: values without their outer braces."""
    library = bibtexparser.parse_string(text, append_middleware=[])
    assert library.failed_blocks == []
    return {
        entry.key: {"type": entry.entry_type, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    }


def unescaped(text: str) -> str:
    """What LaTeX prints for a BibTeX field."""
    pattern = "|".join(re.escape(word) for word in WORDS)
    return re.sub(pattern, lambda found: WORDS[found[0]], text)


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """References as a strict reader of the format sees them: six characters of tag, CRLF, TY first, ER last."""
    found: list[dict[str, list[str]]] = []
    assert text.endswith("ER  - \r\n")
    for line in text[:-2].split("\r\n"):
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line), repr(line)
        tag, value = line[:2], line[6:]
        if tag == "TY":
            found.append({})
        assert (tag == "TY") == (found[-1] == {})
        found[-1].setdefault(tag, []).append(value)
    assert all(reference["ER"] == [""] for reference in found)
    return found


def test_text_of_a_case_study() -> None:
    text = citation_text(real(), real().records["project-shield"])
    assert text == (
        "Ofsted, Care Quality Commission, His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services and "
        "His Majesty’s Inspectorate of Probation (2024) Joint targeted area inspection of Leeds, pages 3, 5, 7 and "
        "8; Deputy Mayor of West Yorkshire for Policing and Crime (no date) Letter to the Home Secretary and summary "
        "for partners on serious youth violence, “Multi agency working”, paragraph 25. In: “Project Shield: a daily "
        "multi-agency meeting about violence affecting children” [case study], Inspection findings (The editors of "
        "the inspection findings knowledge base), https://findings.example.org/case-studies/project-shield/ (record "
        "of 23 November 2026)."
    )


def test_text_of_a_source_has_its_own_address() -> None:
    text = citation_text(small(), small().records["northtown-report"])
    assert "(2024) Joint inspection of Northtown. https://www.example.org/northtown-report In: Small" in text


def test_a_withdrawn_record_says_so() -> None:
    record = small().records["old-way-of-counting"]
    assert citation_text(small(), record).endswith("(record of 1 June 2024, withdrawn).")
    assert references(small(), record)[0].note.startswith("Withdrawn. ")


@pytest.mark.parametrize("kb", [real(), small()], ids=["real", "small"])
def test_every_citation_names_publishers_and_address(kb: KnowledgeBase) -> None:
    for record in kb.records.values():
        text = citation_text(kb, record)
        documents = cited_documents(kb, record)
        assert documents, record.id
        for cited in documents:
            for agency in cited.source.publishers:
                assert kb.terms[agency].title in text
        assert f"{kb.settings.address}" in text
        assert kb.settings.title in text


@pytest.mark.parametrize("kb", [real(), small()], ids=["real", "small"])
def test_every_place_is_cited(kb: KnowledgeBase) -> None:
    for record in kb.records.values():
        text = citation_text(kb, record)
        for citation in () if isinstance(record, Source) else (*record.sources, *record.quotes):
            number = citation.page or citation.paragraph
            if number:
                assert re.search(rf"\b{number}\b", text), (record.id, number)


def test_originals_come_before_what_passes_them_on() -> None:
    record = real().records["catch-in-the-inspection-of-west-yorkshire-police"]
    documents = cited_documents(real(), record)
    assert [cited.source.id for cited in documents] == ["peel-west-yorkshire-police", "partner-summary-2024"]
    assert documents[0].via is not None
    assert "as passed on by: West Yorkshire summary 2024" in citation_text(real(), record)


def test_attributions_are_what_the_sources_require() -> None:
    section = cite_section(real(), real().records["project-shield"])
    assert section.attributions == (
        (
            "Leeds report 2024",
            "Contains public sector information licensed under the Open Government Licence v3.0. "
            "© Crown copyright 2024.",
        ),
        ("West Yorkshire summary 2024", "no attribution given; licence: None stated in the document"),
    )


def test_words() -> None:
    places = [
        Citation(source="x", page=7),
        Citation(source="x", page=3),
        Citation(source="x", section="S", paragraph=2),
    ]
    assert place_words(places) == "pages 3 and 7; “S”, paragraph 2"
    assert place_words([places[1], places[1]]) == "page 3"
    assert place_words([]) == ""


@pytest.mark.parametrize("name", ["real", "small", "hostile"])
def test_files_of_every_record_are_read_by_parsers(name: str) -> None:
    kb = COLLECTIONS[name]()
    files = data(name).files
    for record in kb.records.values():
        expected = references(kb, record)
        strict = read_ris(files[f"cite/{record.id}.ris"].decode())
        loose = rispy.loads(files[f"cite/{record.id}.ris"].decode())
        entries = read_bibtex(files[f"cite/{record.id}.bib"].decode())
        items = json.loads(files[f"cite/{record.id}.json"])
        keys = [reference.id for reference in expected]
        assert [found["ID"] for found in strict] == [[key] for key in keys]
        assert [found["id"] for found in loose] == keys
        assert list(entries) == keys
        assert [item["id"] for item in items] == keys
        for reference, lines, item in zip(expected, strict, items, strict=True):
            assert lines["TI"] == [one_line(reference.title)]
            assert lines["UR"] == [reference.url] == [item["URL"]]
            assert item["title"] == reference.title
            entry = entries[reference.id]
            assert unescaped(entry["title"]).strip("{}") == one_line(reference.title).strip("{}")
            assert entry["url"] == reference.url


def test_each_record_and_document_is_once_in_the_files_of_all() -> None:
    for name, kb in (("real", real()), ("hostile", hostile())):
        files = data(name).files
        assert list(read_bibtex(files["data/citations.bib"].decode())) == list(kb.records)
        assert [found["ID"][0] for found in read_ris(files["data/citations.ris"].decode())] == list(
            kb.records
        )
        assert [item["id"] for item in json.loads(files["data/citations.csl.json"])] == list(kb.records)


def test_csl_items_have_the_fields_of_the_standard() -> None:
    """Names and forms as in csl-data.json of citation-style-language/schema."""
    allowed = {
        "id", "type", "title", "author", "publisher", "URL", "abstract", "note", "language", "issued",
        "container-title",
    }  # fmt: skip
    for item in json.loads(data("real").files["data/citations.csl.json"]):
        assert item.keys() <= allowed
        assert item["type"] in {"report", "webpage"}
        assert all(author.keys() == {"literal"} for author in item["author"])
        if "issued" in item:
            parts = item["issued"]["date-parts"]
            assert len(parts) == 1
            assert all(isinstance(part, int) for part in parts[0])


def test_a_large_collection_has_texts_in_place_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citations, "FILES_FOR", 3)
    assert citations.citation_files(small(), small().records["night-watch"]) == {}
    section = cite_section(small(), small().records["night-watch"])
    assert [file.address for file in section.files] == [None, None, None]
    assert [found["ID"][0] for found in read_ris(section.files[0].text or "")] == [
        "night-watch",
        "northtown-report",
    ]


@given(ANY_TEXT)
def test_bibtex_text_keeps_what_is_said_and_its_braces_balance(text: str) -> None:
    escaped = bibtex_text(text)
    assert unescaped(escaped) == one_line(text)
    depth = 0
    for character in escaped:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == one_line(line)
    assert line == " ".join(NOT_TEXT.sub(" ", text).split())
    assert re.sub(r"[\s\x00-\x1f\x7f-\x9f]", "", line) == re.sub(r"[\s\x00-\x1f\x7f-\x9f]", "", text)


@given(REFERENCES)
def test_any_references_are_read_back(written: list[Reference]) -> None:
    for reference, lines in zip(written, read_ris(ris(written)), strict=True):
        assert lines["AU"] == [f"{one_line(author + ',')}" for author in reference.authors]
        assert lines.get("TI", [""]) == [one_line(reference.title)]
        assert lines.get("N1", [""]) == [one_line(reference.note)]
        assert lines.get("DA", ["///"])[0].count("/") == 3
    entries = read_bibtex(bibtex(written))
    for reference in written:
        assert unescaped(entries[reference.id]["note"]) == one_line(reference.note)
        assert unescaped(entries[reference.id]["abstract"]) == one_line(reference.abstract)
    assert [item["title"] for item in json.loads(csl(written))] == [reference.title for reference in written]
