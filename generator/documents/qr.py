"""QR codes of permanent addresses, made when the site is built; no service is ever asked."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import segno

QR_NAME = "qr-code.png"  # the picture of this name in a Word template is replaced
COLOR = "#0e4352"
MASK = 4  # any of the eight is right; trying all of them out takes ten times as long
DIGITS = bytes.maketrans(b"\x00\x01", b"01")


@dataclass(frozen=True)
class QrCode:
    """A square of ``size`` by ``size`` dots, a bit for each, row after row; ``dots`` is base64, a dark dot is 1.

    Leave four dots of white round it.
    """

    size: int
    dots: str

    @property
    def path(self) -> str:
        """The dark dots as an SVG path, to be drawn with a line one unit wide."""
        whole = base64.b64decode(self.dots)
        bits = f"{int.from_bytes(whole):0{8 * len(whole)}b}"
        lines = []
        for y in range(self.size):
            row = bits[y * self.size : (y + 1) * self.size]
            lines += [f"M{run.start()} {y}.5h{run.end() - run.start()}" for run in re.finditer("1+", row)]
        return "".join(lines)


CodeOf = Callable[[str], QrCode]  # makes the code of an address, or knows it from before


def _made(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", mask=MASK, boost_error=False)


def qr_code(address: str) -> QrCode:
    """The code of an address."""
    matrix = _made(address).matrix
    bits = b"".join(matrix).translate(DIGITS)
    whole = int(bits.ljust(-len(bits) % 8 + len(bits), b"0"), 2)
    return QrCode(len(matrix), base64.b64encode(whole.to_bytes(-(-len(bits) // 8))).decode())


@lru_cache(maxsize=1024)
def qr_png(address: str) -> bytes:
    """A QR code as a picture of some 250 pixels, for documents."""
    picture = io.BytesIO()
    _made(address).save(picture, kind="png", scale=6, border=2, dark=COLOR)
    return picture.getvalue()
