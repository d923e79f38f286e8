"""Old addresses lead on: every one of them, straight to the present one, with everything that stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.build import Build, prepare
from generator.output import Output
from generator.pages.addresses import record_address, term_address
from generator.pages.page import Page

COLLECTION = Path(__file__).parent / "pages" / "collection"
HOST = "https://small.example.org/kb/"


@pytest.fixture(scope="module")
def build() -> Build:
    return prepare(COLLECTION / "findings", COLLECTION, COLLECTION / "docs")


@pytest.fixture(scope="module")
def moved(build: Build) -> dict[str, bytes]:
    """All that the outputs with old addresses write."""
    return {
        address: content
        for output in build.outputs
        if output.moves
        for address, content in output.make(lambda page: page.body.encode())
    }


def targets(content: bytes) -> tuple[str, str, str, str]:
    """Where a redirect page leads: by itself, by its script, for search engines, and by its link in words."""
    tree = html.document_fromstring(content)
    (refresh,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    (script,) = tree.xpath("//script/@data-to")
    (canonical,) = tree.xpath("//link[@rel='canonical']/@href")
    (link,) = tree.xpath("//main//a/@href")
    assert refresh.startswith("0; url=")
    return refresh.removeprefix("0; url="), script, canonical, link


def test_every_former_id_has_all_that_its_successor_has(build: Build) -> None:
    moves = dict(build.moves)
    addresses = {a for output in build.outputs for a in output.addresses} | {
        f"{plan.address}index.html" for plan in build.page_plans
    }
    former = [
        (old, holder.id, record_address(holder) if holder.id in build.kb.records else term_address(holder))  # type: ignore[arg-type]
        for holder in (*build.kb.records.values(), *build.kb.terms.values())
        for old in holder.former_ids
        if not (holder.id in build.kb.terms and "#" in term_address(holder))  # type: ignore[arg-type]
    ]
    assert len(former) == 6
    for old, new, page in former:
        assert moves[page.replace(f"/{new}/", f"/{old}/")] == page
        for address in addresses:
            parts = address.removesuffix("index.html").rstrip("/").split("/")
            of_this = new in parts or any(part.startswith((f"{new}.", f"{new}-partner")) for part in parts)
            if of_this and not address.startswith("training/data/"):
                wanted = address.replace(new, old)
                assert wanted in addresses, wanted
                leads_to = moves[wanted.removesuffix("index.html")]
                # A withdrawn case study has no briefing any more; that address leads to the record.
                assert leads_to in {address.removesuffix("index.html"), page}


def test_old_pages_lead_to_new_ones_by_themselves(build: Build, moved: dict[str, bytes]) -> None:
    pages = [(old, new) for old, new in build.moves if old.endswith("/")]
    assert len(pages) > 10
    for old, new in pages:
        relative = "../" * old.count("/") + new
        content = moved[f"{old}index.html"]
        assert targets(content) == (relative, relative, HOST + new, relative)
        text = content.decode()
        assert '<meta name="robots" content="noindex">' in text
        assert text.index("Content-Security-Policy") < text.index("<script") < text.index("refresh")


def test_old_files_are_the_new_ones(build: Build, moved: dict[str, bytes]) -> None:
    files = [(old, new) for old, new in build.moves if not old.endswith("/") and old in moved]
    assert {Path(old).suffix for old, _ in files} == {
        ".docx",
        ".pptx",
        ".md",
        ".xml",
        ".ris",
        ".bib",
        ".json",
    }
    for old, new in files:
        assert moved[old] == moved[new], old


def test_no_old_address_leads_to_another_old_one(build: Build) -> None:
    moves = dict(build.moves)
    assert len(moves) == len(build.moves)
    assert moves.keys() & set(moves.values()) == set()


def test_old_addresses_are_in_no_list(build: Build) -> None:
    """The sitemap is made of the planned pages."""
    planned = {plan.address for plan in build.page_plans}
    assert planned & dict(build.moves).keys() == set()
    assert "case-studies/street-corner/" not in planned


def test_the_notice_says_when_and_why_and_nothing_else(moved: dict[str, bytes]) -> None:
    tree = html.document_fromstring(moved["case-studies/street-corner/index.html"])
    assert " ".join(tree.xpath("//main")[0].text_content().split()) == (
        "This page was taken down "
        "This case study was taken down on 3 June 2024. It could have shown who somebody is."
    )
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert moved["case-studies/street-corner/index.md"].decode() == (
        "# This page was taken down\n\n"
        "This case study was taken down on 3 June 2024. It could have shown who somebody is.\n"
    )


def test_all_that_a_record_taken_down_had_leads_to_its_notice(build: Build, moved: dict[str, bytes]) -> None:
    moves = dict(build.moves)
    notice = "case-studies/street-corner/"
    for id_ in ("street-corner", "the-corner"):
        for gone in (f"cite/{id_}.ris", f"briefings/case-studies/{id_}/{id_}.docx"):
            assert moves[gone] == notice
            assert gone not in moved
        assert targets(moved[f"briefings/case-studies/{id_}/index.html"])[2] == HOST + notice
    assert targets(moved["case-studies/the-corner/index.html"])[2] == HOST + notice
    assert moved["case-studies/the-corner/index.md"] == moved[f"{notice}index.md"]


def test_nothing_else_knows_a_record_taken_down(build: Build) -> None:
    """Its id stands in the list of what was taken down, in the session pack, and in its own addresses."""
    allowed = {
        "api/v1/taken-down.json",
        "data/findings-knowledge-base.json",
        "data/findings-knowledge-base.zip",
        "training/data/index.json",
    }
    naming = {
        address
        for output in build.outputs
        if output is not build.outputs[-1]  # the index of words is made by another program
        for address, content in _pages_as_text(output)
        if b"street-corner" in content and "corner" not in address
    }
    assert naming <= allowed
    assert "api/v1/taken-down.json" in naming


def _pages_as_text(output: Output) -> list[tuple[str, bytes]]:
    def finish(page: Page) -> bytes:
        return f"{page.title}{page.description}{page.body}".encode()

    return list(output.make(finish))


def test_the_briefing_of_a_withdrawn_case_study_leads_to_the_record(
    build: Build, moved: dict[str, bytes]
) -> None:
    for id_ in ("weekend-club", "saturday-club"):
        page = moved[f"briefings/case-studies/{id_}/index.html"]
        assert targets(page)[2] == f"{HOST}case-studies/weekend-club/"
        assert dict(build.moves)[f"briefings/case-studies/{id_}/{id_}.pptx"] == "case-studies/weekend-club/"


def test_old_anchors_stand_beside_the_new_ones(build: Build) -> None:
    plans = {plan.address: plan for plan in build.page_plans}
    for address, old, new in (
        ("glossary/", "strategy-discussion", "strategy-meeting"),
        ("sources/", "inspections-of-2024", "joint-inspections-2024"),
    ):
        tree = html.fragment_fromstring(str(plans[address].make().body), create_parent="div")
        (anchor,) = tree.xpath(f"//*[@id='{old}']")
        around = {new} & {element.get("id") for element in (*anchor.iterancestors(), *anchor.itersiblings())}
        assert around == {new}
