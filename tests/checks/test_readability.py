"""What a summary tells of its own."""

from __future__ import annotations

from typing import Any

import pytest

from generator.checks.readability import summary_problem
from generator.model.records import Finding

QUOTATION = "many children wait for help that never comes"


def problem(title: str, summary: str) -> str:
    fields: dict[str, Any] = {
        "id": "a",
        "kind": "risk",
        "title": title,
        "summary": summary,
        "themes": ["custody"],
        "scope": "national",
        "basis": "inspectors-saw",
        "quotes": [{"source": "s", "page": 1, "text": QUOTATION}],
        "sources": [{"source": "s", "page": 1}],
        "added": "2024-06-01",
    }
    return summary_problem(Finding.model_validate(fields))


@pytest.mark.parametrize("summary", ["They wait", "they wait.", "THEY WAIT", "They wait."])
def test_a_summary_that_repeats_the_title(summary: str) -> None:
    assert problem("They wait.", summary) == "the summary only repeats the title"


@pytest.mark.parametrize(
    "summary",
    [QUOTATION, QUOTATION + ".", "children wait for help"],
)
def test_a_summary_that_is_only_a_quotation(summary: str) -> None:
    assert problem("They wait", summary) == "the summary is only a quotation"


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("They wait for plan X", "They wait for plan"),
        ("They wait for planX", "They wait for plan"),
        ("They wait for plan", "They wait for planX"),
        ("They wait", f"Inspectors saw that {QUOTATION}"),
        ("They wait", "Nobody tells them for how long."),
    ],
)
def test_a_summary_of_its_own(title: str, summary: str) -> None:
    assert problem(title, summary) == ""
