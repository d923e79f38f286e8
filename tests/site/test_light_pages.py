"""Pages stay light, with everything that they load; and nothing on them moves by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.gzip_server import serve
from benchmarks.page_kinds import KINDS, page_kinds
from benchmarks.page_visits import WATCH, loaded
from tests.site.conftest import Site, Visit
from tests.site.site_server import serve_folder
from tests.site.waiting import wait_until

pytestmark = pytest.mark.browser

PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
MOST = {"home": 250 * 1024, "finding": 200 * 1024}
# Requests of a first visit. One more is one more for each of a million readers, so it wants a reason.
REQUESTS = {"home": 8, "finding": 16}


@pytest.fixture(scope="module")
def slow_root(site: Site) -> Iterator[str]:
    """The real site on a slow connection, where whatever comes late is seen to come."""
    with serve_folder(site.folder, "/", slow=True) as root:
        yield root


@pytest.mark.parametrize("kind", MOST)
def test_a_first_visit_is_light(site: Site, browser: Browser, kind: str) -> None:
    """The largest page of its kind, compressed as servers do it, and all that it loads."""
    with serve(site.folder) as server:
        page = browser.new_page()
        page.goto(server.address + page_kinds(site.folder)[kind])
        loaded(page)
        page.close()
        sent = server.take()
    assert sum(size for _, size in sent) <= MOST[kind], sent
    assert len(sent) <= REQUESTS[kind], sent


def test_a_second_visit_asks_for_the_page_alone(site: Site, browser: Browser) -> None:
    """Everything else was kept; and the page has not changed, so no byte of it comes again."""
    with serve(site.folder) as server:
        page = browser.new_page()
        address = page_kinds(site.folder)["finding"]
        for _ in range(2):
            page.goto("about:blank")
            server.take()
            page.goto(server.address + address)
            loaded(page)
        sent = server.take()
        page.close()
    assert [path for path, _ in sent] == [f"/{address}"]
    assert sent[0][1] < 300


def test_every_kind_of_page_is_there(site: Site) -> None:
    assert list(page_kinds(site.folder)) == list(KINDS)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_by_itself(
    site: Site, slow_root: str, visit: Callable[..., Visit], kind: str, size: dict[str, int]
) -> None:
    window = visit(slow_root, viewport=size)
    window.context.add_init_script(path=WATCH)
    page = window.open(page_kinds(site.folder)[kind])
    loaded(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(100)
    assert page.evaluate("seen.moved") == []
    assert page.evaluate("seen.shift") == 0


def test_what_moves_would_be_seen(slow_root: str, visit: Callable[..., Visit]) -> None:
    window = visit(slow_root)
    window.context.add_init_script(path=WATCH)
    page = window.open("about/")
    page.wait_for_timeout(600)  # long after the click or key that would excuse it
    page.evaluate(
        "document.querySelector('h1').before(Object.assign(document.createElement('p'), {innerHTML: 'x<br>y'}))"
    )
    wait_until(page, "() => seen.shift > 0")
    assert page.evaluate("seen.moved") != []


def test_a_pack_with_something_in_it_moves_nothing(
    site: Site, slow_root: str, visit: Callable[..., Visit]
) -> None:
    window = visit(slow_root, viewport=PHONE)
    address = page_kinds(site.folder)["finding"]
    page = window.open(address)
    page.locator("[data-pack-add] button").click()
    window.context.add_init_script(path=WATCH)
    for place in ("", address):
        page = window.open(place)
        loaded(page)
        page.locator(".kb-pack-link").wait_for()
        assert page.evaluate("seen.moved") == []
