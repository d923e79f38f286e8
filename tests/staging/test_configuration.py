"""The ``mkdocs.yml`` of a staged site needs no plugin of ours and keeps what else the project's says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pages.environment import Pages
from generator.pages.frame import STYLES
from generator.staging.configuration import (
    ConfigurationError,
    read_configuration,
    sections,
    staged_configuration,
)
from tests.exports.export_collections import PROJECT, small


def configuration(**settings: Any) -> dict[str, Any]:
    project = {"theme": "material", "plugins": ["inspection-findings"], **settings}
    return staged_configuration(project, Pages(small()), ["b/index.md", "a/index.md"])


def test_it_holds_plain_values_only() -> None:
    project = read_configuration(PROJECT / "mkdocs.yml")
    whole = staged_configuration(project, Pages(small()), [])
    assert yaml.safe_load(yaml.safe_dump(whole)) == whole
    assert whole["nav"] == project["nav"]


def test_settings_come_from_the_knowledge_base() -> None:
    whole = configuration()
    assert whole["site_name"] == small().settings.title
    assert whole["site_url"] == small().settings.address
    frame = whole["extra"]["knowledge_base"]
    assert (frame["contact"], frame["publisher"]) == (small().settings.contact, small().settings.publisher)
    assert whole["theme"] == {
        "name": "material",
        "custom_dir": "theme",
        "variant": "classic",
        "static_templates": ["a/index.md", "b/index.md"],
    }


def test_only_our_own_plugin_is_left_out() -> None:
    plugins = ["search", {"inspection-findings": {"source": "x"}}, {"tags": {}}]
    assert configuration(plugins=plugins)["plugins"] == ["search", {"tags": {}}]


def test_the_projects_own_settings_stay() -> None:
    whole = configuration(
        extra={"mine": 1},
        extra_css=["own.css"],
        markdown_extensions=["abbr", {"toc": {"title": "On this page"}}],
        validation={"links": {"anchors": "warn"}, "nav": {"not_found": "warn"}},
    )
    assert whole["extra"]["mine"] == 1
    assert whole["extra_css"][-1] == "own.css"
    assert len(whole["extra_css"]) == len(STYLES) + 1
    assert whole["markdown_extensions"] == ["abbr", {"toc": {"title": "On this page"}}, "attr_list"]
    assert whole["validation"] == {
        "links": {"anchors": "warn"},
        "nav": {"not_found": "warn", "omitted_files": "ignore"},
    }


def test_lists_belong_to_their_section_of_the_navigation() -> None:
    navigation = [
        {"Home": "index.md"},
        {"Find": "find/index.md"},
        {"Findings": ["findings/index.md", {"Risks": "risks/index.md"}]},
        {"About": ["about.md", {"More": [{"Data": "data/index.md"}]}]},
        "glossary/index.md",
    ]
    assert sections(navigation) == {
        "findings": {"title": "Findings", "url": "findings/"},
        "risks": {"title": "Findings", "url": "findings/"},
        "data": {"title": "About", "url": "about.md"},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "mkdocs.yml:1:5: expected the node content, but found '<stream end>'"),
        ("a: b\nc: !ENV X\n", "mkdocs.yml:2:4: could not determine a constructor for the tag '!ENV'"),
        ("- a\n", "mkdocs.yml:1:1: holds no settings"),
    ],
)
def test_what_cannot_be_staged_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        read_configuration(file)
    assert str(error.value).startswith(message)
