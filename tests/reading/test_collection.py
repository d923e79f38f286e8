"""The whole folder: what is read, and where each value of it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.records import Finding
from generator.reading.collection import Collection, read_collection

VALID = Path(__file__).parents[1] / "examples" / "valid"


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_collection(VALID / "findings", root=VALID)


def test_everything_is_read(collection: Collection) -> None:
    assert collection.diagnostics == []
    assert collection.settings is not None
    assert len(collection.records) == 8
    assert set(collection.terms) == {
        "police-response",
        "custody",
        "west-yorkshire",
        "leeds",
        "police",
        "custody-staff",
    }
    assert set(collection.origins) == {*collection.records, *collection.terms}
    assert set(collection.locks) == {"summary"}


def test_id_and_kind_come_from_file_and_folder(collection: Collection) -> None:
    record = collection.records["children-wait-for-assessments"]
    assert isinstance(record, Finding)
    assert (record.id, record.kind) == ("children-wait-for-assessments", "poor-practice")
    assert collection.records["children-leave-custody-soon"].kind == "good-practice"


def test_places_of_records_and_their_values(collection: Collection) -> None:
    origin = collection.origins["children-leave-custody-soon"]
    path = "findings/good-practice/children-leave-custody-soon.yml"
    assert origin.path == path
    assert str(origin.place()) == f"{path}:1:1"
    assert str(origin.place(("quotes", 0, "via", "paragraph"))) == f"{path}:22:18"
    assert str(origin.place(("quotes", 0, "speaker"))) == f"{path}:16:5"  # not written: what it would be in


def test_places_of_terms_and_their_values(collection: Collection) -> None:
    origin = collection.origins["leeds"]
    assert (origin.line, origin.type) == (4, "area")
    assert str(origin.place()) == "findings/vocabulary/areas.yml:4:1"
    assert str(origin.place(("broader", 0))) == "findings/vocabulary/areas.yml:9:7"


def test_place_inside_a_text(collection: Collection) -> None:
    origin = collection.origins["children-leave-custody-soon"]
    assert origin.place_in_text(("detail",), "[[custody").column == 30
    assert origin.place_in_text(("detail",), "not there") == origin.place(("detail",))


def test_place_of_the_second_time_that_words_stand_in_a_text(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    pledge = tmp_path / "findings" / "context" / "pledge.yml"
    text = pledge.read_text(encoding="utf-8")
    pledge.write_text(text.replace("summary: The author", "detail: aa a\nsummary: aaa"), encoding="utf-8")
    origin = read_collection(tmp_path / "findings", root=tmp_path).origins["pledge"]
    columns = [origin.place_in_text(("detail",), "a", number).column for number in range(4)]
    assert columns == [9, 10, 12, 9]  # the fourth stands in another field
    assert origin.place_in_text(("detail",), "aaa") == origin.place(("detail",))
    assert origin.place_in_text(("detail",), " aa") == origin.place(("detail",))  # begins before the text


def test_records_with_errors_are_known_but_not_read(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    (tmp_path / "findings" / "context" / "pledge.yml").write_text("title: [\n", encoding="utf-8")
    collection = read_collection(tmp_path / "findings", root=tmp_path)
    assert "pledge" in collection.origins
    assert "pledge" not in collection.records
    assert str(collection.origins["pledge"].place(("title",))) == "findings/context/pledge.yml:1:1"


def test_paths_outside_the_project_are_shown_whole(tmp_path: Path) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    collection = read_collection(tmp_path / "findings", root=VALID)
    assert collection.origins["pledge"].path == f"{tmp_path.as_posix()}/findings/context/pledge.yml"


@given(content=st.binary(max_size=120), name=st.sampled_from(["context/pledge.yml", "vocabulary/areas.yml"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_makes_the_reader_raise(tmp_path: Path, content: bytes, name: str) -> None:
    shutil.copytree(VALID, tmp_path, dirs_exist_ok=True)
    (tmp_path / "findings" / name).write_bytes(content)
    assert read_collection(tmp_path / "findings", root=tmp_path).diagnostics
