"""QR codes of permanent addresses as pictures, for documents; pages draw theirs (``generator.exports.qr``)."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

QR_NAME = "qr-code.png"  # the picture of this name in a Word template is replaced
COLOR = "#0e4352"
MASK = 3  # any of the eight is right; trying all of them out takes ten times as long


@lru_cache(maxsize=1024)
def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False, mask=MASK, boost_error=False)


@lru_cache(maxsize=1024)
def qr_png(address: str) -> bytes:
    """A QR code as a picture of some 250 pixels."""
    picture = io.BytesIO()
    _code(address).save(picture, kind="png", scale=6, border=2, dark=COLOR)
    return picture.getvalue()
