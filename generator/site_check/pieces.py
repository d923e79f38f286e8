"""Looks at pieces of pages: what stands on many pages of a folder is looked at once.

Of a piece every tag is found, and only those are read that stood on no page of the folder before. That takes
a tenth of the time of reading it as HTML. Where a tag has no usual form, so that a plain look could be wrong,
the piece is read as HTML.
"""

from __future__ import annotations

from generator.site_check.html_facts import LINK, TAG, HtmlFacts, facts_of, facts_of_tag

SHARED = (b"../", b"http:", b"https:", b"mailto:")  # such a link leads to the same from all pages of a folder


class Pieces:
    """The pieces of the pages of one folder, ``findings/`` for ``findings/x/``."""

    def __init__(self) -> None:
        self._shared: set[bytes] = set()
        self._own: dict[bytes, HtmlFacts] = {}  # tags whose meaning depends on their page

    def facts(self, piece: bytes) -> HtmlFacts:
        """What a piece names, but for links that were told before."""
        tags = set(TAG.findall(piece))
        told = HtmlFacts()
        for tag in tags - self._shared - self._own.keys():
            link = LINK.fullmatch(tag)
            if link and link[1].startswith(SHARED):  # nearly always, and so without a value for its facts
                told.links.add(link[1])
                self._shared.add(tag)
                continue
            facts = HtmlFacts({link[1]}) if link else facts_of_tag(tag)
            if facts is None:
                return facts_of(piece)
            told.links |= facts.links
            told.loaded |= facts.loaded
            own = {link for link in facts.links | facts.loaded if not link.startswith(SHARED)}
            if own or facts.ids:
                self._own[tag] = facts
            else:
                self._shared.add(tag)
        for tag in self._own.keys() & tags:
            facts = self._own[tag]
            told.links |= facts.links
            told.loaded |= facts.loaded
            told.ids |= facts.ids
        return told
