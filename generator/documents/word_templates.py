"""The Word templates that the project ships, written down: what stands where, in which style."""

from __future__ import annotations

from generator.documents import word_styles as look
from generator.documents.briefing_value import EDITORS_QUESTIONS, LIMITS, SECTIONS
from generator.documents.word_draft import Draft

TITLES = [f"{number}. {title}" for number, (_, title) in enumerate(SECTIONS, start=1)]
QR_WORDS = "QR code that leads to {} on the web"


def finding(draft: Draft) -> None:
    """One record: title with link, and below it the summary, where it was found and where it stands.

    All in one paragraph, which no end of a page divides.
    """
    draft.add(
        "Finding",
        "{{r link(item.title, item.address, 'RecordTitle') }}\n"
        "{{ item.summary }} {{r small(item.note, *item.sources) }}",
    )


def shortened(draft: Draft, selection: str) -> None:
    """“5 of 31”, with a link to the whole, where a list was shortened."""
    with draft.block(f"if {selection}.note"):
        draft.add(
            "Source Note",
            "{{ " + selection + ".note }} shown. {{r link('See all of them', briefing.subject_address) }}",
        )


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
    words = "“{{ " + name + ".text }}” {{r place(" + name + ") }}"
    with draft.block(f"if {name}.avoid"):
        draft.add("Source Note", "Language to avoid: shown so that it is recognised, not copied")
        draft.add("Quote to Avoid", words)
        with draft.block(f"for item in {name}.advice"):
            draft.add("Source Note", "{{ item.text }}")
        draft.otherwise()
        draft.add("Quote", words)


def source_list(draft: Draft, owner: str) -> None:
    """Documents with their licences."""
    with draft.block(f"for source in {owner}.sources"):
        draft.add(
            "List Bullet",
            "{{r link(source.text, source.address) }} "
            "{{r small('Licence: ' ~ source.licence, source.attribution) }}",
        )


def column(draft: Draft, kind: str) -> None:
    """One side of section 3: its findings, or that there is none."""
    with draft.block(f"for item in briefing.{kind}.items"):
        finding(draft)
        draft.otherwise()
        none(draft)


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
    headings, texts = draft.side_by_side(tints, edges)
    notes = ""
    for kind, heading, text in zip(("good", "poor"), headings, texts, strict=True):
        name = f"{kind} practice".capitalize()
        with draft.inside(heading):
            draft.add(name.title(), name)
        with draft.inside(text):
            column(draft, kind)
        notes += f"{{% if briefing.{kind}.note %}}{name}: {{{{ briefing.{kind}.note }}}} shown. {{% endif %}}"
    with draft.block(
        "if briefing.good.note or briefing.poor.note"
    ):  # in the table it could stand alone on a page
        draft.add("Source Note", notes + "{{r link('See all of them', briefing.subject_address) }}")
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
            "Lead In",
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
    last = draft.add("List Bullet", "{{r link(briefing.whole, briefing.subject_address) }}")
    last.paragraph_format.keep_with_next = True  # so that the small print never stands alone on a page
    draft.add(
        "Small Print",
        LIMITS + " {{ briefing.issuer.title }}, newest record {{ day(briefing.newest) }}. "
        "{{ briefing.issuer.licence }}",
    )
