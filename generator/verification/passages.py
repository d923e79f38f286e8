"""What every reader of documents returns, and the error that it raises."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Place


class DocumentError(Exception):
    """A document that nothing can be made of: what is wrong with it, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what = what
        self.remedy = remedy
        super().__init__(f"{what} ({remedy})")

    def diagnostic(self, path: str) -> Diagnostic:
        """The same as a diagnostic of the file at ``path``."""
        return Diagnostic(Place(path), "unreadable-document", self.what, self.remedy)


@dataclass(frozen=True)
class Passage:
    """One paragraph as it was read.

    ``pages`` holds for each page on which a part of it stands where that part begins in the text, and the
    page's printed number; it is empty where a document has no pages.
    """

    text: str
    is_heading: bool = False
    pages: tuple[tuple[int, int], ...] = ()

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.pages[0][1] if self.pages else None


def one_line(text: str) -> str:
    """A text on one line, without characters that print nothing."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
