from __future__ import annotations

import pytest

from generator.model.evidence import Citation, Figure
from generator.model.knowledge_base import KINDS, KnowledgeBase
from generator.model.records import FOLDERS
from generator.pages.environment import icon
from generator.pages.words import (
    KIND_WORDS,
    count_of,
    day,
    figure_value,
    listed,
    number_word,
    place,
    plain_number,
    span,
    where,
    who,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-05-16", "16 May 2024"),
        ("2024-12-01", "1 December 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
    ],
)
def test_day(text: str, words: str) -> None:
    assert day(text) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-04", "2024-03-08", "4 to 8 March 2024"),
        ("2024-03-28", "2024-04-02", "28 March 2024 to 2 April 2024"),
        ("2023-09", "2024-05", "September 2023 to May 2024"),
        ("2024-03-04", "2024-03-04", "4 March 2024"),
        ("2024", None, "2024"),
        (None, "2024-05", "May 2024"),
        (None, None, ""),
        ("2024-03", "2024-03-08", "March 2024 to 8 March 2024"),
    ],
)
def test_span(start: str | None, end: str | None, words: str) -> None:
    assert span(start, end) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 16, "of": 36, "unit": "children"}, "16 of 36 children"),
        ({"value": 1, "in_every": 4, "unit": "children"}, "1 in 4 children"),
        ({"value": 1400, "qualifier": "over", "unit": "children"}, "over 1,400 children"),
        ({"value": 2.5, "unit": "%"}, "2.5%"),
        ({"value": 50, "unit": "per cent"}, "50%"),
        ({"value": 7}, "7"),
        ({"value": 4, "qualifier": "at least", "of": 1000}, "at least 4 of 1,000"),
    ],
)
def test_figure_keeps_its_denominator(fields: dict[str, object], words: str) -> None:
    assert figure_value(Figure.model_validate({**fields, "counts": "were seen"})) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"page": 5}, "page 5"),
        ({"section": "Police response", "paragraph": 50}, "“Police response”, paragraph 50"),
        ({"section": "Police", "page": 5}, "“Police”, page 5"),
        ({}, ""),
    ],
)
def test_place(fields: dict[str, object], words: str) -> None:
    assert place(Citation.model_validate({**fields, "source": "summary"})) == words


def test_numbers() -> None:
    assert [number_word(number) for number in (0, 1, 10, 11, 1400)] == ["no", "one", "ten", "11", "1,400"]
    assert plain_number(1400) == "1,400"
    assert plain_number(2.5) == "2.5"


def test_counts_agree_with_their_noun() -> None:
    assert [count_of(number, "risk", "risks") for number in (0, 1, 2, 1400)] == [
        "0 risks", "1 risk", "2 risks", "1,400 risks",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("children-leave-custody-soon", "Northtown"),
        ("children-wait-for-assessments", "Three areas, not named"),
        ("violence-not-seen-as-harm", "All inspected areas"),
        ("old-way-of-counting", "National"),
        ("night-watch", "Northtown"),
        ("plan-together", ""),
    ],
)
def test_where_names_no_area_that_its_record_does_not(kb: KnowledgeBase, id_: str, words: str) -> None:
    assert where(kb.records[id_], kb) == words


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("children-leave-custody-soon", "Custody staff"),
        (
            "violence-not-seen-as-harm",
            "Police, Child and adolescent mental health services, Schools, and one more",
        ),
        ("train-officers-together", "Police, Schools"),
        ("night-watch", "Exampleshire Police, Schools, Child and adolescent mental health services"),
        ("northtown-report", "Inspectorate of Examples"),
        ("plan-together", ""),
    ],
)
def test_who(kb: KnowledgeBase, id_: str, words: str) -> None:
    assert who(kb.records[id_], kb) == words


def test_listed() -> None:
    names = ["a", "b", "c"]
    assert [listed(names[:number]) for number in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_every_kind_has_its_own_word_and_icon() -> None:
    kinds = {kind for _, kind in FOLDERS.values()}
    assert set(KIND_WORDS) == kinds >= set(KINDS)
    assert len({words.one for words in KIND_WORDS.values()}) == len(kinds)
    assert len({icon(words.icon) for words in KIND_WORDS.values()}) == len(kinds)
