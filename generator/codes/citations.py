"""Codes about quotations, places in documents and their ledgers."""

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
        "ledger-without-source",
        "A list of paragraphs without its document",
        "A ledger lists the paragraphs of one document, whose id is in the file’s name.",
        "Correct the name of the file, or add the document first.",
    ),
    Code(
        "unaccounted-paragraph",
        "A paragraph of which nothing was made",
        "Every paragraph of a document is either drawn on or left out for a reason, so that nothing is forgotten.",
        "Cite it in a record, or say under `left_out` why no record draws on it.",
    ),
    Code(
        "outdated-ledger",
        "A list of paragraphs that is out of date",
        "It names other records than those that cite the paragraph.",
        "Run `findings ledger` with the id of the document.",
    ),
    Code(
        "left-out-but-cited",
        "A paragraph both left out and cited",
        "Only one of the two can be true.",
        "Remove `left_out`, or the citation.",
    ),
)
