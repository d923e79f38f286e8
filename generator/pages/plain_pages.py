"""Pages without the frame of the site: one that leads on to a new address, and the notice on a record taken down.

They are whole files that need no site generator, so a staged site has the very same ones, and no list, sitemap or
index of words ever hears of them.
"""

from __future__ import annotations

from generator.model.takedown import REASONS, TakenDown
from generator.pages.addresses import root_from
from generator.pages.environment import Pages
from generator.pages.policy import Policy
from generator.pages.words import KIND_WORDS, day

KINDS_OF_RECORD = {"finding": "finding"} | {
    kind: KIND_WORDS[kind].one.lower() for kind in ("case-study", "takeaway", "context", "source")
}


def redirect_page(pages: Pages, old: str, new: str) -> str:
    """The page at ``old`` that leads to ``new``; both are addresses from the site's root.

    A script takes the place on the page and the query along. Without scripts the browser goes there by itself, and
    where it does not, a link in words does.
    """
    return _plain(pages, "redirect.html", old, new=new)


def notice_page(pages: Pages, address: str, taken: TakenDown) -> str:
    """All that is said of a record that was taken down: that it was, when, and why in plain words."""
    return _plain(pages, "taken-down.html", address, words=notice_words(taken))


def notice_markdown(taken: TakenDown) -> str:
    """The same as Markdown."""
    return f"# This page was taken down\n\n{notice_words(taken)}\n"


def notice_words(taken: TakenDown) -> str:
    """“This finding was taken down on 25 November 2026. It could have shown who somebody is.”"""
    what = KINDS_OF_RECORD[taken.type]
    when = day(taken.taken_down)
    return f"This {what} was taken down {'on' if ' ' in when else 'in'} {when}. {REASONS[taken.reason_code]}"


def _plain(pages: Pages, template: str, address: str, **values: str) -> str:
    return pages.environment.get_template(template).render(
        address=address, root=root_from(address), policy=Policy().tags, **values
    )
