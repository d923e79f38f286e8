"""Codes about how YAML is written."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "tab",
        "A tab at the beginning of a line",
        "How far a line stands in says what it belongs to, and tabs are as wide as each editor likes.",
        "Use spaces, two for each step.",
    ),
    Code(
        "bad-indentation",
        "A line that stands too far in or out",
        "How far a line stands in says what it belongs to.",
        "Let fields that belong together begin in the same column.",
    ),
    Code(
        "no-colon",
        "A line without a field’s name",
        "Every field has a name, a colon, a space and a value.",
        "Write `field: value`, or let text that goes on stand further in, after `>-`.",
    ),
    Code(
        "unquoted-colon",
        "A colon and a space inside a value",
        "A colon followed by a space separates a field’s name from its value, so there can be only one on a line.",
        "Put the whole value in quotation marks, or write it after `>-` on the next line.",
    ),
    Code(
        "unclosed-quote",
        "A quotation mark that is not closed",
        "Everything up to the next mark would be taken for one text.",
        "Close it, or write the value after `>-` on the next line, where quotation marks mean nothing.",
    ),
    Code(
        "text-after-quote",
        "Text after the closing quotation mark",
        "A value in quotation marks ends with the second mark.",
        "Put the whole value in the other marks: double ones around apostrophes, single ones around double ones.",
    ),
    Code(
        "unclosed-bracket",
        "A bracket that is not closed",
        "A value that begins with a bracket is read as a list or as fields.",
        "Close it, or put the whole value in quotation marks if the bracket is part of a text.",
    ),
    Code(
        "text-after-bracket",
        "Text after a closing bracket",
        "A value that begins with a bracket is read as a list or as fields.",
        "Put the whole value in quotation marks.",
    ),
    Code(
        "reserved-character",
        "A value that begins with a sign of YAML",
        "Signs such as `@`, `*` and `%` mean something at the beginning of a value.",
        "Put the whole value in quotation marks.",
    ),
    Code(
        "backslash",
        "A backslash between double quotation marks",
        "There a backslash changes the letter after it.",
        "Write it twice, or use single quotation marks.",
    ),
    Code(
        "lost-text",
        "Text after a space and # is lost",
        "A `#` after a space begins a comment, so the rest of the line is not part of the value.",
        "Put the value in quotation marks, or the comment on a line of its own.",
    ),
    Code(
        "list-on-field-line",
        "A list that begins on the line of its field",
        "Each entry of a list stands on a line of its own.",
        "Write `- ` and the value on the next line.",
    ),
    Code(
        "duplicate-key",
        "A field that is written twice",
        "Only one of the two could count, and nobody could tell which.",
        "Keep one of the two.",
    ),
    Code(
        "key-not-text",
        "A field without a proper name",
        "The name of a field is a word before a colon.",
        "Write the name, or put a text that begins with a bracket in quotation marks.",
    ),
    Code(
        "anchor",
        "An anchor, which begins with &",
        "Anchors make one place of a file stand for another, so that a change in one is a change in both.",
        "Remove it, or put a text that begins with & in quotation marks.",
    ),
    Code(
        "alias",
        "An alias, which begins with *",
        "Aliases repeat another place of the file; what is meant should stand where it is meant.",
        "Write the value out, or put a text that begins with * in quotation marks.",
    ),
    Code(
        "merge-key",
        "A merge key, written <<",
        "It brings in fields that nobody sees on the spot.",
        "Write the fields out.",
    ),
    Code(
        "tag",
        "A tag, which begins with !",
        "Tags tell programs to make something else of a value. Here every value is the text that you see.",
        "Remove it, or put a text that begins with ! in quotation marks.",
    ),
    Code(
        "too-deep",
        "Lists and fields too deep inside each other",
        "No record needs more than a few levels, so a bracket or the indentation is wrong.",
        "Check the brackets and how far the lines stand in.",
    ),
    Code(
        "invalid-yaml",
        "Something else that YAML does not allow",
        "The rest of the file cannot be read.",
        "Compare the line with the same line of a file that works.",
    ),
)
