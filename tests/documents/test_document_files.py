"""Files of documents: hostile text, the same bytes each time, own templates, and what a change makes anew."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pptx
import pytest
from lxml import etree

from generator.documents import cache, files
from generator.documents.briefing import Briefing
from generator.documents.cache import DocumentCache, canonical, key_of, program
from generator.documents.files import SHIPPED, Documents
from generator.documents.make_templates import made
from generator.documents.ooxml import DocumentTemplateError, legal
from generator.documents.slides import briefing_pptx
from generator.documents.word import briefing_docx, partner_summary_docx
from generator.documents.word_styles import STYLES
from tests.documents.briefings import WordFile, every_briefing, made_up, texts_of, with_texts
from tests.documents.summaries import every_summary, summary_of

HOSTILE = (
    "{{ 7*7 }} {% raw %} {%p if x %} {_{ 7*7 }_} {# x #}",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p> </w:t></w:r> ]]> <!-- &amp; &lt; & ' \"",
    "a\x00b\x01c\x0bd\x0ce\x1ff\ufffeg\ud800h",
    "a\nb\tc\r\nd",
    "\U0001f600 ‮ עברית ﷽ e\u0301",
)
EXAMPLE = "briefings/themes/language-and-adultification/"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("length", [0, 1])
def test_hostile_text_is_text(hostile: str, length: int) -> None:
    briefing: Briefing = with_texts(made_up(length=length), lambda text: f"{hostile} {text}")
    briefing = replace(briefing, subject=made_up().subject)
    word = WordFile.read(briefing_docx(briefing, SHIPPED / "briefing.docx"))
    assert [text for text in texts_of(briefing) if legal(text) not in word.text] == []
    assert "49" not in word.text.replace("149", "")
    assert legal(briefing.issuer.title) in word.document.sections[0].header.paragraphs[0].text
    deck = pptx.Presentation(io.BytesIO(briefing_pptx(briefing, SHIPPED / "briefing.pptx")))
    said = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for item in briefing.good.items:
        assert legal(item.summary) in said


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_a_partner_summary_is_text(hostile: str) -> None:
    summary = with_texts(summary_of("leeds"), lambda text: f"{hostile} {text}")
    word = WordFile.read(partner_summary_docx(summary, SHIPPED / "partner-summary.docx"))
    assert legal(summary.title) in word.text
    for paragraph in (*summary.introduction, *summary.notes):
        assert legal(paragraph) in word.text


def test_same_content_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    briefing, summary = every_briefing()[EXAMPLE], summary_of("leeds")

    def render() -> list[bytes]:
        return [
            briefing_docx(briefing, SHIPPED / "briefing.docx"),
            briefing_pptx(briefing, SHIPPED / "briefing.pptx"),
            partner_summary_docx(summary, SHIPPED / "partner-summary.docx"),
            *made().values(),
        ]

    first = render()
    later = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert render() == first


def test_shipped_templates_are_as_the_script_makes_them() -> None:
    """After a change to them: ``python -m generator.documents.make_templates``. Packing may differ, parts may not."""
    import zipfile

    for name, content in made().items():
        shipped = zipfile.ZipFile(SHIPPED / name)
        fresh = zipfile.ZipFile(io.BytesIO(content))
        assert shipped.namelist() == fresh.namelist()
        for part in fresh.namelist():
            assert shipped.read(part) == fresh.read(part), (name, part)


def test_the_page_about_documents_names_every_style_and_function() -> None:
    text = (SHIPPED.parents[2] / "docs" / "documents.md").read_text(encoding="utf-8")
    named = text[text.index("keep their names:") : text.index("- **Fields.**")].replace("\n ", "")
    own = [style.name for style in STYLES if style.name not in {"Normal", "header", "footer"}]
    own = [name for name in own if not name.startswith(("heading ", "toc "))]  # “Heading 1 to 3”
    assert [name for name in (*own, "Record Title", "Quoted Words", "Place") if name not in named] == []
    for function in ("link(", "labelled(", "small(", "place(", "titled(", "told(", "joined(", "day("):
        assert f"`{function}" in text


@pytest.fixture
def some() -> list[Briefing]:
    wanted = (EXAMPLE, "briefings/areas/leeds/", "briefings/case-studies/catch/")
    return [every_briefing()[address] for address in wanted]


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., tuple[dict[str, bytes], int]]:
    """``make(briefings)`` makes the files with a fresh cache object, and says how many were rendered."""

    def run(briefings: list[Briefing], templates: Path = tmp_path / "none") -> tuple[dict[str, bytes], int]:
        cache = DocumentCache(tmp_path / "cache")
        documents = Documents(cache, templates)
        files = documents.partner_summary(summary_of("leeds"))
        for briefing in briefings:
            files |= documents.briefing(briefing)
        cache.prune()
        return files, cache.made

    return run


Make = Callable[..., tuple[dict[str, bytes], int]]


def test_addresses(some: list[Briefing], make: Make) -> None:
    assert sorted(make(some)[0]) == [
        "briefings/areas/leeds/leeds.docx",
        "briefings/areas/leeds/leeds.pptx",
        "briefings/case-studies/catch/catch.docx",
        "briefings/case-studies/catch/catch.pptx",
        "briefings/partner-summary/leeds/leeds-partner-summary.docx",
        "briefings/themes/language-and-adultification/language-and-adultification.docx",
        "briefings/themes/language-and-adultification/language-and-adultification.pptx",
    ]


def test_unchanged_documents_are_not_made_again(
    some: list[Briefing], make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, rendered = make(some)
    assert rendered == 7
    monkeypatch.setattr(files.word, "briefing_docx", lambda *_: pytest.fail("rendered again"))
    assert make(some) == (first, 0)


def test_a_changed_record_makes_its_documents_anew(some: list[Briefing], make: Make) -> None:
    first, _ = make(some)
    some[1] = replace(some[1], questions=("A new question?",))
    second, rendered = make(some)
    assert rendered == 2
    changed = {address for address in first if first[address] != second[address]}
    assert changed == {"briefings/areas/leeds/leeds.docx", "briefings/areas/leeds/leeds.pptx"}


def test_damaged_and_missing_files_are_made_again(some: list[Briefing], make: Make, tmp_path: Path) -> None:
    first, _ = make(some)
    kept = sorted((tmp_path / "cache").iterdir())
    kept[0].unlink()
    kept[1].write_bytes(kept[1].read_bytes()[:-9])
    kept[2].write_bytes(b"")
    assert make(some) == (first, 3)
    assert make(some) == (first, 0)


def test_what_is_no_longer_used_is_removed(some: list[Briefing], make: Make, tmp_path: Path) -> None:
    make(some)
    (tmp_path / "cache" / "half-written").write_bytes(b"x")
    for file in (tmp_path / "cache").iterdir():
        os.utime(file, (1, 1))  # of a build long ago
    make(some[:1])
    assert len(list((tmp_path / "cache").iterdir())) == 3


def test_a_folder_that_cannot_be_written_stops_nothing(some: list[Briefing], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = DocumentCache(tmp_path / "file")
    assert len(Documents(cache, tmp_path).briefing(some[0])) == 2


def test_the_key_depends_on_kind_template_program_and_content(
    some: list[Briefing], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {
        key_of("briefing.docx", b"template", canonical(some[0])),
        key_of("briefing.docx", b"other", canonical(some[0])),
        key_of("briefing.pptx", b"template", canonical(some[0])),
        key_of("briefing.docx", b"template", canonical(some[1])),
    }
    monkeypatch.setattr(cache, "program", lambda: b"another version")
    keys.add(key_of("briefing.docx", b"template", canonical(some[0])))
    assert len(keys) == 5


def test_every_text_of_a_document_is_part_of_its_key() -> None:
    """Each text is changed alone, however deep it stands."""
    for content in (made_up(), summary_of("leeds")):
        whole = canonical(content)
        assert whole == canonical(replace(content))
        number = 0

        def counted(text: str) -> str:
            nonlocal number
            number += 1
            return f"{text}|{number}|"

        marked = canonical(with_texts(content, counted)).decode()
        assert number > 50
        assert [n for n in range(1, number + 1) if f"|{n}|" not in marked] == []


def test_the_program_is_all_that_documents_are_made_with(tmp_path: Path) -> None:
    """Whatever the two makers import is read for the key, or is a value that the content holds already."""
    code = "import sys, generator.documents.word, generator.documents.slides; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    ours = {name for name in loaded.split() if name.startswith("generator.")}
    rest = {n for n in ours if not n.startswith(("generator.documents", "generator.model"))}
    assert rest == {"generator.pages", "generator.pages.words", "generator.pages.addresses"}
    package = tmp_path / "documents"
    shutil.copytree(Path(cache.__file__).parent, package)
    before = program.__wrapped__(package)
    (package / "slide_room.py").write_text("# another version", encoding="utf-8")
    assert program.__wrapped__(package) != before


def test_own_templates_take_the_place_of_those_shipped(
    some: list[Briefing], make: Make, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    template = docx.Document(str(SHIPPED / "briefing.docx"))
    template.paragraphs[0].insert_paragraph_before("Our partnership presents {{ briefing.title }}")
    template.save(str(own / "briefing.docx"))
    shipped, _ = make(some)
    ours, rendered = make(some, own)
    assert rendered == 3
    address = "briefings/areas/leeds/leeds.docx"
    assert WordFile.read(ours[address]).text.startswith("Our partnership presents Leeds")
    assert {a for a in ours if ours[a] != shipped[a]} == {
        a for a in ours if a.endswith(".docx") and "summary" not in a
    }


@pytest.mark.parametrize("name", ["briefing.docx", "briefing.pptx", "partner-summary.docx"])
def test_a_template_that_cannot_be_used_is_named(
    name: str, some: list[Briefing], make: Make, tmp_path: Path
) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / name).write_bytes(b"no such thing")
    with pytest.raises(DocumentTemplateError, match=name):
        make(some, own)
    if name.endswith(".docx"):
        template = docx.Document(str(SHIPPED / name))
        template.paragraphs[0].insert_paragraph_before("{{ nothing.of_this_name }}")
        template.save(str(own / name))
        with pytest.raises(DocumentTemplateError, match=rf"{name}: 'nothing' is undefined"):
            make(some, own)
        return
    deck = pptx.Presentation(str(SHIPPED / name))
    deck.slide_layouts[0].name = "Another name"
    deck.slide_layouts[0]._element.cSld.set("name", "Another name")
    deck.save(str(own / name))
    with pytest.raises(DocumentTemplateError, match="no layout named “Briefing title”"):
        make(some, own)


def test_every_part_is_well_formed() -> None:
    import zipfile

    for content in (
        briefing_docx(made_up(), SHIPPED / "briefing.docx"),
        briefing_pptx(made_up(), SHIPPED / "briefing.pptx"),
        partner_summary_docx(every_summary()["leeds"], SHIPPED / "partner-summary.docx"),
    ):
        archive = zipfile.ZipFile(io.BytesIO(content))
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
