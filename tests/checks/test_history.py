"""``--since``: what had an address keeps it, whatever happened to the records in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import check_collection
from generator.checks.history import _Comparison, check_since
from generator.cli import main
from generator.diagnostics import Diagnostic
from generator.model.fields import TypeName
from generator.reading.collection import Collection, read_collection
from generator.reading.git_history import Earlier, EarlierId
from generator.reading.origin import Origin, YamlFile
from tests.git_examples import git
from tests.name_examples import write_aim
from tests.test_examples import lay_out


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The valid collection in git, with one record lost since v1."""
    lay_out("bad/lost-id", tmp_path / "project", monkeypatch)
    return tmp_path / "project"


def since(root: Path, revision: str) -> list[Diagnostic]:
    read = read_collection(root / "findings", root=root)
    assert read.diagnostics + check_collection(read) == []
    return check_since(read, root / "findings", revision)


def codes(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found]


def test_giving_back_renaming_and_withdrawing_all_help(root: Path) -> None:
    context = root / "findings" / "context"
    write_aim(context / "meet-daily.yml")
    with (context / "meet-daily.yml").open("a") as record:
        record.write("status: withdrawn\nreason: It ended.\n")
    with (context / "help-families-early.yml").open("a") as record:
        record.write("former_ids:\n  - help-early\n")
    with (root / "findings" / "vocabulary" / "areas.yml").open("a") as areas:
        areas.write("wakefield-district:\n  title: W\n  area_type: county\n  former_ids:\n    - wakefield\n")
    assert since(root, "v1") == []


def test_taking_down_helps(root: Path) -> None:
    for name in ("meet-daily", "help-early"):
        text = "status: taken-down\ntaken_down: 2026-11-25\nreason_code: legal\n"
        (root / "findings" / "context" / f"{name}.yml").write_text(text, encoding="utf-8")
    assert [d.place.path for d in since(root, "v1")] == ["findings/vocabulary/areas.yml"]


def test_a_tag_a_branch_and_a_commit_are_revisions(root: Path) -> None:
    assert codes(since(root, "v1")) == codes(since(root, "main")) == codes(since(root, "HEAD"))
    assert codes(since(root, "v1")) == ["lost-id"] * 3


@pytest.mark.parametrize(
    "revision", ["", "--output=x", "-1", "0" * 40, "v1:findings", "no such thing", "v1\n"]
)
def test_what_names_no_commit_is_no_revision(root: Path, revision: str) -> None:
    assert codes(since(root, revision)) == ["unknown-revision"]


def test_a_hooks_environment_does_not_mislead(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In hooks git names its folder relative to the top, which is not where we ask."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert codes(since(root, "v1")) == ["lost-id"] * 3


def test_a_file_with_errors_still_names_its_former_ids(root: Path) -> None:
    context = root / "findings" / "context"
    (context / "help-families-early.yml").write_text(
        "titel: A slip\nformer_ids:\n  - help-early\n", encoding="utf-8"
    )
    read = read_collection(root / "findings", root=root)
    found = check_since(read, root / "findings", "v1")
    assert "findings/context/help-early.yml" not in [d.place.path for d in found]


def test_a_vocabulary_that_cannot_be_read_has_lost_nothing(root: Path) -> None:
    (root / "findings" / "vocabulary" / "areas.yml").write_text("a: [", encoding="utf-8")
    read = read_collection(root / "findings", root=root)
    found = check_since(read, root / "findings", "v1")
    assert {d.place.path for d in found} == {
        "findings/context/help-early.yml",
        "findings/context/meet-daily.yml",
    }


def test_nothing_is_lost_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out("bad/case-twin", tmp_path / "project", monkeypatch)
    git(tmp_path / "project", "init", "--quiet")
    read = read_collection(tmp_path / "project" / "findings", root=tmp_path)
    (found,) = check_since(read, tmp_path / "project" / "findings", "HEAD")
    assert str(found) == (
        "--since HEAD: warning: no-records-then: nothing has been committed yet, so nothing could be lost "
        "(commit the records)"
    )


def test_several_files_with_errors_still_name_their_former_ids(root: Path) -> None:
    context = root / "findings" / "context"
    for name, former in (("help-families-early", "help-early"), ("meet", "meet-daily")):
        (context / f"{name}.yml").write_text(f"titel: A slip\nformer_ids: [{former}]\n", encoding="utf-8")
    read = read_collection(root / "findings", root=root)
    assert [d.place.path for d in check_since(read, root / "findings", "v1")] == [
        "findings/vocabulary/areas.yml"
    ]


def compared(was: dict[str, EarlierId], former: dict[str, EarlierId], now: Collection) -> list[str]:
    """What is told of these ids and former ids of v1, with the collection of now."""
    return [str(d) for d in _Comparison(now, Earlier("findings", False, was, former), "v1").problems()]


def collection_with(**types: TypeName) -> Collection:
    collection = Collection("findings", Path())
    for id_, type_ in types.items():
        collection.claim(id_, Origin(YamlFile(f"findings/{id_}.yml", "title: x\n"), 1, type_))
    return collection


def test_an_id_of_another_type_is_at_another_address() -> None:
    was = {"help": EarlierId("glossary", "findings/vocabulary/glossary.yml", "help")}
    assert compared(was, {}, collection_with(help="case-study")) == [
        "findings/help.yml:1:1: changed-type: `help` was a glossary entry at v1 "
        "(findings/vocabulary/glossary.yml) and is a case study now, at another address "
        "(give this case study another id, and keep `help` as a glossary entry)"
    ]
    was = {"help": EarlierId("context", "findings/context/help.yml", "help")}
    assert compared(was, {}, collection_with(help="context")) == []
    assert compared(was, {}, collection_with(help="glossary"))[0].endswith(
        "(give this glossary entry another id, and keep `help` as a context record, withdrawn if it no longer "
        "stands)"
    )


def test_a_former_id_whose_owner_is_lost_as_well() -> None:
    former = {"old": EarlierId("finding", "findings/risks/new.yml", "new")}
    lost = "lost-former-id: `old` was a former id of `new` at v1, and is no longer named anywhere"
    assert compared({}, former, collection_with()) == [
        f"findings/risks/new.yml: {lost} (name it where `new` is named)"
    ]
    assert compared({}, former, collection_with(new="finding")) == [
        f"findings/new.yml:1:1: {lost} (add it to `former_ids` of `new`)"
    ]
    unread = collection_with()
    unread.incomplete.add("finding")
    assert compared({}, former, unread) == []


def test_only_a_new_id_can_have_taken_the_place_of_a_lost_one() -> None:
    was = {
        name: EarlierId("finding", f"findings/risks/{name}.yml", name)
        for name in ("help-early", "help-earlier")
    }
    (told,) = compared(was, {}, collection_with(**{"help-earlier": "finding", "help-early-on": "context"}))
    assert "add `help-early` to `former_ids` of what took its place; otherwise" in told
    (told,) = compared(was, {}, collection_with(**{"help-earlier": "finding", "help-early-on": "finding"}))
    assert "add `help-early` to `former_ids` of `help-early-on`, if that is what it is called now;" in told


def test_a_former_id_that_is_used_anew() -> None:
    former = {"old": EarlierId("finding", "findings/risks/new.yml", "new")}
    assert compared({}, former, collection_with(old="finding", new="finding")) == [
        "findings/old.yml:1:1: reused-id: `old` was a former id of `new` at v1, and is used anew here "
        "(choose another id; links to the old address would lead to something else)"
    ]
    given_back = collection_with()
    origin = Origin(YamlFile("findings/old.yml", "titel: x\nformer_ids: [new]\n"), 1, "finding")
    given_back.claim("old", origin)
    assert compared({}, former, given_back) == []


def test_a_project_inside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are those that the project shows, not those of the repository."""
    lay_out("bad/lost-id", tmp_path / "whole" / "project", monkeypatch)
    (tmp_path / "whole" / "project" / ".git").rename(tmp_path / "whole" / ".git")
    git(tmp_path / "whole", "add", ".")
    git(tmp_path / "whole", "commit", "--quiet", "--message", "Below")
    (tmp_path / "whole" / "project" / "findings" / "context" / "help-families-early.yml").unlink()
    (found,) = since(tmp_path / "whole" / "project", "HEAD")
    assert found.place.path == "findings/context/help-families-early.yml"


def test_names_that_are_no_utf8_do_no_harm(root: Path) -> None:
    (root / os.fsdecode(b"caf\xe9.txt")).write_text("x", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Odd")
    assert since(root, "HEAD") == []


def test_the_command_fails_and_tells(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "docs").mkdir()
    result = CliRunner().invoke(main, ["check", "--since", "v1"])
    assert result.exit_code == 1
    assert result.stdout.count(": lost-id: ") == 3
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


NAMES = [f"name-{letter}" for letter in "abcdef"]
MOVES = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(NAMES)), max_size=12)


@settings(max_examples=200)
@given(MOVES, st.sets(st.sampled_from(NAMES)))
def test_renamed_as_often_as_you_like_no_address_is_lost(
    moves: list[tuple[int, str]], dropped: set[str]
) -> None:
    """A record is renamed again and again, each time naming its last id; dropping any of them is an error."""
    present, former = "first", []
    for _, name in moves:
        if name != present:
            former = [*(old for old in former if old != name), present]
            present = name
    earlier = Earlier("findings", moved=False)
    earlier.ids["first"] = EarlierId("finding", "findings/risks/first.yml", "first")
    for old in {*former, present} - {"first"}:
        earlier.former[old] = EarlierId("finding", "findings/risks/first.yml", "first")
    kept = [old for old in former if old not in dropped]
    collection = Collection("findings", Path())
    text = "".join(["former_ids:\n", *(f"  - {old}\n" for old in kept)]) if kept else "title: x\n"
    collection.claim(present, Origin(YamlFile(f"findings/risks/{present}.yml", text), 1, "finding"))
    found = list(_Comparison(collection, earlier, "v1").problems())
    lost = [old for old in former if old in dropped]
    assert sorted(codes(found)) == sorted("lost-id" if old == "first" else "lost-former-id" for old in lost)
