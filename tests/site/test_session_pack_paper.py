"""The handout of a session pack, printed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from generator.documents.qr import qr_code
from tests.site.conftest import Site
from tests.site.pack_page import ALL, Start, clock, ids_of, open_pack, shared, texts

pytestmark = pytest.mark.browser


def squeezed(text: str) -> str:
    """Text without white space and ligatures, since lines break anywhere on paper."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_the_printed_handout_holds_everything(site: Site, root: str, visit: Start, tmp_path: Path) -> None:
    others = (item for item in texts(site, *ids_of(site)) if item["kind"] == "good-practice")
    ids = [*ALL, next(others)["id"]]
    window = visit(root)
    page = open_pack(window, shared(*ids, title="A morning in May"))
    page.pdf(path=tmp_path / "pack.pdf", prefer_css_page_size=True)
    printed = [squeezed(sheet.extract_text()) for sheet in PdfReader(tmp_path / "pack.pdf").pages]
    sheets = [text.removeprefix(f"{number}/{len(printed)}") for number, text in enumerate(printed, 1)]
    whole = "".join(sheets)
    assert "AmorninginMay" in sheets[0]
    assert "Forthefacilitator" in sheets[0]
    assert "DatePlaceLedby" in sheets[0]
    begins = 0
    for number, item in enumerate(texts(site, *ids), 1):
        assert squeezed(f"{number}. {item['title']}") in sheets[0] + sheets[1], item["id"]
        assert whole.count(squeezed(item["title"])) >= 2, item["id"]
        assert whole.count(squeezed(item["link"])) == 2, item["id"]
        assert f"{clock(begins)}{clock(begins + item['minutes'])}" in whole
        begins += item["minutes"]
        assert squeezed(item["summary"]) in whole
        questions = item["questions"] if not item["theme"] else item["questions"][:1]
        for question in questions:
            assert whole.count(squeezed(question)) == 2, question
        for quoted in item["quotes"]:
            assert squeezed(quoted["text"]) in whole
            assert squeezed(quoted["place"]) in whole
        for part in item["parts"]:
            for _, *runs in part["blocks"]:
                assert squeezed("".join(runs)) in whole
        if item["content_note"]:
            assert (sheets[0] + sheets[1]).count(squeezed(item["content_note"])) == 1
            assert "".join(sheets[2:]).count(squeezed(item["content_note"])) >= 1
    assert "Worriedaboutachild?" in sheets[-1]
    assert "Addtosessionpack" not in whole
    assert "Movedown" not in whole
    assert page.locator(".kb-qr").count() == 2 * len(ids)
    drawn = {qr_code(item["link"]).path for item in texts(site, *ids)}
    assert {code.get_attribute("d") for code in page.locator(".kb-qr path").all()} == drawn
    # Each item begins on a new sheet.
    for number, item in enumerate(texts(site, *ids), 1):
        kind = squeezed(item["kind_name"])
        assert any(sheet.startswith(f"{kind}{number}.") for sheet in sheets), item["id"]
    assert window.troubles == []


def test_an_empty_pack_prints_no_handout(root: str, visit: Start) -> None:
    page = open_pack(visit(root))
    page.emulate_media(media="print")
    expect(page.locator(".kb-handout__page")).to_have_count(0)
