"""The ``mkdocs.yml`` of a staged site: the project's own, with everything in it that the plugin would add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.pages.environment import Pages
from generator.pages.frame import SCRIPTS, STYLES, frame_values, icon_address, site_values

PLUGIN = "inspection-findings"
EXTENSIONS = ("attr_list", "abbr")  # what the staged pages are written with


class ConfigurationError(Exception):
    """The project's ``mkdocs.yml`` cannot be staged; the message says where and why."""


def read_configuration(file: Path) -> dict[str, Any]:
    """The project's ``mkdocs.yml``. Raises ConfigurationError unless it holds plain values only."""
    try:
        values = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{file.name}:{mark.line + 1}:{mark.column + 1}" if mark else file.name
        raise ConfigurationError(f"{place}: {error.problem} (a staged site needs plain values)") from None
    if not isinstance(values, dict):
        raise ConfigurationError(f"{file.name}:1:1: holds no settings")
    return values


def staged_configuration(project: Mapping[str, Any], pages: Pages, copies: Iterable[str]) -> dict[str, Any]:
    """Settings that need no plugin of ours. ``copies`` are the Markdown files that are published as they are."""
    theme = project.get("theme", {})
    theme = {"name": theme} if isinstance(theme, str) else dict(theme)
    if "favicon" in theme:
        theme["favicon"] = icon_address(theme["favicon"], pages.assets)
    extensions = list(project.get("markdown_extensions", []))
    assets = pages.assets.address
    return {
        **project,
        **site_values(pages.kb),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            **theme,
            "custom_dir": "theme",
            "variant": "classic",  # for Zensical: Material's own look
            # MkDocs and ProperDocs publish Markdown only so; Zensical copies it with the rest of the theme.
            "static_templates": [*theme.get("static_templates", []), *sorted(copies)],
        },
        "plugins": [plugin for plugin in project.get("plugins", []) if _name(plugin) != PLUGIN],
        "markdown_extensions": [
            *extensions,
            *(name for name in EXTENSIONS if name not in map(_name, extensions)),
        ],
        "extra_css": [*(assets + name for name in STYLES), *project.get("extra_css", [])],
        "extra_javascript": [
            *project.get("extra_javascript", []),
            *({"path": assets + name, "type": "module"} for name in SCRIPTS),
        ],
        "extra": {**project.get("extra", {}), **frame_values(pages.kb)},
        # Only lists stand in the navigation, so that it stays small however many records there are.
        "validation": {**project.get("validation", {}), "nav": _navigation_checks(project)},
    }


def _navigation_checks(project: Mapping[str, Any]) -> dict[str, Any]:
    checks = project.get("validation", {}).get("nav", {})
    return {**(checks if isinstance(checks, dict) else {}), "omitted_files": "ignore"}


def _name(entry: Any) -> Any:
    """The name of a plugin or an extension, which stands alone or before its settings."""
    return next(iter(entry)) if isinstance(entry, dict) else entry


def sections(navigation: Iterable[Any]) -> dict[str, dict[str, str]]:
    """For each folder whose list stands in a section of the navigation: the section's title and first page."""
    found: dict[str, dict[str, str]] = {}
    for entry in navigation:
        if not isinstance(entry, dict):
            continue
        for title, children in entry.items():
            files = list(_files(children)) if isinstance(children, list) else []
            for file in files:
                if file.endswith("/index.md"):
                    section = {"title": str(title), "url": files[0].removesuffix("index.md")}
                    found.setdefault(file.removesuffix("/index.md"), section)
    return found


def _files(entry: Any) -> Iterable[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for child in entry.values() if isinstance(entry, dict) else entry:
            yield from _files(child)
