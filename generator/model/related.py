"""Which records are worth reading next, and why.

Two records are the closer the more terms they share and the rarer these are in the collection:
sharing a theme that half of all records have says little, sharing a service that three have says
much (inverse document frequency, as search engines weigh words).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.knowledge_base import KnowledgeBase, direct_terms
from generator.model.records import Record

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
    scores: dict[str, float] = {}
    weights: dict[str, float] = {}
    total = max(len(kb.index_terms), 2)
    for term_id in direct_terms(record):
        number = len(kb.about(term_id))
        if number > COMMON:
            continue
        weights[term_id] = weight = math.log(total / max(number, 1)) + 0.1
        if not scores:
            scores = dict.fromkeys(kb.evidence_about(term_id), weight)  # C; half of all records need no more
            continue
        for other_id in kb.evidence_about(term_id):
            scores[other_id] = scores.get(other_id, 0.0) + weight
    for other_id in (*shown, *chosen):
        scores.pop(other_id, None)
    for other_id in best(scores, limit - len(result)):
        terms = [term_id for term_id in weights if term_id in kb.index_terms[other_id]]
        terms.sort(key=lambda term_id: (-weights[term_id], term_id))
        result.append(Related(kb.records[other_id], explain(kb, terms)))
    return result[:limit]


def best(scores: Mapping[str, float], number: int) -> list[str]:
    """The ids with the highest scores, in alphabetical order where these are equal."""
    if number <= 0 or not scores:
        return []
    # Plain numbers and plain names sort fast, both together do not: often a hundred share the last score that wins.
    least = sorted(scores.values(), reverse=True)[:number][-1]
    above = sorted((-score, id_) for id_, score in scores.items() if score > least)
    level = sorted(id_ for id_, score in scores.items() if score == least)
    return [*(id_ for _, id_ in above), *level][:number]
