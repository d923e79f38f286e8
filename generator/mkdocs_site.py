"""Builds and previews a site with MkDocs, the plugin in it: what the commands do beside publishing."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build import DOCUMENT_CACHE, TEMPLATES
from generator.plugin import InspectionFindings
from generator.publishing import PublishError


def build_site(
    config_file: Path,
    source: Path | None,
    site_dir: Path,
    old: Path | None = None,
    workshop: Path | None = None,
) -> None:
    """Build the whole site, strictly, and check it. Raises PublishError after every error and warning was logged.

    What has not changed is linked to the files of ``old``, the site that is to be replaced. ``workshop`` is a
    folder for what is needed meanwhile, a temporary one where it is not given.
    """
    config = load_config(str(config_file), site_dir=str(site_dir), strict=True)
    _choose_source(config, source)
    config.plugins.on_startup(command="build", dirty=False)
    ours = cast(InspectionFindings, config.plugins["inspection-findings"])
    ours.old, ours.workshop = old, workshop
    try:
        mkdocs_build(config)
    except Abort as error:
        raise PublishError(error.format_message()) from None
    finally:  # also when somebody stops the build, of which MkDocs tells no plugin
        if ours.build is not None:
            ours.build.words.discard()
        config.plugins.on_shutdown()


def own_paths(config_file: Path, source: Path | None) -> list[Path]:
    """The files and folders that a site is made of. Raises PublishError for a configuration with mistakes."""
    try:
        config = load_config(str(config_file), strict=True)
        _choose_source(config, source)
    except Abort as error:
        raise PublishError(error.format_message()) from None
    root = config_file.resolve().parent
    records = root / config.plugins["inspection-findings"].config["source"]
    return [config_file, Path(config.docs_dir), records, root / TEMPLATES, root / DOCUMENT_CACHE]


def serve_site(config_file: Path, address: str) -> None:
    """Preview at ``address`` (host:port), refreshed at every change, until interrupted."""
    try:
        mkdocs_serve(str(config_file), livereload=True, dev_addr=address, strict=False)
    except Abort as error:
        raise PublishError(error.format_message()) from None


def _choose_source(config: MkDocsConfig, source: Path | None) -> None:
    plugin = config.plugins["inspection-findings"]
    if source is not None:
        plugin.config["source"] = str(source.resolve())
