"""Text from records as safe HTML: plain text with its abbreviations explained, and Markdown.

Text is data. Plain text is escaped; Markdown is converted and then cleaned to a short list of
elements, so nothing in a record can become a script, a style or a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markupsafe import Markup, escape

from generator.model.term import Term

REFERENCE = r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)(?:\|([^\]\n]+))?\]\]"
TAGS = {
    "a", "abbr", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}}

# Paragraphs and lists in which, but for references and strong words, no sign and no beginning of a line means
# anything in Markdown or HTML.
PLAIN_SIGN = r"""[\w ,.;:()“”‘’"'–—%£/?!-]"""
PLAIN_LINE = rf"""(?:[^\W\d_]|[“‘("']){PLAIN_SIGN}*(?<! )"""
PLAIN_ITEM = rf"- {PLAIN_LINE}(?:\n  {PLAIN_LINE})*"
PLAIN_PARAGRAPH = re.compile(rf"{PLAIN_LINE}(?:\n{PLAIN_LINE})*")
PLAIN_LIST = re.compile(rf"{PLAIN_ITEM}(?:\n{PLAIN_ITEM})*")
PLAIN_WORDS = re.compile(rf"{PLAIN_SIGN}+")
PLAIN_INLINE = re.compile(rf"{REFERENCE}|\*\*((?! ){PLAIN_SIGN}+(?<! ))\*\*")

# Given an id: the address relative to the site's root and the title, or None where there is no such thing.
Resolve = Callable[[str], tuple[str, str] | None]


def abbreviations_of(terms: Mapping[str, Term]) -> dict[str, str]:
    """Every abbreviation of the vocabularies, and its plural, with title and (where short) definition."""
    explained: dict[str, str] = {}
    for term in terms.values():
        text = term.title
        if term.definition and len(term.definition) <= 200:
            text = f"{term.title}: {term.definition}"
        for abbreviation in term.abbreviations:
            explained.setdefault(abbreviation, text)
            explained.setdefault(f"{abbreviation}s", text)
    return explained


def any_of(words: Iterable[str], not_before: str, not_after: str) -> re.Pattern[str] | None:
    """A pattern that finds any of these words, the longest that fits; None where there are none.

    ``not_before`` looks back over the first letter: only since the letter comes first can the search leap from
    one to the next (2 µs for a summary instead of 8).
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    choices = "|".join(f"{re.escape(first)}{not_before}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(f"(?:{choices}){not_after}", re.DOTALL) if choices else None


class Abbreviations:
    """Explains abbreviations in plain text, each only where a page uses it first."""

    def __init__(self, explained: Mapping[str, str]) -> None:
        self._titles = {str(escape(short)): str(escape(text)) for short, text in explained.items()}
        self._pattern = any_of(self._titles, r"(?<![\w&#].)", r"(?![\w;])")
        self._remembered = lru_cache(maxsize=10_000, typed=True)(self._escaped)  # summaries on many cards

    def explain(self, text: str, seen: set[str]) -> Markup:
        """Escape plain text and mark abbreviations that ``seen`` (which it adds to) does not hold."""
        escaped, is_plain = self._remembered(text)
        if is_plain or self._pattern is None:
            return escaped

        def mark(match: re.Match[str]) -> str:
            word = match[0]
            if word in seen:
                return word
            seen.add(word)
            return f'<abbr title="{self._titles[word]}" tabindex="0">{word}</abbr>'

        return Markup(self._pattern.sub(mark, str(escaped)))  # noqa: S704 - built from escaped parts only

    def _escaped(self, text: str) -> tuple[Markup, bool]:
        """Text escaped, and whether it has no abbreviation at all."""
        escaped = escape(text)
        return escaped, self._pattern is None or self._pattern.search(escaped) is None


class FocusableAbbreviations(AbbrTreeprocessor):
    """Markdown's abbreviations, reachable by keyboard as well as by mouse."""

    def __init__(self, md: markdown.Markdown, explained: dict[str, str], pattern: re.Pattern[str]) -> None:
        super().__init__(md, explained)
        self.pattern = pattern

    def run(self, root: Element) -> None:
        """Explain them; Markdown's own way puts the pattern together anew for every text."""
        self.RE = self.pattern
        self.iter_element(root)

    def create_element(self, title: str, text: str, tail: str) -> Element:
        """One ``abbr`` element that can take the focus."""
        element = super().create_element(title, text, tail)
        element.set("tabindex", "0")
        return element


class ReferenceProcessor(InlineProcessor):
    """``[[id]]`` or ``[[id|text]]`` becomes a link to the record or term."""

    def __init__(self, extension: ProseExtension, md: markdown.Markdown) -> None:
        super().__init__(REFERENCE, md)
        self.extension = extension

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """Store finished HTML, so that no later step takes the address for one of its own."""
        self.extension.linked.add(m[1])
        target = self.extension.resolve(m[1])
        if target is None:
            self.extension.unknown.append(m[1])
            html = str(escape(m[0]))
        else:
            address, title = target
            href = escape(self.extension.root + address)
            html = f'<a class="kb-reference" href="{href}">{escape(m[2] or title)}</a>'
        return self.md.htmlStash.store(html), m.start(0), m.end(0)


class ProseExtension(Extension):
    """What record Markdown and hand-written pages have in common: references and abbreviations.

    ``root`` is the way from the page to the site's root; set it before each page. ``linked`` collects the ids
    that were referred to, ``unknown`` those that lead nowhere.
    """

    def __init__(self, resolve: Resolve, explained: Mapping[str, str]) -> None:
        super().__init__()
        self.resolve = resolve
        self.explained = dict(explained)
        self.abbreviations = any_of(explained, r"(?<!\w.)", r"(?!\w)")
        self.root = ""
        self.linked: set[str] = set()
        self.unknown: list[str] = []

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Register both with a Markdown converter."""
        md.inlinePatterns.register(ReferenceProcessor(self, md), "kb-reference", 175)
        if self.abbreviations is not None:
            explaining = FocusableAbbreviations(md, self.explained, self.abbreviations)
            md.treeprocessors.register(explaining, "kb-abbr", 7)


class NotPlainError(Exception):
    """A reference has to be converted after all."""


def _plain_block(block: str) -> str | None:
    """A paragraph or a list as HTML, references and strong words as they are; None where it is neither."""
    words = PLAIN_INLINE.sub("X", block)
    if PLAIN_PARAGRAPH.fullmatch(words):
        return f"<p>{block}</p>"
    if PLAIN_LIST.fullmatch(words):
        items = block.removeprefix("- ").replace("\n- ", "</li>\n<li>")
        return f"<ul>\n<li>{items}</li>\n</ul>"
    return None


class Prose:
    """Converts the Markdown of records. One for a build; results are remembered by their text."""

    def __init__(self, resolve: Resolve, explained: Mapping[str, str]) -> None:
        self.extension = ProseExtension(resolve, explained)
        self._converter = markdown.Markdown(
            extensions=["tables", "sane_lists", self.extension],
            extension_configs={"tables": {"use_align_attribute": True}},
            output_format="html",
        )
        self.abbreviations = Abbreviations(explained)
        self._convert = lru_cache(maxsize=None)(self._to_html)

    def _to_html(self, text: str, root: str) -> Markup:
        return self._plain(text, root) or self._converted(text, root)

    def _plain(self, text: str, root: str) -> Markup | None:
        """Paragraphs and lists that need no conversion, which are nearly all texts: 20 µs instead of 600."""
        abbreviations = self.extension.abbreviations
        if "_" in text or (abbreviations and abbreviations.search(text)):
            return None
        blocks = [_plain_block(block) for block in text.removesuffix("\n").split("\n\n")]
        html = "\n".join(block or "" for block in blocks)
        if None in blocks or "</ul>\n<ul>" in html:  # two lists in a row are one
            return None
        try:
            html = PLAIN_INLINE.sub(partial(self._plain_inline, root), html)
        except NotPlainError:
            return None
        return Markup(html)  # noqa: S704 - made of words and signs that mean nothing in HTML

    def _plain_inline(self, root: str, found: re.Match[str]) -> str:
        target, text, strong = found.groups()
        if strong:
            return f"<strong>{strong}</strong>"
        address, title = self.extension.resolve(target) or ("", "")
        if not PLAIN_WORDS.fullmatch(text or title):
            raise NotPlainError
        return f'<a class="kb-reference" href="{escape(root + address)}">{text or title}</a>'

    def _converted(self, text: str, root: str) -> Markup:
        self.extension.root = root
        html = self._converter.reset().convert(text)
        clean = nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            allowed_classes={"a": {"kb-reference"}},
            url_schemes={"https", "http", "mailto"},
            link_rel=None,
            set_tag_attribute_values={"abbr": {"tabindex": "0"}},
        )
        return Markup(clean)  # noqa: S704 - cleaned by nh3 in the line above

    def to_html(self, text: str, root: str) -> Markup:
        """Safe HTML of a Markdown field, for a page from which ``root`` leads to the site's root."""
        return self._convert(text, root)
