"""Word files, web pages, Markdown and plain text: their paragraphs and headings."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.verification.plain_text import read_plain_text
from generator.verification.web_page import read_markdown, read_web_page
from generator.verification.word_file import read_word_file


def saved(document: docx.document.Document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_word_paragraphs_and_headings() -> None:
    document = docx.Document()
    document.add_heading("Police response", 1)
    document.add_paragraph("")
    paragraph = document.add_paragraph("Officers ")
    paragraph.add_run("act").bold = True
    paragraph.add_run("\tsoon.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Left"
    table.cell(0, 1).text = "Right"
    document.add_paragraph("The end.")
    found = read_word_file(saved(document))
    assert [(passage.text, passage.is_heading) for passage in found] == [
        ("Police response", True),
        ("Officers act soon.", False),
        ("Left", False),
        ("Right", False),
        ("The end.", False),
    ]


def test_word_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Children ")
    for change in (
        '<w:ins {0} w:id="1" w:author="a"><w:r><w:t>wait</w:t></w:r></w:ins>',
        '<w:del {0} w:id="2" w:author="a"><w:r><w:delText>play</w:delText></w:r></w:del>',
        '<w:moveFrom {0} w:id="3" w:author="a"><w:r><w:t>gone</w:t></w:r></w:moveFrom>',
        "<w:r {0}><w:t> long</w:t><w:noBreakHyphen/><w:t>term</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(change.format(nsdecls("w"))))
    assert [passage.text for passage in read_word_file(saved(document))] == ["Children wait long-term"]


def test_word_text_boxes_are_paragraphs_of_their_own() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Around the box")
    inside = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{inside}</mc:Choice>"
            f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [passage.text for passage in read_word_file(saved(document))] == ["Around the box", "In the box"]


PAGE = """<!doctype html><html><head><title>Not shown</title><style>p {}</style></head><body>
<nav>Menu</nav><main><h1>Custody &amp; care</h1><p>Children<br>leave <b>so</b>on.<script>no</script></p>
<div>Loose words<ul><li>One</li><li>Two <em>three</em></li></ul>after them</div>
<p hidden>Hidden</p><!-- comment --><table><tr><td>Cell</td></tr></table></main></body></html>"""


def test_web_page() -> None:
    found = read_web_page(PAGE.encode())
    assert [passage.text for passage in found] == [
        "Custody & care", "Children leave soon.", "Loose words", "One", "Two three", "after them", "Cell",
    ]  # fmt: skip
    assert [passage.is_heading for passage in found] == [True] + [False] * 6


def test_web_page_in_another_encoding_that_it_names() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Children’s café</p></body></html>'
    assert [passage.text for passage in read_web_page(page.encode("cp1252"))] == ["Children’s café"]
    assert [passage.text for passage in read_web_page("<p>Children’s café</p>".encode())] == [
        "Children’s café"
    ]


def test_markdown_is_read_as_it_is_shown() -> None:
    text = "# Custody\n\nChildren *leave*\nsoon, see [the report](https://example.org).\n\n- One\n- Two\n"
    found = read_markdown(text.encode())
    assert [passage.text for passage in found] == [
        "Custody",
        "Children leave soon, see the report.",
        "One",
        "Two",
    ]
    assert found[0].is_heading


def test_plain_text_has_a_paragraph_a_line() -> None:
    assert [
        passage.text.split() for passage in read_plain_text(b"\xef\xbb\xbfOne\r\n\r\n \n two\tthree \n")
    ] == [
        ["One"],
        ["two", "three"],
    ]
