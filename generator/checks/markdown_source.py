"""The Markdown of records says on the page what it says in the file.

Pages show a short list of Markdown only (see ``generator.pages.prose``). What it leaves out would be lost or
stand there as signs, so it is an error here, with what to write instead. The pages do not rely on that: they
are cleaned whatever stands in a record.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from generator.checks.links import without_code
from generator.checks.markdown_blocks import block_problems, unclosed_fence
from generator.checks.markdown_links import IN_ANGLES, link_problems
from generator.checks.markdown_problem import Problem
from generator.diagnostics import Diagnostic, shortened
from generator.model.references import markdown_fields
from generator.reading.collection import Collection
from generator.reading.origin import Origin

# What each of the errors holds somewhere. Few texts do, so the others cost a look, not a reading.
SIGNS = ("<", "{", "#", "](", "]:", "![", "```", "~~~")
LINE_OF_SIGNS = re.compile(r"\n[ ]*+[=:|-][ =:|-]*$", re.MULTILINE)

ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
MAIL = r"[^<>@\s]+@[^<>@\s]+>"
TAG = re.compile(rf"<!--.{{0,2000}}?-->|<(?!{IN_ANGLES}>|{MAIL})[A-Za-z/!?][^<>]*>", re.DOTALL)
TAG_NAME = re.compile(r"<(/?)(!--|[A-Za-z][A-Za-z0-9]*)")
ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{ ?[#.][A-Za-z][^{}\n]*\}")
WRITTEN_INSTEAD = {
    "b": "write `**text**`",
    "strong": "write `**text**`",
    "i": "write `*text*`",
    "em": "write `*text*`",
    "a": "write `[text](https://…)`, or `[[id]]` for a record",
    "br": "remove it, and leave an empty line where a new paragraph begins",
    "p": "remove it, and leave an empty line where a new paragraph begins",
    "ul": "begin each entry with `- ` on a line of its own",
    "ol": "begin each entry with `1. ` on a line of its own",
    "li": "begin each entry with `- ` on a line of its own",
    "!--": "remove it; a comment stands outside the text, on a line that begins with #",
}
OTHERWISE = "write it in Markdown or remove it; a < that is part of the text is written `&lt;`"


def check_markdown(collection: Collection) -> Iterator[Diagnostic]:
    """Markdown of records and terms holds nothing that their pages would lose."""
    for id_, model in (*collection.records.items(), *collection.terms.items()):
        for name in markdown_fields(type(model)):
            text = getattr(model, name)
            if text and is_doubtful(text):
                origin = collection.origins[id_]
                for problem in markdown_problems(text, collection.origins):
                    yield _diagnostic(problem, text, origin, name)


def is_doubtful(text: str) -> bool:
    """Whether a text holds signs that may be an error; where it does not, there is none in it."""
    return any(sign in text for sign in SIGNS) or LINE_OF_SIGNS.search(text) is not None


def markdown_problems(text: str, ids: Container[str]) -> Iterator[Problem]:
    """Everything wrong in the Markdown of a record. ``ids`` are those that exist, for what to do."""
    open_fence = unclosed_fence(text)
    if open_fence:
        yield open_fence
        text = text[: open_fence.start]
    bare = ESCAPED.sub("  ", without_code(text))
    yield from link_problems(text, bare, ids)
    yield from block_problems(text, bare)
    yield from _tags(bare)
    for match in ATTRIBUTES.finditer(bare):
        message = f"`{shortened(match[0])}` would stand on the page as it is"
        yield Problem(match.start(), match[0], "attribute-list", message, "remove it")


def _tags(bare: str) -> Iterator[Problem]:
    """HTML: what begins an element, and what ends one that nothing began."""
    begun = set()
    for match in TAG.finditer(bare):
        name = TAG_NAME.match(match[0])
        if name and not name[1]:
            begun.add(name[2].lower())
        elif name and name[2].lower() in begun:
            continue
        hint = WRITTEN_INSTEAD.get(name[2].lower() if name else "", OTHERWISE)
        message = f"`{shortened(match[0])}` is HTML, which records do not take"
        yield Problem(match.start(), match[0], "raw-html", message, hint)


def _diagnostic(problem: Problem, text: str, origin: Origin, name: str) -> Diagnostic:
    """The same words may stand in the text before: their number tells which ones are meant."""
    fragment = problem.fragment.split("\n", 1)[0]
    before = re.finditer(f"(?={re.escape(fragment)})", text[: problem.start])
    place = origin.place_in_text((name,), fragment, sum(1 for _ in before))
    return Diagnostic(place, problem.code, problem.message, problem.hint)
