"""From the bytes of a file to text that is safe to parse: size, encoding, hidden characters."""

from __future__ import annotations

import codecs
import re

from generator.diagnostics import Diagnostic, Place

RECORD_LIMIT = 64 * 1024
LONG_FILE_LIMIT = 1024 * 1024

# Characters that no editor shows, or that YAML takes for line breaks where editors do not.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
)
# Where two people changed the same lines and nobody has chosen between them (see git-merge).
UNFINISHED_MERGE = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)  # the first begins like one of UTF-16


def decode(data: bytes, path: str, limit: int) -> str | Diagnostic:
    """Return the text of a file, without the byte order mark that some editors put first.

    Returns a diagnostic instead when the file is larger than ``limit`` bytes, is not UTF-8, holds control
    characters or an unfinished merge. Never raises.
    """
    if len(data) > limit:
        return Diagnostic(
            Place(path),
            "file-too-large",
            f"the file is larger than {limit // 1024} KB",
            "split it or shorten it",
        )
    if data.startswith((*UTF32_MARKS, *UTF16_MARKS)):
        encoding = "UTF-32" if data.startswith(UTF32_MARKS) else "UTF-16"
        message = f"the file is saved in the encoding {encoding}"
        return Diagnostic(Place(path), "not-utf8", message, "save it again with the encoding UTF-8")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return Diagnostic(
            position(before, len(before), path),
            "not-utf8",
            "the file holds a character that is not UTF-8",
            "save the file again with the encoding UTF-8",
        )
    text = text.removeprefix("\ufeff")
    hidden = HIDDEN.search(text)
    if hidden:
        return Diagnostic(
            position(text, hidden.start(), path),
            "control-character",
            f"the file holds the invisible character U+{ord(hidden[0]):04X}",
            "remove it; retyping the line by hand does",
        )
    merge = UNFINISHED_MERGE.search(text)
    if merge:
        return Diagnostic(
            position(text, merge.start(), path),
            "unfinished-merge",
            "this file holds an unfinished merge of two versions",
            "keep the lines that are right, and remove those that begin with <<<<<<<, ======= and >>>>>>>",
        )
    return text


def position(text: str, index: int, path: str) -> Place:
    """The place of the character at ``index``, line and column counted from 1."""
    line_start = text.rfind("\n", 0, index) + 1
    return Place(path, text.count("\n", 0, index) + 1, index - line_start + 1)
