"""PDF: paragraphs by the space between lines, headings by their weight, page numbers as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verification.document import read_document
from generator.verification.passages import DocumentError
from generator.verification.pdf_file import read_pdf
from tests.verification.made_pdf import Printed, locked, pdf

REPORT = pdf(
    [
        [
            Printed("Findings", bold=True),
            Printed("Children in Leeds are seen by multi-", 26),
            "agency teams. They wait, child- ",
            "and family-specific help comes late.",
            Printed("• Notifications must be prompt,", 16),
            "and hold detail.",
            Printed("The work of police and", 26),
            Printed("1", 40),
        ],
        ["social workers goes on overleaf.", Printed("A new paragraph.", 26), Printed("2", 40)],
        [Printed("Large", size=18), Printed("The last page.", 26), Printed("3", 40)],
    ]
)


def texts(content: bytes) -> list[str]:
    return [passage.text for passage in read_pdf(content)]


def test_lines_are_put_together_to_paragraphs() -> None:
    assert texts(REPORT) == [
        "Findings",
        "Children in Leeds are seen by multi-agency teams. They wait, child- and family-specific help comes late.",
        "• Notifications must be prompt, and hold detail.",
        "The work of police and social workers goes on overleaf.",
        "A new paragraph.",
        "Large",
        "The last page.",
    ]


def test_bold_and_large_lines_are_headings() -> None:
    assert [passage.text for passage in read_pdf(REPORT) if passage.is_heading] == ["Findings", "Large"]


def test_names_at_the_end_are_no_headings() -> None:
    letter = pdf([["Yours sincerely", Printed("Ann Other", 26, bold=True)]])
    assert [passage.is_heading for passage in read_pdf(letter)] == [False, False]


def test_pages_are_those_on_which_a_paragraph_stands() -> None:
    pages = [passage.pages for passage in read_pdf(REPORT)]
    assert pages[:3] == [((0, 1),)] * 3
    assert pages[3] == ((0, 1), (len("The work of police and"), 2))
    assert pages[4:] == [((0, 2),), ((0, 3),), ((0, 3),)]


def test_pages_have_the_numbers_printed_on_them() -> None:
    numbered = [[f"Page with words {'abc'[n]}.", Printed(f"{n + 7}", 30)] for n in range(3)]
    assert [passage.page for passage in read_pdf(pdf(numbered))] == [7, 8, 9]
    assert [passage.page for passage in read_pdf(pdf([["Words."], ["More."]]))] == [1, 2]


def test_lines_repeated_on_every_page_are_left_out() -> None:
    pages = [["Inspection of Leeds, May 2024", Printed(f"Text {n}.", 40)] for n in "abcd"]
    assert texts(pdf(pages)) == ["Text a.", "Text b.", "Text c.", "Text d."]


def test_a_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(locked(REPORT, ""))
    assert read_document(file).passages[0].text == "Findings"


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(locked(REPORT, "secret"))
    with pytest.raises(DocumentError, match="the file is encrypted"):
        read_document(file)


def test_a_number_at_the_end_of_a_repeated_line_is_that_of_the_page() -> None:
    pages = [[f"Words {'abcd'[n]}.", Printed(f"4 to 8 March 2024 {n + 31}", 40)] for n in range(4)]
    assert [(passage.text, passage.page) for passage in read_pdf(pdf(pages))] == [
        ("Words a.", 31),
        ("Words b.", 32),
        ("Words c.", 33),
        ("Words d.", 34),
    ]
