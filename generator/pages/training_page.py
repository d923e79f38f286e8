"""``/training/``: how to use case studies in a session, and all of them by theme; and the session pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.documents.briefing_rules import has_briefing
from generator.documents.briefing_value import briefing_address
from generator.pages.environment import Pages
from generator.pages.list_pages import by_first_theme
from generator.pages.page import Page, PagePlan
from generator.pages.record_pages import RestsOn, rests_on
from generator.pages.words import KIND_WORDS

ADDRESS = "training/"
PACK_ADDRESS = "training/pack/"
A_THEME = 12  # case studies that a theme shows
LEAD = "Case studies to put before a room: how long each takes, what to ask, and what to say first."
PACK_LEAD = "Put a training session together, share it as a link and print it as one handout."


def training_page(pages: Pages) -> Page:
    """Advice for trainers, and every case study once, under the theme it names first."""
    kb = pages.kb
    return pages.render(
        "training.html",
        ADDRESS,
        "Training",
        LEAD,
        lead=LEAD,
        pack_address=PACK_ADDRESS,
        sections=by_first_theme(kb, kb.case_studies),
        total=len(kb.case_studies),
        limit=A_THEME,
        briefing_address=briefing_address,
        has_briefing=lambda theme: has_briefing(kb, kb.terms[theme]),
        rests=rests_on(kb, kb.case_studies),
    )


def pack_page(pages: Pages) -> Page:
    """The frame that the session pack fills."""
    rests = rests_on(pages.kb, (*pages.kb.findings, *pages.kb.case_studies, *pages.kb.takeaways))
    return pages.render(
        "training-pack.html",
        PACK_ADDRESS,
        "Session pack",
        PACK_LEAD,
        lead=PACK_LEAD,
        training_address=ADDRESS,
        icons={kind: words.icon for kind, words in KIND_WORDS.items() if kind not in {"context", "source"}},
        rests=RestsOn([], rests.programmes),
    )


def training_pages(pages: Pages) -> Iterator[PagePlan]:
    """Both pages."""
    yield PagePlan(ADDRESS, partial(training_page, pages))
    yield PagePlan(PACK_ADDRESS, partial(pack_page, pages))
