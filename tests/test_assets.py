"""Styles and scripts lie at an address that changes with any of them, and find each other there."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from generator import assets
from generator.assets import Assets, read_assets

IMPORT = re.compile(r'(?:from|import)\s+"(\.[^"]+)"')


def test_the_address_changes_when_a_file_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    (tmp_path / "finder").mkdir()
    (tmp_path / "a.css").write_text("a {}", encoding="utf-8")
    (tmp_path / "finder" / "b.js").write_text("1", encoding="utf-8")
    (tmp_path / "icon.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not published", encoding="utf-8")
    first = read_assets()
    assert list(first.files) == ["a.css", "finder/b.js", "icon.svg"]
    assert re.fullmatch(r"immutable/[0-9a-f]{8}/", first.address)
    assert read_assets() == first
    (tmp_path / "finder" / "b.js").write_text("2", encoding="utf-8")
    second = read_assets()
    assert second.address != first.address
    (tmp_path / "finder" / "b.js").rename(tmp_path / "finder" / "c.js")
    assert read_assets().address not in {first.address, second.address}


def test_files_stand_below_their_address() -> None:
    assert Assets("immutable/1/", {"finder/b.js": b"x"}).by_address == {"immutable/1/finder/b.js": b"x"}


def test_a_script_brings_all_that_it_imports_at_once() -> None:
    files = {
        "a.js": b'import {\n  one,\n} from "./b/b.js";\nimport "./c.js";\nconst later = () => import("./d.js");\n',
        "b/b.js": b'export { c } from "../c.js";\n',
        "c.js": b'import { a } from "./a.js";\n',
        "d.js": b"",
    }
    assert Assets("immutable/1/", files).scripts_of("a.js") == ["a.js", "b/b.js", "c.js"]


def test_scripts_import_scripts_that_are_there() -> None:
    files = read_assets().files
    imports = {
        (name, normpath(join(dirname(name), target)))
        for name, content in files.items()
        for target in IMPORT.findall(content.decode())
    }
    assert len(imports) > 30
    assert [(name, target) for name, target in imports if target not in files] == []
