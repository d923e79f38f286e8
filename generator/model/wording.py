"""The words of a text apart from how they are set: quotations and documents are compared by them.

White space and typographic quotation marks are made alike, and characters that print nothing go. Nothing
else is touched: a letter, a comma or a capital more or less is a difference.
"""

from __future__ import annotations

import hashlib

HASH_LENGTH = 16
OMISSION = "[…]"

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)


def wording(text: str) -> str:
    """A text with every run of white space as one space, and one form of quotation marks.

    White space after a hyphen goes: where a printed line ends with one, nobody can tell whether a space
    follows (“child-” and “family-specific”, “multi-” and “agency”).
    """
    return " ".join(text.translate(_ALIKE).split()).replace("- ", "-")


def wording_hash(text: str) -> str:
    """The first digits of the SHA-256 of the words of a text."""
    return hashlib.sha256(wording(text).encode()).hexdigest()[:HASH_LENGTH]
