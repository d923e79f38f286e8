"""The Jinja environment of all pages: it escapes everything, and an unknown name is an error."""

from __future__ import annotations

import importlib.util
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape

from generator.assets import read_assets
from generator.exports.citations import CiteSection, cite_section
from generator.exports.feeds import FOLLOW_WORDS
from generator.exports.structured_data import record_data, script, term_data
from generator.model.evidence import BASIS_LABELS, MARK_WORDS
from generator.model.knowledge_base import KnowledgeBase
from generator.model.records import Record
from generator.pages import words
from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS, record_address, root_from, term_address
from generator.pages.compiled_templates import CompiledTemplates
from generator.pages.page import Heading, Page
from generator.pages.prose import Prose, abbreviations_of
from generator.pages.quick_templates import QuickContext, QuickTemplate, kept

TEMPLATES = Path(__file__).parent / "templates"


@cache
def icon(name: str) -> Markup:
    """An icon of the theme's icon set as inline SVG; the word beside it says what it means."""
    spec = importlib.util.find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("Material for MkDocs is not installed, so its icons cannot be found")
    path = Path(spec.submodule_search_locations[0]) / "templates" / ".icons" / f"{name}.svg"
    svg = path.read_text(encoding="utf-8").replace("<svg ", '<svg class="kb-icon" aria-hidden="true" ', 1)
    return Markup(svg)  # noqa: S704 - a file of the installed theme


@lru_cache(maxsize=1_000, typed=True)  # most pages have the same headings
def heading_of(anchor: str, text: str) -> tuple[Heading, Markup]:
    """A heading of a page, for its contents and as HTML."""
    html = Markup(f'<h2 id="{escape(anchor)}">{escape(text)}</h2>')  # noqa: S704 - escaped
    return Heading(anchor, text), html


class Pages:
    """Renders pages of one knowledge base, one after the other.

    Holds what all templates share, and of the page that is being made only which abbreviations it has explained.
    """

    def __init__(self, kb: KnowledgeBase, compiled: CompiledTemplates | None = None) -> None:
        self.kb = kb
        self.assets = read_assets()
        self._explained_here: set[str] = set()
        self._parts = cache(self._parts_at)
        self._cited: tuple[Record, CiteSection] | None = None
        self.prose = Prose(self.resolve, abbreviations_of(kb.terms))
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            bytecode_cache=compiled,
            auto_reload=False,  # each build makes a new environment, so no template is ever out of date
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.context_class = QuickContext
        self.environment.template_class = QuickTemplate
        self.environment.filters.update(
            prose=self._explained,
            markdown=self._markdown,
            day=words.day,
            figure=words.figure_value,
            place=words.place,
        )
        self.environment.globals.update(
            kb=kb,
            assets=self.assets.address,
            scripts_of=self.assets.scripts_of,
            icon=icon,
            kinds=words.KIND_WORDS,
            basis_labels=BASIS_LABELS,
            mark_words=MARK_WORDS,
            mark_icons=words.MARK_ICONS,
            nature_words=words.NATURE_WORDS,
            count_of=words.count_of,
            span=words.span,
            place=words.place,
            record_address=record_address,
            term_address=term_address,
            where=lambda record: words.where(record, kb),
            who=lambda record: words.who(record, kb),
            cite_section=self.cite_section,
            record_data=lambda record, documents: script(record_data(kb, record, documents)),
            term_data=lambda term: script(term_data(kb, term)),
            follow_words=FOLLOW_WORDS,
        )

    def load_templates(self) -> None:
        """Read every template, so that a broken one is known before a page needs it. Raises TemplateSyntaxError."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def resolve(self, target: str) -> tuple[str, str] | None:
        """Address and title of a record or a term, for ``[[id]]``."""
        record = self.kb.records.get(target)
        if record is not None and record.type in RECORD_SECTIONS:
            return record_address(record), record.title
        term = self.kb.terms.get(target)
        if term is None:
            return None
        if term.type in TERM_SECTIONS and not self.has_page(term.id):
            return f"{TERM_SECTIONS[term.type]}/", term.title
        return term_address(term), term.title

    def has_page(self, term_id: str) -> bool:
        """Whether a term has a page of its own: only where some published record is about it."""
        return bool(self.kb.about(term_id))

    def cite_section(self, record: Record) -> CiteSection:
        """How a record is cited. The last is kept: the page asks for it, and right after it the page's Markdown."""
        if self._cited is None or self._cited[0] is not record:
            self._cited = record, cite_section(self.kb, record)
        return self._cited[1]

    def _explained(self, text: str) -> Markup:
        return self.prose.abbreviations.explain(text, self._explained_here)

    def _parts_at(self, root: str) -> TemplateModule:
        """The parts that pages at one depth share: made anew for each page, they would cost a tenth of its time."""
        return self.environment.get_template("_parts.html").make_module({"root": root, "kept": kept})

    @pass_context
    def _markdown(self, context: TemplateContext, text: str) -> Markup:
        return self.prose.to_html(text, context["root"])

    def render(self, template: str, address: str, title: str, description: str, **values: Any) -> Page:
        """Make one page from a template. What the template calls a ``heading`` becomes its contents."""
        contents: list[Heading] = []
        root = root_from(address)
        self._explained_here = set()

        def heading(anchor: str, text: str) -> Markup:
            row, html = heading_of(anchor, text)
            contents.append(row)
            return html

        body = self.environment.get_template(template).render(
            title=title,
            address=address,
            root=root,
            heading=heading,
            parts=self._parts(root),
            **values,
        )
        return Page(address, title, description, Markup(body), tuple(contents))  # noqa: S704 - autoescaped
