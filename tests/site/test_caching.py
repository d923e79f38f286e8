"""What browsers may keep for ever has an address that changes with its content, and nothing else is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.exports.header_files import KEEP, KEPT
from tests.site.conftest import Site

HASHED = re.compile(
    r"immutable/[0-9a-f]{8}/.+\.(js|css|svg)|assets/(stylesheets|javascripts)/(workers/)?\w+\.[0-9a-f]{8}\.min\.(js|css)"
)


@pytest.fixture(params=["site", "small_site"])
def any_site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


def test_pages_name_styles_and_scripts_by_addresses_that_change_with_them(any_site: Site) -> None:
    named = set()
    for page in any_site.pages.ordinary:
        for link in page.tree.xpath(
            "//script/@src | //link[@rel='stylesheet' or @rel='modulepreload' or @rel='icon']/@href"
        ):
            named.add(re.sub(r"^(\.\./)*", "", link))
    assert len(named) > 8
    assert [address for address in named if not HASHED.fullmatch(address)] == []


def test_no_other_copy_of_them_is_published(any_site: Site) -> None:
    own = [path for path in any_site.folder.rglob("*") if path.suffix in {".js", ".css"} and path.is_file()]
    elsewhere = {path.relative_to(any_site.folder).parts[0] for path in own}
    assert elsewhere == {"immutable", "assets", "find"}
    assert len(list((any_site.folder / "immutable").iterdir())) == 1
    for path in (any_site.folder / "assets").glob("*"):
        assert path.is_dir(), path


def test_what_is_kept_for_ever_changes_its_address(any_site: Site) -> None:
    """Each file below a kept folder has a hash in its address, but for parts of the theme that no page asks for."""
    for folder in KEPT:
        files = [path.relative_to(any_site.folder).as_posix() for path in kept(any_site.folder / folder)]
        assert files, folder
        for address in files:
            assert re.search(r"[0-9a-f]{7,}", address) or "/lunr/" in address, address


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_ready_files_keep_the_same_folders(any_site: Site) -> None:
    text = (any_site.folder / "_headers").read_text(encoding="utf-8")
    assert re.findall(r"^/(.+)\*\n  Cache-Control: (.+)$", text, re.MULTILINE) == [(f, KEEP) for f in KEPT]
    azure = json.loads((any_site.folder / "staticwebapp.config.json").read_text(encoding="utf-8"))
    kept_routes = [route["route"] for route in azure["routes"] if "headers" in route]
    assert kept_routes == [f"/{folder}*" for folder in KEPT]
    vercel = json.loads((any_site.folder / "vercel.json").read_text(encoding="utf-8"))
    assert [rule["source"] for rule in vercel["headers"][1:]] == [f"/{folder}(.*)" for folder in KEPT]
    patterns = set()
    for name in ("nginx", "apache"):
        conf = (any_site.folder / "server" / f"{name}.conf").read_text(encoding="utf-8")
        patterns.update(re.findall(r'"(/\(.+\))"', conf))
    assert len(patterns) == 1
    pattern = re.compile(patterns.pop())
    for address in ("immutable/1a2b3c4d/findings.css", "find/words/index/en_1.pf_index"):
        assert pattern.search(f"/{address}")
        assert pattern.search(f"/kb/{address}")
    for address in (
        "",
        "index.html",
        "find/data/facets.json",
        "findings/immutable-rules/",
        "assets/favicon.svg",
    ):
        assert not pattern.search(f"/kb/{address}")
