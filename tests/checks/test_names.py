"""Twins: names that computers or people take for one another."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.names import LOOKS_LIKE, WINDOWS, check_reserved_names, check_twins, skeleton
from generator.diagnostics import Place
from generator.model.fields import TypeName
from generator.reading.collection import Collection
from generator.reading.origin import Origin, YamlFile

IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)


def collection_of(ids: list[str], refused: list[str] | None = None) -> Collection:
    collection = Collection("findings", Path())
    for id_ in ids:
        collection.claim(id_, Origin(YamlFile(f"findings/context/{id_}.yml", ""), 1, "context"))
    collection.refused = [(name, Place(f"findings/context/{name}.yml")) for name in refused or []]
    return collection


@given(IDS)
def test_a_name_in_capitals_is_a_case_twin(id_: str) -> None:
    capital = id_.upper()
    found = list(check_twins(collection_of([id_], [capital])))
    assert [diagnostic.code for diagnostic in found] == (["case-twin"] if capital != id_ else [])


@given(IDS.filter(lambda id_: any(letter in "aeiouc" for letter in id_)))
def test_an_accent_stored_in_two_ways_is_a_unicode_twin(id_: str) -> None:
    letter = next(letter for letter in id_ if letter in "aeiouc")
    accented = unicodedata.normalize("NFC", id_.replace(letter, letter + "\u0301", 1))
    apart = unicodedata.normalize("NFD", accented)
    found = list(check_twins(collection_of([], [accented, apart])))
    assert [diagnostic.code for diagnostic in found] == ["unicode-twin"]


@given(IDS, st.data())
def test_a_letter_of_another_script_is_a_look_alike(id_: str, data: st.DataObject) -> None:
    others = {chr(sign) for sign, latin in LOOKS_LIKE.items() if chr(latin) in id_ and sign > 127}
    if not others:
        return
    other = data.draw(st.sampled_from(sorted(others)))
    forged = id_.replace(chr(LOOKS_LIKE[ord(other)]), other, 1)
    found = list(check_twins(collection_of([id_], [forged])))
    assert [diagnostic.code for diagnostic in found] == ["look-alike"]
    assert unicodedata.name(other) in found[0].message


@given(st.lists(IDS, unique=True, max_size=8))
def test_ids_that_look_different_are_no_twins(ids: list[str]) -> None:
    found = list(check_twins(collection_of(ids)))
    assert len(found) == len(ids) - len({skeleton(id_) for id_ in ids})
    assert {diagnostic.code for diagnostic in found} <= {"look-alike"}


@pytest.mark.parametrize(
    "pair", [("stage-1", "stage-l"), ("plan-0", "plan-o"), ("modern", "modem"), ("vveb", "web")]
)
def test_signs_that_look_alike(pair: tuple[str, str]) -> None:
    (found,) = check_twins(collection_of(list(pair)))
    assert (found.code, found.place.path) == ("look-alike", f"findings/context/{pair[1]}.yml")


def test_an_invisible_sign_makes_no_other_name() -> None:
    (found,) = check_twins(collection_of(["pledge"], ["ple\u200bdge"]))
    assert found.code == "look-alike"
    assert found.message.endswith("is the sign ZERO WIDTH SPACE")


def test_a_wide_letter_is_the_same_letter_stored_otherwise() -> None:
    (found,) = check_twins(collection_of(["plan"], ["\uff50lan"]))
    assert found.code == "unicode-twin"


def test_folders_that_computers_take_for_one() -> None:
    collection = collection_of([])
    collection.folders = [
        "findings/a",
        "findings/A",
        "findings/caf\u00e9",
        "findings/cafe\u0301",
        "findings/b",
    ]
    assert [(str(found.place), found.code, found.message) for found in check_twins(collection)] == [
        ("findings/A", "case-twin", "this folder and findings/a differ only by capital letters"),
        (
            "findings/cafe\u0301",
            "unicode-twin",
            "this folder and findings/caf\u00e9 have the same letters, stored in two ways",
        ),
    ]


def test_a_sign_without_a_name_is_told_by_its_number() -> None:
    (found,) = check_twins(collection_of([], ["a\ue0001", "a\ue000l"]))
    assert found.message.endswith(", but “\ue000” is the sign U+E000")


def test_the_same_wrong_name_twice_is_no_twin() -> None:
    assert list(check_twins(collection_of([], ["The pledge", "The pledge"]))) == []


@pytest.mark.parametrize("name", sorted(WINDOWS))
def test_no_record_has_the_name_of_a_device(name: str) -> None:
    (found,) = check_reserved_names(collection_of([name, f"{name}-x"]))
    assert found.place.path == f"findings/context/{name}.yml"


def reserved(id_: str, type_: TypeName) -> list[str]:
    collection = Collection("findings", Path())
    collection.claim(id_, Origin(YamlFile("findings/a.yml", ""), 1, type_))
    return [diagnostic.message for diagnostic in check_reserved_names(collection)]


@pytest.mark.parametrize("id_", ["documents", "programmes", "guides", "letter-a", "sort-othering", "kb-main"])
@pytest.mark.parametrize("type_", ["glossary", "programme", "language", "guide"])
def test_a_term_explained_on_a_page_is_not_called_like_a_place_on_it(id_: str, type_: TypeName) -> None:
    assert reserved(id_, type_) == [f"`{id_}` is already a place on the page where it would be explained"]
    assert reserved(id_, "theme") == []


@pytest.mark.parametrize(
    ("id_", "who"), [("con", "Windows keeps"), ("lpt9", "Windows keeps"), ("404", "the site keeps")]
)
def test_names_that_others_keep(id_: str, who: str) -> None:
    assert reserved(id_, "theme") == [f"{who} the name `{id_}` for itself"]
