"""A browser window on a served site."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

REPORT_REFUSALS = """document.addEventListener("securitypolicyviolation", event =>
  console.error(`the policy refused ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""


class Visit:
    """A browser window on a served site, which notes what should never happen.

    Requests to other hosts are stopped. ``strangers``, ``failed``, ``errors`` and ``dialogs`` hold what
    went wrong; what the policy of the site refused is among the errors.
    """

    def __init__(self, browser: Browser, root: str, **options: Any) -> None:
        self.root = root
        self.strangers: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.context: BrowserContext = browser.new_context(
            **{"viewport": {"width": 1280, "height": 800}} | options
        )
        self.context.set_default_timeout(90_000)
        self.context.add_init_script(REPORT_REFUSALS)
        self.context.route(lambda url: not url.startswith(root), self._stop)
        self.page: Page = self.context.new_page()
        self.page.on("response", self._note_response)
        self.page.on(
            "console", lambda message: self.errors.append(message.text) if message.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._note_dialog)

    def open(self, address: str, **options: Any) -> Page:
        """Open a page of the site and wait until it has loaded."""
        self.page.goto(self.root + address, **({"wait_until": "load"} | options))
        return self.page

    @property
    def troubles(self) -> list[str]:
        return [*self.strangers, *self.failed, *self.errors, *self.dialogs]

    def close(self) -> None:
        """Close the window. Whatever a test did in it, the policy refused nothing of it."""
        self.context.close()
        assert [error for error in self.errors if "the policy refused" in error] == []

    def _stop(self, route: Any) -> None:
        self.strangers.append(route.request.url)
        route.abort()

    def _note_response(self, response: Any) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")

    def _note_dialog(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()
