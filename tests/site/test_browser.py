"""Every kind of page in a real browser: barriers, strangers, keyboard, phone, paper, no JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.hostile.sets import sets
from tests.site.barriers import OVERFLOWING, axe
from tests.site.conftest import Site, Visit
from tests.site.kinds_of_page import KINDS, SMALL_ONLY, address_of

pytestmark = pytest.mark.browser

SCHEMES = {"light": "default", "dark": "slate"}
# Their own tests say what these show without JavaScript; the page not found shows nothing of its own.
WITHOUT_JAVASCRIPT_OTHERWISE = {"finder", "evidence map", "not found"}
BACK = ".md-nav--primary li.md-nav__item--active > nav > label.md-nav__title"
# Search is allowed to need JavaScript; what is hidden otherwise does not count as shown.
TEXT = """article => {
  for (const search of article.querySelectorAll("form, button")) search.remove()
  return article.innerText.split(/\\s+/).join(" ")
}"""
FOLDED_AWAY = """() => [...document.querySelectorAll("main details > :not(summary)")]
  .filter(element => !element.checkVisibility({contentVisibilityAuto: true}) || element.offsetHeight === 0)
  .map(element => element.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_barrier(
    site: Site, root: str, visit: Callable[..., Visit], kind: str, scheme: str
) -> None:
    window = visit(root, color_scheme=scheme)
    page = window.open(address_of(site, kind))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert axe(page) == []
    assert window.troubles == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", SMALL_ONLY)
def test_axe_finds_no_barrier_where_every_field_is_in_use(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit], kind: str, scheme: str
) -> None:
    window = visit(server(small_site, "/kb/"), color_scheme=scheme)
    page = window.open(SMALL_ONLY[kind])
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert axe(page) == []
    assert window.troubles == []


def test_axe_would_find_a_barrier(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root).open("about/")
    page.evaluate("document.querySelector('article').append(Object.assign(new Image(), {src: 'data:,'}))")
    assert [found for found in axe(page) if found.startswith("image-alt")]


def test_axe_finds_no_barrier_in_an_open_drawer(site: Site, root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root, viewport={"width": 360, "height": 740}).open(address_of(site, "finding"))
    page.click("header label[for='__drawer']")
    expect(section(page, "Themes")).to_be_in_viewport()
    assert axe(page) == []


def test_no_request_leaves_the_host(site: Site, root: str, visit: Callable[..., Visit]) -> None:
    """Under a sub-path as well: nothing is asked for above it, and nothing is missing."""
    window = visit(root)
    for kind in KINDS:
        window.open(address_of(site, kind))
    assert window.troubles == []


def test_no_page_asks_for_the_sitemap(root: str, visit: Callable[..., Visit]) -> None:
    """The theme does for translations, where a page has rel="alternate": 200 KB at 10,000 records."""
    window = visit(root)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    window.open("about/", wait_until="networkidle")
    feed = window.page.locator('link[type="application/atom+xml"][rel~="alternate"]')
    assert feed.evaluate("link => link.href") == f"{root}feed.xml"
    assert f"{root}about/" in asked
    assert not [address for address in asked if "sitemap" in address]


def test_the_site_works_under_a_sub_path(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(small_site, "/kb/"))
    page = window.open("")
    page.locator("main").get_by_role("link", name="Night Watch").first.click()
    expect(page.locator("h1")).to_have_text("Night Watch")
    page.locator(".md-tabs").get_by_role("link", name="Areas").click()
    expect(page.locator("h1")).to_have_text("Areas")
    page.goto(window.root + "themes/working-together/")
    page.locator("footer").get_by_role("link", name="Glossary").click()
    expect(page.locator("h1")).to_have_text("Glossary")
    assert window.troubles == []


def test_a_wrong_address_is_answered_with_help(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(small_site, "/kb/"))
    page = window.open("findings/no-such/record/")
    assert len(window.failed) == 1
    page.locator("main").get_by_role("link", name="home page").click()
    expect(page.locator("h1")).to_have_text("Small collection")
    assert len(window.failed) == 1


def section(page: Page, name: str) -> Locator:
    """A section's link in the drawer, which stands right below the drawer's top."""
    links = page.locator(".md-nav--primary > ul > li > a, .md-nav--primary > ul > li > div > a")
    return links.get_by_text(name, exact=True).first


def explanation(page: Page) -> Locator:
    return page.locator("[role=tooltip]:visible")


@pytest.mark.parametrize("way", ["focus", "hover"])
def test_abbreviations_explain_themselves(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit], way: str
) -> None:
    page = visit(server(small_site, "/kb/")).open("case-studies/night-watch/")
    abbreviation = page.locator("article abbr", has_text="CAMHS").first
    if way == "focus":
        abbreviation.focus()
        expect(abbreviation).to_be_focused()
    else:
        abbreviation.hover()
    expect(explanation(page)).to_contain_text("Child and adolescent mental health services")


def test_an_explanation_can_be_put_away_and_comes_again(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    page = visit(server(small_site, "/kb/")).open("case-studies/night-watch/")
    abbreviation = page.locator("article abbr", has_text="CAMHS").first
    abbreviation.hover()
    explanation(page).hover()
    expect(explanation(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(explanation(page)).to_have_count(0)
    abbreviation.focus()
    expect(explanation(page)).to_contain_text("Child and adolescent mental health services")


def test_abbreviations_are_reached_with_the_tab_key(
    small_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    page = visit(server(small_site, "/kb/")).open("case-studies/night-watch/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "ABBR":
            break
    assert page.evaluate("document.activeElement.textContent") == "CAMHS"
    expect(explanation(page)).to_contain_text("Child and adolescent mental health services")


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_narrow_phone(
    site: Site, root: str, visit: Callable[..., Visit], kind: str
) -> None:
    page = visit(root, viewport={"width": 320, "height": 640}).open(address_of(site, kind))
    page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(OVERFLOWING)
    assert page.evaluate(OVERFLOWING) == []


def test_long_words_do_not_scroll_a_phone_sideways(
    hostile_site: Site, server: Callable[..., str], visit: Callable[..., Visit]
) -> None:
    window = visit(server(hostile_site, "/kb/"), viewport={"width": 320, "height": 640})
    wide = {}
    long = next(n for n, one in enumerate(sets()) if any(injection.name == "long-word" for injection in one))
    for address in (
        "",
        "glossary/",
        f"findings/h{long}-finding/",
        f"themes/h{long}-theme/",
        f"sources/h{long}-report/",
    ):
        page = window.open(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide[address] = page.evaluate(OVERFLOWING)
    assert wide == {}


@pytest.mark.parametrize("kind", ["finding", "theme", "source", "list of a kind"])
def test_paper_shows_all_and_no_navigation(
    site: Site, root: str, visit: Callable[..., Visit], kind: str
) -> None:
    page = visit(root).open(address_of(site, kind))
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-path", ".kb-neighbours", ".kb-edit"):
        for element in page.locator(part).all():
            expect(element).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".kb-worried")).to_be_visible()
    assert page.evaluate(FOLDED_AWAY) == []


def test_long_lists_are_folded_on_a_screen(site: Site, root: str, visit: Callable[..., Visit]) -> None:
    """The test above would say nothing without them."""
    page = visit(root).open(address_of(site, "theme"))
    assert page.evaluate(FOLDED_AWAY) != []
    fold = page.locator("main details.kb-more").first
    expect(fold.locator("article").first).to_be_hidden()
    fold.locator("summary").first.click()
    expect(fold.locator("article").first).to_be_visible()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in WITHOUT_JAVASCRIPT_OTHERWISE])
def test_without_javascript_everything_can_be_read(
    site: Site, root: str, visit: Callable[..., Visit], kind: str
) -> None:
    address = address_of(site, kind)
    scripted = visit(root).open(address).locator("article.md-content__inner")
    plain_page = visit(root, java_script_enabled=False).open(address)
    plain = plain_page.locator("article.md-content__inner")
    assert plain.evaluate(TEXT) == scripted.evaluate(TEXT)
    links = plain.locator("a:not(details:not([open]) a)").all()
    assert [link.get_attribute("href") for link in links if not link.is_visible()] == []
    for link in plain_page.locator(".md-tabs a").all():
        expect(link).to_be_visible()


def test_without_javascript_a_phone_has_its_drawer(
    site: Site, root: str, visit: Callable[..., Visit]
) -> None:
    window = visit(root, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = window.open(address_of(site, "finding"))
    page.click("header label[for='__drawer']")
    page.click(BACK)
    section(page, "Case studies").click()
    expect(page.locator("h1")).to_have_text("Case studies")


@pytest.mark.parametrize("kind", ["home", "finding", "theme", "about", "glossary"])
def test_the_skip_link_moves_the_focus(site: Site, root: str, visit: Callable[..., Visit], kind: str) -> None:
    page = visit(root).open(address_of(site, kind))
    page.keyboard.press("Tab")
    skip = page.locator("a.md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article.md-content__inner') !== null")


def test_the_drawer_of_a_phone_lists_the_sections(site: Site, root: str, visit: Callable[..., Visit]) -> None:
    """On a finding's page it opens with the lists of findings; one step back stand all sections."""
    page = visit(root, viewport={"width": 360, "height": 740}).open(address_of(site, "finding"))
    expect(section(page, "Themes")).not_to_be_in_viewport()
    page.click("header label[for='__drawer']")
    for name in ("Good practice", "Poor practice", "Risks", "Opportunities"):
        page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True).click(trial=True)
    page.click(BACK)
    for name in (
        "Home",
        "Findings",
        "Case studies",
        "Takeaways",
        "Themes",
        "Areas",
        "Agencies",
        "Sources",
        "About",
    ):
        section(page, name).click(trial=True)
    section(page, "Themes").click()
    expect(page.locator("h1")).to_have_text("Themes")


def test_colours_can_be_switched_and_stay_switched(root: str, visit: Callable[..., Visit]) -> None:
    window = visit(root, color_scheme="light")
    page = window.open("")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    before = body.evaluate("element => getComputedStyle(element).backgroundColor")
    page.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert body.evaluate("element => getComputedStyle(element).backgroundColor") != before
    window.open("about/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("kind", ["finding", "case study", "source"])
def test_the_edit_link_leads_to_the_file_of_the_record(
    site: Site, root: str, visit: Callable[..., Visit], kind: str
) -> None:
    address = address_of(site, kind)
    page = visit(root).open(address)
    edit = page.locator("a.kb-edit")
    expect(edit).to_be_visible()
    path = str(edit.get_attribute("href")).split("/edit/main/")[1]
    assert (site.project / path).is_file()
    assert path.endswith(f"/{address.split('/')[1]}.yml")


def test_home_answers_first_questions_without_scrolling(root: str, visit: Callable[..., Visit]) -> None:
    page = visit(root, viewport={"width": 1366, "height": 700}).open("")
    for text in ("I work in …", "What do we know about …", "Where?", "I am training others"):
        expect(page.get_by_role("heading", name=text)).to_be_in_viewport()
    for kind in ("good-practice", "poor-practice", "risks", "opportunities"):
        expect(page.locator(f".kb-tiles a[href$='{kind}/']")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["finding", "theme"])
def test_every_control_shows_where_the_focus_is(
    site: Site, root: str, visit: Callable[..., Visit], kind: str
) -> None:
    """Each stop of the Tab key on the first screen looks different from when it has no focus."""
    page = visit(root).open(address_of(site, kind))
    for _ in range(25):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            " return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.opacity === '1' &&"
            " document.activeElement.matches('.md-skip') })()"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
