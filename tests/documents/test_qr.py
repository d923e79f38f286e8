"""QR codes: the right dots, drawn as they are, and kept from one build to the next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import segno

from generator.documents import qr
from generator.documents.cache import DocumentCache
from generator.documents.files import Documents
from generator.documents.qr import qr_code

ADDRESSES = [f"https://kb.example.org/findings/{'long-' * n}id/" for n in range(0, 30, 5)]


def drawn(size: int, path: str) -> list[list[int]]:
    """The dots that a path makes dark."""
    cells = [[0] * size for _ in range(size)]
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path):
        for place in range(int(x), int(x) + int(length)):
            cells[int(y)][place] = 1
    return cells


@pytest.mark.parametrize("address", ADDRESSES)
def test_dots_are_those_of_the_library(address: str) -> None:
    code = qr_code(address)
    expected = segno.make_qr(address, error="m", mask=qr.MASK, boost_error=False).matrix
    assert drawn(code.size, code.path) == [[int(cell) for cell in row] for row in expected]
    assert re.fullmatch(r"(M\d+ \d+\.5h\d+)+", code.path)


def test_codes_are_made_once(tmp_path: Path) -> None:
    expected = [qr_code(address) for address in ADDRESSES]
    for number in (len(ADDRESSES), 0):
        documents = Documents(DocumentCache(tmp_path / "cache"), tmp_path)
        assert [documents.qr_code(address) for address in ADDRESSES] == expected
        assert documents.cache.made == number
