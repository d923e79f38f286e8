"""Names that work everywhere: none that a computer reserves, and no two that are taken for the same.

A site is copied to web servers and to computers with Windows and macOS. There a folder cannot be called
``con``, and two names are the same that differ by capital letters, or by how an accent is stored. Names that
look the same to people are a trap as well, whatever a computer makes of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Place
from generator.reading.collection import Collection

WINDOWS = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
# `index`, `readme` and `404` are files that web servers or MkDocs give a meaning; `national` is the partner
# summary of all areas; `zqpattern` is the page that others are cut from.
SITE = {"index", "readme", "404", "national", "zqpattern"}
# Terms without a page of their own are anchors on a page that has others already.
ANCHORS = {"documents", "programmes", "guides"}
ANCHOR_BEGINNINGS = ("letter-", "sort-", "kb-")

# Cyrillic and Greek letters that look like a Latin one, dashes that look like a hyphen, digits like letters.
LOOKS_LIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf\u051b\u051d"
    "\u03b1\u03bf\u03c1\u03c5\u03bd\u03b9\u03ba\u03c7\u03b3"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212_01",
    "aeopcyxijsdhlqwaopuvikxy--------ol",
)


def check_reserved_names(collection: Collection) -> Iterator[Diagnostic]:
    """No id, no former id and no folder has a name that Windows or the site itself keeps for something else."""
    hint = "choose another name, such as one with a second word"
    for id_, origin in collection.origins.items():
        if reason := _reserved(id_, origin.type):
            yield Diagnostic(origin.place(), "reserved-name", reason, hint)
    for id_, holder in collection.holders_of_former_ids():
        for index, former in enumerate(holder.former_ids):
            origin = collection.origins[id_]
            if reason := _reserved(former, origin.type):
                place = origin.place(("former_ids", index))
                without = "remove it; nothing can ever have stood at an address of this name"
                yield Diagnostic(place, "reserved-name", reason, without)
    for folder in collection.folders:
        if folder.rpartition("/")[2].lower() in WINDOWS:
            yield Diagnostic(Place(folder), "reserved-name", _why(folder.rpartition("/")[2].lower()), hint)


def check_twins(collection: Collection) -> Iterator[Diagnostic]:
    """No two names differ only by capital letters, by how a letter is stored, or by signs that look alike."""
    seen: dict[str, _Name] = {}
    for id_ in collection.origins:
        name = _Name(id_, None)
        first = seen.setdefault(skeleton(id_), name)
        if first is not name:
            yield _twin(collection, name, first)
    for text, place in collection.refused:
        name = _Name(text, place)
        first = seen.setdefault(skeleton(text), name)
        if first is not name and first.text != text:
            yield _twin(collection, name, first)
    folders: dict[str, str] = {}
    for folder in collection.folders:
        first_folder = folders.setdefault(folded(folder), folder)
        if first_folder != folder:
            message, code = f"this folder and {first_folder} differ only by capital letters", "case-twin"
            if folder.lower() != first_folder.lower():
                message = f"this folder and {first_folder} have the same letters, stored in two ways"
                code = "unicode-twin"
            yield Diagnostic(Place(folder), code, message, "keep one of the two")


class _Name(NamedTuple):
    """An id, or a name that cannot be one, with its place; that of an id is looked up when it is needed."""

    text: str
    place: Place | None


def skeleton(name: str) -> str:
    """What a name looks like: the same for names that people cannot tell apart at a glance."""
    if not name.isascii():
        # Accents are taken apart, so that a letter of another script is known below its accent as well.
        seen = "".join(sign for sign in name if unicodedata.category(sign) != "Cf")
        name = unicodedata.normalize("NFD", folded(seen))
    else:
        name = name.lower()
    return name.translate(LOOKS_LIKE).replace("rn", "m").replace("vv", "w")


def folded(name: str) -> str:
    """A name with all that is gone where computers compare names: capital letters, ways of storing accents."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _reserved(id_: str, type_: str) -> str:
    """Why an id of something of this type is kept for something else; empty where it is free."""
    if id_ in WINDOWS or id_ in SITE:
        return _why(id_)
    on_a_page = type_ in ("glossary", "programme", "language", "guide")
    if on_a_page and (id_ in ANCHORS or id_.startswith(ANCHOR_BEGINNINGS)):
        return f"`{id_}` is already a place on the page where it would be explained"
    return ""


def _why(name: str) -> str:
    who = "Windows keeps" if name in WINDOWS else "the site keeps"
    return f"{who} the name `{name}` for itself"


def _twin(collection: Collection, name: _Name, first: _Name) -> Diagnostic:
    place = name.place or collection.origins[name.text].place()
    other = f"“{first.text}” ({first.place or collection.origins[first.text].place()})"
    if name.text.lower() == first.text.lower():
        message = f"“{name.text}” and {other} differ only by capital letters"
        return Diagnostic(
            place, "case-twin", message, "many computers take them for one; keep one of the two"
        )
    if folded(name.text) == folded(first.text):
        message = f"“{name.text}” and {other} have the same letters, stored in two ways"
        return Diagnostic(place, "unicode-twin", message, "keep one of the two, in plain letters from a to z")
    foreign = next((sign for text in (name.text, first.text) for sign in text if not sign.isascii()), "")
    message = f"“{name.text}” looks like {other}"
    if foreign:
        message += f", but “{foreign}” is the sign {unicodedata.name(foreign, f'U+{ord(foreign):04X}')}"
    return Diagnostic(place, "look-alike", message, "choose names that people can tell apart")
