"""``partner-summary.docx``, written down: what stands where in a partner summary, in which style."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.documents.word_draft import Draft
from generator.documents.word_templates import QR_WORDS, source_list

INTRODUCTION, STATED, SOURCES, MEANING = (
    "1",
    "2",
    "3",
    "4",
)  # marks of the headings that are always the same
CONTENTS = 'TOC \\o "1-2" \\h \\n'  # without page numbers: right at once, in any program


def summary_template() -> bytes:
    """The template of all partner summaries."""
    draft = Draft()
    draft.header_and_footer("{{ summary.issuer.title }}", "Partner summary", "{{ summary.address }}")
    kicker = draft.add("Kicker", "Partner summary")
    draft.qr_code(kicker, QR_WORDS.format("this summary"))
    draft.add("Title", "{{ summary.title }}")
    draft.add("Subtitle", "{{ joined(summary.subtitle, 'As of ' ~ day(summary.newest) if summary.newest) }}")
    contents(draft)
    front(draft)
    with draft.block("for part in parts"):
        draft.heading(1, "{{ part.title }}", "{{ part.mark }}")
        draft.add("Lead In", "{{ part.introduction }}")
        with draft.block("for section in part.sections"):
            with draft.block("if section.title"):
                draft.heading(2, "{{ section.title }}", "{{ section.mark }}")
            section(draft)
    draft.heading(1, "Sources", SOURCES)
    source_list(draft, "summary")
    draft.heading(1, "What a finding means", MEANING)
    with draft.block("for paragraph in summary.notes"):
        draft.add("Normal", "{{ paragraph }}")
    return draft.save("Partner summary")


def contents(draft: Draft) -> None:
    """A real table of contents: a field, with its result filled in and every line a link."""
    draft.add("TOC Heading", "Contents")
    first = line(draft, 1, "Introduction", INTRODUCTION)
    for element in reversed((field("begin"), instruction(), field("separate"))):
        first.insert(1, element)
    with draft.block("if summary.statements"):
        line(draft, 1, "What is stated beside the findings", STATED)
    with draft.block("for part in parts"):
        line(draft, 1, "{{ part.title }}", "{{ part.mark }}")
        with draft.block("for section in part.sections"), draft.block("if section.title"):
            line(draft, 2, "{{ section.title }}", "{{ section.mark }}")
    line(draft, 1, "Sources", SOURCES)
    line(draft, 1, "What a finding means", MEANING).append(field("end"))


def line(draft: Draft, level: int, text: str, mark: str) -> Any:
    """A line of the contents, as a link to its heading."""
    paragraph = draft.add(f"toc {level}", "")
    paragraph._p.append(
        parse_xml(
            f'<w:hyperlink {nsdecls("w")} w:anchor="_Toc{mark}" w:history="1">'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink>'
        )
    )
    return paragraph._p


def field(kind: str) -> Any:
    """The beginning, the middle or the end of a field."""
    return parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/></w:r>')


def instruction() -> Any:
    """What the field shows: headings of the first two levels."""
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> {CONTENTS} </w:instrText></w:r>'
    )


def front(draft: Draft) -> None:
    """The introduction, the inspections, and what somebody states beside the findings."""
    draft.heading(1, "Introduction", INTRODUCTION)
    with draft.block("for paragraph in summary.introduction"):
        draft.add("Normal", "{{ paragraph }}")
    with draft.block("for box in summary.inspections"):
        draft.heading(2, "{{ box.title }}")
        with draft.block("for fact in box.facts"):
            draft.add("Fact", "{{r labelled(fact.label, fact.values | join('; ')) }}")
    with draft.block("if summary.method"):
        draft.heading(2, "How the inspections worked")
        with draft.block("for entry in summary.method"):
            entry(draft)
    with draft.block("if summary.statements"):
        draft.heading(1, "What is stated beside the findings", STATED)
        draft.add(
            "Lead In",
            "Facts, aims and commitments as somebody states them. They are not findings of inspectors.",
        )
        with draft.block("for speaker in summary.statements"):
            draft.heading(2, "{{ speaker.said_by }}")
            with draft.block("for entry in speaker.entries"):
                entry(draft)


def section(draft: Draft) -> None:
    """A theme of good practice, or a whole part: groups of records by place, then the lessons."""
    with draft.block("if section.note and section.groups"):
        draft.add("Lead In", "{{ section.note }}")
    with draft.block("for group in section.groups"):
        with draft.block("if section.title"):
            draft.heading(3, "{{ group.label }}")
            draft.otherwise()
            draft.heading(2, "{{ group.label }}")
        with draft.block("for entry in group.entries.items"):
            entry(draft)
        with draft.block("if group.entries.note"):
            draft.add(
                "Source Note",
                "{{ group.entries.note }} shown. {{r link('All in the finder', group.finder) }}",
            )
    with draft.block("for lesson in section.takeaways.items"):
        draft.add("Takeaway", "{{ lesson.kind_name }}: {{r link(lesson.title, lesson.address) }}")
        with draft.block("if lesson.text or lesson.quotes or lesson.places"):
            draft.add("Takeaway Text", "{{r told(lesson) }}")
        apart(draft, "lesson")
    with draft.block("if section.takeaways.note"):
        draft.add("Source Note", "{{ section.takeaways.note }} key takeaways shown.")


def entry(draft: Draft) -> None:
    """A record with its quotations, and what belongs to it."""
    draft.add("Record", "{{r titled(entry) }} {{r told(entry) }}")
    apart(draft, "entry")
    with draft.block("for item in entry.beside"):
        draft.add("Beside", "{{r labelled(item.kind_name) }} {{r titled(item) }} {{r told(item) }}")
        apart(draft, "item")


def apart(draft: Draft, name: str) -> None:
    """What does not run on in the paragraph of a record: figures, words of the local report, words to avoid."""
    with draft.block(f"for figure in {name}.figures"):
        draft.add("List Bullet", "{{ figure }}")
    with draft.block(f"for quote in {name}.quotes"), draft.block("if quote.avoid"):
        draft.add("Quote to Avoid", "Language to avoid: “{{ quote.text }}” {{r place(quote) }}")
        with draft.block("for item in quote.advice"):
            draft.add("Source Note", "{{ item.text }}")
        draft.otherwise("if quote.local")
        draft.add("Quote", "“{{ quote.text }}” {{r place(quote) }}")
