"""How an error of pydantic is told; what no example shows."""

from __future__ import annotations

import pytest

from generator.reading.error_words import Problem, Words, describe
from generator.reading.yaml_nodes import Mapping, Scalar, Sequence

TEXT = Scalar(1, 1, "some text ", 0, 10)
LIST = Sequence(1, 1, [TEXT, TEXT])


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            Problem("some_kind", "`title`", TEXT, "Input should be better"),
            Words("invalid-value", "`title`: Input should be better", "change it"),
        ),
        (
            Problem("value_error", "`title`", TEXT, "Value error, is odd; make it even"),
            Words("invalid-value", "`title` is odd", "make it even"),
        ),
        (
            Problem("value_error", "this record", Mapping(1, 1), "Value error, is odd"),
            Words("inconsistent", "this record is odd", "change it or remove it"),
        ),
        (
            Problem("string_pattern_mismatch", "`code`", TEXT, "", {"pattern": "x"}),
            Words("invalid-value", "“some text” is not what `code` takes", "check how it is written"),
        ),
        (
            Problem("string_pattern_mismatch", "`code`", TEXT, "", {"pattern": "x"}, {}, ["E1", "E2"]),
            Words("invalid-value", "“some text” is not what `code` takes", "write it like E1"),
        ),
        (
            Problem("too_short", "`themes`", LIST, "", {"min_length": 3}),
            Words("too-few", "`themes` needs at least 3 entries", "add one"),
        ),
        (
            Problem("too_long", "`themes`", LIST, "", {"max_length": 1}),
            Words("too-many", "`themes` has 2 entries; at most 1 are allowed", "take some out"),
        ),
        (
            Problem("string_too_long", "`id`", TEXT, "", {"max_length": 5}),
            Words("too-long", "`id` has 9 characters; at most 5 are allowed", "shorten it"),
        ),
        (
            Problem("literal_error", "`a`", TEXT, "", {"expected": "'some texts', 'some tests' or 'x'"}),
            Words(
                "not-allowed",
                "“some text” is not allowed in `a`",
                "did you mean “some texts”? Allowed: some texts, some tests, x",
            ),
        ),
        (
            Problem("greater_than_equal", "`a`", TEXT, "", {"ge": 2.5}),
            Words("bad-number", "`a` must be 2.5 or more", "check the number"),
        ),
    ],
)
def test_words(problem: Problem, words: Words) -> None:
    assert describe(problem) == words
