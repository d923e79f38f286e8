"""Every message that checking the records can bring, explained, with an anchor for each code."""

from __future__ import annotations

from generator.codes import ADDRESS, GROUPS
from generator.codes.examples import excerpts
from generator.pages.environment import Pages
from generator.pages.page import Page


def messages_page(pages: Pages) -> Page:
    """The page, made of the list of codes and of an example of each."""
    lead = (
        "What the messages of “findings check” mean, why each matters, and what to do. Each message names its file, "
        "line and column, and then a code, such as unknown-field, by which it stands here. Below each stand an example "
        "that is wrong, with its message, and the same place as it would be right."
    )
    return pages.render(
        "messages.html", ADDRESS, "Messages", lead, lead=lead, groups=GROUPS, examples=excerpts()
    )
