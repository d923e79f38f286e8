"""From nodes to models: the right place and the right words."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.model.fields import Model
from generator.model.records import Context
from generator.reading.validation import did_you_mean, validate
from generator.reading.yaml_tree import read_tree

GOOD = """\
title: Halve knife crime
summary: >-
  A pledge
  repeated.
nature: commitment
said_by: The author
sources:
  - source: summary
    paragraph: 2
added: 2024-06-01
"""


def validated(text: str) -> tuple[Context | None, list[Diagnostic]]:
    root, diagnostics = read_tree(text, "pledge.yml")
    assert root is not None
    context, found = validate(Context, root, "pledge.yml", {"id": "pledge", "kind": "context"}, "record")
    return context, diagnostics + found


def test_a_good_record_becomes_a_model() -> None:
    context, diagnostics = validated(GOOD)
    assert diagnostics == []
    assert context is not None
    assert (context.id, context.kind, context.summary) == ("pledge", "context", "A pledge repeated.")
    assert context.sources[0].paragraph == 2


def test_a_field_without_value_is_reported_once() -> None:
    _, diagnostics = validated(GOOD.replace("title: Halve knife crime", "title:"))
    assert [str(d.place) for d in diagnostics] == ["pledge.yml:1:7"]


def test_all_errors_of_a_record_come_at_once() -> None:
    _, diagnostics = validated(
        GOOD.replace("commitment", "vow").replace("2024-06-01", "June").replace("2\n", "-2\n")
    )
    assert sorted(d.code for d in diagnostics) == ["bad-date", "bad-number", "not-allowed"]


def test_errors_inside_a_list_do_not_make_it_too_short() -> None:
    _, diagnostics = validated(GOOD.replace("paragraph: 2", "paragraph: two"))
    assert [d.code for d in diagnostics] == ["bad-number"]


class Undescribed(Model):
    """A model whose field says nothing of itself."""

    name: str


def test_a_missing_field_of_which_nothing_is_known() -> None:
    root, _ = read_tree("other: x\n", "f")
    assert root is not None
    assert [str(d) for d in validate(Undescribed, root, "f", {})[1]] == [
        "f:1:1: missing-field: the field `name` is missing (add it)",
        "f:1:1: unknown-field: there is no field `other` here (remove it; the fields here are name)",
    ]


def test_did_you_mean() -> None:
    assert did_you_mean("themse", ["themes", "areas"], "remove it") == "did you mean “themes”?"
    assert did_you_mean("colour", ["themes", "areas"], "remove it") == "remove it"
