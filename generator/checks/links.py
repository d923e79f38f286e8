"""``[[id]]`` and ``[[id|text]]`` in Markdown, of records and of hand-written pages, lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.checks.markdown_blocks import unclosed_fence
from generator.checks.page_files import page_texts
from generator.checks.references import suggestion
from generator.diagnostics import Diagnostic, Place, shortened
from generator.model.references import Location, markdown_fields
from generator.reading.collection import Collection
from generator.reading.origin import Origin
from generator.reading.source_text import position

LINK = re.compile(r"(?<!\\)\[\[([^\[\]|\n]*)(?:\|[^\]\n]*)?\]\]")
CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ ]{0,3}(?P=fence)[`~]*[ ]*$"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)


def check_prose(collection: Collection) -> Iterator[Diagnostic]:
    """References in the Markdown of records and terms."""
    for id_, model in (*collection.records.items(), *collection.terms.items()):
        for name in markdown_fields(type(model)):
            text = getattr(model, name)
            if not text or "[[" not in text:
                continue
            shown = getattr(model, "status", "published") != "draft"
            for target, index in links(text):
                problem = _problem(collection, target, shown)
                if problem:
                    place = _place_in_field(collection.origins[id_], (name,), text, index)
                    yield Diagnostic(place, *problem)


def check_pages(collection: Collection, docs_folder: Path) -> Iterator[Diagnostic]:
    """References in the hand-written pages, which are the Markdown files of a folder."""
    for page in page_texts(docs_folder, collection.root):
        if isinstance(page, Diagnostic):
            yield page
            continue
        path, text = page
        fence = unclosed_fence(text)
        if fence:
            yield Diagnostic(position(text, fence.start, path), fence.code, fence.message, fence.hint)
            text = text[: fence.start]
        for target, index in links(text):
            problem = _problem(collection, target, shown=True)
            if problem:
                yield Diagnostic(position(text, index, path), *problem)


def links(text: str) -> list[tuple[str, int]]:
    """The ids that a Markdown text refers to, each with its index in the text; not those inside code."""
    return [(match[1], match.start()) for match in LINK.finditer(without_code(text))]


def without_code(text: str) -> str:
    """A Markdown text with its code blanked out, so that all else stands where it stood."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _problem(collection: Collection, target: str, shown: bool) -> tuple[str, str, str] | None:
    """Code, message and hint for a reference that leads nowhere; None for a good one."""
    if target not in collection.origins:
        if collection.incomplete:
            return None
        return (
            "unknown-id",
            f"there is no record or term with the id `{shortened(target)}`",
            suggestion(collection, target, ()),
        )
    if target in collection.taken_down:
        return "refers-to-taken-down", f"`{target}` was taken down", "remove the reference"
    record = collection.records.get(target)
    if shown and record is not None and record.status == "draft":
        hint = "publish that record first, or remove the reference"
        return "refers-to-draft", f"`{target}` is a draft, which readers do not see", hint
    return None


def _place_in_field(origin: Origin, location: Location, text: str, index: int) -> Place:
    match = LINK.match(text, index)
    fragment = f"[[{match[1]}" if match else "[["
    return origin.place_in_text(location, fragment, text.count(fragment, 0, index))
