"""Markdown pages say what the records say, and no text of a record becomes a sign, a tag or a link."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.exports.markdown_text import link, plain, record_markdown
from generator.pages.addresses import record_address
from tests.exports.export_collections import COLLECTIONS, HOSTILE, data, hostile, real, small

LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60)


def shown(text: str) -> str:
    """The text of rendered Markdown, with single spaces."""
    rendered = markdown.markdown(text, output_format="html")
    tree = html.fromstring(f"<div>{rendered}</div>")
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_record_has_a_markdown_page(name: str) -> None:
    kb = COLLECTIONS[name]()
    for record in kb.records.values():
        text = data(name).files[f"{record_address(record)}index.md"].decode()
        assert text.startswith(f"# {plain(record.title)}\n\n")
        assert plain(record.summary) in text
        assert f"{kb.settings.address}{record_address(record)}" in text.replace("\\", "")
        for quote in record.quotes:
            assert f"“{plain(quote.text)}”" in text
        for citation in record.sources:
            assert f"](<{kb.settings.address}sources/{citation.source}/>)" in text


def test_references_become_links_in_full() -> None:
    text = data("small").files["case-studies/night-watch/index.md"].decode()
    assert "It began with [" in text
    assert "](<https://small.example.org/kb/agencies/exampleshire-police/>)." in text
    assert "[[" not in text


def test_hostile_text_makes_no_elements() -> None:
    for record in hostile().records.values():
        text = data("hostile").files[f"{record_address(record)}index.md"].decode()
        tree = html.fromstring(f"<div>{markdown.markdown(text)}</div>")
        assert not {"script", "img", "iframe", "style"} & {element.tag for element in tree.iter()}
        assert tree.find("h1") is not None


def test_llms_txt_names_data_and_records() -> None:
    text = data("real").files["llms.txt"].decode()
    assert text.startswith("# Inspection findings\n\n> What inspectors learned")
    for record in (*real().takeaways, *real().case_studies, *real().sources):
        assert f"](<https://findings.example.org/{record_address(record)}index.md>)" in text
    assert "data/findings-knowledge-base.json" in text
    assert HOSTILE.split("\n")[0] not in data("hostile").files["llms.txt"].decode()


def test_what_markdown_would_take_for_a_sign() -> None:
    assert plain("# a *b* [c](d) <e> `f` | 1_000") == r"\# a \*b\* \[c\](d) &lt;e> \`f\` | 1\_000"
    assert plain("1. one") == r"1\. one"
    assert plain("- one") == r"\- one"
    assert plain("a\nb") == "a b"
    assert plain(" 1) one") == r"1\) one"
    assert plain("1 of 2 - or > 3") == "1 of 2 - or > 3"
    assert plain("~~gone~~ ~ about") == "&#126;&#126;gone&#126;&#126; ~ about"
    assert plain("Fire & Rescue &amp; &#60;") == "Fire & Rescue &amp;amp; &amp;#60;"
    assert link("a]b", "https://x.org/") == r"[a\]b](<https://x.org/>)"


def test_tags_in_the_markdown_of_records_are_text() -> None:
    def resolve(target: str) -> tuple[str, str] | None:
        return ("findings/x/", "X & Y") if target == "x" else None

    text = record_markdown(
        "<b>a</b> [[x]] [[x|why]] [[y]] <https://example.org/> a < b", resolve, "https://k.org/"
    )
    assert text == (
        r"&lt;b>a&lt;/b> [X & Y](<https://k.org/findings/x/>) [why](<https://k.org/findings/x/>) "
        r"\[\[y\]\] <https://example.org/> a < b"
    )


def test_a_withdrawn_record_says_what_to_read_instead() -> None:
    text = data("small").files["findings/old-way-of-counting/index.md"].decode()
    assert "**This record was withdrawn.** The report was corrected" in text
    assert "Read instead: [" in text
    assert small().records["old-way-of-counting"].status == "withdrawn"


@given(LINE)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    assert shown(plain(text)) == " ".join(text.split())
