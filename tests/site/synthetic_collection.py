"""A collection of many made-up records, the same ones each time, with terms that stand below several others."""

from __future__ import annotations

from random import Random
from typing import Any

from generator.model.evidence import BASIS_LABELS
from generator.model.knowledge_base import KINDS, KnowledgeBase, build_knowledge_base
from generator.model.records import CaseStudy, Context, Finding, Record, Source, Takeaway
from generator.model.term import Term
from generator.model.vocabulary import Agency, Area, Group, Programme, Settings, Theme

TERM_FIELDS: dict[type[Term], dict[str, str]] = {
    Theme: {"definition": "A theme."},
    Area: {"area_type": "county"},
    Agency: {"definition": "An agency.", "sector": "police"},
    Group: {"definition": "A group."},
}
NUMBERS: dict[type[Term], int] = {Theme: 60, Area: 80, Agency: 40, Group: 12}
SETTINGS = {
    "title": "Made up", "purpose": "For tests.", "publisher": "Tests", "address": "https://example.org/",
    "contact": "tests@example.org", "licence": "None", "format": "1.0",
}  # fmt: skip


def _terms(chance: Random) -> list[Term]:
    """Terms of each type; some stand below one or two that come before them, five deep at most by chance."""
    terms: list[Term] = []
    for cls, number in NUMBERS.items():
        ids = [f"{cls.type}-{index}" for index in range(number)]
        for index, id_ in enumerate(ids):
            above = chance.sample(ids[:index], min(index, chance.choice([0, 0, 1, 1, 2])))
            values = {"id": id_, "title": f"{cls.type} {index}", "broader": above} | TERM_FIELDS[cls]
            terms.append(cls.model_validate(values))
    for year in (2019, 2021, 2023):
        values = {"id": f"programme-{year}", "title": f"Inspections {year}", "inspectorates": ["agency-0"]}
        dates = {"started": f"{year}-09", "ended": f"{year + 1}-03"}
        terms.append(Programme.model_validate(values | dates))
    return terms


def _sources(chance: Random) -> list[Source]:
    sources = []
    for index in range(25):
        programme = chance.choice([None, "programme-2019", "programme-2021", "programme-2023"])
        values: dict[str, Any] = {"programme": programme} if programme else {"published": "2018-05"}
        if chance.random() < 0.5:
            year = chance.randint(2019, 2024)
            values |= {
                "inspected_from": f"{year}-12-01",
                "inspected_to": f"{year + chance.randint(0, 1)}-12-05",
            }
        values |= {"id": f"source-{index}", "title": f"Report {index}", "short_title": f"R {index}"}
        least = {"summary": "A report.", "publishers": ["agency-0"], "numbering": "pages"}
        sources.append(Source.model_validate(least | {"licence": "None", "added": "2020-01-01"} | values))
    return sources


def _record(chance: Random, index: int) -> Record:
    def some(cls: type[Term], least: int, most: int) -> list[str]:
        return [f"{cls.type}-{n}" for n in chance.sample(range(NUMBERS[cls]), chance.randint(least, most))]

    values: dict[str, Any] = {
        "id": f"record-{index}",
        "title": f"Record {index} {chance.choice('abcdefgh')}",
        "summary": "Made up.",
        "themes": some(Theme, 1, 3),
        "groups": some(Group, 0, 2),
        "added": f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "sources": [
            {"source": f"source-{n}", "page": str(chance.randint(1, 40))}
            for n in chance.sample(range(25), chance.randint(1, 2))
        ],
    }
    areas = some(Area, 0, 2)
    if chance.random() < 0.75:
        scope = {"scope": "named-areas", "areas": areas} if areas else {"scope": "national"}
        basis = chance.choice(list(BASIS_LABELS))
        agencies = {"agencies": some(Agency, 0, 2), "partners": some(Agency, 0, 2)}
        return Finding.model_validate(
            values | scope | agencies | {"kind": chance.choice(KINDS), "basis": basis}
        )
    values["areas"] = areas
    cls, own = chance.choice(
        [
            (CaseStudy, {"questions": ["Why?"], "minutes": "20", "lead": some(Agency, 0, 1)}),
            (Takeaway, {"supported_by": ["record-0"]}),
            (Context, {"nature": "fact", "said_by": "Somebody", "agencies": some(Agency, 0, 1)}),
        ]
    )
    return cls.model_validate(values | own)


def synthetic_kb(number: int, seed: int = 1) -> KnowledgeBase:
    """A knowledge base of ``number`` records."""
    chance = Random(seed)
    terms = _terms(chance)
    records = [*_sources(chance), *(_record(chance, index) for index in range(number))]
    settings = Settings.model_validate(SETTINGS)
    return build_knowledge_base(settings, records, {term.id: term for term in terms}, {}, {}, {})
