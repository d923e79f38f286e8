"""Word documents: content poured into a template by docxtpl, every text escaped."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate, RichText
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from generator.documents.briefing_value import Briefing
from generator.documents.ooxml import DocumentTemplateError, describe, legal, same_bytes
from generator.documents.qr import QR_NAME, qr_png
from generator.documents.rich_text import LINK, TITLE, full_stop, joined, labelled, place, small, told
from generator.documents.summary_form import Entry, Part, PartnerSummary, Section
from generator.pages.words import day


class _Environment(SandboxedEnvironment):
    """Compiles each text of a template once, whatever number of documents it is used for."""

    @lru_cache(maxsize=64)  # noqa: B019 - lives as long as the program, as its only instance does
    def from_string(self, source: str) -> Template:  # type: ignore[override]
        return super().from_string(source)


ENVIRONMENT = _Environment(
    autoescape=True,
    undefined=StrictUndefined,
    finalize=lambda value: legal(value) if isinstance(value, str) else value,
)


@lru_cache(maxsize=64)
def _patched(xml: str) -> str:
    return str(DocxTemplate(None).patch_xml(xml))


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no complete types
    """docxtpl, with two changes: a template is prepared once, and text is never looked at again.

    docxtpl itself turns ``{_{`` into braces and line breaks into paragraphs after pouring; in a text from
    a record these are nothing but text.
    """

    def patch_xml(self, src_xml: str) -> str:
        return _patched(src_xml) if self.docx is not None else super().patch_xml(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        self.current_rendering_part = part
        return str(jinja_env.from_string(src_xml).render(context))


def _render(file: Path, title: str, address: str, values: dict[str, Any]) -> _Template:
    """Pour values into a template, links and QR code included."""
    template = _Template(io.BytesIO(file.read_bytes()))
    try:
        template.init_docx()
    except (BadZipFile, KeyError, ValueError) as error:
        raise DocumentTemplateError(f"{file}: is no Word file ({error})") from error

    def link(text: str, target: str, style: str = LINK) -> RichText:
        if not target:
            return RichText(legal(text))
        return RichText(legal(text), style=style, url_id=template.build_url_id(target))

    def titled(entry: Entry) -> RichText:
        return link(full_stop(entry.title), entry.address, TITLE)

    functions = {"link": link, "titled": titled, "day": day}
    functions |= {"told": told, "place": place, "small": small, "labelled": labelled, "joined": joined}
    try:
        template.render({**values, **functions}, ENVIRONMENT)
    except TemplateError as error:
        raise DocumentTemplateError(f"{file}: {error} (while making “{title}”)") from error
    template.allow_missing_pics = True
    template.replace_pic(QR_NAME, io.BytesIO(qr_png(address)))
    return template


def _file(template: _Template) -> bytes:
    file = io.BytesIO()
    template.save(file)
    return same_bytes(file.getvalue())


def briefing_docx(briefing: Briefing, template: Path) -> bytes:
    """The Word file of a seven-minute briefing."""
    document = _render(template, briefing.title, briefing.address, {"briefing": briefing})
    describe(
        document.core_properties,
        title=f"{briefing.title}: seven-minute briefing",
        author=briefing.issuer.publisher,
        subject=f"{briefing.kicker}: {briefing.title}",
        keywords=f"seven-minute briefing; {briefing.kicker.lower()}; {briefing.title}",
        day=briefing.newest,
    )
    return _file(document)


@dataclass(frozen=True)
class Marked:
    """A part or a section of a summary with the mark of its heading, which the contents lead to."""

    it: Part | Section
    mark: str
    sections: tuple[Marked, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.it, name)


def marked(parts: tuple[Part, ...]) -> list[Marked]:
    """The parts of a summary, each heading with a mark that no other has."""
    return [
        Marked(
            part,
            f"{number}00",
            tuple(Marked(section, f"{number}{place:02}") for place, section in enumerate(part.sections, 1)),
        )
        for number, part in enumerate(parts, 1)
    ]


def partner_summary_docx(summary: PartnerSummary, template: Path) -> bytes:
    """The Word file of a partner summary."""
    values = {"summary": summary, "parts": marked(summary.parts)}
    document = _render(template, summary.title, summary.address, values)
    describe(
        document.core_properties,
        title=summary.title,
        author=summary.issuer.publisher,
        subject=summary.subtitle or summary.title,
        keywords=f"partner summary; inspection findings; {summary.area or 'national'}",
        day=summary.newest,
    )
    return _file(document)
