"""The theme's own part of a page, which is the same round many pages and is looked at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.site_check.html_facts import HtmlFacts, facts_of
from generator.site_check.pieces import Pieces

ATTRIBUTE = re.compile(rb"\s([a-zA-Z:-]+)=\"([^\"]*)$")


@dataclass(frozen=True)
class Frame:
    """What the theme's part names, and where its gaps are.

    ``places`` are its links to places on the page itself. ``starts`` has an entry a gap: None where elements or
    text are filled in; else what of an attribute's value stands before the gap, and empty where that attribute
    names nothing.
    """

    facts: HtmlFacts
    places: frozenset[bytes]
    starts: tuple[bytes | None, ...]

    @classmethod
    def of(cls, pieces: Sequence[bytes]) -> Frame:
        """Look at the pieces of the theme round the gaps."""
        facts = facts_of(b"".join(pieces))
        places = frozenset(link for link in facts.links if link.startswith(b"#"))
        return cls(facts, places, tuple(map(_start, pieces[:-1])))

    def filled(self, fillings: Sequence[bytes], pieces: Pieces) -> HtmlFacts:
        """What a page names besides, when the gaps are filled, but for links that ``pieces`` told before."""
        facts = HtmlFacts()
        done: set[int] = set()  # contents stand on a page twice
        for start, filling in zip(self.starts, fillings, strict=True):
            if start is None:
                if b"<" in filling and id(filling) not in done:
                    done.add(id(filling))
                    found = pieces.facts(filling)
                    facts.links |= found.links
                    facts.loaded |= found.loaded
                    facts.ids |= found.ids
            elif b'"' in filling:
                raise ValueError(f"what is filled into an attribute would end it: {filling[:60]!r}")
            elif start:
                facts.links.add(start + filling)
        return facts


def _start(piece: bytes) -> bytes | None:
    if piece.rfind(b"<") < piece.rfind(b">"):
        return None
    found = ATTRIBUTE.search(piece)
    if found is None:
        raise ValueError(f"a gap of the theme’s page lies in a tag, but in no attribute: {piece[-60:]!r}")
    return found[2] if found[1].lower() in {b"href", b"src"} else b""
