"""Every briefing of the project, its files made once, and what stands in them as plain values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

import docx
import pptx
from docx.oxml.ns import qn
from docx.table import Table

from generator.documents.briefing import Briefing, all_briefings
from generator.documents.briefing_value import Block, Link
from generator.documents.files import SHIPPED
from generator.documents.selection import Line, QuotedWords, Selection
from generator.documents.slides import briefing_pptx
from generator.documents.sources import SourceLine
from generator.documents.word import briefing_docx
from tests.documents.summaries import knowledge_base

RAW = ("{{", "}}", "{%", "%}", "[[", "]]", "**", "Undefined")


@cache
def every_briefing() -> dict[str, Briefing]:
    briefings = all_briefings(knowledge_base())
    return {briefing.address.removeprefix(briefing.issuer.address): briefing for briefing in briefings}


@cache
def word_file(address: str) -> WordFile:
    return WordFile.read(briefing_docx(every_briefing()[address], SHIPPED / "briefing.docx"))


@cache
def deck_of(address: str) -> Any:
    return pptx.Presentation(io.BytesIO(briefing_pptx(every_briefing()[address], SHIPPED / "briefing.pptx")))


@dataclass
class WordFile:
    """A Word file read back: its paragraphs with their styles, in the order of reading, and its links."""

    document: Any
    paragraphs: list[tuple[str, str]]
    links: dict[str, str]

    @classmethod
    def read(cls, content: bytes) -> WordFile:
        document = docx.Document(io.BytesIO(content))
        paragraphs = [(p.style.name, p.text) for p in _paragraphs(document)]
        targets = {key: rel.target_ref for key, rel in document.part.rels.items() if rel.is_external}
        links = {
            "".join(text.text or "" for text in link.iter(qn("w:t"))): targets[link.get(qn("r:id"))]
            for link in document.element.body.iter(qn("w:hyperlink"))
            if link.get(qn("r:id"))
        }
        return cls(document, paragraphs, links)

    @property
    def text(self) -> str:
        return "\n".join(text for _, text in self.paragraphs)

    def headings(self, *styles: str) -> list[tuple[str, str]]:
        return [(style, text) for style, text in self.paragraphs if style in styles]


def _paragraphs(holder: Any) -> Iterator[Any]:
    for item in holder.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield item


def texts_of(briefing: Briefing) -> Iterator[str]:
    """Every text that a document of a briefing has to carry in one form or another."""
    yield briefing.title
    yield briefing.content_note
    for block in (*briefing.background.items, *briefing.why.items):
        yield from (block.label, block.text)
    for selection in lists_of(briefing):
        for item in selection.items:
            yield from (item.title, item.summary, item.note, *item.sources)
    for quote in briefing.quotes.items:
        yield from (quote.text, quote.place)
    yield from briefing.questions
    for source in briefing.sources:
        yield from (source.text, source.licence, source.attribution)
    yield from (item.title for item in briefing.reading)


def lists_of(briefing: Briefing) -> tuple[Selection[Line], ...]:
    """The lists of records whose summaries documents carry."""
    b = briefing
    return (b.facts, b.risks, b.good, b.poor, b.next_steps)


def with_texts(value: Any, change: Any) -> Any:
    """The same value with every text changed that comes from a record or a vocabulary."""
    kept = {"id", "facet", "address", "subject_address", "newest", "kind"}
    if isinstance(value, str):
        return change(value) if value else value
    if isinstance(value, tuple):
        return tuple(with_texts(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in kept]
        return replace(value, **{name: with_texts(getattr(value, name), change) for name in names})
    return value


def made_up(*, length: int = 0) -> Briefing:
    """A briefing with something in every part, as long as the format of records allows where asked to."""

    def text(words: str, limit: int) -> str:
        return (f"{words} " * limit)[:limit].strip() if length else words

    def lines(kind: str, number: int) -> Selection[Line]:
        items = tuple(
            Line(
                id=f"{kind}-{n}",
                kind=kind,
                kind_name=kind,
                title=text(f"Title {n} of {kind}", 120),
                summary=text(f"Summary {n} of {kind}.", 600),
                where="Northtown",
                figures=(f"{n} of 36 children: had waited",),
                quotes=(),
                sources=("Northtown report, pages 3 and 5",),
                address=f"https://kb.example.org/findings/{kind}-{n}/",
                basis="",
            )
            for n in range(number)
        )
        return Selection(items, number + 20)

    template = next(iter(every_briefing().values()))
    quotes = (
        QuotedWords(text("Words to avoid.", 420), "Northtown report, page 3", True, "not verified", ()),
    )
    quotes += (
        QuotedWords(text("Words of a report.", 420), "Northtown report, page 5", False, "not verified", ()),
    )
    background = (
        Block(text("What it is.", 600)),
        Block("With schools."),
        Block("First step", True, "How it works"),
    )
    return replace(
        template,
        title=text("A made-up subject", 120),
        address="https://kb.example.org/briefings/themes/made-up/",
        subject_address="https://kb.example.org/themes/made-up/",
        background=Selection(background, 5),
        content_note=text("It speaks of violence.", 600),
        why=Selection((Block(text("Because it matters.", 1200)),), 1),
        facts=lines("context", 2),
        risks=lines("risk", 3),
        good=lines("good-practice", 5),
        poor=lines("poor-practice", 5),
        quotes=Selection(quotes, 9),
        takeaways=lines("takeaway", 3),
        next_steps=lines("opportunity", 4),
        next_about="A wider theme",
        case_studies=lines("case-study", 3),
        questions=tuple(text(f"Question {n}?", 300) for n in range(4)),
        sources=(
            SourceLine(
                "A report", "A licence", "An attribution", "Report", "https://kb.example.org/sources/r/"
            ),
        ),
        reading=(Link("A book", "https://books.example.org/"), Link("A talk", "")),
    )
