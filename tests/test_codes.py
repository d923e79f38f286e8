"""The list of codes is whole: what the program can say, what is explained and what has an example are one.

``UPDATE_GOLDEN=1 python -m pytest tests/test_codes.py`` writes the examples of the page about messages anew.
"""

from __future__ import annotations

import ast
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from generator.codes import CODES, GROUPS
from generator.codes.examples import FILE, excerpts
from generator.diagnostics import Diagnostic
from tests.excerpts import right_of, wrong_of
from tests.test_examples import BAD, EXAMPLES, RIGHT, diagnostics_of, lay_out

PACKAGE = Path(__file__).parents[1] / "generator"
Found = dict[str, list[Diagnostic]]


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Found]:
    """Every example folder, laid out, and what is found in each."""
    root = tmp_path_factory.mktemp("examples")
    found = {}
    for name in BAD:
        with pytest.MonkeyPatch.context() as patch:
            lay_out(f"bad/{name}", root / name, patch)
            found[name] = sorted(set(diagnostics_of(root / name)))
    return root, found


def test_every_code_in_the_program_is_explained() -> None:
    assert codes_in_source() - CODES.keys() == set()


def test_every_code_has_an_example(examples: tuple[Path, Found]) -> None:
    shown = {diagnostic.code for found in examples[1].values() for diagnostic in found}
    assert shown == CODES.keys()


def test_the_example_of_every_code_shows_what_is_right(examples: tuple[Path, Found]) -> None:
    """That nothing is reported there, ``test_examples`` tells."""
    shown = {shown_for(code, examples[1])[0] for code in CODES}
    assert shown - set(RIGHT) == set()


def test_what_is_right_differs_from_what_is_wrong() -> None:
    for code, example in excerpts().items():
        right = example.right
        assert (right.lines, right.path) != (example.lines, example.path), code
        assert right.lines or right.note or right.path.startswith("--since"), code


def test_diagnostics_are_as_severe_as_the_list_says(examples: tuple[Path, Found]) -> None:
    for name, found in examples[1].items():
        for diagnostic in found:
            assert diagnostic.severity == CODES[diagnostic.code].severity, (name, diagnostic.code)


def test_explanations_are_whole() -> None:
    assert len(CODES) == sum(len(group.codes) for group in GROUPS), "a code is explained twice"
    for code in CODES.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
        assert not code.title.endswith("."), code.name
        assert code.why.endswith("."), code.name
        assert code.remedy.endswith("."), code.name


def test_examples_of_the_page_are_those_of_the_tests(examples: tuple[Path, Found]) -> None:
    made = {code: example_of(code, *examples) for code in sorted(CODES)}
    if os.environ.get("UPDATE_GOLDEN"):
        FILE.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(FILE.read_text(encoding="utf-8")) == made
    assert excerpts().keys() == CODES.keys()


def example_of(code: str, root: Path, found: Found) -> dict[str, Any]:
    """The message of a code from the example of the code, the lines around it, and how they should be."""
    name, diagnostic = shown_for(code, found)
    wrong = wrong_of(diagnostic, root / name)
    return {**wrong, "right": right_of(diagnostic, root / name, EXAMPLES / "bad" / name / "right")}


def shown_for(code: str, found: Found) -> tuple[str, Diagnostic]:
    """The example of a code: the one named like it, else the first in which it is found."""
    names = sorted(found, key=lambda name: (name != code, name))
    return next((name, diagnostic) for name in names for diagnostic in found[name] if diagnostic.code == code)


def codes_in_source() -> set[str]:
    """Every text that stands where the code of a diagnostic stands, wherever diagnostics are made."""
    files = (
        file
        for file in PACKAGE.rglob("*.py")
        if re.search(r"Diagnostic\(|Words\(|Problem\(", file.read_text("utf-8"))
    )
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    return {code for tree in trees for node in ast.walk(tree) for code in codes_at(node)}


def codes_at(node: ast.AST) -> list[str]:
    """The codes in a call that makes a diagnostic, or in a tuple, dictionary or assignment used for one."""
    candidates: list[ast.expr | None] = []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in {"Diagnostic", "report", "at_problem", "at_context", "Words", "Problem"}:
            candidates = list(node.args[:3])
    elif isinstance(node, ast.Tuple) and len(node.elts) == 3 and isinstance(node.elts[0], ast.Constant):
        candidates = [node.elts[0]] if " " in ast.unparse(node.elts[1]) else []
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
        candidates = [node.value, getattr(node.value, "body", None), getattr(node.value, "orelse", None)]
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "CODES_BY_BEGINNING":
        candidates = list(getattr(node.value, "values", []))
    texts = [item.value for item in candidates if isinstance(item, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text)]
