"""MkDocs' pages as the plugin sees them: their addresses, contents and sections, and which of them are patterns.

A pattern is an empty page that the theme renders once; it is cut into the shell of many pages. The pattern of a
folder is hidden from readers; that of an index page stands in its place in the navigation.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

PATTERN = "zqpattern"


def is_hidden_pattern(file: File) -> bool:
    """Whether a file stands for all pages of its folder."""
    return file.src_uri.endswith(f"/{PATTERN}.md")


def address_of(page: MkDocsPage) -> str:
    """The address of a page below the root of the site; empty for the home page."""
    return "" if page.url in {"./", "."} else page.url


def folder_of(page: MkDocsPage) -> str:
    """The folder that a hidden pattern stands for."""
    return page.file.src_uri.rpartition("/")[0]


def contents_of(headings: Iterable[tuple[str, str]]) -> TableOfContents:
    """Contents with the level-1 entry that the theme makes its skip link of."""
    top = AnchorLink("", "__skip", 1)
    top.children = [AnchorLink(str(escape(title)), anchor, 2) for anchor, title in headings]
    return TableOfContents([top])


def section_of(nav: Navigation, name: str) -> Section | None:
    """The navigation section that holds the index page of a section of the site."""
    for page in nav.pages:
        if page.url == f"{name}/" and isinstance(page.parent, Section):
            return page.parent
    return None


def module_script(path: str) -> ExtraScriptValue:
    """A script that browsers load as a module."""
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
