"""Personal data in a text: dates of birth, postal addresses, telephone and NHS numbers, e-mail addresses.

What is found is never repeated in a message: a message goes into logs and into what other programs show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.bare_text import blank
from generator.checks.calendar_words import DATE

MAIL = re.compile(r"(?<![\w./+%'’-])[\w.+%'’-]+@[\w-]+(?:\.[\w-]+)+")
WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+/.-])(?:\+44[ ()-]{0,3}(?:\(?0\)?[ -]?)?|\(?0)(?:[ ()-]{0,2}\d){9,10}(?![\w/-])")
# Numbers that belong to nobody in particular: free ones, those of organisations, and those that cost more.
PUBLIC_PHONE = re.compile(r"0(?:3|8|9)")
NHS_NUMBER = re.compile(r"(?<![\w/.-])[4679]\d{2}[ -]?\d{3}[ -]?\d{4}(?![\w/-])")
BIRTH = re.compile(
    rf"\b(?:dates? of birth|d\.?o\.?b\b\.?|born|birth ?day)(?:[^.\n]{{0,25}}?\b)?(?:{DATE})"
    rf"|(?:{DATE})[ ,(]{{0,3}}(?:date of birth|d\.?o\.?b\b)",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKMNP-Y\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
STREET = re.compile(
    r"\b(?i:street|road|lane|avenue|drive|close|crescent|terrace|court|place|square|grove|gardens|way|row|mews|"
    r"house|flat|hill|walk|gate|park|view|rise)\b|(?<![\w-])\d{1,4}[A-Za-z]?,? (?=[A-Z])"
)
BEFORE_POSTCODE = 80
SORTS = ("an e-mail address", "a telephone number", "an NHS number", "a date of birth", "a postal address")


class Found(NamedTuple):
    """A sort of personal data in a text, and from where to where it stands."""

    sort: str
    start: int
    end: int


def personal_data(text: str, allowed_mail: str = "") -> Iterator[Found]:
    """All personal data in a text; ``allowed_mail`` is the e-mail address that may stand there."""
    if "://" in text:
        text = WEB_ADDRESS.sub(blank, text)
    for match in MAIL.finditer(text):
        if match[0].casefold() != allowed_mail.casefold():
            yield Found(SORTS[0], *match.span())
    for match in PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("+44", "0").replace("(0)", ""))
        if not PUBLIC_PHONE.match(digits):
            yield Found(SORTS[1], *match.span())
    for match in NHS_NUMBER.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield Found(SORTS[2], *match.span())
    for match in BIRTH.finditer(text):
        yield Found(SORTS[3], *match.span())
    for match in POSTCODE.finditer(text):
        before = text[max(match.start() - BEFORE_POSTCODE, 0) : match.start()]
        if STREET.search(before):
            yield Found(SORTS[4], *match.span())


def is_nhs_number(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of an NHS number (modulus 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return check == int(digits[9])  # 10 is no digit


def is_doubtful_word(word: bytes) -> bool:
    """Whether a word, as ``generator.checks.scan`` cuts them, may be part of personal data."""
    if b"@" in word or word.lower() in (b"born", b"birth", b"birthday", b"dob", b"o"):
        return True
    if not word[:1].isdigit() and not word.startswith(b"+") and not word[-3:-2].isdigit():
        return False
    if word.isdigit():
        return word.startswith(b"0") or len(word) in (3, 6, 9, 10, 11)
    return word.startswith(b"+") or (word[-3:-2].isdigit() and word[-2:].isalpha())
