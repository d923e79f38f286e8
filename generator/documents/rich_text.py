"""Lines of a Word document that have more than one look, for templates: ``{{r told(entry) }}``.

The looks are character styles, so that a partnership's own template decides what they are.
"""

from __future__ import annotations

from docxtpl import RichText

from generator.documents.ooxml import legal
from generator.documents.selection import QuotedWords
from generator.documents.summary_form import Entry

STRONG, LINK, TITLE, QUOTED, PLACE = "Strong", "Hyperlink", "RecordTitle", "QuotedWords", "Place"
ENDS = (".", "?", "!", "…")


def joined(*texts: str) -> str:
    """The texts that are not empty, with a dot between them."""
    return " · ".join(filter(None, texts))


def labelled(label: str, text: str = "") -> RichText:
    """A text, with words before it in bold where there are any."""
    words = RichText()
    if label:
        words.add(legal(label) + (". " if text else ":"), style=STRONG)
    if text:
        words.add(legal(text))
    return words


def small(*texts: str) -> RichText:
    """The texts that are not empty, small and in brackets: where something stands, or under which licence."""
    return RichText(f"[{legal(joined(*texts))}]", style=PLACE) if any(texts) else RichText()


def place(quote: QuotedWords) -> RichText:
    """Where quoted words stand, small and in brackets."""
    return RichText(f"({legal(quote.place)})", style=PLACE)


def told(entry: Entry) -> RichText:
    """What runs on after the title of a record: its text, quoted words from elsewhere, then where all this stands."""
    words = RichText()
    if entry.text:
        words.add(legal(entry.text) + " ")
    for quote in entry.quotes:
        if not (quote.local or quote.avoid):
            words.add(f"“{legal(quote.text)}”", style=QUOTED)
            words.add(" ")
            words.add(place(quote))
            words.add(" ")
    words.add(small(entry.where, entry.note, entry.places))
    return words


def full_stop(title: str) -> str:
    """A title that text runs on from, with a full stop where it has none."""
    return title if title.endswith(ENDS) else f"{title}."
