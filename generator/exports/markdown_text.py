"""Text as Markdown that says just that text, and the Markdown of records without HTML in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.pages.prose import REFERENCE

# What means something inside a line, and what means something only where a line begins. Entities stand where
# not every dialect of Markdown knows a backslash.
SPECIAL = re.compile(r"[\\`*_\[\]]")
ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
START = re.compile(r"^(\s*)([#+>-])")
NUMBERED = re.compile(r"^(\s*\d+)([.)])")
# Without any of these, and without such a beginning, a text stands for itself.
SIGN = re.compile(r"[\\`*_\[\]&<~]")
FIRST = re.compile(r"[#+>\d-]")
TAG = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)")
LINK = re.compile(REFERENCE)


def plain(text: str) -> str:
    """Plain text on one line, with everything escaped that Markdown would take for a sign."""
    line = " ".join(text.split())
    if not SIGN.search(line) and not FIRST.match(line):
        return line  # most texts: a quarter of the time
    line = ENTITY.sub("&amp;", line).replace("<", "&lt;").replace("~~", "&#126;&#126;")
    line = SPECIAL.sub(lambda found: "\\" + found[0], line)
    return NUMBERED.sub(r"\1\\\2", START.sub(r"\1\\\2", line))


def link(text: str, address: str) -> str:
    """A link. Addresses of this project hold no angle brackets."""
    return f"[{plain(text)}](<{address}>)"


def record_markdown(text: str, resolve: Callable[[str], tuple[str, str] | None], root: str) -> str:
    """The Markdown of a record: ``[[id]]`` becomes a link, and tags become text, so that no HTML is left.

    Its links stay as the editors wrote them; whoever turns it into HTML cleans that, as this site does.
    """

    def reference(found: re.Match[str]) -> str:
        target = resolve(found[1])
        if target is None:
            return plain(found[0])
        return link(found[2] or target[1], root + target[0])

    parts = []
    end = 0
    for found in LINK.finditer(text):
        parts += [TAG.sub("&lt;", text[end : found.start()]), reference(found)]
        end = found.end()
    parts.append(TAG.sub("&lt;", text[end:]))
    return "".join(parts).strip()
