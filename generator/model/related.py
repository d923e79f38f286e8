"""Which records are worth reading next, and why.

Two records are the closer the more terms they share and the rarer these are in the collection:
sharing a theme that half of all records have says little, sharing a service that three have says
much (inverse document frequency, as search engines weigh words).
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from generator.model.knowledge_base import KnowledgeBase, direct_terms
from generator.model.records import CaseStudy, Finding, Record

# A term that more records share than this says too little to find related records by.
COMMON = 400


@dataclass(frozen=True)
class Related:
    """A related record with the reason, ready to read: “Same theme: Recording; same area: Leeds”."""

    record: Record
    reason: str


def explain(kb: KnowledgeBase, shared: list[str]) -> str:
    """Say in words which terms two records share, the rarest first and two a type at most."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for term_id in shared:
        term = kb.terms[term_id]
        by_type[term.type].append(term.title)
    text = "; ".join(f"same {kind}: {', '.join(names[:2])}" for kind, names in by_type.items())
    return text[:1].upper() + text[1:]


def related_records(kb: KnowledgeBase, record: Record, limit: int = 4) -> list[Related]:
    """The ``limit`` closest published findings and case studies; editors' own choice comes first.

    Records that the page shows anyway (opposites, case studies) are left out.
    """
    chosen = dict.fromkeys((*record.related, *kb.links_to(record.id, "related")))
    shown = {record.id, *getattr(record, "responds_to", ()), *getattr(record, "case_studies", ())}
    shown.update(kb.links_to(record.id, "responds_to"), kb.links_to(record.id, "case_studies"))
    result = [
        Related(kb.records[other], "Chosen by the editors")
        for other in chosen
        if other not in shown and other in kb.index_terms
    ]
    scores: dict[str, float] = defaultdict(float)
    shared: dict[str, list[tuple[float, str]]] = defaultdict(list)
    total = max(len(kb.index_terms), 2)
    for term_id in direct_terms(record):
        others = kb.about(term_id)
        if len(others) > COMMON:
            continue
        weight = math.log(total / max(len(others), 1)) + 0.1
        for other in others:
            if other.id in shown or other.id in chosen or not isinstance(other, Finding | CaseStudy):
                continue
            scores[other.id] += weight
            shared[other.id].append((-weight, term_id))
    for other_id in sorted(scores, key=lambda key: (-scores[key], key))[: max(limit - len(result), 0)]:
        terms = [term_id for _, term_id in sorted(shared[other_id])]
        result.append(Related(kb.records[other_id], explain(kb, terms)))
    return result[:limit]
