"""The small collection of ``collection/``, and its expected pages in ``golden/``.

After a change that is meant to change pages, write them anew and read the difference before committing:

    UPDATE_GOLDEN=1 python -m pytest tests/pages tests/exports
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import knowledge_base_of, read_and_check
from generator.model.knowledge_base import KnowledgeBase
from generator.pages.environment import Pages

HERE = Path(__file__).parent
COLLECTION = HERE / "collection"


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    collection, diagnostics = read_and_check(COLLECTION / "findings", COLLECTION, COLLECTION / "docs")
    assert diagnostics == []
    return knowledge_base_of(collection)


@pytest.fixture(scope="session")
def pages(kb: KnowledgeBase) -> Pages:
    return Pages(kb)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """``golden("finding.html", text)`` compares a text with the expected one, or writes that anew."""

    def compare(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if os.environ.get("UPDATE_GOLDEN") == "1":
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text.split("\n") == file.read_text(encoding="utf-8").split("\n")

    return compare
