"""Codes about fields and their values."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "unknown-field",
        "A field that does not exist",
        "It would be passed over in silence, and most often it is a misspelt one.",
        "Correct its name, or remove it. The page about the record format lists every field.",
    ),
    Code(
        "missing-field",
        "A field that must be there",
        "Pages, lists and downloads rely on it.",
        "Add it. The page about the record format says what it holds.",
    ),
    Code(
        "from-file",
        "The id or the kind, written as a field",
        "The name of the file is the id and its folder says the kind. Written twice, the two could differ.",
        "Remove the line.",
    ),
    Code(
        "blank-value",
        "A field without a value",
        "What is not known is left out, so that nobody takes nothing for an answer.",
        "Write the value, or remove the line.",
    ),
    Code(
        "list-expected",
        "One value where a list belongs",
        "The field takes several values, even where there is only one now.",
        "Write each entry on a line of its own, after `- `.",
    ),
    Code(
        "one-value-expected",
        "A list or fields where one value belongs",
        "The field takes one text. A colon and a space inside a text make a field of it.",
        "Write one value, and put a text that holds a colon and a space in quotation marks.",
    ),
    Code(
        "fields-expected",
        "One value where fields belong",
        "The entry consists of several fields, such as `source` and `page`.",
        "Write its fields, each with its name.",
    ),
    Code(
        "not-allowed",
        "A value that is none of those allowed",
        "Lists and filters rely on the same few words everywhere.",
        "Write one of the values that the message names.",
    ),
    Code(
        "invalid-value",
        "A value of another form than the field takes",
        "Codes, addresses and the like have a form that other programs rely on.",
        "Write it like the example in the message.",
    ),
    Code(
        "inconsistent",
        "Fields that contradict each other",
        "A reader would meet both and could not tell which is right.",
        "Compare with the source, then change or remove one of them.",
    ),
    Code(
        "bad-id",
        "An id that is not written as ids are",
        "Ids are parts of addresses, which must work in every browser.",
        "Use lower-case letters, digits and single hyphens, such as police-response.",
    ),
    Code(
        "bad-date",
        "A date that is not in the calendar, or not written as one",
        "Dates sort lists and stand in citations.",
        "Write the year, month and day, such as 2024-05-16.",
    ),
    Code(
        "future-date",
        "A date that is still to come",
        "Nothing can have been added, reviewed, published or inspected on a day that has not come yet.",
        "Check the year, the month and the day.",
    ),
    Code(
        "bad-number",
        "A number that is no number, or too large or small",
        "Figures are shown with what they are part of, so they must be exact.",
        "Write digits only, such as 36 or 2.5, and compare with the source.",
    ),
    Code(
        "bad-true-false",
        "Neither true nor false",
        "Words such as yes and no are read differently by different programs.",
        "Write true or false.",
    ),
    Code(
        "bad-address",
        "A web address that is none, or is not safe",
        "A link must work for every reader, and must not run anything in their browser.",
        "Copy the whole address, beginning with https://.",
    ),
    Code(
        "plain-http",
        "An address without encryption",
        "What is sent to and from an address with http:// can be read and changed on the way.",
        "Write https:// in its place, and check that it opens.",
    ),
    Code(
        "several-lines",
        "A line break in a text of one line",
        "The text is shown on one line in lists and as a title.",
        "Write `>-` after the colon; the lines below are then joined.",
    ),
    Code(
        "invisible-character",
        "A character that cannot be seen",
        "Such characters hide text, turn it round, or keep a search from finding it.",
        "Remove it; typing the text again by hand does.",
    ),
    Code(
        "too-long",
        "A text that is too long",
        "Titles and summaries stand in lists, on phones and on slides, where there is little room.",
        "Shorten it, and move the rest to `detail`.",
    ),
    Code(
        "too-many",
        "A list with too many entries",
        "The list is made for a page or a room that takes only so many.",
        "Take some out.",
    ),
    Code(
        "too-few",
        "A list with too few entries",
        "Without an entry the record would be found nowhere, or rest on nothing.",
        "Add one.",
    ),
)
