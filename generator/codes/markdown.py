"""Codes about the Markdown of records, such as `detail`, and the links in it."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "relative-link",
        "A link whose address is not whole",
        "The text of a record stands on several pages and in documents, and such a link works on none but one.",
        "Write `[[id]]` for a record or a term, or the whole address, beginning with https://.",
    ),
    Code(
        "unsafe-address",
        "A link that may run something in a reader’s browser",
        "Only addresses that begin with https:// or mailto: open a page or a letter and do nothing else.",
        "Write an address that begins with https://, or remove the link.",
    ),
    Code(
        "link-in-link",
        "A reference where an address belongs",
        "Two square brackets are a whole link already; inside round brackets they break it.",
        "Write `[[id|text]]`.",
    ),
    Code(
        "picture",
        "A picture in the text of a record",
        "Records show no pictures, so readers would see nothing where it stands.",
        "Remove it, or write a link to it.",
    ),
    Code(
        "raw-html",
        "HTML in the text of a record",
        "Pages, documents and downloads are made of the text; HTML would be lost there or shown as signs.",
        "Write it in Markdown, such as `**bold**`. A < that is part of the text is written `&lt;`.",
    ),
    Code(
        "attribute-list",
        "Attributes in curly brackets",
        "They are no part of the Markdown that records take, and would stand on the page.",
        "Remove them.",
    ),
    Code(
        "unclosed-fence",
        "A block of code that is not closed",
        "All the text below it would be taken for code.",
        "Write the same three signs on a line of their own below the code, or remove them.",
    ),
    Code(
        "code-block",
        "A block of code in the text of a record",
        "Records are prose; their pages show no blocks of code.",
        "Remove the lines of three signs. Signs inside a line stand between single backticks.",
    ),
    Code(
        "heading-level",
        "A heading of another level than records take",
        "The page has a title and headings of its own, and those inside a record come below them.",
        "Begin a heading with ###, or with #### below another. Leave an empty line above a line of hyphens.",
    ),
    Code(
        "table-cells",
        "A row of a table with too many cells",
        "What stands in them would be lost. Most often a | inside a cell is taken for the end of the cell.",
        "Write a | that is part of the text with a backslash before it, or give the heading as many cells.",
    ),
)
