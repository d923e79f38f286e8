"""What a page names: where its links lead, what a browser loads with it, and the places on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree, html

from generator.site_check.code_facts import named_in_style

LOADED = {
    ("img", "src"), ("script", "src"), ("iframe", "src"), ("embed", "src"), ("source", "src"), ("video", "src"),
    ("audio", "src"), ("track", "src"), ("input", "src"), ("frame", "src"), ("video", "poster"), ("object", "data"),
    ("body", "background"), ("table", "background"), ("td", "background"), ("use", "href"), ("image", "href"),
    ("use", "xlink:href"), ("image", "xlink:href"), ("base", "href"), ("a", "ping"), ("html", "manifest"),
}  # fmt: skip
FOLLOWED = {
    ("a", "href"),
    ("area", "href"),
    ("form", "action"),
    ("button", "formaction"),
    ("input", "formaction"),
}
SETS = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
# Browsers load nothing because of these; every other relation of a <link> is taken for one that they load.
NOT_LOADED = {
    "canonical", "alternate", "author", "license", "help", "next", "prev", "search", "cite-as", "describedby", "me",
    "up", "first", "last", "self", "tag", "bookmark", "item", "collection", "edit", "feed", "via",
}  # fmt: skip
# A tag with attributes, as all that we make are written; or a style, which names things without any.
TAG = re.compile(rb"<[a-zA-Z][a-zA-Z0-9]*(?:[\s/][^>]*>|(?<=[sS][tT][yY][lL][eE])>)")
USUAL = re.compile(rb'<([a-z][a-z0-9]*)((?:\s+[a-zA-Z:_-]+(?:="[^"<>]*")?)*)\s*/?>')
ATTRIBUTE = re.compile(rb'([a-zA-Z:_-]+)="([^"]*)"')
# Of ten tags that are not the same on other pages, nine are links without a name, and most others name nothing.
SAYS = rb'(?:aria-[a-z]+|class|data-[a-z-]+|hidden|rel|type)(?:="[^"<>]*")?'
LINK = re.compile(rb'<a (?:%b )*href="([^"<>]*)"(?: %b)*>' % (SAYS, SAYS))
NOTHING = re.compile(rb"<(?!style)[a-z][a-z0-9]*(?: %b)*>" % SAYS)


END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


@dataclass
class HtmlFacts:
    """What a page or a piece of one names, as it is written there."""

    links: set[bytes] = field(default_factory=set)
    loaded: set[bytes] = field(default_factory=set)
    ids: set[bytes] = field(default_factory=set)


def facts_of_tag(tag: bytes) -> HtmlFacts | None:
    """The facts of one tag in the usual form; None for any other, with which the whole must be read as HTML."""
    if NOTHING.fullmatch(tag):
        return HtmlFacts()
    usual = USUAL.fullmatch(tag)
    if usual is None or usual[1] == b"style":  # what it names stands behind the tag
        return None
    facts = HtmlFacts()
    attributes = {
        name.decode().lower(): value.decode(errors="replace") for name, value in ATTRIBUTE.findall(usual[2])
    }
    for name, value in attributes.items():
        _note(facts, usual[1].decode(), attributes, name, value)
    return facts


def facts_of(page: bytes) -> HtmlFacts:
    """The facts of a whole page, or of some elements, read as HTML."""
    facts = HtmlFacts()
    if not page.strip():
        return facts
    try:
        # What follows the end of a page is part of it for browsers, and nothing for this reader.
        tree = html.document_fromstring(
            END.sub(b"", page), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except etree.ParserError:  # nothing but comments
        return facts
    for element in tree.iter(etree.Element):
        attributes = {str(name): str(value).replace("&", "&amp;") for name, value in element.attrib.items()}
        for name, value in attributes.items():
            _note(facts, str(element.tag), attributes, name, value)
        if element.tag == "style" and element.text:
            _note_style(facts, str(element.text))
    return facts


def _note(facts: HtmlFacts, tag: str, attributes: Mapping[str, str], name: str, value: str) -> None:
    """Note one attribute. ``value`` is as it stands on the page, where ``&`` is written out."""
    kind = (tag, name)
    if name == "id" or kind == ("a", "name"):
        facts.ids.add(_clean(value))
    elif name == "style":
        _note_style(facts, value)
    elif kind in FOLLOWED:
        facts.links.add(_clean(value))
    elif kind in LOADED:
        facts.loaded.add(_clean(value))
    elif kind in SETS:
        facts.loaded.update(_clean(part.split()[0]) for part in value.split(",") if part.strip())
    elif kind == ("link", "href"):
        relations = set(attributes.get("rel", "").lower().split())
        (facts.links if relations and relations <= NOT_LOADED else facts.loaded).add(_clean(value))
    elif kind == ("meta", "content") and attributes.get("http-equiv", "").lower() == "refresh":
        facts.links.add(_clean(value.partition("=")[2].strip("'\" ")))


def _note_style(facts: HtmlFacts, text: str) -> None:
    facts.loaded.update(map(_clean, named_in_style(text)))


def _clean(value: str) -> bytes:
    return value.strip().encode()
