"""The finder's filters and results, with the mouse and with the keyboard alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import expect

from generator.pages.addresses import record_address
from generator.search.data_files import card
from generator.search.entries import facets_of
from tests.site.finder_page import FinderPage, text_of
from tests.site.plain_finder import PlainFinder


def shown(plain: PlainFinder, records: list[int]) -> list[str]:
    return [record_address(plain.records[number]) for number in records]


def same(page: FinderPage, plain: PlainFinder, state: dict[str, list[str]]) -> bool:
    """Whether the page shows what a plain computation finds: its number, its first page, every visible count."""
    answer = plain.answer(state)
    assert page.number == len(answer.records), state
    assert page.addresses == shown(plain, answer.records[:20]), state
    counts = page.page.eval_on_selector_all(
        ".kb-options li:not([hidden])",
        "items => items.map(li => [li.querySelector('input').name, li.querySelector('input').value,"
        " li.querySelector('.kb-options__count').textContent])",
    )
    assert [[f, o, f"({answer.counts[f][o]:,})"] for f, o, _ in counts] == counts
    visible = {(facet, option) for facet, option, _ in counts}
    chosen = {(facet, option) for facet, options in state.items() for option in options}
    some = {(f, o) for f, options in answer.counts.items() for o, number in options.items() if number}
    assert chosen <= visible <= chosen | some
    return True


def test_each_facet_filters(page: FinderPage, plain: PlainFinder) -> None:
    assert same(page, plain, {})
    for facet in facets_of(plain.kb):
        if len(facet.options) < 2:
            continue
        option = facet.options[len(facet.options) // 2]
        page.choose(facet.id, option.id)
        assert same(page, plain, {facet.id: [option.id]})
        assert option.title in page.summary
        page.choose(facet.id, option.id)
    assert page.number == len(plain.records)
    assert not page.window.troubles


def test_or_within_a_facet_and_across_facets(page: FinderPage, plain: PlainFinder) -> None:
    page.choose("kind", "risk").choose("kind", "poor-practice")
    assert same(page, plain, {"kind": ["risk", "poor-practice"]})
    assert set(page.kinds) <= {"Risk", "Poor practice"}
    theme = max(plain.options["theme"], key=lambda id_: page.count("theme", id_))
    page.choose("theme", theme)
    assert same(page, plain, {"kind": ["risk", "poor-practice"], "theme": [theme]})


def test_broader_options_include_narrower_ones(page: FinderPage, plain: PlainFinder) -> None:
    narrow = next(t for t in plain.kb.themes if t.broader and plain.kb.about(t.id))
    page.choose("theme", narrow.broader[0])
    few = plain.find({"theme": [narrow.id]})
    assert set(few) <= set(plain.find({"theme": [narrow.broader[0]]}))
    assert page.count("theme", narrow.id) == len(few)
    assert same(page, plain, {"theme": [narrow.broader[0]]})


def test_with_the_keyboard_alone(page: FinderPage, plain: PlainFinder) -> None:
    page.tab_to("risk")
    page.page.keyboard.press("Space")
    page.ready()
    assert page.focus == "risk"
    page.page.keyboard.press("Enter")  # does nothing, and above all does not send the form
    page.tab_to("opportunity")
    page.page.keyboard.press("Space")
    page.ready()
    assert same(page, plain, {"kind": ["risk", "opportunity"]})
    page.tab_to("remove-kind-risk")
    page.page.keyboard.press("Enter")
    page.ready()
    assert page.focus == "summary"  # the button is gone; what it changed comes next
    assert same(page, plain, {"kind": ["opportunity"]})
    page.tab_to("table")
    page.page.keyboard.press("Enter")
    page.ready()
    expect(page.part("list").locator("table")).to_be_visible()
    assert page.focus == "table"
    page.tab_to("clear", key="Shift+Tab")
    page.page.keyboard.press("Space")
    page.ready()
    assert same(page, plain, {})
    page.tab_to("page-2")
    page.page.keyboard.press("Enter")
    page.ready()
    expect(page.part("summary")).to_be_focused()
    assert page.addresses == shown(plain, list(range(20, 40)))
    page.page.keyboard.press("Tab")
    page.tab_to(page.window.root + page.addresses[0])


def test_a_chosen_option_with_nothing_stays_visible(page: FinderPage, plain: PlainFinder) -> None:
    pairs = ((k, a) for k in plain.options["kind"] for a in plain.options["area"])
    kind, area = next(pair for pair in pairs if not plain.find({"kind": [pair[0]], "area": [pair[1]]}))
    page.open(f"?kind={kind}&area={area}")
    for facet, option in (("kind", kind), ("area", area)):
        assert page.count(facet, option) == 0
        expect(page.option(facet, option)).to_be_visible()
        expect(page.option(facet, option)).to_be_checked()
    other = next(k for k in plain.options["kind"] if plain.find({"kind": [k], "area": [area]}))
    assert page.count("kind", other) == len(plain.find({"kind": [other], "area": [area]}))


def test_long_facets_have_a_box_that_filters_their_options(page: FinderPage, plain: PlainFinder) -> None:
    themes = next(facet for facet in facets_of(plain.kb) if facet.id == "theme").options
    chosen, sought = themes[0], themes[-1]
    page.choose("theme", chosen.id)
    page.choose("theme", sought.id).choose("theme", sought.id)
    before = page.number
    box = page.facet("theme").get_by_label("Filter the list: Theme")
    box.fill(sought.title.upper()[:12])
    expect(page.option("theme", sought.id)).to_be_visible()
    expect(page.option("theme", chosen.id)).to_be_visible()  # since it is chosen
    visible = page.facet("theme").locator("li:not([hidden])").all_inner_texts()
    assert 2 <= len(visible) < len(themes)
    box.press("Enter")
    assert page.number == before
    box.fill("zzz")
    expect(page.option("theme", sought.id)).to_be_hidden()
    box.fill("")
    expect(page.option("theme", sought.id)).to_be_visible()
    assert page.facet("kind").locator("input[type=search]").count() == 0


def test_options_scrolled_out_of_sight_are_reached_with_the_keyboard(
    page: FinderPage, plain: PlainFinder
) -> None:
    facet = page.facet("agency")
    last = facet.locator("li:not([hidden]) input").last
    expect(last).not_to_be_in_viewport()
    id_ = last.get_attribute("value")
    facet.get_by_label("Filter the list: Agency").focus()
    page.tab_to(id_)
    expect(last).to_be_in_viewport()
    page.page.keyboard.press("Space")
    page.ready()
    assert page.focus == id_
    assert same(page, plain, {"agency": [id_]})


def test_filters_in_force_are_buttons_that_remove_them(page: FinderPage, plain: PlainFinder) -> None:
    theme = plain.kb.terms["police-response"]
    page.open(f"?q=children&kind=risk&kind=opportunity&theme={theme.id}&view=table")
    assert page.chosen == [
        "Remove: “children”", "Remove: Risk", "Remove: Opportunity", f"Remove: {theme.title}", "Clear all",
    ]  # fmt: skip
    page.click("Remove: Risk").click("Remove: “children”")
    assert page.query == [("kind", "opportunity"), ("theme", theme.id), ("view", "table")]
    assert page.part("words").input_value() == ""
    assert page.summary == f"{page.number} findings · Opportunity · {theme.title}"
    page.click("Clear all")
    assert page.query == [("view", "table")]
    assert page.chosen == []
    assert page.summary == f"{len(plain.records)} records"


def test_nothing_found_says_what_to_drop_and_what_that_gives(page: FinderPage, plain: PlainFinder) -> None:
    states = ({"kind": [k], "area": [a], "group": [g]} for k in plain.options["kind"]
              for a in plain.options["area"] for g in plain.options["group"])  # fmt: skip
    state = next(
        s for s in states if not plain.find(s) and sum(map(bool, plain.answer(s).without.values())) > 1
    )
    query = "?" + "&".join(f"{facet}={ids[0]}" for facet, ids in state.items())
    page.open(query)
    ways = {name: number for name, number in plain.answer(state).without.items() if number}
    items = page.part("notes").locator("li")
    assert items.count() == len(ways)
    for name, number in ways.items():
        page.open(query)
        item = items.filter(has=page.page.locator(f'[data-key="drop-{name}"]'))
        assert item.inner_text().endswith(f"that gives {number} {'record' if number == 1 else 'records'}")
        item.get_by_role("button").click()
        page.ready()
        assert page.number == number
        assert same(page, plain, {facet: ids for facet, ids in state.items() if facet != name})
        assert page.focus == "summary"


def test_sorted_by_newest_title_and_source(page: FinderPage, plain: PlainFinder) -> None:
    everything = range(len(plain.records))
    assert page.part("sort").input_value() == "newest"
    expect(page.part("sort").locator("[value=relevance]")).to_be_disabled()
    page.part("sort").select_option("title")
    page.ready()
    by_title = sorted(everything, key=lambda n: plain.records[n].title.casefold())
    assert page.addresses == shown(plain, by_title[:20])
    page.part("sort").select_option("source")
    page.ready()
    first = [plain.records[everything[n]] for n in everything]
    names = {record_address(r): plain.kb.records[r.sources[0].source].title for r in first if r.sources}
    found = [names[address] for address in page.addresses]
    assert found == sorted(found)
    assert found[0] == min(names.values())
    page.choose("kind", "risk")
    assert ("sort", "source") in page.query
    assert set(page.kinds) == {"Risk"}


def test_twenty_a_page(page: FinderPage, plain: PlainFinder) -> None:
    last = -(-len(plain.records) // 20)
    assert last > 2
    assert page.part("pages").locator("[aria-current=page]").inner_text() == "1"
    page.click("Next")
    assert page.summary == f"{len(plain.records)} records · page 2 of {last}"
    assert page.query == [("page", "2")]
    assert 0 <= page.part("summary").bounding_box()["y"] < 400
    page.click(str(last))
    assert page.addresses == shown(plain, list(range((last - 1) * 20, len(plain.records))))
    assert page.part("pages").get_by_text("Next", exact=True).count() == 0
    page.click("Previous")
    assert page.addresses == shown(plain, list(range((last - 2) * 20, (last - 1) * 20)))
    page.choose("kind", "good-practice")
    assert page.query == [("kind", "good-practice")]  # a new choice begins on the first page
    page.choose("kind", "good-practice").choose("kind", "takeaway")
    expect(page.part("pages")).to_be_hidden()
    page.open("?page=99")
    assert f"There is no page 99 of these results; this is page {last} of {last}." in page.notes


def test_cards_and_table_show_the_same(page: FinderPage, plain: PlainFinder) -> None:
    number = next(
        n for n, r in enumerate(plain.records) if r.kind == "good-practice" and card(plain.kb, r)[4]
    )
    address, title, summary, where, who, themes = card(plain.kb, plain.records[number])
    page.search(f'"{title}"')
    one = page.part("list").locator("article").first
    assert one.locator(".kb-kind").inner_text() == "Good practice"
    assert one.locator(".kb-kind svg").count() == 1
    assert one.locator(".kb-card__summary").inner_text() == summary
    meta = one.locator(".kb-card__meta > span").all_text_contents()
    assert meta == [f"Where: {where}", f"Who: {who}", f"Themes: {', '.join(themes)}"]
    page.click("Table")
    assert page.page.locator("[data-view=table]").get_attribute("aria-pressed") == "true"
    assert page.page.locator("th").all_inner_texts() == ["Kind", "Title", "Where", "Who", "Themes"]
    cells = page.part("list").locator("tbody tr").first.locator("td").all_inner_texts()
    assert cells == ["Good practice", title, where, who, ", ".join(themes)]
    assert page.addresses[0] == address


def test_download_holds_what_is_shown(page: FinderPage, plain: PlainFinder, tmp_path: Path) -> None:
    page.open("?kind=good-practice&sort=title")
    with page.page.expect_download() as waiting:
        page.part("csv").click()
    waiting.value.save_as(tmp_path / "findings.csv")
    assert waiting.value.suggested_filename == "findings.csv"
    text = text_of(tmp_path / "findings.csv")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == ["Kind", "Title", "Summary", "Where", "Who", "Themes", "Address"]
    found = [plain.records[number] for number in plain.find({"kind": ["good-practice"]})]
    found.sort(key=lambda record: record.title.casefold())
    cards = [card(plain.kb, record) for record in found]
    assert rows[1:] == [
        ["Good practice", title, summary, where, who, "; ".join(themes), page.window.root + address]
        for address, title, summary, where, who, themes in cards
    ]
    assert [row[1] for row in rows[1:21]] == page.titles


def test_cells_are_no_formulas(page: FinderPage) -> None:
    cells = page.page.evaluate(
        """async (texts) => {
          const {cell} = await import(new URL("spreadsheet.js", document.querySelector("script[src*=finder]").src));
          return texts.map(cell);
        }""",
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", 'say "hi"', "plain, text", ""],
    )
    assert cells == [
        '"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@SUM(A1)"', '"\'\t=1"', '"\'\r=1"', '"say ""hi"""', '"plain, text"', '""',
    ]  # fmt: skip
