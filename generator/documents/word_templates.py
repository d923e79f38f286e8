"""The Word templates that the project ships, written down: what stands where, in which style."""

from __future__ import annotations

from generator.documents import word_styles as look
from generator.documents.briefing_value import EDITORS_QUESTIONS, LIMITS, SECTIONS
from generator.documents.word_draft import Draft

TITLES = [f"{number}. {title}" for number, (_, title) in enumerate(SECTIONS, start=1)]
QR_WORDS = "QR code that leads to {} on the web"


def finding(draft: Draft, name: str = "item") -> None:
    """One record: title with link, summary, and where it was found and stands."""
    draft.add("Finding", "{{r link(" + name + ".title, " + name + ".address) }}")
    draft.add("Finding Text", "{{ " + name + ".summary }}")
    draft.add("Source Note", "{{ joined(" + name + ".note, *" + name + ".sources) }}")


def shortened(draft: Draft, selection: str, *, or_nothing: bool = False) -> None:
    """“5 of 31”, with a link to the whole, where a list was shortened; a cell needs a paragraph even so."""
    with draft.block(f"if {selection}.note"):
        draft.add(
            "Source Note",
            "{{ " + selection + ".note }} shown. {{r link('See all of them', briefing.subject_address) }}",
        )
        if or_nothing:
            draft.otherwise()
            draft.add("Source Note", "")


def listed(draft: Draft, title: str, selection: str) -> None:
    """A headed list of records that is left out where there are none."""
    with draft.block(f"if {selection}.total"):
        draft.heading(2, title)
        with draft.block(f"for item in {selection}.items"):
            finding(draft)
        shortened(draft, selection)


def none(draft: Draft, style: str = "Normal") -> None:
    """What an empty part says."""
    draft.add(style, "{{ briefing.none }}")


def paragraphs(draft: Draft, selection: str) -> None:
    """Paragraphs and items of lists."""
    with draft.block(f"for block in {selection}.items"), draft.block("if block.listed"):
        draft.add("List Bullet", "{{r labelled(block.label, block.text) }}")
        draft.otherwise()
        draft.add("Normal", "{{r labelled(block.label, block.text) }}")
    with draft.block(f"if {selection}.note"):
        draft.add(
            "Source Note",
            "{{ "
            + selection
            + ".note }} paragraphs shown. {{r link('Read it all', briefing.subject_address) }}",
        )


def quotation(draft: Draft, name: str) -> None:
    """A quotation with its place; language to avoid is marked as such."""
    with draft.block(f"if {name}.avoid"):
        draft.add("Source Note", "Language to avoid: shown so that it is recognised, not copied")
        draft.add("Quote to Avoid", "“{{ " + name + ".text }}”")
        draft.otherwise()
        draft.add("Quote", "“{{ " + name + ".text }}”")
    draft.add("Caption", "{{ " + name + ".place }}")


def source_list(draft: Draft, owner: str) -> None:
    """Documents with their licences."""
    with draft.block(f"for source in {owner}.sources"):
        draft.add("List Bullet", "{{r link(source.text, source.address) }}")
        draft.add("Licence Note", "{{ joined('Licence: ' ~ source.licence, source.attribution) }}")


def column(draft: Draft, kind: str) -> None:
    """One side of a row of section 3: a finding, or in the first row that there is none."""
    with draft.block(f"if pair.{kind}"):
        finding(draft, f"pair.{kind}")
        draft.otherwise(f"if loop.first and not briefing.{kind}.total")
        none(draft)
        draft.otherwise()
        draft.add("Source Note", "")


def briefing_template() -> bytes:
    """``briefing.docx``: the seven-minute briefing."""
    draft = Draft()
    draft.header_and_footer("{{ briefing.issuer.title }}", "Seven-minute briefing", "{{ briefing.address }}")
    kicker = draft.add("Kicker", "Seven-minute briefing · {{ briefing.kicker }}")
    draft.qr_code(kicker, QR_WORDS.format("this briefing"))
    draft.add("Title", "{{ briefing.title }}")
    with draft.block("if briefing.rests_on"):
        draft.add("Subtitle", "Rests on: {{ briefing.rests_on }}.")
    background(draft)
    seen(draft)
    close(draft)
    return draft.save("Seven-minute briefing")


def background(draft: Draft) -> None:
    """Sections 1 and 2."""
    draft.heading(1, TITLES[0])
    with draft.block("if briefing.content_note"):
        draft.add("Content Note", "{{r labelled('Before you use it', briefing.content_note) }}")
    paragraphs(draft, "briefing.background")
    draft.heading(1, TITLES[1])
    with draft.block("if not briefing.why.total and not briefing.facts.total and not briefing.risks.total"):
        none(draft)
    paragraphs(draft, "briefing.why")
    listed(draft, "What is said about it", "briefing.facts")
    listed(draft, "Risks", "briefing.risks")


def seen(draft: Draft) -> None:
    """Sections 3 and 4."""
    draft.heading(1, TITLES[2])
    tints, edges = (look.GOOD_TINT, look.POOR_TINT), (look.GOOD, look.POOR)
    heads, bodies, feet = draft.side_by_side(
        tints, edges, ("for pair in pairs", "if briefing.good.note or briefing.poor.note")
    )
    for number, kind in enumerate(("good", "poor")):
        with draft.inside(heads[number]):
            draft.add(f"{kind} practice".title(), f"{kind} practice".capitalize())
        with draft.inside(bodies[number]):
            column(draft, kind)
        with draft.inside(feet[number]):
            shortened(draft, f"briefing.{kind}", or_nothing=True)
    with draft.block("if briefing.quotes.items"):
        draft.heading(2, "In the sources’ words")
        with draft.block("for quote in briefing.quotes.items"):
            quotation(draft, "quote")
        shortened(draft, "briefing.quotes")
    draft.heading(1, TITLES[3])
    with draft.block("if briefing.takeaways.total"):
        with draft.block("for item in briefing.takeaways.items"):
            draft.add("Takeaway", "{{r link(item.title, item.address) }}")
            draft.add("Takeaway Text", "{{ item.summary }}")
        shortened(draft, "briefing.takeaways")
        draft.otherwise()
        none(draft)


def close(draft: Draft) -> None:
    """Sections 5 to 7."""
    draft.heading(1, TITLES[4])
    with draft.block("if briefing.next_about"):
        draft.add(
            "Normal",
            "{{ briefing.none }} Recorded on the theme “{{ briefing.next_about }}”, to which it belongs:",
        )
    with draft.block("if briefing.next_steps.total"):
        with draft.block("for item in briefing.next_steps.items"):
            finding(draft)
        shortened(draft, "briefing.next_steps")
        draft.otherwise()
        none(draft)
    with draft.block("if briefing.case_studies.total"):
        draft.heading(2, "Case studies to learn from")
        with draft.block("for item in briefing.case_studies.items"):
            draft.add(
                "List Bullet", "{{r link(item.title, item.address) }}{{ ' · ' ~ item.where if item.where }}"
            )
        shortened(draft, "briefing.case_studies")
    draft.heading(1, TITLES[5])
    with draft.block("for question in briefing.questions"):
        draft.add("List Number", "{{ question }}")
    draft.add("Source Note", EDITORS_QUESTIONS)
    draft.heading(1, TITLES[6])
    source_list(draft, "briefing")
    with draft.block("for item in briefing.reading"):
        draft.add("List Bullet", "{{r link(item.title, item.address) }}")
    draft.add("List Bullet", "{{r link(briefing.whole, briefing.subject_address) }}")
    draft.add(
        "Small Print", LIMITS + " {{ briefing.issuer.title }}, newest record {{ day(briefing.newest) }}."
    )
    draft.add("Small Print", "{{ briefing.issuer.licence }}")
