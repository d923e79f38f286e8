"""QR codes as one SVG path, made at build time; no service is ever asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby

import segno

MASK = 4  # one of eight, all valid; trying all of them takes four times as long


@dataclass(frozen=True)
class QrCode:
    """``path`` is a line one unit wide in a square of ``size`` units; leave four units of white round it."""

    size: int
    path: str


@cache
def qr_code(text: str) -> QrCode:
    """The code of an address. Remembered, so that a rebuild in a preview makes only new ones."""
    matrix = segno.make_qr(text, error="m", mask=MASK, boost_error=False).matrix
    lines = []
    for y, row in enumerate(matrix):
        gap, line = 0, ""
        for dark, run in groupby(row):
            length = len(list(run))
            line += f"m{gap} 0h{length}" if dark else ""
            gap = 0 if dark else length
        lines.append(f"M0 {y}.5{line}".replace("m0 0", ""))
    return QrCode(len(matrix), "".join(lines))
