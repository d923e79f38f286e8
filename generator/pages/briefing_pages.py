"""The pages of seven-minute briefings, and the list of them all with their Word and PowerPoint files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.documents.briefing import Briefing, subjects
from generator.documents.briefing_value import EDITORS_QUESTIONS, LIMITS, SECTIONS, briefing_address
from generator.documents.partner_summary import areas_with_summary, summary_address
from generator.documents.qr import qr_code
from generator.model.records import CaseStudy
from generator.model.term import Term
from generator.pages.addresses import RECORD_SECTIONS, TERM_SECTIONS
from generator.pages.environment import Pages
from generator.pages.page import Page

ADDRESS = "briefings/"
FACETS = {"theme": "Themes", "area": "Areas", "agency": "Agencies", "case-study": "Case studies"}
LEAD = (
    "What inspectors found, in seven minutes: seven short parts to read, to print on two sides of paper, or to "
    "put in front of a team. Each is made from the records of this site and never edited by hand."
)
# What is printed gets smaller where there is much of it, and in the end loses the summaries under the
# titles, so that it stays within two sides of A4. From how many characters on:
DENSITIES = ((16_000, "br--titles"), (9_500, "br--densest"), (7_500, "br--dense"))


@dataclass(frozen=True)
class Shelf:
    """What there are briefings on in one facet."""

    id: str
    title: str
    subjects: list[Term | CaseStudy]


def weight(briefing: Briefing) -> int:
    """How many characters a briefing prints, with something for every paragraph."""
    texts = [block.text + block.label for block in (*briefing.background.items, *briefing.why.items)]
    texts += [briefing.title, briefing.content_note, briefing.rests_on, *briefing.questions]
    texts += [f"{quote.text}{quote.place}" for quote in briefing.quotes.items]
    texts += [item.text for quote in briefing.quotes.items for item in quote.advice]
    texts += [f"{source.text}{source.licence}{source.attribution}" for source in briefing.sources]
    for selection in (briefing.facts, briefing.risks, briefing.takeaways, briefing.next_steps):
        texts += [
            f"{item.title}{item.summary}{item.note}{'; '.join(item.sources)}" for item in selection.items
        ]
    longest_side = 0
    for side in (briefing.good, briefing.poor):
        words = sum(
            len(f"{item.title}{item.summary}{item.note}{'; '.join(item.sources)}") for item in side.items
        )
        longest_side = max(longest_side, words + 90 * len(side.items))
    return sum(len(text) + 60 for text in texts) + 2 * longest_side


def density(briefing: Briefing) -> str:
    """The class that makes a long briefing smaller in print."""
    characters = weight(briefing)
    return next((name for limit, name in DENSITIES if characters > limit), "")


def briefing_page(pages: Pages, briefing: Briefing) -> Page:
    """The page of one briefing. Its Word and PowerPoint files lie beside it."""
    site = len(pages.kb.settings.address)
    code = qr_code(briefing.address)
    return pages.render(
        "briefing.html",
        briefing.address[site:],
        f"{briefing.title}: seven-minute briefing",
        f"A seven-minute briefing: {briefing.title}. Background, what inspectors saw, key takeaway, what to do next "
        "and discussion questions, to read, print or download.",
        briefing=briefing,
        site=site,
        titles={key: f"{number}. {title}" for number, (key, title) in enumerate(SECTIONS, start=1)},
        density=density(briefing),
        qr=code,
        limits=LIMITS,
        editors_questions=EDITORS_QUESTIONS,
    )


def shelves(subjects: Iterable[Term | CaseStudy]) -> list[Shelf]:
    """The subjects of all briefings by facet."""
    listed = list(subjects)
    sections = {**TERM_SECTIONS, **RECORD_SECTIONS}
    found = [
        Shelf(sections[facet], title, [subject for subject in listed if subject.type == facet])
        for facet, title in FACETS.items()
    ]
    return [shelf for shelf in found if shelf.subjects]


def briefing_list(pages: Pages) -> Page:
    """The list of all briefings."""
    return pages.render(
        "briefings.html",
        ADDRESS,
        "Briefings",
        LEAD,
        lead=LEAD,
        shelves=shelves(subjects(pages.kb)),
        briefing_address=briefing_address,
        summary_areas=list(areas_with_summary(pages.kb)),
        summary_address=summary_address,
    )
