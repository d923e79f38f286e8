"""``find/words/text/``: the words of records, ten records in a file, of which the finder makes its extracts.

Pagefind makes a file for each record, with the record's text, which its search loads for each result that is shown.
Those are not published. Its search also says at which words of that text the sought words stand, counted from the
first word of the title. So this is all that an extract needs beside the title and the summary, which are on the
card: ``[text, names]``, the words that follow the summary, and the names that the record is filed under.

The files lie in a folder that is named after their content, so browsers keep them; ``words.json`` names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from generator.search.data_files import compact

FOLDER = "find/words/text/"
# Of a page of results from all over 10,000 records, about half have the words in their titles and need no text; the
# others load some ten of these files, 3 KB each. With fifty records in a file it would be 10 KB each.
TEXTS_A_FILE = 10

Text = tuple[str, str] | None


def text_of(content: str, head: str, tail: str) -> Text:
    """What follows the title and the summary (``head``) in Pagefind's text, and the names (``tail``) apart.

    None, and so no extract, where Pagefind counts other words than the finder will.
    """
    words, first, last = content.split(), head.split(), tail.split()
    end = len(words) - len(last)
    if end < len(first) or _bare(words[: len(first)]) != _bare(first) or _bare(words[end:]) != _bare(last):
        return None
    return " ".join(words[len(first) : end]), " ".join(words[end:])


def _bare(words: Sequence[str]) -> list[str]:
    """Words without the full stop that Pagefind puts after a heading or paragraph without one."""
    return [word.rstrip(".") for word in words]


def text_files(texts: Sequence[Text]) -> tuple[str, dict[str, bytes]]:
    """The name of the folder, and the files by address, in the order of the records."""
    contents = [
        compact(texts[start : start + TEXTS_A_FILE]).encode() for start in range(0, len(texts), TEXTS_A_FILE)
    ]
    name = sha256(b"\n".join(contents)).hexdigest()[:8]
    return name, {f"{FOLDER}{name}/{number}.json": content for number, content in enumerate(contents)}
