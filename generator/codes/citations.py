"""Codes about quotations, places in documents and their lock files."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "wrong-numbering",
        "A page where paragraphs count, or the other way round",
        "A reader could not find the place in the document.",
        "Cite by page where the document has pages, else by section and paragraph.",
    ),
    Code(
        "no-paragraph",
        "A citation without its paragraph",
        "The list of paragraphs shows what each became, so each citation must say which it means.",
        "Add `paragraph` with its number.",
    ),
    Code(
        "unknown-paragraph",
        "A paragraph that the document does not have",
        "A reader could not find the place.",
        "Compare with the document and correct the number.",
    ),
    Code(
        "wrong-section",
        "A paragraph under another heading than the citation says",
        "Either the heading or the number is wrong, and a reader would look in the wrong place.",
        "Compare with the document and correct one of them.",
    ),
    Code(
        "repeated-citation",
        "The same place cited twice",
        "It would look like two pieces of evidence.",
        "Remove one of the two.",
    ),
    Code(
        "not-passed-on",
        "A quotation passed on by a document that is not known to do so",
        "A reader must be able to follow a quotation back to where it was first printed.",
        "Correct `via`, or add the quoted document to `passes_on` of the other one.",
    ),
    Code(
        "unknown-page",
        "A page that the document does not have",
        "A reader could not find the place.",
        "Compare with the document and correct the number.",
    ),
    Code(
        "unreadable-document",
        "A document that cannot be read for verification",
        "Quotations are compared with the words of the document, so its text must be readable.",
        "Do what the message says, most often: open the document and save it again.",
    ),
    Code(
        "misquotation",
        "A quotation that does not stand in its document word for word",
        "A quotation is evidence only in the very words of its document.",
        "Write the words as the document has them. The message shows the nearest passage and the words that differ.",
    ),
    Code(
        "misplaced-quotation",
        "A quotation that stands elsewhere in its document",
        "A reader who follows the citation would not find the words.",
        "Correct the page or the paragraph; the message says where the words stand.",
    ),
    Code(
        "unverified-quotation",
        "A quotation that was not compared with its document yet",
        "Its document is verified, so each quotation from it must be found there, and again when it is changed.",
        "Run `findings verify` with the id of the source and its document.",
    ),
    Code(
        "lock-without-source",
        "A lock file without its source",
        "A lock file says what was found in one document, whose id is in the file’s name.",
        "Correct the name of the file, or add the source first.",
    ),
    Code(
        "unaccounted-paragraph",
        "A paragraph of which nothing was made",
        "The source says that records account for the whole document: each paragraph is drawn on or left out for a "
        "reason.",
        "Cite it in a record, or say under `left_out` why no record draws on it.",
        "warning",
    ),
    Code(
        "outdated-lock",
        "A lock file that is out of date",
        "It names other records than those that draw on a paragraph, or words that no record quotes any more.",
        "Run `findings verify` with the id of the source.",
    ),
    Code(
        "left-out-but-cited",
        "A paragraph both left out and drawn on",
        "Only one of the two can be true.",
        "Remove `left_out`, or the citation.",
    ),
)
