"""Codes about words: language that does harm, children who could be found out, plain English."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "harmful-language",
        "Language to avoid about children",
        "Words that blame, label or diminish a child shape what the next reader looks for.",
        "Write what the message suggests, or what you saw. A term that is only named stands in quotation marks.",
        "warning",
    ),
    Code(
        "needless-mark",
        "A mark for language that is found by itself",
        "The vocabulary of language marks the quotation, with the reason and what to say instead.",
        "Remove `avoid: true`. It is for quotations in which no single term is at fault.",
        "warning",
    ),
    Code(
        "personal-data",
        "Personal data in a text",
        "Dates of birth, postal addresses, telephone numbers, e-mail addresses and NHS numbers lead to a person. "
        "The message never repeats what was found.",
        "Remove it. If it was ever committed, git still has it: see how to take down a record under Contribute.",
    ),
    Code(
        "child-named",
        "What may be the name of a child",
        "Nobody may be able to find out from this site who a child is.",
        "Leave the name out. A pseudonym that a report uses can be left out as well.",
        "warning",
    ),
    Code(
        "identifiable-child",
        "The age of one child together with a place and a date",
        "Those who live there can tell from the three together which child it was.",
        "Leave one of the three out, or make it less exact.",
        "warning",
    ),
    Code(
        "long-sentence",
        "A sentence with more than 30 words",
        "Readers in a hurry lose the thread.",
        "Make two sentences of it. Quotations may be as long as their source has them.",
        "warning",
    ),
    Code(
        "unexplained-abbreviation",
        "An abbreviation that nothing explains",
        "Pages explain the abbreviations of the vocabularies where they stand; this one is in none.",
        "Write it out, or add it under `abbreviations` of its term or in the glossary.",
        "warning",
    ),
    Code(
        "no-own-summary",
        "A summary that says nothing of its own",
        "Lists show title and summary. Readers need one or two plain sentences there, not the title again.",
        "Say in your own plain words what was found, or what the programme is.",
        "warning",
    ),
    Code(
        "near-duplicate",
        "A finding that says nearly what another one says",
        "It would be shown and counted twice.",
        "Keep one of the two with the sources of both, or say what makes them differ.",
        "warning",
    ),
)
