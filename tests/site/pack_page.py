"""The session pack as a reader meets it in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.site.conftest import Site, Visit

PACK = "training/pack/"
STUDIES = ("project-shield", "catch", "hospital-navigators")
TAKEAWAY = "takeaway-share-and-use-data"
ALL = (*STUDIES, TAKEAWAY)
PHONE = {"width": 360, "height": 740}

Start = Callable[..., Visit]
Serve = Callable[..., str]


def shared(*ids: str, title: str = "") -> str:
    return f"{PACK}?items={','.join(ids)}" + (f"&title={quote(title)}" if title else "")


def open_pack(window: Visit, address: str = PACK) -> Page:
    page = window.open(address)
    expect(page.locator("[data-pack='tool']")).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    return page.locator(".kb-row")


def order(page: Page) -> list[str]:
    return [str(row.get_attribute("data-id")) for row in rows(page).all()]


def add(window: Visit, *addresses: str) -> Page:
    for address in addresses:
        window.open(address).get_by_role("button", name="Add to session pack").click()
    return window.page


def own_pack(page: Page) -> Any:
    key = "() => localStorage.getItem(Object.keys(localStorage).find(key => key.endsWith('session-pack')))"
    return json.loads(page.evaluate(key) or "null")


def texts(site: Site, *ids: str) -> list[dict[str, Any]]:
    """What the data files say of items."""
    files = (site.folder / "training" / "data").glob("items-*.json")
    items = {item["id"]: item for file in files for item in json.loads(file.read_text(encoding="utf-8"))}
    return [items[id_] for id_ in ids]


def ids_of(site: Site) -> list[str]:
    """The id of everything that a pack can hold."""
    ids: list[str] = json.loads((site.folder / "training/data/index.json").read_text(encoding="utf-8"))[
        "items"
    ]
    return ids


def with_three(window: Visit) -> Page:
    add(window, *(f"case-studies/{id_}/" for id_ in STUDIES))
    page = open_pack(window)
    assert order(page) == list(STUDIES)
    return page


def clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def worded(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    return " ".join([*words, f"{rest} minutes"] if rest else words)
