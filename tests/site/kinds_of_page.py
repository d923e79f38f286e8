"""Which page of a site stands for each kind."""

from __future__ import annotations

import json

from tests.site.conftest import Site

# Kinds of page with an address of their own.
FIXED = {
    "home": "",
    "finder": "find/",
    "evidence map": "evidence-map/",
    "findings": "findings/",
    "list of a kind": "good-practice/",
    "list of case studies": "case-studies/",
    "list of takeaways": "takeaways/",
    "list of context": "context/",
    "list of sources": "sources/",
    "list of themes": "themes/",
    "list of areas": "areas/",
    "list of agencies": "agencies/",
    "list of groups": "groups/",
    "glossary": "glossary/",
    "data": "data/",
    "schema": "schema/",
    "messages": "messages/",
    "about": "about/",
    "accessibility": "accessibility/",
    "contribute": "contribute/",
    "not found": "404.html",
}
# Kinds of page of which the fullest stands for all: the data file that lists them.
FULLEST = {
    "finding": "findings",
    "case study": "case-studies",
    "takeaway": "takeaways",
    "context": "context",
    "source": "sources",
    "theme": "themes",
    "area": "areas",
    "agency": "agencies",
    "group": "groups",
}
# What the real collection may lack, from the small one.
SMALL_ONLY = {
    "finding with all fields": "findings/children-leave-custody-soon/",
    "finding to avoid": "findings/children-wait-for-assessments/",
    "withdrawn finding": "findings/old-way-of-counting/",
    "case study with all fields": "case-studies/night-watch/",
    "theme with all fields": "themes/working-together/",
    "area with all fields": "areas/northtown/",
}
KINDS = [*FIXED, *FULLEST]


def address_of(site: Site, kind: str) -> str:
    """The address of the page that stands for a kind."""
    if kind in FIXED:
        return FIXED[kind]
    name = FULLEST[kind]
    items = json.loads((site.folder / "api" / "v1" / f"{name}.json").read_text(encoding="utf-8"))["items"]
    with_page = [item for item in items if item["url"]]
    fullest = max(with_page, key=lambda item: (len(json.dumps(item)), item["id"]))
    return f"{name}/{fullest['id']}/"
