"""The Word and PowerPoint files of a site, each made from its content or taken from the cache."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from generator.documents import slides, word
from generator.documents.briefing_value import Briefing
from generator.documents.cache import DocumentCache, canonical, key_of
from generator.documents.qr import QrCode, qr_code
from generator.documents.summary_form import PartnerSummary

SHIPPED = Path(__file__).parent / "templates"


class Render(Protocol):
    """Makes one document of a kind from its content and a template."""

    def __call__(self, content: Any, template: Path, /) -> bytes:
        """The finished file."""
        ...


@dataclass(frozen=True)
class Kind:
    """A kind of document: how a template is filled, where that is and what it holds."""

    render: Render
    template: Path
    content: bytes

    @property
    def ending(self) -> str:
        """The ending of its files."""
        return self.template.suffix


def template_path(name: str, own: Path) -> Path:
    """A partnership's own template of this name, or else the one that the project ships."""
    return own / name if (own / name).is_file() else SHIPPED / name


def kinds(own: Path) -> dict[str, Kind]:
    """The kinds of document, by the file name of their templates."""
    found = {}
    for name, render in (
        ("briefing.docx", word.briefing_docx),
        ("briefing.pptx", slides.briefing_pptx),
        ("partner-summary.docx", word.partner_summary_docx),
    ):
        template = template_path(name, own)
        found[name] = Kind(render, template, template.read_bytes())
    return found


class Documents:
    """Makes the documents of a site. ``templates`` is the folder of a partnership's own; it need not exist."""

    def __init__(self, cache: DocumentCache, templates: Path) -> None:
        self.cache = cache
        self._kinds = kinds(templates)

    def briefing(self, briefing: Briefing) -> dict[str, bytes]:
        """Both files of a briefing by address, such as ``briefings/themes/recording/recording.docx``.

        Raises DocumentTemplateError where a template cannot be used.
        """
        return self._files(briefing, "briefing.docx", "briefing.pptx")

    def partner_summary(self, summary: PartnerSummary) -> dict[str, bytes]:
        """The file of a partner summary by address. Raises DocumentTemplateError likewise."""
        return self._files(summary, "partner-summary.docx")

    def qr_code(self, address: str) -> QrCode:
        """The QR code of an address for session packs: making one takes a millisecond, reading it much less."""
        key = key_of("qr-code", b"", address.encode())
        return QrCode(**json.loads(self.cache.get(key, lambda: canonical(qr_code(address)))))

    def _files(self, content: Briefing | PartnerSummary, *names: str) -> dict[str, bytes]:
        folder = content.address.removeprefix(content.issuer.address)
        said = canonical(content)
        files = {}
        for name in names:
            how = self._kinds[name]
            make = partial(how.render, content, how.template)
            key = key_of(name, how.content, said)
            files[f"{folder}{content.file_name}{how.ending}"] = self.cache.get(key, make)
        return files
