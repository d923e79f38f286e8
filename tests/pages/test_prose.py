"""Text of records as HTML: inert, with abbreviations explained and references resolved."""

from __future__ import annotations

import html as entities
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.model.knowledge_base import KnowledgeBase
from generator.pages.prose import ATTRIBUTES, TAGS, Abbreviations, Prose, abbreviations_of

SHORT = {
    "CAMHS": "Child and adolescent mental health services",
    "YOT": "Youth offending team",
    "YOTs": "Youth offending team",
    "YOT panel": "A panel",
    "R&D": "Research <and> \"development\"",
    "lt": "Less than",
    "amp": "An amplifier",
    "39": "A number",
}  # fmt: skip
KNOWN = {"project-shield": ("case-studies/project-shield/", "Project <Shield>"), "sm": ("glossary/#sm", "SM")}
SPLINTERS = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "](", "[a](", ")", "javascript:",
    "java&#115;cript:", "data:text/html,", "<a href='", "'>", '"', "'", "<", ">", "&", "&lt;", "`", "```", "\n\n",
    "| a | b |\n|---|---|\n", "- ", "1. ", "# ", "> ", "*", "_", "{{", "}}", "{%", "{: onclick=alert(1)}", "[[", "]]",
    "[[project-shield]]", "[[project-shield|", "CAMHS", "YOTs", "R&D", "<!--", "-->", "<style>", "<iframe srcdoc='",
    "[x]: javascript:alert(1) 'y'\n", "<javascript:alert(1)>", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x00", "é", "“",
    "\u202e", "    ", "\\",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SPLINTERS), st.text(max_size=12)), max_size=12).map("".join)


@pytest.fixture(scope="module")
def prose() -> Prose:
    return Prose(KNOWN.get, SHORT)


def explained(text: str, seen: set[str] | None = None) -> str:
    return str(Abbreviations(SHORT).explain(text, set() if seen is None else seen))


PIECES = [
    "Leeds", "the police", "YOT", "R&D", "é", "5", "1.", "- ", "-", "(", "“", "'",
    '"', "_", " ", "  ", ". ", "!", ";", ":",
    "\n", "\n\n", "\n\n\n", "\n---\n", "[[sm]]", "**", "<", "http://a.b", "\t", "\xa0",
    "\n- ", "\n- an item", "\n  ", "\n\n- an item", "[[sm|this]]", "[[project-shield]]", "[[gone]]", "[[", "]]",
    "**strong**", "** ", " **", "(a)", ":",
]  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_plain_texts_are_what_conversion_makes_of_them(prose: Prose, text: str) -> None:
    assert prose.to_html(text, "../") == prose._converted(text, "../")


def test_most_texts_are_plain(prose: Prose) -> None:
    text = "The police (and others) met “daily”;\nthey said so.\n\nIt’s 5% – or more?\n"
    assert prose._plain(text, "") == (
        "<p>The police (and others) met “daily”;\nthey said so.</p>\n<p>It’s 5% – or more?</p>"
    )
    text = "See **both**:\n\n- [[sm]], which\n  helps\n- [[sm|this]]\n\nNo more."
    assert prose._plain(text, "../") == (
        '<p>See <strong>both</strong>:</p>\n<ul>\n<li><a class="kb-reference" href="../glossary/#sm">SM</a>, which\n'
        '  helps</li>\n<li><a class="kb-reference" href="../glossary/#sm">this</a></li>\n</ul>\n<p>No more.</p>'
    )
    for text in (
        "A *word*",
        "1. First",
        "- a\n\n- b",
        "- a\n    - b",
        "See\n- a",
        "See [[gone]].",
        "See [[project-shield]].",
        "See [[sm|<b>]].",
        "** no **",
        "A\n\n\nB",
        "A  \nB",
        "YOTs met",
        "a_b_",
        "A & B",
    ):
        assert prose._plain(text, "") is None, text


def wrong_in(markup: str) -> list[str]:
    """Everything in a piece of HTML that Markdown may not bring."""
    readable = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", markup)
    wrong = []
    for element in html.fragment_fromstring(readable, create_parent="section").iterdescendants():
        if element.tag not in TAGS:
            wrong.append(str(element.tag))
        added = {"abbr": {"tabindex"}, "a": {"class"}}.get(str(element.tag), set())
        allowed = ATTRIBUTES.get(str(element.tag), set()) | added
        wrong += [f"{element.tag} {name}" for name in element.attrib if name not in allowed]
        address = "".join(letter for letter in element.get("href", "").lower() if letter > " ")
        scheme = re.match(r"([a-z][a-z0-9+.-]*):", address)
        if scheme and scheme[1] not in {"http", "https", "mailto"}:
            wrong.append(element.get("href", ""))
    return wrong


def test_what_is_wrong_would_be_found() -> None:
    assert wrong_in("<p onclick=x><script>y</script><a href='java\nscript:z'>z</a></p>") == [
        "p onclick", "script", "java\nscript:z",
    ]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_markdown_becomes_a_script(text: str) -> None:
    assert wrong_in(str(Prose(KNOWN.get, SHORT).to_html(text, "../../"))) == []


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.dictionaries(st.text(min_size=1, max_size=6), st.text(max_size=12), max_size=4))
def test_plain_text_is_shown_as_written(text: str, short: dict[str, str]) -> None:
    """Whatever the abbreviations are, only ``abbr`` elements are added."""
    markup = str(Abbreviations(short).explain(text, set()))
    pieces = markup.split("<abbr title=")
    assert all('" tabindex="0">' in piece and "</abbr>" in piece for piece in pieces[1:])
    bare = pieces[0] + "".join(
        piece.split('" tabindex="0">', 1)[1].replace("</abbr>", "", 1) for piece in pieces[1:]
    )
    assert "<" not in bare
    assert entities.unescape(bare) == entities.unescape(str(Abbreviations({}).explain(text, set())))
    titles = [piece.split('" tabindex="0">', 1)[0] for piece in pieces[1:]]
    assert all(title.startswith('"') and not set('<>"') & set(title[1:]) for title in titles)


def test_an_abbreviation_is_explained_once_a_page() -> None:
    seen: set[str] = set()
    first = explained("CAMHS and CAMHS", seen)
    assert first == (
        '<abbr title="Child and adolescent mental health services" tabindex="0">CAMHS</abbr> and CAMHS'
    )
    assert explained("Again CAMHS", seen) == "Again CAMHS"


def test_plurals_and_the_longest_abbreviation_win() -> None:
    assert explained("YOTs") == '<abbr title="Youth offending team" tabindex="0">YOTs</abbr>'
    assert explained("a YOT panel") == 'a <abbr title="A panel" tabindex="0">YOT panel</abbr>'
    assert explained("a YOT, a YOT panel").count("<abbr") == 2


@pytest.mark.parametrize("text", ["CAMHSX", "XCAMHS", "camhs", "9CAMHS", "YOTting"])
def test_parts_of_words_are_no_abbreviations(text: str) -> None:
    assert explained(text) == text


@pytest.mark.parametrize("text", ["(CAMHS)", "“CAMHS”", "CAMHS.", "CAMHS’s", "CAMHS/YJS", "non-CAMHS"])
def test_marks_beside_an_abbreviation_do_not_hide_it(text: str) -> None:
    assert "tabindex" in explained(text)


def test_abbreviations_with_marks_and_escapes() -> None:
    assert explained("R&D") == (
        '<abbr title="Research &lt;and&gt; &#34;development&#34;" tabindex="0">R&amp;D</abbr>'
    )
    assert explained("a < b & c's") == "a &lt; b &amp; c&#39;s"


def test_abbreviations_come_from_every_vocabulary(kb: KnowledgeBase) -> None:
    short = abbreviations_of(kb.terms)
    assert short["CAMHS"].startswith("Child and adolescent mental health services: Services that treat")
    assert short["CAMHSs"] == short["CAMHS"]
    assert {"MAW", "EXS", "IE", "JI", "SM"} <= short.keys()


def test_markdown_explains_abbreviations_too(prose: Prose) -> None:
    assert 'tabindex="0">CAMHS</abbr>' in prose.to_html("A CAMHS team", "../")


def test_references_lead_from_where_the_page_lies(prose: Prose) -> None:
    assert prose.to_html("[[project-shield]]", "../../") == (
        '<p><a class="kb-reference" href="../../case-studies/project-shield/">Project &lt;Shield&gt;</a></p>'
    )
    assert 'href="./glossary/#sm">this <b></a>'.replace("<b>", "&lt;b&gt;") in prose.to_html(
        "[[sm|this <b>]]", "./"
    )


def test_markdown_takes_no_class_but_the_sites_own(prose: Prose) -> None:
    assert "md-toggle" not in prose.to_html('<a class="md-toggle kb-reference" href="#x">x</a>', "./")


def test_an_unknown_reference_stays_text(prose: Prose) -> None:
    assert prose.to_html("See [[nobody]].", "./") == "<p>See [[nobody]].</p>"


@pytest.mark.parametrize("text", ["`[[project-shield]]`", "    [[project-shield]]"])
def test_references_in_code_stay_text(prose: Prose, text: str) -> None:
    assert "[[project-shield]]" in prose.to_html(text, "./")
    assert "href" not in prose.to_html(text, "./")


def test_lists_tables_and_emphasis_work(prose: Prose) -> None:
    markup = str(prose.to_html("1. *a*\n2. **b**\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> q\n\n### h", "./"))
    for tag in ("ol", "li", "em", "strong", "table", "th", "td", "blockquote", "h3"):
        assert f"<{tag}>" in markup
