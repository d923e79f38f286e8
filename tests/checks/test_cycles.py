"""Chains that lead back to where they began."""

from __future__ import annotations

import pytest

from generator.checks.cycles import cycles


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": ("b",), "b": ("c",)}, []),
        ({"b": ("a",), "a": ("b",)}, [["a", "b"]]),
        ({"a": ("a",)}, []),  # reported as a reference to itself
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",)}, []),
        ({"x": ("a",), "a": ("b",), "b": ("c",), "c": ("a",)}, [["a", "b", "c"]]),
        ({"a": ("b",), "b": ("c",), "c": ("d",), "x": ("y",), "y": ("x",)}, [["x", "y"]]),
        ({"a": ("b", "c"), "b": ("a",), "c": ("a",)}, [["a", "b"], ["a", "c"]]),
    ],
)
def test_cycles(graph: dict[str, tuple[str, ...]], found: list[list[str]]) -> None:
    assert cycles(graph) == found


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    graph = {str(number): (str(number + 1),) for number in range(20_000)}
    assert cycles(graph) == []
