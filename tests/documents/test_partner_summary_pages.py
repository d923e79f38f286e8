"""The pages of partner summaries, and summaries of collections that the project does not have: large or hostile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from generator.documents.partner_summary import IN_THEME, partner_summaries, partner_summary, summary_address
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import Record, Source
from generator.model.vocabulary import Area
from generator.pages.environment import Pages
from generator.pages.page import Page
from generator.pages.summary_pages import summary_page
from tests.documents.summaries import knowledge_base

HOSTILE = (
    "<script>window.hacked=1</script> {{ 7*7 }} ](javascript:alert(1)) \"><img src=x onerror=hacked()> ' & <"
)


@cache
def pages() -> dict[str, Page]:
    site, made = Pages(knowledge_base()), partner_summaries(knowledge_base())
    return {page.address: page for page in (summary_page(site, summary) for summary in made)}


def with_records(kb: KnowledgeBase, records: Iterable[Record]) -> KnowledgeBase:
    return build_knowledge_base(kb.settings, records, kb.terms, kb.paths, kb.lines, kb.locks)


class Reader(HTMLParser):
    """Reads the elements, their attributes and the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_every_summary_has_its_page() -> None:
    assert set(pages()) == {summary_address(summary.id) for summary in partner_summaries(knowledge_base())}
    assert "briefings/partner-summary/leeds/" in pages()


@pytest.mark.parametrize("area_id", ["leeds", "national"])
def test_the_page_says_what_the_summary_says(area_id: str) -> None:
    area = knowledge_base().terms.get(area_id)
    summary = partner_summary(knowledge_base(), area if isinstance(area, Area) else None)
    text = Reader(str(pages()[summary_address(area_id)].body)).text
    for part in summary.parts:
        assert part.title in text
        for section in part.sections:
            for entry in [*(e for g in section.groups for e in g.entries.items), *section.takeaways.items]:
                for shown in (entry, *entry.beside):
                    assert shown.title in text
                    assert shown.text in text
                    assert all(f"“{quote.text}”" in text for quote in shown.quotes)
                    assert all(figure in text for figure in shown.figures)
    assert all(source.licence in text and source.attribution in text for source in summary.sources)
    assert all(note in text for note in (*summary.introduction, *summary.notes))


def test_links_lead_inside_the_site_and_anchors_exist() -> None:
    for page in pages().values():
        reader = Reader(str(page.body))
        ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        for tag, attributes in reader.elements:
            if tag == "a":
                href = attributes["href"]
                assert re.match(
                    r"(\.\./){3}([\w/?=&-]+|language/#[\w-]+)$|#|[\w-]+-partner-summary\.docx$", href
                ), href
                assert not href.startswith("#") or href[1:] in ids


def test_headings_descend_without_a_gap() -> None:
    for page in pages().values():
        levels = [int(tag[1]) for tag, _ in Reader(str(page.body)).elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_hostile_text_stays_text() -> None:
    kb = knowledge_base()

    def poisoned(record: Record) -> Record:
        update: dict[str, object] = {"title": f"{record.id} {HOSTILE}", "summary": f"{record.id} {HOSTILE}"}
        update["quotes"] = tuple(
            quote.model_copy(update={"text": f"{record.id} {n} {HOSTILE}", "speaker": HOSTILE})
            for n, quote in enumerate(record.quotes)
        )
        update["figures"] = tuple(f.model_copy(update={"counts": HOSTILE}) for f in record.figures)
        if isinstance(record, Source):
            update |= {"short_title": HOSTILE, "licence": HOSTILE, "attribution": HOSTILE}
        if record.type == "context":
            update["said_by"] = HOSTILE
        return record.model_copy(update=update)

    hostile = with_records(kb, [poisoned(record) for record in kb.records.values()])
    area = hostile.terms["leeds"]
    assert isinstance(area, Area)
    page = summary_page(Pages(hostile), partner_summary(hostile, area))
    reader = Reader(str(page.body))
    tags = {tag for tag, _ in reader.elements}
    assert not tags & {"script", "img", "iframe", "style"}
    for _, attributes in reader.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert not attributes.get("href", "").startswith("javascript")
    assert HOSTILE in reader.text
    assert "49" not in reader.text.replace("paragraph 49", "")


def test_long_lists_stop_and_say_so_but_never_those_of_the_area() -> None:
    kb = knowledge_base()
    local, other = (
        kb.records["parents-are-partners-and-not-blamed"],
        kb.records["obstacles-to-engaging-are-overcome-with-the-child"],
    )
    copies = [
        record.model_copy(update={"id": f"{record.id}-{number}", "quotes": (), "case_studies": ()})
        for record in (local, other)
        for number in range(40)
    ]
    large = with_records(kb, [*kb.records.values(), *copies])
    area = large.terms["leeds"]
    assert isinstance(area, Area)
    sections = {section.id: section for section in partner_summary(large, area).parts[0].sections}
    own = next(group for group in sections["multi-agency-working"].groups if group.local)
    assert (len(own.entries.items), own.entries.note) == (44, "")
    others = sections["needs-led-support"].groups[-1]
    assert others.entries.note == f"{IN_THEME} of 44"
    assert others.finder.endswith("find/?kind=good-practice&theme=needs-led-support")
    body = Reader(str(summary_page(Pages(large), partner_summary(large, area)).body)).text
    assert f"{IN_THEME} of 44 shown." in body
