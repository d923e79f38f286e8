"""The address holds the finder's whole state: reload, Back and Forward, copied links, and values it does not know."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from tests.site.conftest import Site
from tests.site.finder_page import FinderPage, Servers, Visits, finder
from tests.site.plain_finder import PlainFinder
from tests.site.waiting import wait_until

IGNORED = "The address held something this site does not know, which was ignored: "
HOSTILE = (
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=1</script>",
    "{{7*7}}",
    "__proto__",
    "constructor",
    "x" * 1_500,
    "\x00",
    "\u202e\u2028\ud7ff",
    "",
)


def at(page: FinderPage, scroll: int) -> None:
    wait_until(page.page, "(y) => Math.abs(scrollY - y) < 2", scroll)


def scroll_to(page: FinderPage, scroll: int) -> None:
    page.page.evaluate("y => scrollTo(0, y)", scroll)
    at(page, scroll)
    wait_until(page.page, "(y) => Math.abs(history.state?.scroll - y) < 2", scroll)


def press(page: FinderPage, selector: str) -> None:
    """Click without the scrolling that a driven mouse does."""
    page.page.locator(selector).evaluate("element => element.click()")


def everything(page: FinderPage) -> dict[str, object]:
    return {
        "summary": page.summary, "chosen": page.chosen, "results": page.addresses,
        "sort": page.part("sort").input_value(), "words": page.part("words").input_value(),
        "table": page.page.locator("[data-view=table]").get_attribute("aria-pressed"),
        "checked": page.page.eval_on_selector_all(".kb-options :checked", "boxes => boxes.map(b => b.value)"),
    }  # fmt: skip


def test_all_of_the_state_stands_in_the_address(page: FinderPage) -> None:
    page.choose("kind", "good-practice").choose("theme", "police-response").search("children police")
    page.part("sort").select_option("title")
    page.ready().click("Table")
    assert page.query == [
        ("q", "children police"), ("kind", "good-practice"), ("theme", "police-response"),
        ("sort", "title"), ("view", "table"),
    ]  # fmt: skip
    before = everything(page)
    page.page.reload()
    assert everything(page.ready()) == before


def test_a_copied_address_opens_the_same_list_elsewhere(
    page: FinderPage, site: Site, server: Servers, visit: Visits
) -> None:
    page.window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.open("?kind=good-practice&sort=title&page=2&nonsense=1").click("copy")
    page.page.get_by_text("Copied", exact=True).wait_for()
    copied = str(page.page.evaluate("navigator.clipboard.readText()"))
    assert copied == f"{page.window.root}find/?kind=good-practice&sort=title&page=2"
    other = finder(site, server, visit, copied.removeprefix(f"{page.window.root}find/"))
    assert everything(other) == everything(page)
    assert page.addresses


def test_without_a_clipboard_the_link_is_shown(page: FinderPage) -> None:
    page.open("?kind=risk")
    page.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.click("copy")
    page.page.get_by_text(f"{page.window.root}find/?kind=risk", exact=True).wait_for()


def test_back_and_forward_restore_results_and_scroll(page: FinderPage) -> None:
    page.open("?kind=good-practice")
    scroll_to(page, 900)
    first = everything(page)
    press(page, "[name=theme][value=police-response]")
    second = everything(page.ready())
    assert second != first
    scroll_to(page, 300)
    press(page, "[data-view=table]")
    third = everything(page.ready())

    page.page.go_back()
    page.page.wait_for_url("**/?kind=good-practice&theme=police-response")
    assert everything(page.ready()) == second
    at(page, 300)
    page.page.go_back()
    page.page.wait_for_url("**/?kind=good-practice")
    assert everything(page.ready()) == first
    at(page, 900)
    page.page.go_forward()
    page.page.wait_for_url("**/?kind=good-practice&theme=police-response")
    assert everything(page.ready()) == second
    at(page, 300)
    page.page.go_forward()
    page.page.wait_for_url("**/*view=table")
    assert everything(page.ready()) == third


def test_coming_back_from_a_record_restores_the_place(page: FinderPage) -> None:
    page.open("?q=children&kind=good-practice&kind=poor-practice")
    page.click("2")
    scroll_to(page, 1_100)
    before = everything(page)
    page.page.evaluate("window.stays = true")
    press(page, ".kb-results__list li:nth-child(8) a")
    page.page.wait_for_url("**/findings/**")
    assert page.page.evaluate("window.stays === undefined")  # the browser did not keep the finder
    page.page.go_back()
    assert everything(page.ready()) == before
    assert page.page.evaluate("window.stays === undefined")
    at(page, 1_100)
    page.page.reload()
    assert everything(page.ready()) == before
    at(page, 1_100)


def test_unknown_values_are_ignored_and_named(page: FinderPage, plain: PlainFinder) -> None:
    page.open("?kind=risk&kind=nonsense&theme=nowhere&colour=red&page=0&sort=up&view=cinema")
    assert page.number == len(plain.find({"kind": ["risk"]}))
    expected = "Kind: nonsense; Theme: nowhere; colour: red; page: 0; sort: up and 1 more."
    assert page.notes == IGNORED + expected
    page.choose("kind", "opportunity")
    assert page.query == [("kind", "opportunity"), ("kind", "risk")]
    assert IGNORED not in page.notes


def test_nothing_is_ignored_in_an_ordinary_address(page: FinderPage) -> None:
    page.open("?q=children&kind=risk&kind=risk&sort=newest&view=cards&page=1")
    assert page.notes == ""
    assert page.chosen == ["Remove: “children”", "Remove: Risk", "Clear all"]


def test_relevance_without_words_is_newest(page: FinderPage, plain: PlainFinder) -> None:
    page.open("?sort=relevance")
    assert page.part("sort").input_value() == "newest"
    assert page.titles == [record.title for record in plain.records[:20]]


def unharmed(page: FinderPage) -> bool:
    """Nothing ran, nothing was added to the page or to the objects of the language, nothing is too wide."""
    done = "[window.hacked, {}.polluted, document.querySelectorAll('#kb-finder :is(img, script)').length]"
    assert page.page.evaluate(done) == [None, None, 0]
    return bool(page.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_hostile_words_do_nothing(page: FinderPage, plain: PlainFinder) -> None:
    for value in HOSTILE:
        page.open(f"?kind=risk&{urlencode([('q', value), ('q', value)])}")
        assert unharmed(page)
        assert page.number <= len(plain.find({"kind": ["risk"]}))
        words = page.part("words").input_value()
        assert len(words) <= 300
        assert bool(words) == bool(value.strip("\x00\u202e\u2028"))
        assert len(page.chosen) == 2 + bool(words)
        assert page.page.locator("#kb-search").input_value() == ""


def test_hostile_parameters_do_nothing(page: FinderPage, plain: PlainFinder) -> None:
    names = [*plain.options, "sort", "view", "page", "__proto__", "constructor", "toString", "<b>", ""]
    for value in HOSTILE:
        page.open(f"?kind=risk&{urlencode([(name, value) for name in names for _ in range(2)])}")
        assert unharmed(page)
        assert page.number == len(plain.find({"kind": ["risk"]}))
        assert page.chosen == ["Remove: Risk", "Clear all"]
        assert page.notes.startswith(f"{IGNORED}Kind: ")
        assert page.notes.endswith(f" and {2 * len(names) - 5} more.")
        assert len(page.notes) < 600
        page.click("Clear all")
        assert page.query == []
    assert not page.window.troubles


def test_broken_encodings_do_nothing(page: FinderPage) -> None:
    for query in (
        "?%",
        "?q=%00",
        "?q=%E0%A4%A",
        "?q=%ED%A0%80",
        "?=&&=x",
        "?kind",
        f"?{quote('<b>')}=%3Cscript%3E",
        "?q&q",
    ):
        page.open(query)
        assert page.number >= 0
        assert unharmed(page)
    assert not page.window.troubles
