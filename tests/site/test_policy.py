"""The Content-Security-Policy: every page begins with it, servers send it, and nothing the site does breaks it.

The server of these tests sends the site's own headers, and `Visit.close` fails on anything refused, so all
other browser tests stand for what they do: finder, maps, header, palette, drawer, copying and printing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from generator.pages.policy import Policy
from tests.site.conftest import Site, Visit
from tests.site.site_pages import SitePage
from tests.site.site_server import headers_of, serve_folder

TAG = re.compile(r'<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
LOOSE = ("unsafe-inline", "'unsafe-eval'", "unsafe-hashes", "strict-dynamic", "http", "*")
READABLE = {"application/ld+json", "application/json"}  # data: browsers do not run it
STRANGE = """async () => {
  const script = document.createElement("script")
  script.textContent = "window.hacked = 1"
  const style = document.createElement("p")
  style.innerHTML = "<b style='color: red' onclick='window.hacked = 1'>red</b><img src='https://evil.example/x'>"
  document.body.append(script, style)
  document.querySelector("b[onclick]").click()
  await new Promise(done => setTimeout(() => {
    try { window.eval("window.hacked = 1") } catch {}
    setTimeout(done, 100)
  }))
  return [window.hacked ?? "no", getComputedStyle(style.firstChild).color]
}"""


def policy_of(file: Path) -> str:
    found = TAG.search(file.read_text(encoding="utf-8"))
    assert found, file
    return found[1]


@pytest.fixture(params=["site", "small_site", "hostile_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def test_every_page_begins_with_the_same_strict_policy(any_site: Site) -> None:
    files = list(any_site.folder.rglob("*.html"))
    plain = [any_site.folder / address / "index.html" for address in any_site.pages.plain]
    assert {policy_of(file) for file in plain} <= {Policy().text}  # no script stands inside these
    policies = {policy_of(file) for file in files if file not in plain}
    assert len(policies) == 1
    policy = policies.pop()
    assert [word for word in LOOSE if word in policy] == []
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    for file in files:
        assert b"<meta charset" in file.read_bytes()[:1024], file


def test_pages_hold_nothing_that_the_policy_refuses(any_site: Site) -> None:
    for page in any_site.pages.by_address.values():
        assert page.tree.xpath("//style | //*[@style] | //base | //frame | //iframe | //object") == []
        assert [name for e in page.tree.iter() for name in e.attrib if name.startswith("on")] == []


def test_the_scripts_inside_pages_are_the_themes(any_site: Site) -> None:
    """What a page without any record has, and no more."""

    def inside(page: SitePage) -> set[str]:
        scripts = page.tree.xpath("//script[not(@src)]")
        return {script.text for script in scripts if script.get("type") not in READABLE}

    allowed = inside(any_site.pages.by_address["404.html"])
    assert len(allowed) == 3
    for page in any_site.pages.by_address.values():
        assert inside(page) <= allowed, page.address


def test_the_ready_files_say_the_same(any_site: Site) -> None:
    sent = headers_of(any_site.folder)
    policy = policy_of(any_site.folder / "index.html")
    assert sent["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"
    assert set(sent) >= {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"}
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in sent
    for name, pattern in (
        ("nginx", 'add_header (.+?) "(.+)" always;'),
        ("apache", 'Header always set (.+?) "(.+)"'),
    ):
        text = (any_site.folder / "server" / f"{name}.conf").read_text(encoding="utf-8")
        assert dict(re.findall(f"^{pattern}$", text, re.MULTILINE)) == sent
        assert re.search("^# .*Strict-Transport-Security", text, re.MULTILINE)
    azure = json.loads((any_site.folder / "staticwebapp.config.json").read_text(encoding="utf-8"))
    assert azure["globalHeaders"] == sent
    vercel = json.loads((any_site.folder / "vercel.json").read_text(encoding="utf-8"))
    assert {entry["key"]: entry["value"] for entry in vercel["headers"][0]["headers"]} == sent


@pytest.fixture(params=[True, False], ids=["header", "tag alone"])
def small_root(request: pytest.FixtureRequest, small_site: Site) -> Iterator[str]:
    with serve_folder(small_site.folder, "/kb/", with_headers=request.param) as root:
        yield root


@pytest.mark.browser
def test_what_came_in_from_elsewhere_does_not_run(browser: Browser, small_root: str) -> None:
    window = Visit(browser, small_root)
    outcome = window.open("findings/children-leave-custody-soon/").evaluate(STRANGE)
    window.context.close()
    assert outcome[0] == "no"
    assert outcome[1] != "rgb(255, 0, 0)"
    refused = {error.split()[3] for error in window.errors if error.startswith("the policy refused")}
    assert refused == {"script-src-elem", "script-src-attr", "style-src-attr", "img-src", "script-src"}
    assert window.strangers == []


@pytest.mark.browser
def test_no_other_site_shows_a_page_in_a_frame(
    browser: Browser, site: Site, server: Callable[..., str]
) -> None:
    with serve_folder(site.folder, "/", with_headers=False) as other:
        window = Visit(browser, other)
        window.context.unroute_all()
        page = window.open("images/home.png")  # which has no policy of its own
        frame = "address => document.body.appendChild(document.createElement('iframe')).src = address"
        with page.expect_event("console", lambda message: "frame-ancestors 'none'" in message.text):
            page.evaluate(frame, server(site))
        window.context.close()


@pytest.mark.browser
def test_everything_a_reader_does_is_allowed(small_root: str, visit: Callable[..., Visit]) -> None:
    """With the header and with the tag alone: words, suggestions, colours, copying, the pack, paper."""
    window = visit(small_root, permissions=["clipboard-read", "clipboard-write"], color_scheme="light")
    page = window.open("findings/children-leave-custody-soon/")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".kb-cite > summary").click()
    page.locator(".kb-cite__copy").click()
    expect(page.locator(".kb-cite__status")).not_to_be_empty()
    page.locator("#kb-search").fill("custody")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-finder='ready']", state="attached")
    expect(page.locator("[data-finder='list'] mark").first).to_be_visible()  # by Pagefind, in WebAssembly
    with page.expect_download():
        page.locator("[data-finder='csv']").click()
    page = window.open("evidence-map/")
    page.locator(".kb-map__switch a").last.click()
    window.open("areas/")
    page = window.open("case-studies/night-watch/")
    page.get_by_role("button", name="Add to session pack").click()
    page = window.open("training/pack/")
    expect(page.locator(".kb-row")).to_have_count(1)
    page.pdf()
    assert window.troubles == []


@pytest.mark.browser
def test_from_a_folder_pages_look_as_they_should(browser: Browser, small_site: Site) -> None:
    """Opened as a file, without any server: the policy lets the style sheets of the same folder in."""
    window = Visit(browser, small_site.folder.as_uri() + "/")
    page = window.open("findings/children-leave-custody-soon/index.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.kb-worried')).backgroundColor") != (
        "rgba(0, 0, 0, 0)"
    )
    page.locator("label[for='__palette_1']").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("h1")).to_be_visible()
    window.context.close()
    assert [error for error in window.errors if "policy refused" in error] == []


def test_head_is_read_as_head(site: Site) -> None:
    """A meta tag counts in the head only; a parser that follows the standard finds it there."""
    tree = html.document_fromstring((site.folder / "404.html").read_text(encoding="utf-8"))
    assert tree.xpath("/html/head/*[1]/@http-equiv") == ["Content-Security-Policy"]
