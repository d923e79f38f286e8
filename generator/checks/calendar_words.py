"""Dates in running text, as parts of patterns."""

from __future__ import annotations

MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
WEEKDAY = "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# A whole date, with its year.
DATE = (
    rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b{DAY} (?:of )?{MONTH},? \d{{4}}\b"
    rf"|\b{MONTH} {DAY},? \d{{4}}\b"
)
# When something happened, as exactly as a reader needs to find out who it was.
WHEN = rf"{DATE}|\b{DAY} (?:of )?{MONTH}\b|\b{MONTH} \d{{4}}\b|\b(?:in|last|since|on) (?:{MONTH}|{WEEKDAY})\b"
