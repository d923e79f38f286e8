"""Parts of a text blanked out, so that all else stands where it stood."""

from __future__ import annotations

import re

# What is named rather than said: words in quotation marks, ids, code, and the addresses of links.
QUOTED = re.compile(r"“[^”\n]{0,400}”|(?<!\w)‘[^’\n]{0,200}’(?!\w)|(?<!\w)\"[^\"\n]{1,400}\"(?!\w)")
ADDRESS = re.compile(r"\]\([^()\s]*\)|<[a-z]+:[^<>\s]*>|https?://\S+|`[^`\n]*`", re.IGNORECASE)
SIGNS = re.compile(r"[“‘\"`\[<:]")  # one of them begins whatever is named
REFERENCE = re.compile(r"\[\[[a-z0-9-]+(?:\||(?=\]\]))")


def said(text: str) -> str:
    """A text without what it only names."""
    if SIGNS.search(text):
        for pattern in (ADDRESS, REFERENCE, QUOTED):
            text = pattern.sub(blank, text)
    return text


def bare(text: str) -> str:
    """A Markdown text without addresses of links."""
    return ADDRESS.sub(blank, text) if "](" in text or "<" in text or "`" in text else text


def blank(match: re.Match[str]) -> str:
    """As many spaces as there were signs, none of which is a line break."""
    return " " * len(match[0])
