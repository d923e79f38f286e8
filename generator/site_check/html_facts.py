"""What a page names: where its links lead, what a browser loads with it, and the places on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree, html

from generator.site_check.code_facts import Named, named_in_style

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
# Where one of these stands in a piece of a page, it is read as HTML; else it is enough to look for three attributes.
UNUSUAL = (
    b"<link", b"<base", b"<use", b"<image", b"<object", b"<embed", b"<iframe", b"<style", b"<meta", b"<a name",
    b"<form", b"<body", b"style=", b"srcset", b"poster=", b"action=", b"ping=", b"background=",
)  # fmt: skip


@dataclass
class HtmlFacts:
    """What a page or a piece of one names, as it is written there."""

    links: set[bytes] = field(default_factory=set)
    loaded: set[bytes] = field(default_factory=set)
    ids: set[bytes] = field(default_factory=set)

    def add(self, other: HtmlFacts) -> None:
        """Take over what another piece names."""
        self.links |= other.links
        self.loaded |= other.loaded
        self.ids |= other.ids


def facts_of_piece(piece: bytes) -> HtmlFacts:
    """The facts of whole elements. A fifth of the time of ``facts_of``, wherever that is as good.

    It is, when each attribute that counts is written in the usual form, ``href="…"`` after a space, and none
    of the elements and attributes is there that are rare on a page. Both is looked for, not taken for granted.
    """
    lower = piece.lower()
    links, loaded, ids = piece.split(b' href="'), piece.split(b' src="'), piece.split(b' id="')
    if (
        lower.count(b"href") != len(links) - 1
        or lower.count(b"src") != len(loaded) - 1
        or lower.count(b"id=") - lower.count(b'-id="') != len(ids) - 1
        or any(word in lower for word in UNUSUAL)
    ):
        return facts_of(piece)
    return HtmlFacts(_values(links), _values(loaded), _values(ids))


def _values(parts: list[bytes]) -> set[bytes]:
    return {part[: part.index(b'"')] for part in parts[1:]}


def facts_of(page: bytes) -> HtmlFacts:
    """The facts of a whole page, or of some elements, read as HTML."""
    facts = HtmlFacts()
    if not page.strip():
        return facts
    try:
        tree = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:  # nothing but comments
        return facts
    for element in tree.iter(etree.Element):
        if isinstance(element.tag, str):
            for name, value in element.attrib.items():
                _note(facts, element, name, value)
            if element.tag == "style" and element.text:
                _note_style(facts, element.text)
    return facts


def _note(facts: HtmlFacts, element: etree._Element, name: str, value: str) -> None:
    kind = (element.tag, name)
    if name == "id" or kind == ("a", "name"):
        facts.ids.add(_written(value))
    elif name == "style":
        _note_style(facts, value)
    elif kind in FOLLOWED:
        facts.links.add(_written(value))
    elif kind in LOADED:
        facts.loaded.add(_written(value))
    elif kind in SETS:
        facts.loaded.update(_written(part.split()[0]) for part in value.split(",") if part.strip())
    elif kind == ("link", "href"):
        relations = set(element.get("rel", "").lower().split())
        (facts.links if relations and relations <= NOT_LOADED else facts.loaded).add(_written(value))
    elif kind == ("meta", "content") and element.get("http-equiv", "").lower() == "refresh":
        facts.links.add(_written(value.partition("=")[2].strip("'\" ")))


def _note_style(facts: HtmlFacts, text: str) -> None:
    named: Named = named_in_style(text)
    facts.loaded.update(map(_written, named))


def _written(value: str) -> bytes:
    """As it stands on the page, where ``&`` is written out; surrounding white space does not count."""
    return value.strip().replace("&", "&amp;").encode()
