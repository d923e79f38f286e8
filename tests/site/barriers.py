"""Barriers on a page: what axe finds, and what sticks out."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What sticks out on the right, unless a part of the page lets the reader scroll it or clips it.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth
  const clipped = element => element !== document.body &&
    (getComputedStyle(element).overflowX !== "visible" || clipped(element.parentElement))
  const wide = [...document.querySelectorAll("main *, header *, footer *")].filter(element =>
    element.getBoundingClientRect().right > width + 1 && !clipped(element))
  return wide.slice(-3).map(element => element.outerHTML.slice(0, 200))
}"""


def report(results: Any) -> list[str]:
    """What axe found, with the elements."""
    return [
        f"{violation['id']}: {node['html'][:200]} ({node['failureSummary'][:300]})"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def axe(page: Page) -> list[str]:
    return report(Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}))
