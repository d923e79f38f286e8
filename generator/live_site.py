"""The site in a preview: pages of the latest good build, made when a browser asks for them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING

from jinja2 import TemplateError

from generator.build import Build
from generator.documents.ooxml import DocumentTemplateError
from generator.pages.page import Page
from generator.preview import Preview
from generator.surroundings import Surroundings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.plugins.inspection-findings")
WORDS_LATER = 3.0  # seconds, by when readers have the page


class LiveSite:
    """Shows one build after another. ``finish`` puts the site round a page."""

    def __init__(self, finish: Callable[[Page], bytes]) -> None:
        self.finish = finish
        self.rebuilding = Lock()  # meanwhile, requests wait
        self._preview: Preview | None = None
        self._surroundings: Surroundings | None = None
        self._linked: frozenset[str] = frozenset()  # ids that hand-written pages refer to
        self._paths: tuple[Path, ...] = ()

    def show_all(self, build: Build, folder: Path, paths: Iterable[Path]) -> None:
        """Show a build below a folder into which MkDocs has just put its own pages, made of the files in ``paths``."""
        self._linked, self._paths = frozenset(build.pages.prose.extension.linked), tuple(paths)
        self._surroundings = self._surround(build)
        self._show(build, Preview(build, self.finish, folder))

    def show_edit(self, build: Build) -> bool:
        """Show a build if nothing that MkDocs renders has changed; or return False, and change nothing."""
        if self._preview is None or self._surround(build) != self._surroundings:
            return False
        self._show(build, Preview(build, self.finish, self._preview.folder, instead_of=self._preview))
        return True

    def providing(self, serve: WSGIApplication, wording: Callable[..., str]) -> WSGIApplication:
        """Makes what a request asks for before the server looks for it. ``wording`` says what is wrong."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            try:
                with self.rebuilding:
                    if self._preview is not None:
                        self._preview.provide(environ["PATH_INFO"].lstrip("/"))
            except (TemplateError, DocumentTemplateError) as error:
                log.error("%s", text := wording(error))
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [text.encode()]
            return serve(environ, start_response)

        return answer

    def _surround(self, build: Build) -> Surroundings:
        return Surroundings.of(build, self._linked, self._paths)

    def _show(self, build: Build, preview: Preview) -> None:
        self._preview = preview
        # In the background, unless it is discarded before.
        later = Timer(WORDS_LATER, partial(build.words.start, gently=True))
        later.daemon = True
        later.start()
