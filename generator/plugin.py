"""The MkDocs plugin. Nothing but this file, ``mkdocs_pages.py`` and ``mkdocs_site.py`` knows MkDocs.

A build goes through MkDocs' events from top to bottom of this file: read and check the records, let the
theme render a pattern for every index page and one for every folder of other pages, cut the patterns into
shells, then make every page and file and write them, or in a preview those that somebody asks for.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator.build import Build, prepare
from generator.diagnostics import CollectionError, as_text
from generator.documents.ooxml import DocumentTemplateError
from generator.exports.collection import updated
from generator.exports.header_files import header_files
from generator.exports.redirects import on_host
from generator.live_site import LiveSite
from generator.memory import Memory
from generator.mkdocs_pages import (
    PATTERN,
    address_of,
    contents_of,
    folder_of,
    is_hidden_pattern,
    module_script,
    section_of,
)
from generator.pages import shell
from generator.pages.addresses import root_from
from generator.pages.frame import SCRIPTS, STYLES, frame_values, icon_address, site_values
from generator.pages.page import Page, PagePlan
from generator.pages.policy import Policy, scope
from generator.progress import Progress
from generator.publishing.new_site import NewSite
from generator.publishing.place import MARK, MARK_TEXT
from generator.search.word_index import WordIndexError
from generator.site_check.result import in_words
from generator.watching import QuickWatcher
from generator.writing import WritingError, write_outputs

log = logging.getLogger("mkdocs.plugins.inspection-findings")
HERE = Path(__file__).parent
Prepared = Build | CollectionError | TemplateError
OUR_FOLDERS = (HERE / "pages" / "templates", HERE / "theme")


class PluginOptions(Config):
    """Options under ``inspection-findings`` in ``mkdocs.yml``."""

    source = config_options.Type(str, default="findings")


class InspectionFindings(BasePlugin[PluginOptions]):
    """Makes the pages and data of a knowledge base part of a MkDocs site."""

    build: Build | None = None
    policy: Policy | None = None
    serving = False
    failed: str = ""
    old: Path | None = None  # the site that this build is to replace
    workshop: Path | None = None  # where to work meanwhile

    def __init__(self) -> None:
        self.progress = Progress(sys.stderr)
        self.memory = Memory()
        self.prepared: Prepared | None = None  # by a preview, before MkDocs asks
        self.plans: dict[str, PagePlan] = {}
        self.title: str | None = None  # of the index page that is being rendered
        self.shells: dict[str, shell.Shell] = {}
        self.planned: set[str] = set()  # the addresses of all pages
        self.extra: set[str] = set()  # HTML that is no page of the navigation or the sitemap
        self.live = LiveSite(self.finish)  # of a preview
        self.rendering = ExitStack()  # the step that MkDocs is at

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Being told the command makes MkDocs keep this object between rebuilds, and with it the last good site."""
        self.serving = command == "serve"
        logging.getLogger("mkdocs.commands.build").addFilter(_says_something)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check all records. With errors: stop a build; in a preview report and keep the last good one."""
        prepared, self.prepared = self.prepared or self._prepare(config), None
        try:
            if not isinstance(prepared, Build):
                raise prepared
            build = prepared
            if not self.serving:
                with self.progress.step("Writing what the search reads") as tell:
                    build.words.start(self.workshop, tell)  # Pagefind works beside us from here on
            if self.build is not None:
                self.build.words.discard()
            self.build, self.failed = build, ""
        except (CollectionError, TemplateError) as error:
            self.failed = _wording(error)
            log.error("There are errors; nothing was built:\n%s", self.failed)
            if not (self.serving and self.build):
                raise Abort("Correct the errors above and build again.") from None
        except WordIndexError as error:
            raise Abort(str(error)) from None
        if not config.use_directory_urls:
            raise PluginError("inspection-findings needs use_directory_urls: true")
        kb = self.build.kb
        values = site_values(kb)
        config.site_name = values["site_name"]
        config.site_description = values["site_description"]
        config.site_author = values["site_author"]
        if not self.serving:
            config.site_url = values["site_url"]
            config.extra["scope"] = scope(values["site_url"])
        config.theme.dirs.insert(0, str(HERE / "theme"))
        assets = self.build.pages.assets.address
        config.theme["favicon"] = icon_address(config.theme["favicon"], self.build.pages.assets)
        config.extra_css[:0] = [assets + name for name in STYLES]
        config.extra.update(frame_values(kb))
        config.extra["failed_build"] = self.failed
        config.extra_javascript += [module_script(assets + name) for name in SCRIPTS]
        config.markdown_extensions.append(self.build.pages.prose.extension)  # type: ignore[arg-type]
        return config

    def _prepare(self, config: MkDocsConfig) -> Prepared:
        """Read and check everything, and plan what is to be made; or say what is wrong."""
        root = Path(config.config_file_path).parent
        source, docs = root / self.config.source, Path(config.docs_dir)
        try:
            build = prepare(source, root, docs, self.memory if self.serving else None, self.progress)
            if self.serving:
                build.pages.load_templates()
        except (CollectionError, TemplateError) as error:
            return error
        return build

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a pattern for every index page, and a hidden one for each folder of other pages.

        The theme's own copy of our styles and scripts is left out: an output writes them where pages look.
        """
        for name in self._made.pages.assets.files:
            if file := files.get_file_from_path(f"assets/{name}"):
                files.remove(file)
        plans = self._made.page_plans
        self.plans = {plan.address: plan for plan in plans if plan.depth < 2}
        self.shells = {}
        for address in self.plans:
            files.append(File.generated(config, address + "index.md", content=""))
        for folder in dict.fromkeys(plan.folder for plan in plans if plan.depth > 1):
            pattern = File.generated(
                config, f"{folder}/{PATTERN}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(pattern)
        return files

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> Environment:
        """Note which pages there are to be: MkDocs' own and those poured into patterns."""
        if self.serving:
            env.bytecode_cache = self.memory.templates
        self.rendering.enter_context(
            self.progress.step("Rendering pages written by hand, and patterns of others")
        )
        own = {file.url for file in files.documentation_pages() if not is_hidden_pattern(file)}
        poured = {plan.address for plan in self._made.page_plans}
        self.planned = poured | {"" if url in {"./", "."} else url for url in own}
        self.extra = {file.dest_uri for file in files.static_pages()}
        # Pages at old addresses are files of outputs.
        made = (address for output in self._made.outputs for address in output.addresses)
        self.extra.update(address for address in made if address.endswith(".html"))
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> None:  # noqa: ARG002
        """Tell the Markdown extension where the page lies, for the addresses of ``[[id]]``.

        MkDocs dates every page by its clock; here pages have the day of the newest record, or none.
        """
        self._made.pages.prose.extension.root = root_from(address_of(page))
        page.update_date = updated(self._made.kb) if address_of(page) in self.plans else ""

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Give patterns their sentinels; tell MkDocs the anchors that hand-written pages link to."""
        if self._is_pattern(page):
            page.meta["description"] = shell.DESCRIPTION
            page.toc = contents_of([(shell.ROW_ANCHOR, shell.ROW_TITLE)])
            plan = self.plans.get(address_of(page))
            if plan is not None and plan.wide:
                page.meta["hide"] = ["navigation", "toc"]
            return shell.BODY
        for file in page.links_to_anchors or ():
            target = self.plans.get(address_of(file.page)) if file.page else None
            if target is not None and file.page is not None:
                file.page.present_anchor_ids = {heading.anchor for heading in target.make().contents}
        return html

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a pattern its title, and place it in the navigation: active tab, breadcrumb, phone drawer."""
        page.meta.setdefault("hide", ["navigation"])
        if self._is_pattern(page) and address_of(page):
            self.title, page.title = page.title, shell.TITLE
        if is_hidden_pattern(page.file):
            page.canonical_url = urljoin(config.site_url or "/", shell.ADDRESS)
            parent = section_of(nav, folder_of(page).split("/")[0])
            page.parent = parent
            if parent is not None:
                parent.children.append(page)
                parent.active = True
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, **_: Any) -> str:
        """Cut a rendered pattern into the shell of its pages."""
        if self.policy is not None:
            if self.policy.refuses(output):
                log.warning("%s: a script inside a page is not run; put it into a file", page.file.src_uri)
            output = self.policy.put_into(output)
        if not self._is_pattern(page):
            return output
        if is_hidden_pattern(page.file):
            self.shells[folder_of(page) + "/*/"] = shell.Shell.cut(output)
            if page.parent is not None:
                page.parent.children.remove(page)
                page.parent.active = False
        else:
            self.shells[address_of(page)] = shell.Shell.cut(output)
            if address_of(page):
                page.title = self.title  # it stands in the navigation of other pages
        return ""

    def finish(self, page: Page) -> bytes:
        """A page with the site round it."""
        return b"".join(self._pieces(page))

    def _pieces(self, page: Page) -> list[bytes]:
        whole = (
            self.shells.get(page.address) or self.shells[page.address.rstrip("/").rpartition("/")[0] + "/*/"]
        )
        return whole.pieces(page)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The sitemap: pattern pages out, poured pages in."""
        if template_name == "sitemap.xml":
            own = [file for file in context["pages"] if not is_hidden_pattern(file)]
            poured = [
                SimpleNamespace(
                    page=SimpleNamespace(
                        canonical_url=urljoin(config.site_url or "/", plan.address),
                        update_date=plan.day,
                        is_link=False,
                    )
                )
                for plan in self._made.page_plans
                if plan.address not in self.plans
            ]
            context["pages"] = [*own, *poured]  # type: ignore[list-item]  # stand-ins with what the template reads
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for wrong addresses is rendered first and holds no record: its scripts are the theme's own.

        A preview has no policy, since MkDocs puts a script into its pages that is never the same.
        """
        if template_name != "404.html" or self.serving:
            return output
        self.policy = Policy.of(output)
        return self.policy.put_into(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every generated page and file; in a preview those that are asked for, the index of words meanwhile."""
        self.rendering.close()
        folder = Path(config.site_dir)
        if self.serving:
            paths = [Path(config.config_file_path), Path(config.docs_dir), *OUR_FOLDERS]
            self.live.show_all(self._made, folder, paths)
            return
        try:
            self._write(NewSite(folder, self.old, config.site_url or "/"))
            self._made.documents.prune()
        except TemplateError as error:
            raise Abort(_wording(error)) from None
        except (DocumentTemplateError, WordIndexError, WritingError) as error:
            raise Abort(str(error)) from None

    def _write(self, site: NewSite) -> None:
        """Write everything that is not written yet, and look at the site as it is then."""
        with self.progress.step("Making pages, documents and data") as tell:
            write_outputs(
                self._made.outputs, lambda page: site.put_page(page.address, self._pieces(page)), site, tell
            )
        moves = on_host(self._made.moves, self._made.kb.settings.address)
        for address, content in header_files(self.policy, moves).items() if self.policy else ():
            site.put(address, content)
        site.put(MARK, MARK_TEXT.encode())
        site.link_others()
        with self.progress.step("Following links to places, pages done") as tell:
            problems = site.problems(self.planned, self.extra, tell)
        if problems:
            log.error("The finished site is not as it must be:\n%s", in_words(problems))
            raise Abort("Nothing was published.")

    def on_build_error(self, *, error: Exception, **_: Any) -> None:  # noqa: ARG002
        """A build that failed half-way leaves no program running and no folder behind."""
        self.rendering.close()
        if self.build is not None:
            self.build.words.discard()

    def _rebuild(self, config: MkDocsConfig, with_mkdocs: Callable[[], None]) -> None:
        """After a change show the new pages; with MkDocs only where its own may change, or have to tell of errors."""
        with self.live.rebuilding:
            prepared = self._prepare(config)
            if isinstance(prepared, Build) and not self.failed and self.live.show_edit(prepared):
                self._made.words.discard()
                self.build = prepared
                return
            self.prepared = prepared
            with_mkdocs()

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Refresh the preview when a record, a vocabulary, a template or a style changes."""
        root = Path(config.config_file_path).parent
        for folder in OUR_FOLDERS:
            server.watch(str(folder))
        watcher = server.observer
        server.observer = QuickWatcher(watcher)  # type: ignore[assignment]  # all that MkDocs asks of it now
        server.watch(str(root / self.config.source))
        server.observer = watcher
        server.builder = partial(self._rebuild, config, server.builder)
        server.set_app(self.live.providing(server.serve_request, _wording))
        return server

    def _is_pattern(self, page: MkDocsPage) -> bool:
        return is_hidden_pattern(page.file) or address_of(page) in self.plans

    @property
    def _made(self) -> Build:
        if self.build is None:
            raise PluginError("inspection-findings: no knowledge base was read")
        return self.build


def _wording(error: CollectionError | TemplateError | DocumentTemplateError) -> str:
    """What is wrong, with its place: in records, or in a template."""
    if isinstance(error, CollectionError):
        return as_text(error.diagnostics)
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: template: {error.message}\n"
    return f"{error}\n" if isinstance(error, DocumentTemplateError) else f"template: {error.message}\n"


def _says_something(record: logging.LogRecord) -> bool:
    """MkDocs reports each pattern page as skipped, which is how it should be and tells nobody anything."""
    return PATTERN not in record.getMessage()
