"""Counts are right: list, counts and ways out equal a plain computation, for many choices and with words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from generator.model.knowledge_base import KnowledgeBase
from generator.search.data_files import FOLDER, finder_files
from generator.search.entries import findable
from generator.search.word_index import words_of
from tests.site.conftest import Site, Visit
from tests.site.plain_finder import Answer, PlainFinder, State, knowledge_base
from tests.site.synthetic_collection import synthetic_kb

# Each of several choices, with the records that words occur in where there are words.
SELECT = """async ({data, states}) => {
  const start = document.querySelector("script[src*=start]").src;
  const {prepareCollection, select} = await import(new URL("finder/collection.js", start));
  const collection = prepareCollection(JSON.parse(data));
  return states.map(([chosen, found]) => {
    const state = new Map(Object.entries(chosen).map(([facet, ids]) => [facet, new Set(ids)]));
    const answer = select(collection, state, found === null ? null : new Set(found));
    return {
      records: answer.records,
      counts: Object.fromEntries(collection.facets.map((facet, index) => [facet.id,
        Object.fromEntries(facet.options.map((option, number) => [option.id, answer.counts[index][number]]))])),
      without: Object.fromEntries(answer.without),
    };
  });
}"""
LOOK_UP = """async ({queries, count}) => {
  const {lookUp} = await import(new URL("finder/words.js", document.querySelector("script[src*=start]").src));
  const answers = [];
  for (const words of queries) {
    const answer = await lookUp(words, count);
    answers.push({whole: answer.whole, records: [...answer.ranks.keys()]});
  }
  return answers;
}"""
WORDS = ("custody", "YOT", "county lines", '"county lines"', "children", "risk assessment", "zzzqqq")

Choices = list[tuple[State, list[int] | None]]


def selected(window: Visit, kb: KnowledgeBase, choices: Choices) -> list[Answer]:
    data = finder_files(kb)[f"{FOLDER}facets.json"]
    answers: list[dict[str, Any]] = window.page.evaluate(SELECT, {"data": data, "states": choices})
    return [Answer(**answer) for answer in answers]


def check(window: Visit, kb: KnowledgeBase, choices: Choices) -> list[Answer]:
    plain = PlainFinder(kb)
    answers = selected(window, kb, choices)
    assert len(answers) == len(choices)
    for (state, found), answer in zip(choices, answers, strict=True):
        assert answer == plain.answer(state, None if found is None else set(found)), state
    return answers


def looked_up(window: Visit, queries: list[str], count: int) -> list[list[int]]:
    answers = window.page.evaluate(LOOK_UP, {"queries": queries, "count": count})
    assert all(answer["whole"] for answer in answers)
    return [answer["records"] for answer in answers]


def test_real_collection(site: Site, server: Callable[..., str], visit: Callable[..., Visit]) -> None:
    kb = knowledge_base(site.project)
    window = visit(server(site))
    window.open("404.html")
    states = PlainFinder(kb).random_states(500, seed=3)
    answers = check(window, kb, [(state, None) for state in states])
    assert sum(bool(answer.records) for answer in answers) > 150
    assert sum(not answer.records for answer in answers) > 50

    found = looked_up(window, list(WORDS), len(findable(kb)))
    assert [bool(records) for records in found] == [True] * (len(WORDS) - 1) + [False]
    check(window, kb, [(state, found[i % len(WORDS)]) for i, state in enumerate(states[:70])])


def test_built_facets_are_those_of_the_records(site: Site) -> None:
    files = finder_files(knowledge_base(site.project))
    assert {name: json.loads((site.folder / name).read_text("utf-8")) for name in files} == {
        name: json.loads(text) for name, text in files.items()
    }


def test_a_thousand_made_up_records(
    site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    kb = synthetic_kb(1_000)
    assert len(findable(kb)) == 1_000
    window = visit(server(site))
    window.open("404.html")
    states = PlainFinder(kb).random_states(500, seed=4)
    answers = check(window, kb, [(state, None) for state in states])
    assert sum(bool(answer.records) for answer in answers) > 150
    assert max(len(answer.without) for answer in answers) == 4
    check(window, kb, [(state, list(range(i, 1_000, 7))) for i, state in enumerate(states[:50])])


def test_every_record_is_found_by_its_title_and_by_a_word_of_its_own(
    site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    """So each of Pagefind's results stands for the right record."""
    records = findable(knowledge_base(site.project))
    window = visit(server(site))
    window.open("404.html")
    titles = [f'"{record.title}"' for record in records]
    found = looked_up(window, titles, len(records))
    assert [r.id for number, r in enumerate(records) if found[number][:1] != [number]] == []

    words = [set(re.findall(r"[a-z]{4,}", " ".join([r.title, *words_of(r)]).lower())) for r in records]
    often = Counter(word for own in words for word in own)
    own = [
        next(iter(sorted((w for w in own if often[w] == 1), key=len, reverse=True)), None) for own in words
    ]
    known = [(number, word) for number, word in enumerate(own) if word]
    assert len(known) > len(records) // 2
    found = looked_up(window, [word for _, word in known], len(records))
    assert [word for (number, word), at in zip(known, found, strict=True) if number not in at] == []
