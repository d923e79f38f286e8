"""Waits until something holds in a page.

Playwright's own way evaluates text again and again, which the site's policy refuses as soon as it has to look twice.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

PATIENCE = 60_000  # milliseconds; a slow machine is no failure

LOOK_AGAIN = """([arg, patience]) => new Promise((done, fail) => {
  const holds = HOLDS
  const end = performance.now() + patience
  const look = () => {
    if (holds(arg)) done()
    else if (performance.now() > end) fail(new Error("waited in vain for " + holds))
    else setTimeout(look, 20)
  }
  look()
})"""


def wait_until(page: Page, holds: str, arg: Any = None) -> None:
    """Wait until the JavaScript function ``holds``, called with ``arg``, returns something true."""
    page.evaluate(LOOK_AGAIN.replace("HOLDS", holds), [arg, PATIENCE])
