"""Hand-written pages as Markdown that needs no extension of ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.checks.links import LINK, links
from generator.exports.markdown_text import plain
from generator.staging.markdown_page import front_matter

HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
Resolve = Callable[[str], tuple[str, str] | None]


def hand_written(text: str, depth: int, resolve: Resolve, explained: Mapping[str, str]) -> str:
    """A page of ``docs/``, ``depth`` folders below it: its references as links, its abbreviations explained.

    ``resolve`` and ``explained`` are those of ``generator.pages.prose``. Front matter stays as it is.
    """
    for target, index in reversed(links(text)):
        found = LINK.match(text, index)
        there = resolve(target)
        if found and there:
            words = found[0].strip("[]").partition("|")[2] or there[1]
            link = f"[{plain(words)}]({'../' * depth}{file_of(there[0])}){{ .kb-reference }}"
            text = text[:index] + link + text[found.end() :]
    head = HEAD.match(text)
    if not head:
        text = front_matter({"hide": ["navigation"]}) + "\n" + text
    elif not re.search(r"^hide:", head[1], re.MULTILINE):
        text = f"---\nhide:\n- navigation\n{text[4:]}"
    used = [short for short in sorted(explained) if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)]
    definitions = "".join(f"*[{short}]: {' '.join(explained[short].split())}\n" for short in used)
    return f"{text.rstrip()}\n\n{definitions}" if definitions else text


def file_of(address: str) -> str:
    """The Markdown file of a generated page: ``glossary/index.md#x`` for ``glossary/#x``."""
    page, hash_, anchor = address.partition("#")
    return f"{page}index.md{hash_}{anchor}"
