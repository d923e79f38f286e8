"""The pages of partner summaries: one for every area with records, and the national one."""

from __future__ import annotations

from generator.documents.partner_summary import NATIONAL, PartnerSummary, summary_address
from generator.pages.environment import Pages
from generator.pages.page import Page


def summary_page(pages: Pages, summary: PartnerSummary) -> Page:
    """The page of one summary. Its Word file lies beside it, named ``<area>-partner-summary.docx``."""
    place = "the areas they visited" if summary.id == NATIONAL else summary.area
    return pages.render(
        "partner-summary.html",
        summary_address(summary.id),
        summary.title,
        f"What inspectors found in {place}, beside what they found elsewhere: good practice by theme, poor practice, "
        "risks and next steps, with sources.",
        summary=summary,
    )
