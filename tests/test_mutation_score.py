"""The score of ``make mutants``: what counts, and when it is too low."""

from __future__ import annotations

import io

import pytest

from tests.mutation_score import LEAST, Score, main, scores, table, verdict

RESULTS = """\
    generator.checks.a.x_one__mutmut_1: killed
    generator.checks.a.x_one__mutmut_2: survived
    generator.checks.a.xǁClassǁtwo__mutmut_1: killed
    generator.checks.a.xǁClassǁtwo__mutmut_2: timeout
    generator.checks.a.xǁClassǁtwo__mutmut_3: no tests
    generator.model.b.x_one__mutmut_1: caught by type check
    generator.model.b.x_one__mutmut_2: killed
"""


def test_scores_by_file_and_of_all() -> None:
    one, other, whole = scores(RESULTS.splitlines())
    assert one == Score("generator.checks.a", refused=0, killed=2, survived=1, other=2)
    assert other == Score("generator.model.b", refused=1, killed=1, survived=0, other=0)
    assert whole == Score("all", refused=1, killed=3, survived=1, other=2)
    assert [score.percent for score in (one, other, whole)] == [40.0, 100.0, 50.0]


def test_a_file_of_which_mypy_refuses_every_change_is_whole() -> None:
    assert Score("a", refused=3, killed=0, survived=0, other=0).percent == 100.0


def test_what_was_not_tried_counts_as_not_noticed() -> None:
    found = scores(["a.b.x__mutmut_1: killed", "a.b.x__mutmut_2: not checked"])
    assert found[0].percent == 50.0
    assert verdict(found[:1]) == [
        "a.b: 1 mutants were not tried",
        "a.b: the tests notice 50.0 % of the changes, less than 85 %",
    ]


def test_the_least_score_is_enough() -> None:
    assert verdict([Score("a", refused=0, killed=int(LEAST), survived=100 - int(LEAST), other=0)]) == []
    assert len(verdict([Score("a", refused=0, killed=int(LEAST) - 1, survived=16, other=0)])) == 1


@pytest.mark.parametrize(("results", "code"), [(RESULTS, 1), ("a.b.x__mutmut_1: killed\n", 0), ("", 0)])
def test_the_command(
    results: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(results))
    assert main() == code
    written = capsys.readouterr()
    assert written.out == table(scores(results.splitlines()))
    assert bool(written.err) == bool(code)
