"""The corpus is what it says: many different texts, each let in or refused by the reader for a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.checks.markdown_source import is_doubtful, markdown_problems
from generator.model.vocabulary import VOCABULARY_FILES
from generator.reading.collection import read_collection
from tests.hostile.collection import hostile_files, hostile_settings, hostile_terms, read, write
from tests.hostile.corpus import CORPUS, LINES, ONE_LINE, REFUSED, SIGN, Injection
from tests.hostile.sets import sets
from tests.hostile.text_fields import FIELDS, NUMBERS, TEXTS, accepts

SMALL = Path(__file__).parents[1] / "pages" / "collection"
# Harmless in Markdown: it says nothing there, or stands as it is.
LET_IN = 100


def plain(injection: Injection) -> str:
    return injection.text.replace(SIGN, "")


def test_there_are_many_and_each_is_there_once() -> None:
    everything = [*CORPUS, *REFUSED]
    assert len({injection.name for injection in everything}) == len(everything)
    assert len({injection.text for injection in everything}) == len(everything)
    assert len(ONE_LINE) > 150
    assert min(Counter(injection.attacks for injection in everything).values()) >= 3


def test_the_sets_hold_every_text_of_one_line_once() -> None:
    packed = [injection for one in sets() for injection in one]
    assert sorted(packed) == sorted(ONE_LINE)


@pytest.mark.parametrize("kind", TEXTS)
def test_the_reader_lets_in_what_it_should(kind: str) -> None:
    """Every text of one line into every field, those of several lines into Markdown, and none of the others."""
    assert [i.name for i in ONE_LINE if not accepts(kind, plain(i))] == []
    assert [i.name for i in LINES if accepts(kind, plain(i))] == (
        [i.name for i in LINES] if kind == "Markdown" else []
    )
    assert [i.name for i in REFUSED if accepts(kind, i.text)] == []


def test_every_text_field_says_something_hostile() -> None:
    """Nothing is left out, whatever the model has: a new field is hostile from its first day."""
    said = " ".join(str(values) for _, values in hostile_files())
    said += " ".join(str(hostile_terms(file)) for file in VOCABULARY_FILES)
    last = len(sets()) - 1
    said += str(hostile_settings([last], {}))
    silent = {field for field, number in NUMBERS.items() if f"z{last}f{number}q" not in said}
    withdrawn = {(kind, "reason") for kind in ("CaseStudy", "Takeaway", "Context", "Source")}
    passed_on = {
        field
        for field in FIELDS
        if field[0] != "Finding" and field[1].startswith(("quotes.via", "quotes.as_"))
    }
    said_elsewhere = {("Lock", "sections.title")}  # it is the heading that the quotation cites
    no_evidence = {
        field
        for field in FIELDS
        if field[0] == "Source" and field[1].startswith(("quotes", "figures", "sources"))
    }
    assert silent == withdrawn | passed_on | said_elsewhere | no_evidence


@pytest.mark.parametrize("injection", REFUSED, ids=[injection.name for injection in REFUSED])
def test_a_refused_text_is_an_error_in_every_field(tmp_path: Path, injection: Injection) -> None:
    """The reader names each field that holds it."""
    for path, values in hostile_files():
        name = path.rpartition("/")[2]
        if name.startswith("h0-") and not name.endswith(".lock.yml"):
            hostile = replaced(values, injection.text)
            (tmp_path / path).parent.mkdir(exist_ok=True)
            write(tmp_path / path, hostile)
    write(tmp_path / "knowledge-base.yml", read(SMALL / "findings" / "knowledge-base.yml"))
    (tmp_path / "vocabulary").mkdir()
    for file in VOCABULARY_FILES:
        terms = {id_: term for id_, term in hostile_terms(file).items() if id_.startswith("h0-")}
        write(tmp_path / "vocabulary" / file, replaced(terms, injection.text))
    found = read_collection(tmp_path, root=tmp_path).diagnostics
    places = {(diagnostic.place.path, diagnostic.place.line) for diagnostic in found}
    written = sum(count_of(read(file), injection.text) for file in tmp_path.rglob("*.yml"))
    assert written > 80
    assert len(places) == written


def replaced(value: object, text: str) -> object:
    if isinstance(value, dict):
        return {name: replaced(inner, text) for name, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, text) for inner in value]
    return text if "z0f" in str(value) else value


def count_of(value: object, text: str) -> int:
    if isinstance(value, dict):
        return sum(count_of(inner, text) for inner in value.values())
    if isinstance(value, list):
        return sum(count_of(inner, text) for inner in value)
    return int(value == text)


def test_markdown_that_a_page_would_lose_is_an_error() -> None:
    """A text with a tag or a link that is not safe never passes the checks, whatever it looks like."""
    passed = []
    for injection in CORPUS:
        problems = list(markdown_problems(plain(injection), set()))
        assert not problems or is_doubtful(plain(injection)), "the look at the whole text would pass over it"
        if not problems:
            passed.append(injection)
    assert [i.name for i in passed if "<script" in i.text or "](java" in i.text] == ["md-code"]
    assert len(passed) == LET_IN
