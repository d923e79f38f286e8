"""What the frame of every page says: plain values that the theme's templates read, and styles and scripts.

The plugin hands them to MkDocs; a staged site has them in its ``mkdocs.yml``.
"""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from generator.assets import Assets
from generator.exports.structured_data import script, site_data
from generator.model.knowledge_base import KnowledgeBase
from generator.pages.words import span

# On every page; others are loaded where they are needed.
STYLES = ("findings.css", "header.css")
SCRIPTS = ("start.js",)


def site_values(kb: KnowledgeBase) -> dict[str, str]:
    """The settings of a site generator that come from the knowledge base, by their names in ``mkdocs.yml``."""
    settings = kb.settings
    return {
        "site_name": settings.title,
        "site_url": settings.address,
        "site_description": str(escape(settings.purpose)),
        "site_author": str(escape(settings.publisher)),
    }


def icon_address(icon: object, assets: Assets) -> str:
    """Where the icon that a project names lies: our own among the assets, any other where the project says."""
    name = str(icon).removeprefix("assets/")
    return assets.address + name if name in assets.files else str(icon)


def frame_values(kb: KnowledgeBase) -> dict[str, Any]:
    """What templates read below ``config.extra``: text and lists only, so that a file can hold them."""
    settings = kb.settings
    programmes = [
        {"id": programme.id, "title": programme.title, "dates": span(programme.started, programme.ended)}
        for programme in kb.programmes
        if programme.started or programme.ended
    ]
    return {
        "knowledge_base": {
            "contact": settings.contact,
            "publisher": settings.publisher,
            "licence": settings.licence,
            "programmes": programmes,
        },
        "site_data": str(script(site_data(kb))),
    }
