"""What is worked out quickly is what the libraries say, for whatever can stand in a page."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.site_check.addresses import SiteAddress, Target
from generator.site_check.html_facts import facts_of, facts_of_tag
from generator.site_check.pieces import Pieces

SITE = SiteAddress("https://example.org/kb/")
PAGES = st.sampled_from(["", "about/", "findings/x/", "a/b/c/", "a/style.css", "404.html"])
PARTS = (
    "../ ./ a/ x-1/ style.css a . ? k=v &amp; & &#35; # place-1 %23 / /kb/ mailto: A : @ [ é \\ "
    "https://example.org/kb/ https://example.org http://example.org/kb/ https://other.org //b.org"
)
LINKS = st.lists(st.sampled_from([*PARTS.split(), " ", "\t"]), max_size=6).map(
    lambda parts: "".join(parts).encode()
)
VALUES = st.sampled_from(
    ["../a/", "b/", "#c", "https://other.org/", "d e", "&amp;", "", "background:url(x.png)", "é"]
)
NAMES = (
    "href src id class rel type name hidden style title data-src aria-label srcset poster action content ping"
)
ATTRIBUTES = st.tuples(st.sampled_from(NAMES.split()), VALUES).map(lambda pair: f'{pair[0]}="{pair[1]}"')
TAGS = st.builds(
    lambda name, attributes: f"<{' '.join([name, *attributes])}>".encode(),
    st.sampled_from(["a", "div", "p", "img", "section", "button", "form", "video", "span", "use"]),
    st.lists(ATTRIBUTES, max_size=4, unique_by=lambda attribute: attribute.partition("=")[0]),
)


@settings(max_examples=1000)
@given(PAGES, LINKS)
@example("findings/x/", b"../../find/?kind=risk&amp;area=leeds#list")
@example("findings/x/", b"../../find/?a#35;b")
@example("about/", b"https://example.org")
@example("a/style.css", b"../x.png")
def test_a_link_leads_where_the_library_says(page: str, link: bytes) -> None:
    assert SITE.target(page, link) == SITE.of_any(page, link)


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (b"../y/#place-1", Target("findings/y/", "place-1")),
        (b"../../find/?kind=risk&amp;area=leeds", Target("find/")),
        (b"./x.bib", Target("findings/x/x.bib")),
        (b"https://other.org/findings/", Target(host="other.org")),
        (b"https://example.org/findings/", Target("/findings/", outside=True)),
        (b"../../../", Target("/", outside=True)),
    ],
)
def test_where_links_lead(link: bytes, target: Target) -> None:
    assert SITE.target("findings/x/", link) == target


@settings(max_examples=1000)
@given(TAGS)
@example(b'<a class="x" href="../a/" rel="next">')
@example(b'<a rel="next" href="" type="x">')
@example(b'<div class="x" data-src="y" hidden>')
@example(b'<a data-x="1" href="../a/" id="here">')
def test_a_tag_names_what_the_library_says(tag: bytes) -> None:
    quick, whole = facts_of_tag(tag), facts_of(tag)
    assert quick is None or quick == whole
    assert Pieces().facts(tag) == whole
