"""Links in the Markdown of records lead where a reader can go: to a record by its id, or to a safe address."""

from __future__ import annotations

import html
import re
from collections.abc import Container, Iterator

from generator.checks.markdown_problem import Problem
from generator.diagnostics import shortened
from generator.model.fields import check_address

IN_ANGLES = r"[A-Za-z][^<>\s]*?(?::|&colon;|&#0*58;|&#x0*3a;)[^<>\s]*"
INLINE = re.compile(r"\]\((?P<address>(?:[^()\n]|\([^()\n]*\)|\n(?![ ]*\n)){0,1000})")
AUTOMATIC = re.compile(rf"(?<!\]\()(?<!\]: )<(?P<address>{IN_ANGLES})>", re.IGNORECASE)
DEFINED = re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*+\n?[ \t]*+(?P<address>\S[^\n]{0,1000})", re.MULTILINE)
PICTURE = re.compile(r"!\[[^\[\]]*\][(\[]")
TITLE = re.compile(r"""\s(?:"[^"]*"|'[^']*'|\([^()]*\))\s*$""")
UNSEEN = re.compile("[\\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
REFERENCE = re.compile(r"\[\[(?P<id>[^\[\]|]*)")


def link_problems(text: str, bare: str, ids: Container[str]) -> Iterator[Problem]:
    """What is wrong with the links and pictures of a Markdown text.

    ``bare`` is the text with code and escaped signs blanked out, at the same places. ``ids`` are those of
    all records and terms.
    """
    for match in PICTURE.finditer(bare):
        hint = "remove it, or write a link to it: `[what it shows](https://…)`"
        yield Problem(
            match.start(), text[match.start() : match.end()], "picture", "records show no pictures", hint
        )
    for pattern in (INLINE, AUTOMATIC, DEFINED):
        for match in pattern.finditer(bare):
            start, end = match.span("address")
            address = TITLE.sub("", text[start:end]).strip()
            bracketed = address.startswith("<") and address.endswith(">")
            problem = address_problem(address[1:-1] if bracketed else address, ids)
            if problem:
                index = text.index(address, start) if address else match.start()
                yield Problem(index, address or text[match.start() : match.end()], *problem)


def address_problem(written: str, ids: Container[str]) -> tuple[str, str, str] | None:
    """Code, message and hint for the address of a link; None for a good one.

    It is read as a browser reads it: entities resolved, and without white space and what cannot be seen.
    """
    as_written = html.unescape(re.sub(r"\\([^\w\s])", r"\1", written))
    address = UNSEEN.sub("", as_written)
    if not address:
        return (
            "relative-link",
            "this link has no address",
            "write `[[id]]`, or the whole address with https://",
        )
    quoted = f"`{shortened(address)}`"
    reference = REFERENCE.match(address)
    if reference:
        message = f"`[[{reference['id']}]]` is a whole link and cannot be the address of another"
        return "link-in-link", message, f"write `[[{reference['id']}|text]]`"
    scheme = SCHEME.match(address)
    if scheme is None:
        last = address.split("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
        hint = (
            f"write `[[{last}|text]]`"
            if last in ids
            else "write `[[id]]`, or the whole address with https://"
        )
        return "relative-link", f"{quoted} is no whole address, so the link would lead nowhere", hint
    name = scheme[0].lower()
    if name == "http:":
        hint = "write https:// in its place, and check that it opens"
        return "plain-http", f"{quoted} is an address without encryption", hint
    if name not in {"https:", "mailto:"}:
        hint = "write an address that begins with https://, or remove the link"
        return "unsafe-address", f"a link cannot begin with `{name}`", hint
    try:
        if name == "https:":
            check_address(as_written)
    except ValueError:
        return (
            "bad-address",
            f"`{shortened(as_written)}` is no web address",
            "copy the whole address from the browser",
        )
    return None
