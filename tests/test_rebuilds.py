"""After any edits a rebuild, which remembers what it read and made, gives the bytes of a clean build; a preview too."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from generator.build import DOCUMENT_CACHE, Build, prepare
from generator.diagnostics import CollectionError
from generator.documents.files import SHIPPED
from generator.memory import Memory
from generator.pages.page import Page
from generator.preview import Preview

SMALL = Path(__file__).parent / "pages" / "collection"
STEPS = 8
ASKED = 30  # addresses, in a preview after each edit


def finish(page: Page) -> bytes:
    """Stands for the theme: everything that a page says."""
    return "\n".join([page.title, page.description, str(page.body), repr(page.contents)]).encode()


def made(build: Build) -> dict[str, bytes]:
    """Every file but the index of words, which Pagefind makes anew each time."""
    outputs = (output for output in build.outputs if output.addresses != build.words.addresses)
    return {address: content for output in outputs for address, content in output.make(finish)}


def outcome(project: Path, root: Path, memory: Memory | None) -> Build | str:
    """A build of the project, or what it says is wrong. ``root`` holds the kept documents."""
    try:
        return prepare(project / "findings", root, project / "docs", memory)
    except CollectionError as error:
        return str(error).replace(str(project), "")


def records(project: Path) -> list[Path]:
    folders = ("good-practice", "poor-practice", "risks", "opportunities", "case-studies", "takeaways")
    return sorted(file for folder in folders for file in (project / "findings" / folder).rglob("*.yml"))


def edit_record(project: Path, chance: random.Random) -> None:
    file = chance.choice(records(project))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", f"title: Edit {chance.randint(1, 99)} ", 1), encoding="utf-8")


def add_record(project: Path, chance: random.Random) -> None:
    file = chance.choice(records(project))
    text = file.read_text(encoding="utf-8").replace("former_ids:", "# former_ids:")
    file.with_stem(f"added-{chance.randint(1, 999)}").write_text(text, encoding="utf-8")


def rename_record(project: Path, chance: random.Random) -> None:
    file = chance.choice(records(project))
    file.rename(file.with_stem(f"renamed-{chance.randint(1, 999)}"))


def remove_record(project: Path, chance: random.Random) -> None:
    chance.choice(records(project)).unlink()


def edit_term(project: Path, chance: random.Random) -> None:
    file = chance.choice(sorted((project / "findings" / "vocabulary").glob("*.yml")))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", f"title: New {chance.randint(1, 99)} ", 1), encoding="utf-8")


def break_record(project: Path, chance: random.Random) -> None:
    file = chance.choice(records(project))
    file.write_text("titel: A slip\n" + file.read_text(encoding="utf-8"), encoding="utf-8")


def change_template(project: Path, chance: random.Random) -> None:
    template = docx.Document(str(SHIPPED / "briefing.docx"))
    template.paragraphs[0].insert_paragraph_before(f"Our partnership, {chance.randint(1, 99)}")
    (project / "templates").mkdir(exist_ok=True)
    template.save(str(project / "templates" / "briefing.docx"))


EDITS: list[Callable[[Path, random.Random], None]] = [
    edit_record, edit_record, add_record, rename_record, remove_record, edit_term, break_record, change_template,
]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_a_rebuild_after_any_edits_gives_the_bytes_of_a_clean_build(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 2:  # files are believed to be unchanged by their time and size at once, not after some seconds
        monkeypatch.setattr("generator.reading.memory.SETTLED", 0)
    project, chance = tmp_path / "project", random.Random(seed)
    shutil.copytree(SMALL, project)
    memory = Memory()
    good, preview, shown = 0, None, tmp_path / "shown"
    for step in range(STEPS):
        before = {file: file.read_bytes() for file in (project / "findings").rglob("*.yml")}
        if step:
            chance.choice(EDITS)(project, chance)
        build = outcome(project, project, memory)
        rebuilt = build if isinstance(build, str) else made(build)
        shutil.move(project / DOCUMENT_CACHE, tmp_path / "kept")
        again = outcome(project, project, None)
        clean = again if isinstance(again, str) else made(again)
        shutil.rmtree(project / DOCUMENT_CACHE, ignore_errors=True)
        shutil.move(tmp_path / "kept", project / DOCUMENT_CACHE)
        assert rebuilt == clean
        if isinstance(build, str):  # an editor would repair it before the next edit
            for file in set((project / "findings").rglob("*.yml")) - set(before):
                file.unlink()
            for file, content in before.items():
                file.write_bytes(content)
        else:
            good += 1
            preview = Preview(build, finish, shown, instead_of=preview)
            for address in chance.sample(sorted(clean), ASKED):
                preview.provide(address)
                assert (shown / address).read_bytes() == clean[address], address
            assert {file.relative_to(shown).as_posix() for file in shown.rglob("*") if file.is_file()} <= set(
                clean
            )
    assert good > 1


def test_a_preview_gives_the_same_bytes_in_whatever_order_it_is_asked(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(SMALL, project)
    build = prepare(project / "findings", project, project / "docs")
    expected = made(build)
    folder = tmp_path / "site"
    preview = Preview(build, finish, folder)
    addresses = sorted(expected)
    random.Random(1).shuffle(addresses)
    for address in addresses:
        preview.provide(address)
        assert (folder / address).read_bytes() == expected[address], address
    preview.provide("no/such/page/")
    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} == set(
        expected
    )


def test_a_preview_takes_the_place_of_another(tmp_path: Path) -> None:
    """Nothing that was shown is missing for a moment but what is gone, and everything is new when it is asked for."""
    project, folder = tmp_path / "project", tmp_path / "site"
    shutil.copytree(SMALL, project)
    before = prepare(project / "findings", project, project / "docs")
    old = Preview(before, finish, folder)
    first = made(before)
    for address in first:
        old.provide(address)
    record = project / "findings" / "good-practice" / "children-leave-custody-soon.yml"
    record.rename(record.with_stem("another-name"))
    text = record.with_stem("another-name").read_text(encoding="utf-8")
    record.with_stem("another-name").write_text(text.replace("title: ", "title: New ", 1), encoding="utf-8")
    for file in (project / "findings").rglob("*.yml"):
        changed = file.read_text(encoding="utf-8").replace("children-leave-custody-soon", "another-name")
        file.write_text(changed, encoding="utf-8")
    after = prepare(project / "findings", project, project / "docs")
    new = Preview(after, finish, folder, instead_of=old)
    second = made(after)
    gone = first.keys() - second.keys()
    assert "findings/children-leave-custody-soon/index.html" in gone
    assert {name for name in first if not (folder / name).exists()} == gone
    for address in second:
        new.provide(address)
        assert (folder / address).read_bytes() == second[address], address
