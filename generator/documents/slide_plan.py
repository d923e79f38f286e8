"""What each slide of a briefing says, before any file is made: titles, short texts, speaker notes.

A slide holds few words, and what does not fit goes on to a further one; whole summaries, quotations and
sources stand in the notes of the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.documents.briefing_value import EDITORS_QUESTIONS, LIMITS, SECTIONS, Briefing
from generator.documents.selection import Line, QuotedWords, Selection
from generator.documents.slide_room import (
    COMPARISON,
    HEADING,
    LEAD,
    LESSONS,
    LIST,
    QUESTIONS,
    QUOTATIONS,
    ROOMS,
    TITLE,
    Group,
    Slide,
    Text,
)

NO_MORE = "As on the slide before."
HOW = {
    "title": "A seven-minute briefing: seven parts, about a minute each. The notes under each slide hold what to say.",
    "background": "Minute 1. Say in your own words what this is about.",
    "why": "Minute 2. Read it out, then ask: where would this show first where we work?",
    "seen": "Minute 3. Let everybody read both sides. Ask: which of these could have been written about us?",
    "takeaway": "Minute 4. Read it out once, slowly. Ask somebody to put it in their own words.",
    "next": "Minute 5. Choose one step. Agree who takes it, and by when.",
    "questions": "Minutes 6 and 7. Choose one question. Talk in pairs, then one sentence from each pair.",
    "sources": "Leave this on the screen at the end, so that people can open the page on their phones.",
}


def shown(title: str, selection: Selection[Line]) -> str:
    """A heading, with “5 of 31” where its list was shortened."""
    return f"{title} ({selection.note})" if selection.note else title


def bullets(selection: Selection[Line], heading: str = "") -> list[Group]:
    """The titles of records; a heading stays with the first of them."""
    groups: list[Group] = [(Text(item.title, 1),) for item in selection.items]
    if groups and heading:
        groups[0] = (Text(shown(heading, selection), HEADING), *groups[0])
    return groups


def told(lines: Sequence[Line]) -> list[str]:
    """What the speaker can tell of each record."""
    notes = []
    for item in lines:
        where = "; ".join(filter(None, (item.note, *item.sources)))
        notes.append(f"{item.title}. {item.summary}" + (f" ({where})" if where else ""))
        notes += [figure[:1].upper() + figure[1:] + "." for figure in item.figures]
        notes += [f"Read it at {item.address}"]
    return notes


def quoted(quote: QuotedWords) -> Group:
    """A quotation on a slide."""
    avoid = (Text("Language to avoid: recognise it, do not copy it", 1),) if quote.avoid else ()
    instead = (Text(f"Instead of “{item.term}”: {item.instead}", 2) for item in quote.advice)
    return (*avoid, Text(f"“{quote.text}”"), Text(quote.place, 2), *instead)


class Plan:
    """Makes the slides of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.titles = {key: f"{number}. {title}" for number, (key, title) in enumerate(SECTIONS, start=1)}

    def slides(self) -> Iterator[Slide]:
        """All slides, in order."""
        yield self.opening()
        yield from self.background()
        yield from self.why()
        yield from self.seen()
        yield from self.takeaway()
        yield from self.next()
        yield from self.paged(
            QUESTIONS, "questions", [(Text(q),) for q in self.briefing.questions], [EDITORS_QUESTIONS]
        )
        yield from self.sources()

    def paged(
        self, layout: str, part: str, groups: Sequence[Group], notes: Sequence[str], addition: str = ""
    ) -> Iterator[Slide]:
        """One slide, or several with “(1 of 2)” in their titles; notes stand under the first."""
        title = self.titles[part] + (f": {addition}" if addition else "")
        pages = ROOMS[layout].pages(groups)
        for number, page in enumerate(pages, start=1):
            name = title if len(pages) == 1 else f"{title} ({number} of {len(pages)})"
            if layout == QUESTIONS and number > 1:
                before = sum(map(len, pages[: number - 1]))
                page = tuple(replace(item, start=before + 1) for item in page)
            first = (HOW[part], *notes) if number == 1 else ("Goes with the slide before it.",)
            yield Slide(layout, name, {1: page}, first)

    def opening(self) -> Slide:
        """The title slide."""
        b = self.briefing
        notes = [HOW["title"]]
        if b.content_note:
            notes.append(f"Before you use it: {b.content_note}")
        notes += [
            f"Rests on: {b.rests_on}." if b.rests_on else "",
            LIMITS,
            f"This briefing stands at {b.address}",
        ]
        texts = {
            10: (Text(f"Seven-minute briefing · {b.kicker}"),),
            1: (Text(f"Rests on: {b.rests_on}" if b.rests_on else b.issuer.title),),
            12: (Text("Scan to open this briefing"),),
        }
        return Slide(TITLE, b.title, texts, tuple(filter(None, notes)))

    def background(self) -> Iterator[Slide]:
        """What it is; items of a list follow on a slide of their own."""
        blocks = self.briefing.background.items
        plain = [block.text for block in blocks if not block.listed and not block.label][:2]
        first = [(Text(text, number),) for number, text in enumerate(plain)]
        layout = LEAD if ROOMS[LEAD].fits(first) else LIST
        notes = [(f"{block.label}. " if block.label else "") + block.text for block in blocks]
        yield from self.paged(layout, "background", first, notes)
        items = [(Text(block.text, 1),) for block in blocks if block.listed]
        if items:
            yield from self.paged(LIST, "background", items, [], "how it works")

    def why(self) -> Iterator[Slide]:
        """Why it matters, and the risks."""
        b = self.briefing
        groups: list[Group] = [
            (Text((f"{block.label}. " if block.label else "") + block.text, int(block.listed)),)
            for block in b.why.items[:3]
        ]
        groups += [*bullets(b.facts, "What is said about it"), *bullets(b.risks, "Risks")]
        notes = [block.text for block in b.why.items[3:]] + told([*b.facts.items, *b.risks.items])
        yield from self.paged(LIST, "why", groups or [(Text(b.none),)], notes)

    def seen(self) -> Iterator[Slide]:
        """Good and poor practice side by side, then quotations."""
        b, room = self.briefing, ROOMS[COMPARISON]
        sides = [room.pages(bullets(side) or [(Text(b.none),)]) for side in (b.good, b.poor)]
        number_of = max(map(len, sides))
        for number in range(number_of):
            title = self.titles["seen"] + (f" ({number + 1} of {number_of})" if number_of > 1 else "")
            good, poor = (side[number] if number < len(side) else (Text(NO_MORE),) for side in sides)
            notes = [
                HOW["seen"],
                "GOOD PRACTICE",
                *(told(b.good.items) or [b.none]),
                "POOR PRACTICE",
                *(told(b.poor.items) or [b.none]),
            ]
            texts = {
                1: (Text(shown("Good practice", b.good)),),
                2: good,
                3: (Text(shown("Poor practice", b.poor)),),
                4: poor,
            }
            yield Slide(
                COMPARISON, title, texts, tuple(notes) if not number else ("Goes with the slide before it.",)
            )
        if b.quotes.items:
            notes = ["Read one of them out."]
            for quote in b.quotes.items:
                notes.append(f"“{quote.text}” ({quote.place})")
                notes += [f"Language to avoid. {item.text}" for item in quote.advice]
            for slide in self.paged(
                QUOTATIONS, "seen", [quoted(q) for q in b.quotes.items], [], "in the sources’ words"
            ):
                yield replace(slide, notes=tuple(notes))

    def takeaway(self) -> Iterator[Slide]:
        """The lessons."""
        items = self.briefing.takeaways
        if not items.total:
            yield from self.paged(LIST, "takeaway", [(Text(self.briefing.none),)], [])
            return
        groups: list[Group] = [(Text(item.title),) for item in items.items]
        if items.total == 1:
            groups.append((Text(items.items[0].summary, 1),))
        if items.note:
            groups[-1] = (*groups[-1], Text(f"{items.note} takeaways", 2))
        yield from self.paged(LESSONS, "takeaway", groups, told(items.items))

    def next(self) -> Iterator[Slide]:
        """What to do next, and case studies to learn from."""
        b = self.briefing
        groups = bullets(b.next_steps) or [(Text(b.none),)]
        if b.next_about:
            groups.insert(0, (Text(f"{b.none} On the theme “{b.next_about}”:"),))
        groups += bullets(b.case_studies, "Case studies to learn from")
        yield from self.paged(LIST, "next", groups, told([*b.next_steps.items, *b.case_studies.items]))

    def sources(self) -> Iterator[Slide]:
        """Documents, further reading, and where the briefing stands."""
        b = self.briefing
        groups: list[Group] = [(Text(source.text, 1),) for source in b.sources]
        groups += [(Text(item.title, 1),) for item in b.reading]
        groups.append((Text(f"{b.whole}:", HEADING), Text(b.subject_address, 2)))
        notes = [f"{s.text}. Licence: {s.licence}. {s.attribution}".strip() for s in b.sources]
        yield from self.paged(LIST, "sources", groups, [*notes, LIMITS, b.issuer.licence])
