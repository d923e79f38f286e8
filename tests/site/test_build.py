"""A build: complete, without warnings, the same every time, and never half published."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from generator.build import read_and_check
from generator.model.records import FOLDERS, RECORD_TYPES
from generator.model.schema import all_schemas
from generator.model.vocabulary import Agency, Area, Group, Theme
from generator.pages.addresses import KIND_LISTS, RECORD_SECTIONS, TERM_SECTIONS
from generator.publishing.place import MARK
from tests.site.conftest import PROJECT, Site, small_project

FINDINGS = Path(sys.executable).with_name("findings")
INDEX_PAGES = [
    "", "find/", "evidence-map/", "glossary/", "data/", "schema/", "messages/",
    "about/", "accessibility/", "contribute/",
    *KIND_LISTS.values(),
    "findings/", "case-studies/", "takeaways/", "context/", "sources/", "themes/", "areas/", "agencies/", "groups/",
]  # fmt: skip
RECORD_DATA = {record.type: RECORD_SECTIONS[record.type] for record in RECORD_TYPES}
TERM_DATA = {"themes": Theme, "areas": Area, "agencies": Agency, "groups": Group}
SENTINEL = re.compile(rb"zq[a-z]+[0-9a-f]{16}zq|zqpattern")


def findings(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, in a project's folder."""
    command = [str(FINDINGS), *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def bytes_of(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def data_of(site: Site, name: str) -> dict[str, Any]:
    return json.loads((site.folder / "api" / "v1" / f"{name}.json").read_text(encoding="utf-8"))


def record_ids(site: Site) -> dict[str, list[str]]:
    """The ids of the records that readers may see, by section, read from the folders."""
    found: dict[str, list[str]] = {}
    for folder, (record, _) in FOLDERS.items():
        for file in sorted((site.project / "findings" / folder).rglob("*.yml")):
            draft = re.search(r"^status: (draft|taken-down)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            if not file.name.endswith(".lock.yml") and not draft:
                found.setdefault(RECORD_SECTIONS[record.type], []).append(file.stem)
    return found


@pytest.fixture(params=["site", "small_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def test_no_warning_is_logged(any_site: Site) -> None:
    assert any_site.warnings == []


@pytest.mark.parametrize("address", INDEX_PAGES)
def test_index_page_is_there(site: Site, address: str) -> None:
    assert address in site.pages.by_address


def test_page_not_found_is_there(site: Site) -> None:
    assert "404.html" in site.pages.by_address


def test_every_record_has_its_page_and_nothing_else_has(any_site: Site) -> None:
    for section, ids in record_ids(any_site).items():
        made = [
            address for address in any_site.pages.by_address if re.fullmatch(rf"{section}/[^/]+/", address)
        ]
        assert sorted(made) == sorted(f"{section}/{id_}/" for id_ in ids)


def test_every_term_with_records_has_its_page_and_nothing_else_has(any_site: Site) -> None:
    for section in TERM_SECTIONS.values():
        with_records = [item["id"] for item in data_of(any_site, section)["items"] if item["records"]]
        made = [
            address for address in any_site.pages.by_address if re.fullmatch(rf"{section}/[^/]+/", address)
        ]
        assert sorted(made) == sorted(f"{section}/{id_}/" for id_ in with_records)


def test_a_draft_is_nowhere(small_site: Site) -> None:
    text = b"This text must not reach the site."
    assert [
        file for file in small_site.folder.rglob("*") if file.is_file() and text in file.read_bytes()
    ] == []


def test_no_sentinel_is_left(any_site: Site) -> None:
    found = []
    for file in any_site.folder.rglob("*"):
        if file.is_file():
            content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            if SENTINEL.search(content) or "zqpattern" in file.as_posix():
                found.append(file)
    assert found == []


@pytest.mark.parametrize("name", [*RECORD_DATA.values(), *TERM_DATA])
def test_data_file_has_its_envelope(any_site: Site, name: str) -> None:
    data = data_of(any_site, name)
    assert list(data) == ["format", "count", "items"]
    assert data["format"] == "1.0"
    assert data["count"] == len(data["items"]) > 0


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.type)
def test_record_data_has_every_field(any_site: Site, record: Any) -> None:
    items = data_of(any_site, RECORD_DATA[record.type])["items"]
    for item in items:
        assert set(item) == {*record.model_fields, "url", "linked_from"}
        assert item["kind"]
    assert sorted(item["id"] for item in items) == sorted(record_ids(any_site)[RECORD_DATA[record.type]])


@pytest.mark.parametrize("name", TERM_DATA)
def test_term_data_has_every_field(any_site: Site, name: str) -> None:
    for item in data_of(any_site, name)["items"]:
        assert set(item) >= {*TERM_DATA[name].model_fields, "kind", "url", "narrower", "records"}


@pytest.mark.parametrize("name", [*RECORD_DATA.values(), *TERM_DATA])
def test_addresses_in_the_data_lead_to_pages(any_site: Site, name: str) -> None:
    root = next(item["url"] for item in data_of(any_site, "sources")["items"]).split("sources/")[0]
    for item in data_of(any_site, name)["items"]:
        if item["url"] is not None:
            assert item["url"].removeprefix(root) in any_site.pages.by_address


def test_links_in_the_data_are_the_reverse_of_the_records(any_site: Site) -> None:
    items = {item["id"]: item for name in RECORD_DATA.values() for item in data_of(any_site, name)["items"]}
    links = [
        (id_, name, other)
        for id_, item in items.items()
        for name, others in item["linked_from"].items()
        for other in others
    ]
    assert links
    for id_, name, other in links:
        assert id_ in json.dumps(items[other][name])
    for item in items.values():
        for case_study in item.get("case_studies", ()):
            if item["status"] == "published":
                assert item["id"] in items[case_study]["linked_from"]["case_studies"]


def test_every_schema_is_published(site: Site) -> None:
    for name in all_schemas():
        schema = json.loads((site.folder / "schema" / name).read_text(encoding="utf-8"))
        assert schema["$schema"].startswith("https://json-schema.org/")


def test_the_data_page_lists_every_file(site: Site) -> None:
    links = {link.removeprefix("../") for link in site.pages.by_address["data/"].links("//article")}
    files = {file.relative_to(site.folder).as_posix() for file in site.folder.glob("*/**/*.json")}
    assert {file for file in files if file.startswith(("api/v1/", "schema/"))} <= links


def test_sitemap_lists_exactly_the_pages(any_site: Site) -> None:
    tree = etree.fromstring((any_site.folder / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = tree.xpath("//s:url/s:loc/text()", namespaces=names)
    root = data_of(any_site, "sources")["items"][0]["url"].split("sources/")[0]
    assert sorted(address.removeprefix(root) for address in listed) == sorted(
        page.address for page in any_site.pages.ordinary
    )
    dates = tree.xpath("//s:url/s:lastmod/text()", namespaces=names)
    assert [date for date in dates if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)] == []
    assert (
        gzip.decompress((any_site.folder / "sitemap.xml.gz").read_bytes())
        == (any_site.folder / "sitemap.xml").read_bytes()
    )


def test_canonical_addresses_are_the_pages_own(any_site: Site) -> None:
    root = data_of(any_site, "sources")["items"][0]["url"].split("sources/")[0]
    for page in any_site.pages.ordinary:
        assert page.tree.xpath("/html/head/link[@rel='canonical']/@href") == [root + page.address]
        assert urlsplit(root).scheme == "https"


def test_another_folder_of_records_and_another_site_folder(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "findings").rename(tmp_path / "records")
    done = findings("build", "--source", tmp_path / "records", "--site-dir", "out/here", folder=project)
    assert done.returncode == 0, done.stderr
    assert (project / "out" / "here" / "findings" / "children-leave-custody-soon" / "index.html").is_file()
    assert not (project / "site").exists()
    assert [entry.name for entry in (project / "out").iterdir()] == ["here"]


def test_a_build_replaces_all_of_the_old_site(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site" / MARK).touch()
    (project / "site" / "old.html").write_text("old", encoding="utf-8")
    assert findings("build", folder=project).returncode == 0
    assert not (project / "site" / "old.html").exists()
    assert (project / "site" / "index.html").is_file()


ERROR = "findings/risks/violence-not-seen-as-harm.yml:1:1: unknown-field"


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_error_stops_the_command_and_is_told_with_its_place(tmp_path: Path, command: str) -> None:
    project = small_project(tmp_path / "project")
    break_a_record(project)
    done = findings(command, folder=project)
    assert done.returncode == 1
    assert ERROR in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "site" / "deep").mkdir(parents=True)
    (project / "site" / MARK).touch()
    (project / "site" / "deep" / "old.html").write_text("old", encoding="utf-8")
    (project / "site" / "index.html").write_text("the last good one", encoding="utf-8")
    before = bytes_of(project / "site")
    break_a_record(project)
    assert findings("build", folder=project).returncode == 1
    assert bytes_of(project / "site") == before
    left = {entry.name for entry in project.iterdir()} - {".cache"}
    assert left == {"docs", "findings", "mkdocs.yml", "site"}


def test_a_warning_of_the_generator_stops_the_build_too(tmp_path: Path) -> None:
    """A hand-written page with a link that leads nowhere."""
    project = small_project(tmp_path / "project")
    (project / "docs" / "about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    done = findings("build", folder=project)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert not (project / "site").exists()


def test_a_script_inside_a_page_written_by_hand_stops_the_build(tmp_path: Path) -> None:
    """Browsers would not run it, so its author had better know."""
    project = small_project(tmp_path / "project")
    (project / "docs" / "about.md").write_text("# About\n\n<script>hello()</script>\n", encoding="utf-8")
    done = findings("build", folder=project)
    assert done.returncode == 1
    assert "about.md: a script inside a page is not run; put it into a file" in done.stderr


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    break_a_record(project)
    (project / "findings" / "takeaways" / "plan-together.yml").write_text(
        "title: Only a title\n", encoding="utf-8"
    )
    done = findings("build", folder=project)
    assert ERROR in done.stderr
    assert "findings/takeaways/plan-together.yml" in done.stderr


def break_a_record(project: Path) -> None:
    file = project / "findings" / "risks" / "violence-not-seen-as-harm.yml"
    file.write_text("titel: A slip\n" + file.read_text(encoding="utf-8"), encoding="utf-8")


def test_mkdocs_builds_the_same_site_on_its_own(tmp_path: Path) -> None:
    """``mkdocs build --strict`` needs nothing of the ``findings`` command."""
    project = small_project(tmp_path / "project")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "mkdocs")]
    subprocess.run(command, cwd=project, capture_output=True, check=True, timeout=300)
    assert findings("build", "--site-dir", tmp_path / "findings", folder=project).returncode == 0
    assert bytes_of(tmp_path / "mkdocs") == bytes_of(tmp_path / "findings")


def test_the_real_collection_has_no_diagnostics() -> None:
    _, diagnostics = read_and_check(PROJECT / "findings", PROJECT, PROJECT / "docs")
    assert [str(diagnostic) for diagnostic in diagnostics] == []


def test_the_config_is_the_projects_own(small_site: Site) -> None:
    """Small projects use the real configuration, so that it is what these tests try."""
    assert (small_site.project / "mkdocs.yml").read_bytes() == (PROJECT / "mkdocs.yml").read_bytes()
    assert shutil.which(FINDINGS) is not None
