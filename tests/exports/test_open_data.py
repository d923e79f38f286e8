"""All downloads are there, follow their schemas, and are the same bytes for the same records."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from generator.exports.api import item_lists
from generator.exports.api_schemas import published
from generator.exports.collection import key_of
from generator.exports.data_format import CHANGES, published_tables
from generator.exports.data_page import data_page
from generator.exports.downloads import Download
from generator.model.records import RECORD_TYPES
from generator.model.vocabulary import VOCABULARY_FILES
from generator.pages.environment import Pages
from generator.pages.term_pages import term_pages
from tests.exports.export_collections import COLLECTIONS, data, real, small
from tests.outputs import data_files

STEM = "data/findings-knowledge-base"
# The fields of every type of item, and of their parts, in the first version of the format. It never changes.
FIRST = Path(__file__).with_name("first_format.json")


def schema(name: str, address: str) -> Draft202012Validator:
    value = json.loads(data(name).files[address])
    Draft202012Validator.check_schema(value)
    return Draft202012Validator(value, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_json_file_follows_its_schema(name: str) -> None:
    checked = 0
    for download in data(name).downloads:
        for address in download.schemas:
            check = schema(name, address)
            text = download.content.decode()
            values = (
                map(json.loads, text.split("\n")[:-1])
                if download.name.endswith("ndjson")
                else [json.loads(text)]
            )
            for value in values:
                if name == "hostile":  # its texts are longer than the model allows, and nothing else is wrong
                    problems = [
                        error for error in check.iter_errors(value) if "is too long" not in error.message
                    ]
                    problems = [error for error in problems if error.validator not in ("oneOf", "anyOf")]
                    assert problems == []
                else:
                    check.validate(value)
                checked += 1
    assert checked > 10


@pytest.mark.parametrize("name", ["real", "small"])
def test_schemas_describe_every_field_and_no_other(name: str) -> None:
    parts = {part.name: part.schema for part in published()}
    lists = item_lists(COLLECTIONS[name]())
    assert [part.name for part in lists] == list(parts)
    for items in lists:
        for item in items.items:
            assert list(item.keys() - parts[items.name]["properties"].keys()) == []
            assert parts[items.name]["required"] == list(parts[items.name]["properties"])


def test_a_field_of_a_later_version_is_no_error() -> None:
    value = json.loads(data("small").files[f"{STEM}.json"])
    value["findings"][0]["later"] = True
    schema("small", "schema/api/collection.json").validate(value)


@pytest.mark.parametrize(
    ("field", "wrong"), [("kind", "rumour"), ("themes", "x"), ("url", None), ("quotes", [{}])]
)
def test_a_wrong_field_is_an_error(field: str, wrong: object) -> None:
    value = json.loads(data("small").files[f"{STEM}.json"])
    value["findings"][0][field] = wrong
    assert not schema("small", "schema/api/collection.json").is_valid(value)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_collection_and_its_lines_hold_the_items_of_the_interface(name: str) -> None:
    files = data(name).files
    whole = json.loads(files[f"{STEM}.json"])
    lines = [json.loads(line) for line in files[f"{STEM}.ndjson"].decode().split("\n")[:-1]]
    gathered = []
    for items in item_lists(COLLECTIONS[name]()):
        assert whole[key_of(items.name)] == items.items
        assert whole["counts"][key_of(items.name)] == len(items.items)
        gathered += items.items
        assert json.loads(files[f"api/v1/{items.name}.json"])["items"] == items.items
    assert lines == gathered


def test_the_zip_holds_the_same_files() -> None:
    files = data("real").files
    with zipfile.ZipFile(io.BytesIO(files[f"{STEM}.zip"])) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        assert names[0] == "README.txt"
        for name in names[1:]:
            assert archive.read(name) == files[name]
        expected = {
            file.address
            for file in data("real").downloads
            if file.group in ("whole", "csv", "citations", "api-schema") and not file.name.endswith(".zip")
        }
        assert set(names[1:]) == expected
        readme = archive.read("README.txt").decode()
    assert all(name in readme for name in names[1:])
    assert real().settings.licence in readme


@pytest.mark.parametrize("name", COLLECTIONS)
def test_the_same_records_make_the_same_bytes(name: str) -> None:
    again = data_files(Pages(COLLECTIONS[name]()))
    assert [a for a, content in data(name).files.items() if again[a] != content] == []
    assert again.keys() == data(name).files.keys()


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_link_of_the_data_page_leads_to_a_file(name: str) -> None:
    page = data_page(Pages(COLLECTIONS[name]()), data(name))
    tree = html.fromstring(f"<div>{page.body}</div>")
    links = {link.removeprefix("../") for link in tree.xpath("//a/@href")}
    assert links - {"schema/"} <= data(name).files.keys()
    assert {download.address for download in data(name).downloads} <= links


def test_the_data_page_explains_every_field() -> None:
    tree = html.fromstring(f"<div>{data_page(Pages(small()), data('small')).body}</div>")
    for table in published_tables():
        rows = tree.xpath(f"//details[@id='{table.anchor}']//tbody/tr")
        names = [row.xpath("string(td[1])") for row in rows]
        assert names == [field.name for field in table.fields]
        assert all(row.xpath("string(td[2])").strip() and row.xpath("string(td[3])").strip() for row in rows)
    models = [*RECORD_TYPES, *VOCABULARY_FILES.values()]
    for model, table in zip(models, published_tables(), strict=True):
        assert set(model.model_fields) <= {field.name for field in table.fields}
    assert real().settings.format in tree.text_content()


def test_the_changes_name_the_present_version() -> None:
    assert CHANGES[-1].version == real().settings.format


def test_the_changes_name_all_that_the_first_version_did_not_have() -> None:
    """Files of the API, and the fields of items and of their parts."""
    said = {*re.findall(r"[\w-]+", " ".join(change.text for change in CHANGES))}
    files = {PurePosixPath(address).stem for address in data("small").files if address.startswith("api/v1/")}
    first = {name: fields.split() for name, fields in json.loads(FIRST.read_text(encoding="utf-8")).items()}
    assert files - first.keys() - said == set()
    for part in published():
        parts = part.schema.get("$defs", {}).items()
        fields = {*part.schema["properties"]} | {
            f"{name}.{field}" for name, inner in parts for field in inner.get("properties", ())
        }
        if part.name in first:
            new = fields - {*first[part.name]}
            assert {field for field in new if field.rpartition(".")[2] not in said} == set(), part.name
            assert {*first[part.name]} - fields == set(), f"{part.name} lost a field within 1.x"


def test_addresses_are_once_in_the_table() -> None:
    for name in COLLECTIONS:
        addresses = [download.address for download in data(name).downloads]
        assert len(addresses) == len(set(addresses))
        assert all(re.fullmatch(r"[a-z0-9/.-]+", address) for address in data(name).files)


def test_the_catalogue_names_files_that_are_there() -> None:
    for name in COLLECTIONS:
        kb = COLLECTIONS[name]()
        catalog = json.loads(data(name).files["data/catalog.jsonld"])
        for part in catalog["dcat:dataset"][0]["dcat:distribution"]:
            address = part["dcat:downloadURL"]["@id"].removeprefix(kb.settings.address)
            assert part["dcat:byteSize"]["@value"] == str(len(data(name).files[address]))
            for conforms in part["dcterms:conformsTo"]:
                assert conforms["@id"].removeprefix(kb.settings.address) in data(name).files


def test_sizes_in_words() -> None:
    def words(size: int) -> str:
        return Download("a", "", "", "", "", b"x" * size).size_words

    assert [words(size) for size in (98, 1_000, 96_400, 999_499, 1_260_000)] == [
        "98 bytes", "1 KB", "96 KB", "999 KB", "1.3 MB",
    ]  # fmt: skip


def test_the_whole_stays_small() -> None:
    """What a reader never asked for must not slow a build: a bound to notice, well above today's size."""
    files = data("real").files
    assert sum(map(len, files.values())) < 12_000_000
    assert len(files) < 5 * len(real().records) + len(list(term_pages(Pages(real())))) + 100
