"""References are found from the types of fields alone."""

from __future__ import annotations

from generator.model.lock import Lock
from generator.model.records import RECORD_TYPES, CaseStudy
from generator.model.references import markdown_fields, references, referring_fields
from generator.model.vocabulary import Agency, GlossaryEntry, Theme


def case_study(**fields: object) -> CaseStudy:
    least = {"id": "a", "title": "T", "summary": "S", "themes": ["t"], "questions": ["Q?"], "minutes": "10"}
    return CaseStudy.model_validate(
        least | {"added": "2024-01-01", "sources": [{"source": "s1", "page": "3"}]} | fields
    )


def test_lists_and_models_inside_are_walked() -> None:
    quote = {"source": "s1", "text": "Words", "via": {"source": "s2", "paragraph": "2"}}
    found = list(references(case_study(quotes=[quote], superseded_by="b", status="withdrawn", reason="Old.")))
    records = ("finding", "case-study", "takeaway", "context", "source")
    assert found == [
        (("themes", 0), "t", ("theme",)),
        (("quotes", 0, "source"), "s1", ("source",)),
        (("quotes", 0, "via", "source"), "s2", ("source",)),
        (("sources", 0, "source"), "s1", ("source",)),
        (("superseded_by",), "b", records),
    ]


def test_every_kind_of_model_says_what_it_refers_to() -> None:
    assert [field.name for field in referring_fields(Agency)] == ["broader", "area"]
    assert [field.name for field in referring_fields(GlossaryEntry)] == ["see"]
    assert [field.name for field in referring_fields(Lock)] == ["paragraphs"]
    for record_class in RECORD_TYPES:
        assert {"themes", "quotes", "sources", "related"} <= {
            field.name for field in referring_fields(record_class)
        }


def test_markdown_fields() -> None:
    assert markdown_fields(CaseStudy) == ("detail", "how_it_works", "difference")
    assert markdown_fields(Theme) == ("why_it_matters",)
    assert markdown_fields(Agency) == ()
