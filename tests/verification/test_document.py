"""Documents that nothing can be made of: an error in words, never anything else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.verification import document, word_file
from generator.verification.document import READERS, read_document
from generator.verification.passages import DocumentError
from tests.verification.made_pdf import pdf


def zipped(**files: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def error_of(folder: Path, name: str, content: bytes) -> str:
    file = folder / name
    file.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(file)
    return str(caught.value)


@pytest.mark.parametrize("ending", READERS)
def test_an_empty_file(ending: str, tmp_path: Path) -> None:
    for content in (b"", b" \n"):
        assert error_of(tmp_path, f"x{ending}", content) == (
            "the file is empty (fetch or save the document again)"
        )


@pytest.mark.parametrize("content", [b"PK\x03\x04 no", b"\x00" * 500, b"<p>x</p>", zipped(x=b"y")])
def test_a_broken_word_file(content: bytes, tmp_path: Path) -> None:
    assert error_of(tmp_path, "x.docx", content) == (
        "the file is damaged, or it is no .docx file (open it and save it again, or fetch it again)"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.4\n%%EOF",
        b"not a PDF",
        pdf([["Words."]])[:200],
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\n"
        b"trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF",
    ],
)
def test_a_broken_pdf(content: bytes, tmp_path: Path) -> None:
    said = error_of(tmp_path, "x.pdf", content)
    assert said.startswith(("the file is damaged, or it is no .pdf file (", "there is no text in it ("))


def test_a_word_file_with_a_password_or_in_the_old_format(tmp_path: Path) -> None:
    said = error_of(tmp_path, "x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)
    assert said.startswith("the file is in the old Word format (.doc), or protected by a password (")


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "LARGEST_UNPACKED", 3_000_000)
    bomb = zipped(**{"word/document.xml": b" " * 4_000_000})
    assert len(bomb) < 10_000
    assert error_of(tmp_path, "x.docx", bomb).startswith("the file unpacks to more than 3 MB")


def test_entities_that_multiply_are_not_followed(tmp_path: Path) -> None:
    made = BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    files["word/document.xml"] = (
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    assert error_of(tmp_path, "x.docx", zipped(**files))


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LARGEST", 2_000_000)
    assert error_of(tmp_path, "x.txt", b"a\n" * 1_500_000).startswith("the file is larger than 2 MB")


def test_a_document_with_too_many_paragraphs(tmp_path: Path) -> None:
    assert error_of(tmp_path, "x.txt", b"a\n" * 9000).startswith("it has 9000 paragraphs; at most 8000")


def test_a_scan_without_text(tmp_path: Path) -> None:
    assert error_of(tmp_path, "x.pdf", pdf([[]])).startswith("there is no text in it (a scan")


def test_text_in_another_encoding(tmp_path: Path) -> None:
    for name in ("x.txt", "x.md"):
        assert error_of(tmp_path, name, "Café".encode("utf-16")).startswith("the text is not in UTF-8")


def test_a_page_nested_too_deeply(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_bytes(b"<div>" * 100_000 + b"Words")
    (tmp_path / "x.md").write_bytes(b"> " * 5000 + b"Words")
    for name in ("x.html", "x.md"):
        try:
            read_document(tmp_path / name)
        except DocumentError as error:
            assert error.remedy  # noqa: PT017 - whether it can be read depends on the library


def test_other_endings(tmp_path: Path) -> None:
    assert error_of(tmp_path, "x.odt", b"x") == (
        "a file that ends in “.odt” cannot be read "
        "(save the document as one of .docx, .pdf, .html, .htm, .md, .txt)"
    )
    assert error_of(tmp_path, "x", b"x").startswith("a file without an ending cannot be read")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="the file cannot be read: No such file"):
        read_document(tmp_path / "x.txt")
