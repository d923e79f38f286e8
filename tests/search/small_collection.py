"""A collection of a few records, made in Python, with what the finder has to tell apart."""

from __future__ import annotations

from typing import Any

from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import CaseStudy, Context, Finding, Record, Source, Takeaway
from generator.model.term import Term
from generator.model.vocabulary import Agency, Area, Group, Programme, Settings, Theme

SETTINGS = {
    "title": "Test", "purpose": "For tests.", "publisher": "Tests", "address": "https://example.org/",
    "contact": "tests@example.org", "licence": "None", "format": "1.0",
}  # fmt: skip
TERMS: list[tuple[type[Term], dict[str, Any]]] = [
    (Theme, {"id": "custody", "title": "Custody"}),
    (Theme, {"id": "night", "title": "Nights in custody", "broader": ["custody"]}),
    (Theme, {"id": "exploitation", "title": "Criminal exploitation", "aliases": ["county lines"]}),
    (Theme, {"id": "empty", "title": "A theme without records"}),
    (Area, {"id": "north", "title": "The North", "area_type": "region"}),
    (Area, {"id": "county", "title": "County", "area_type": "county", "broader": ["north"]}),
    (Area, {"id": "town", "title": "Town", "area_type": "unitary authority", "broader": ["county"]}),
    (Agency, {"id": "council", "title": "Council"}),
    (
        Agency,
        {
            "id": "yjs",
            "title": "Youth justice service",
            "abbreviations": ["YJS", "YOT"],
            "broader": ["council"],
        },
    ),
    (Group, {"id": "girls", "title": "Girls"}),
    (
        Programme,
        {
            "id": "jtai",
            "title": "Joint inspections",
            "inspectorates": ["council"],
            "started": "2023-09",
            "ended": "2024-05",
        },
    ),
]
SOURCES = [
    {
        "id": "town-report", "title": "B report", "programme": "jtai",
        "inspected_from": "2023-12-18", "inspected_to": "2024-01-12",
    },
    {"id": "summary", "title": "A summary", "programme": "jtai"},
    {"id": "letter", "title": "C letter", "published": "2019-03", "areas": ["town"]},
]  # fmt: skip
CITED = [{"source": "town-report", "page": "5"}]
RECORDS: list[tuple[type[Record], dict[str, Any]]] = [
    (
        Finding,
        {
            "id": "quick", "kind": "good-practice", "title": "Ämter act quickly", "themes": ["night"],
            "agencies": ["yjs"], "groups": ["girls"], "scope": "named-areas", "areas": ["town"],
            "basis": "inspectors-saw", "added": "2024-01-01", "detail": "A **bold** word and [[slow]].",
            "quotes": [{"source": "summary", "text": "An unmistakable quotation", "paragraph": "7",
                        "via": {"source": "letter", "page": "1"}}],
        },
    ),
    (
        Finding,
        {
            "id": "slow", "kind": "risk", "title": "Slow & <b>risky</b>", "themes": ["exploitation"],
            "scope": "national", "basis": "recommendation", "added": "2024-03-01",
            "sources": [{"source": "summary", "paragraph": "3"}],
        },
    ),
    (
        CaseStudy,
        {
            "id": "study", "title": "A study", "themes": ["custody"], "questions": ["What would you ask?"],
            "minutes": "10", "how_it_works": "By magic.", "added": "2024-02-01", "lead": ["council"],
            "sources": [{"source": "town-report", "page": "2"}],
        },
    ),
    (
        Takeaway,
        {"id": "lesson", "title": "The lesson", "themes": ["custody"], "supported_by": ["quick"],
         "added": "2024-03-01"},
    ),
    (
        Context,
        {"id": "aim", "title": "An aim", "nature": "aim", "said_by": "Somebody", "added": "2024-03-01",
         "sources": [{"source": "letter", "page": "1"}]},
    ),
    (
        Finding,
        {"id": "gone", "kind": "risk", "title": "Withdrawn", "themes": ["empty"], "scope": "national",
         "basis": "recommendation", "added": "2024-03-01", "status": "withdrawn", "reason": "Wrong."},
    ),
]  # fmt: skip
MORE: dict[type[Term], dict[str, Any]] = {
    Theme: {"definition": "A theme."},
    Group: {"definition": "A group."},
    Agency: {"definition": "An agency.", "sector": "local government"},
}


def small_kb(*more: tuple[type[Record], dict[str, Any]]) -> KnowledgeBase:
    """The collection, with more records where a test needs them."""
    terms = [cls.model_validate(MORE.get(cls, {}) | values) for cls, values in TERMS]
    least = {"licence": "None", "numbering": "pages", "publishers": ["council"], "added": "2020-01-01"}
    sources = [
        Source.model_validate(least | {"short_title": s["title"], "summary": "A source."} | s)
        for s in SOURCES
    ]
    records = [
        cls.model_validate({"summary": f"Summary of {values['id']}.", "sources": CITED} | values)
        for cls, values in [*RECORDS, *more]
    ]
    settings = Settings.model_validate(SETTINGS)
    return build_knowledge_base(settings, [*sources, *records], {t.id: t for t in terms}, {}, {}, {})


def another(id_: str, **values: Any) -> tuple[type[Record], dict[str, Any]]:
    """One more finding for ``small_kb``."""
    least = {"kind": "risk", "title": f"Title of {id_}", "themes": ["custody"], "scope": "national"}
    return Finding, least | {"id": id_, "basis": "recommendation", "added": "2023-01-01"} | values


def empty_kb() -> KnowledgeBase:
    """A collection without records, as somebody has who begins."""
    return build_knowledge_base(Settings.model_validate(SETTINGS), [], {}, {}, {}, {})
