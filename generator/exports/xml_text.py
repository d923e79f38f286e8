"""Text inside XML: escaped, and without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text between tags."""
    return escape(NOT_IN_XML.sub("", text))


def xml_attribute(text: str) -> str:
    """The value of an attribute, with its quotation marks."""
    return quoteattr(NOT_IN_XML.sub("", text))
