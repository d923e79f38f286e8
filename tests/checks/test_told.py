"""What people are told when records do not fit each other, word for word and with its place.

The cases stand in ``told_of_records.txt``: files that are laid over a small collection, as Python writes them, and
below them, further in, what is told. A content that begins with ``...`` has the fields that every record of its
folder needs, but for those that it names itself; a file whose content is None is taken away.
``UPDATE_GOLDEN=1 python -m pytest tests/checks`` writes what is told anew; look at the difference before you
commit it.
"""

from __future__ import annotations

import ast
import os
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.checks import CHECKS, check_collection
from generator.diagnostics import Diagnostic
from generator.model.wording import wording_hash
from generator.reading.collection import Collection, read_collection

CASES = Path(__file__).parent / "told_of_records.txt"
TODAY = date(2025, 1, 31)

ANY = {"title": "T", "summary": "S.", "sources": "[{source: report, page: 2}]", "added": "2024-06-01"}
FINDING = ANY | {"themes": "[care]", "scope": "national", "agencies": "[police]", "basis": "inspectors-saw"}
LEAST = {
    "context": ANY | {"nature": "aim", "said_by": "A"},
    "good-practice": FINDING,
    "poor-practice": FINDING,
    "case-studies": ANY | {"themes": "[care]", "questions": "[Q?]", "minutes": "10"},
    "takeaways": ANY | {"themes": "[care]", "supported_by": "[early-help]"},
    "sources": {
        "title": "T", "short_title": "T", "summary": "S.", "publishers": "[police]", "numbering": "pages",
        "licence": "none stated", "added": "2024-06-01",
    },
}  # fmt: skip


def lock(*paragraphs: str, **quoted: int) -> str:
    """A lock file with these paragraphs, each by its fields, and with words that were found in one of them."""
    lines = ["document: x", f"sha256: {'0' * 64}", "sections: [{first: 2, title: Police}]", "quotations:"]
    lines += [f"  - {{sha256: {wording_hash(word)}, paragraph: {number}}}" for word, number in quoted.items()]
    lines += ["paragraphs:"]
    lines += [f"  - {{number: {n}, sha256: {'0' * 16}, {rest}}}" for n, rest in enumerate(paragraphs, 1)]
    return "\n".join(lines) + "\n"


SMALL = {
    "knowledge-base.yml": (
        "title: T\npurpose: P.\npublisher: P\naddress: https://example.org/\ncontact: a@example.org\nlicence: L\n"
        "format: '1.0'\n"
    ),
    "vocabulary/themes.yml": "care:\n  title: C\n  definition: D.\ncourt:\n  title: C\n  definition: D.\n",
    "vocabulary/areas.yml": (
        "south:\n  title: S\n  area_type: county\nnorth:\n  title: N\n  area_type: county\n  broader: [south]\n"
    ),
    "vocabulary/agencies.yml": "police:\n  title: P\n  definition: D.\n  sector: police\n",
    "sources/report.yml": "...",
    "sources/letter.yml": "...numbering: paragraphs\ncoverage: whole\npasses_on: [report]\n",
    "sources/letter.lock.yml": lock("left_out: Hello", "records: [aim]", "records: [aim]", words=3),
    "good-practice/early-help.yml": "...",
    "context/aim.yml": (
        "...sources: [{source: letter, paragraph: 2, section: Police}]\n"
        "quotes: [{source: letter, paragraph: 3, text: words}]\n"
    ),
}


def whole(path: str, content: str) -> str:
    """A file with the fields that it needs."""
    if not content.startswith("..."):
        return content
    written = set(re.findall(r"^(\w+):", content.removeprefix("..."), re.MULTILINE))
    least = LEAST[path.partition("/")[0]]
    return content.removeprefix("...") + "".join(
        f"{name}: {value}\n" for name, value in least.items() if name not in written
    )


def told(root: Path, written: str) -> list[Diagnostic]:
    """What is told of the small collection with these files over it, and of the pages in ``docs``."""
    for path, content in (SMALL | ast.literal_eval(written)).items():
        if content is None:
            continue
        file = root / (path if path.startswith("docs/") else f"findings/{path}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(whole(path, content), encoding="utf-8", newline="")
    collection = read_collection(root / "findings", root=root)
    return [*collection.diagnostics, *check_collection(collection, root / "docs", TODAY)]


@cache
def cases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            assert line not in found, "this case stands there twice"
            found[line] = []
    return found


@pytest.mark.parametrize("written", cases().keys(), ids=lambda written: f"{wording_hash(written)[:8]}")
def test_told(written: str, tmp_path: Path) -> None:
    expected = cases()
    found = [str(diagnostic) for diagnostic in told(tmp_path, written)]
    if os.environ.get("UPDATE_GOLDEN") == "1":
        expected[written] = found
        lines = (f"{case}\n" + "".join(f"  {line}\n" for line in below) for case, below in expected.items())
        CASES.write_text("".join(lines), encoding="utf-8")
    assert found == expected[written]


def test_the_small_collection_itself_is_good(tmp_path: Path) -> None:
    assert told(tmp_path, "{}") == []


def test_how_many_checks_are_done_is_told_after_each(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    check_collection(Collection("findings", tmp_path), tell=lambda done, of: heard.append((done, of)))
    assert heard == [(number + 1, len(CHECKS)) for number in range(len(CHECKS))]
