"""Plain text: every line that is not empty is a paragraph. It has no headings that a program could tell."""

from __future__ import annotations

from generator.verification.passages import DocumentError, Passage


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8. Raises ``DocumentError`` for anything else."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError(
            "the text is not in UTF-8", "open it in an editor and save it with the encoding UTF-8"
        ) from None


def read_plain_text(content: bytes) -> list[Passage]:
    """The lines of a plain text that are not empty."""
    return [Passage(line) for line in decoded(content).split("\n") if line.strip()]
