"""Every field that holds words says whose they are, so that no text escapes the checks."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import pytest

from generator.model.fields import Model, Text
from generator.model.passages import passages, texts
from generator.model.records import RECORD_TYPES, CaseStudy
from generator.model.vocabulary import VOCABULARY_FILES
from tests.exports.export_collections import small

# Fixed forms that hold no words of anybody.
NO_WORDS = {
    "id",
    "kind",
    "address",
    "ons_code",
    "published",
    "inspected_from",
    "inspected_to",
    "started",
    "ended",
}
NO_WORDS |= {"added", "reviewed", "former_ids", "type"}


@pytest.mark.parametrize("model", [*RECORD_TYPES, *VOCABULARY_FILES.values()])
def test_every_text_says_whose_it_is(model: type[Model]) -> None:
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in model.model_fields and name not in NO_WORDS:
            for text in free_texts(hint):
                assert any(isinstance(mark, Text) for mark in text), (model, name)


def free_texts(hint: Any) -> list[list[Any]]:
    """The marks of each annotated text in a type that may be longer than an id."""
    if hasattr(hint, "__metadata__"):
        if hint.__origin__ is not str:
            return []
        marks = list(hint.__metadata__)
        is_id = any(getattr(mark, "pattern", None) for mark in marks) or "RefersTo" in repr(marks)
        return [] if is_id else [marks]
    return [marks for argument in get_args(hint) for marks in free_texts(argument)]


def test_quick_and_exact_reading_agree() -> None:
    kb = small()
    for model in (*kb.records.values(), *kb.terms.values()):
        ours, others = texts(model)
        found = list(passages(model))
        assert ours == [passage.text for passage in found if passage.whose == "editors"]
        assert others == [passage.text for passage in found if passage.whose != "editors"]


def test_locations_lead_to_their_texts() -> None:
    kb = small()
    record = next(r for r in kb.records.values() if isinstance(r, CaseStudy) and r.quotes)
    for location, text, _, _ in passages(record):
        value: Any = record
        for step in location:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert value == text
