"""What pydantic finds wrong with a value, in plain words: a code, a message and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

from generator.diagnostics import shortened
from generator.model.fields import ID_PATTERN
from generator.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

# How the messages of the model's own validators begin, and the code of each. Others are `invalid-value`,
# or `inconsistent` when they are about several fields together.
CODES_BY_BEGINNING = {
    "is blank": "blank-value",
    "contains the invisible character": "invisible-character",
    "must stay on one line": "several-lines",
    "is no date": "bad-date",
    "is no day": "bad-date",
    "must name the day": "bad-date",
    "is no web address": "bad-address",
    "is an address without encryption": "plain-http",
    "is no number": "bad-number",
    "is no whole number": "bad-number",
    "is neither true nor false": "bad-true-false",
}


@dataclass(frozen=True)
class Problem:
    """One error of pydantic: its type, what it is about, the node it is at, and what the model says there."""

    kind: str
    subject: str
    node: Node
    message: str
    context: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    examples: list[Any] = field(default_factory=list)


class Words(NamedTuple):
    """How an error is told."""

    code: str
    message: str
    hint: str


def describe(problem: Problem) -> Words:
    """Tell an error in plain words."""
    kind, node = problem.kind, problem.node
    if kind == "value_error":
        return _own_message(problem)
    if kind == "model_type":
        fields = ", ".join(problem.fields)
        return Words(
            "fields-expected",
            f"{problem.subject} takes fields, each with its name",
            f"its fields are {fields}",
        )
    if kind == "tuple_type":
        hint = "write each entry on a line of its own, after `- `"
        return Words("list-expected", f"{problem.subject} takes a list", hint)
    if isinstance(node, Sequence):
        if kind in {"too_short", "too_long"}:
            return _size(problem)
        hint = "write the value on the line of its field, without a dash"
        return Words("one-value-expected", f"{problem.subject} takes one value, not a list", hint)
    if isinstance(node, Mapping):
        hint = "put a text that holds a colon and a space in quotation marks"
        return Words("one-value-expected", f"{problem.subject} takes one value, not fields", hint)
    if kind == "literal_error":
        return _not_allowed(problem, node.text)
    if kind == "string_pattern_mismatch":
        return _pattern(problem, node.text)
    return _size(problem)


def _own_message(problem: Problem) -> Words:
    """A message of the model itself: ``Value error, what is wrong; what to do``."""
    text = problem.message.removeprefix("Value error, ")
    message, _, hint = text.partition("; ")
    code = next((code for beginning, code in CODES_BY_BEGINNING.items() if message.startswith(beginning)), "")
    if not code:
        code = "inconsistent" if isinstance(problem.node, Mapping) else "invalid-value"
    return Words(code, f"{problem.subject} {message}", hint or "change it or remove it")


def _not_allowed(problem: Problem, written: str) -> Words:
    """A value outside the few that are allowed."""
    allowed = re.findall(r"'([^']*)'", problem.context["expected"])
    close = get_close_matches(written, allowed)
    choices = ", ".join(allowed)
    hint = f"did you mean “{close[0]}”? Allowed: {choices}" if close else f"write one of: {choices}"
    return Words("not-allowed", f"“{shortened(written)}” is not allowed in {problem.subject}", hint)


def _pattern(problem: Problem, written: str) -> Words:
    """A value that is not written as it should be."""
    written = shortened(written)
    if problem.context.get("pattern") == ID_PATTERN:
        hint = "use lower-case letters, digits and single hyphens, such as police-response"
        return Words("bad-id", f"“{written}” cannot be an id", hint)
    hint = f"write it like {problem.examples[0]}" if problem.examples else "check how it is written"
    return Words("invalid-value", f"“{written}” is not what {problem.subject} takes", hint)


def _size(problem: Problem) -> Words:
    """Too long, too many, too few, too large, too small; anything else in pydantic's own words."""
    context, subject = problem.context, problem.subject
    if problem.kind in {"too_long", "string_too_long"}:
        most = context["max_length"]
        if isinstance(problem.node, Sequence):
            message = f"{subject} has {len(problem.node.items)} entries; at most {most} are allowed"
            return Words("too-many", message, "take some out")
        length = len(problem.node.text.strip()) if isinstance(problem.node, Scalar) else 0
        return Words(
            "too-long", f"{subject} has {length} characters; at most {most} are allowed", "shorten it"
        )
    if problem.kind == "too_short":
        least = context["min_length"]
        return Words(
            "too-few", f"{subject} needs at least {least} {'entry' if least == 1 else 'entries'}", "add one"
        )
    if problem.kind == "greater_than_equal":
        return Words("bad-number", f"{subject} must be {context['ge']:g} or more", "check the number")
    if problem.kind == "less_than_equal":
        return Words("bad-number", f"{subject} must be {context['le']:g} or less", "check the number")
    return Words("invalid-value", f"{subject}: {problem.message}", "change it")
