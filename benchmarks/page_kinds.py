"""Which page of a built site stands for each kind: the only one, or the largest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

# By the name of the kind: where its pages lie. A star stands for any name, and then the largest page is taken, so
# that every other page of the kind is lighter.
KINDS = {
    "home": "",
    "finding": "findings/*/",
    "case study": "case-studies/*/",
    "takeaway": "takeaways/*/",
    "what people say": "context/*/",
    "source": "sources/*/",
    "theme": "themes/*/",
    "area": "areas/*/",
    "agency": "agencies/*/",
    "group": "groups/*/",
    "all findings": "findings/",
    "list of a kind": "good-practice/",
    "list of case studies": "case-studies/",
    "list of themes": "themes/",
    "list of areas": "areas/",
    "list of sources": "sources/",
    "find": "find/",
    "evidence map": "evidence-map/",
    "briefing": "briefings/themes/*/",
    "partner summary": "briefings/partner-summary/*/",
    "list of briefings": "briefings/",
    "training": "training/",
    "session pack": "training/pack/",
    "data": "data/",
    "record format": "schema/",
    "messages": "messages/",
    "glossary": "glossary/",
    "written by hand": "about/",
}


STOCK_KINDS = {"home": "", "page of a record": "*/"}


def page_kinds(site: Path, kinds: Mapping[str, str] = KINDS) -> dict[str, str]:
    """The address of the page that stands for each kind of which the site has any."""
    found = {}
    for kind, pattern in kinds.items():
        files = list(site.glob(f"{pattern}index.html"))
        if files:
            largest = max(files, key=lambda file: (file.stat().st_size, file))
            found[kind] = largest.relative_to(site).as_posix().removesuffix("index.html")
    return found
