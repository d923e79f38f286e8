"""Markdown of the editors as plain paragraphs, for documents that know no HTML.

It takes the way that the web pages take (Markdown, then the sanitiser), and reads the text out of what
comes of it, so that a document says the same words as the page.
"""

from __future__ import annotations

from generator.documents.briefing_value import Block
from generator.documents.text_blocks import blocks_of, words_of
from generator.model.knowledge_base import KnowledgeBase
from generator.pages.prose import Prose


class PlainText:
    """Turns Markdown into plain text; ``[[id]]`` becomes the title of what it refers to."""

    def __init__(self, kb: KnowledgeBase) -> None:
        titles = {i: term.title for i, term in kb.terms.items()}
        titles.update((i, record.title) for i, record in kb.records.items())
        self._prose = Prose(lambda i: ("", titles[i]) if i in titles else None, {})

    def blocks(self, markdown: str | None) -> tuple[Block, ...]:
        """The paragraphs and list items of a Markdown text."""
        if not markdown:
            return ()
        found = blocks_of(self._prose.to_html(markdown, ""))
        return tuple(Block(words_of(block), listed=block[0] in {"item", "step"}) for block in found)
