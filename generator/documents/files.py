"""Every Word and PowerPoint file of a site, made from its content or taken from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from generator.documents import briefing_value, ooxml, qr, selection, slide_plan, slide_room, slides, word
from generator.documents.briefing_value import Briefing
from generator.documents.cache import DocumentCache, key_of, recipe
from generator.documents.summary_form import PartnerSummary
from generator.pages import words

SHIPPED = Path(__file__).parent / "templates"
WORD = (word, ooxml, qr, briefing_value, selection, words)
SLIDES = (slides, slide_plan, slide_room, ooxml, qr, briefing_value, selection)


class Render(Protocol):
    """Makes one document of a kind from its content and a template."""

    def __call__(self, content: Any, template: Path, /) -> bytes:
        """The finished file."""
        ...


@dataclass(frozen=True)
class Kind:
    """A kind of document: the ending of its files, and how they are made."""

    ending: str
    render: Render
    template: Path
    made_with: bytes


def template_path(name: str, own: Path) -> Path:
    """A partnership's own template of this name, or else the one that the project ships."""
    return own / name if (own / name).is_file() else SHIPPED / name


def kinds(own: Path) -> dict[str, Kind]:
    """The kinds of document, by the file name of their templates."""
    found = {}
    for name, render, modules in (
        ("briefing.docx", word.briefing_docx, WORD),
        ("briefing.pptx", slides.briefing_pptx, SLIDES),
        ("partner-summary.docx", word.partner_summary_docx, WORD),
    ):
        template = template_path(name, own)
        found[name] = Kind(template.suffix, render, template, recipe(template.read_bytes(), modules))
    return found


def document_files(
    briefings: Iterable[Briefing], summaries: Iterable[PartnerSummary], cache: DocumentCache, templates: Path
) -> Mapping[str, bytes]:
    """All documents by address, such as ``briefings/themes/recording/recording.docx``.

    ``templates`` is the folder of a partnership's own templates; it need not exist. What the cache holds
    and no document needs any longer is removed. Raises DocumentTemplateError where a template cannot be used.
    """
    kind = kinds(templates)
    wanted: list[tuple[Briefing | PartnerSummary, Kind]] = []
    for briefing in briefings:
        wanted += [(briefing, kind["briefing.docx"]), (briefing, kind["briefing.pptx"])]
    wanted += [(summary, kind["partner-summary.docx"]) for summary in summaries]
    files = {}
    for content, how in wanted:
        folder = content.address.removeprefix(content.issuer.address)
        make = partial(how.render, content, how.template)
        files[f"{folder}{content.file_name}{how.ending}"] = cache.get(key_of(how.made_with, content), make)
    cache.prune()
    return files
