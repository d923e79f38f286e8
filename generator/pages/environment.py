"""The Jinja environment of all pages: it escapes everything, and an unknown name is an error."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context as TemplateContext
from markupsafe import Markup, escape

from generator.assets import read_assets
from generator.exports.citations import cite_section
from generator.exports.feeds import FOLLOW_WORDS
from generator.exports.structured_data import record_data, script, term_data
from generator.model.evidence import BASIS_LABELS, MARK_WORDS
from generator.model.knowledge_base import KnowledgeBase
from generator.pages import words
from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS, record_address, root_from, term_address
from generator.pages.page import Heading, Page
from generator.pages.prose import Prose, abbreviations_of

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


class QuickContext(TemplateContext):
    """The context of a template whose functions never ask for it, as filters do.

    Jinja looks at each function, before each call, for marks that ask for the context; a page makes a hundred
    calls. Not looking saves a sixth of the time of a page.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **named: Any,
    ) -> Any:
        """Call a function or a macro of a template."""
        return function(*args, **named)


class Pages:
    """Renders pages of one knowledge base. Holds what all templates share, nothing of a single page."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.assets = read_assets()
        self.prose = Prose(self.resolve, abbreviations_of(kb.terms))
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,  # each build makes a new environment, so no template is ever out of date
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.context_class = QuickContext
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
            cite_section=lambda record: cite_section(kb, record),
            record_data=lambda record: script(record_data(kb, record)),
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

    @staticmethod
    @pass_context
    def _explained(context: TemplateContext, text: str) -> Markup:
        explain: Callable[[str, set[str]], Markup] = context["explain"]
        return explain(text, context["seen_abbreviations"])

    @pass_context
    def _markdown(self, context: TemplateContext, text: str) -> Markup:
        return self.prose.to_html(text, context["root"])

    def render(self, template: str, address: str, title: str, description: str, **values: Any) -> Page:
        """Make one page from a template. What the template calls a ``heading`` becomes its contents."""
        contents: list[Heading] = []

        def heading(anchor: str, text: str) -> Markup:
            contents.append(Heading(anchor, text))
            return Markup(f'<h2 id="{escape(anchor)}">{escape(text)}</h2>')  # noqa: S704 - escaped

        body = self.environment.get_template(template).render(
            title=title,
            address=address,
            root=root_from(address),
            heading=heading,
            explain=self.prose.abbreviations.explain,
            seen_abbreviations=set(),
            **values,
        )
        return Page(address, title, description, Markup(body), tuple(contents))  # noqa: S704 - autoescaped
