"""The kinds of value that a field can hold, each with its rules.

YAML gives text only (see ``generator.reading``): a number, a date or a yes/no becomes one here,
when a field asks for it, and never by guessing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TypeName = Literal[
    "finding", "case-study", "takeaway", "context", "source",
    "theme", "area", "agency", "group", "programme", "glossary", "language", "guide",
]  # fmt: skip


# Marks a field that nobody writes: the file's name, its folder or the build gives it.
FROM_FILE: JsonDict = {"from_file": True}


class Model(BaseModel):
    """Base of everything read from YAML: no unknown field, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class RefersTo:
    """Marks a field that holds the id of something else, and says what it may be."""

    types: tuple[TypeName, ...]


@dataclass(frozen=True)
class Text:
    """Marks a field that holds words, and says whose: the editors' own, quoted word for word, or names and
    headings as others give them."""

    whose: Literal["editors", "quoted", "given"]


def check_text(text: str) -> str:
    """Refuse blank text and characters that hide or reorder what a reader sees."""
    if not text.strip():
        raise ValueError("is blank; write a value or remove the line")
    # A look at the whole first, twenty times faster; only what it doubts is looked at letter by letter.
    if text.replace("\n", "").isprintable():
        return text
    for index, character in enumerate(text):
        category = unicodedata.category(character)
        if category in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"} and character not in "\n\u00ad":
            before = " ".join(text[max(index - 20, 0) : index].split())
            where = f"after “{before}”" if before else "at its beginning"
            name = f"U+{ord(character):04X}"
            raise ValueError(
                f"contains the invisible character {name} {where}; type the words there again by hand"
            )
    return text


def check_one_line(text: str) -> str:
    """Refuse line breaks where a field is shown on one line."""
    if "\n" in text.strip("\n"):
        raise ValueError("must stay on one line; write `>-` after the colon to fold long text")
    return text.strip()


def check_date(text: str) -> str:
    """Accept 2024, 2024-05 or 2024-05-16; the day must exist."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        raise ValueError("is no date; write 2024-05-16, or 2024-05 or 2024 where no more is known")
    parts = [int(part) for part in text.split("-")]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise ValueError("is no day of the calendar; check year, month and day") from None
    return text


def check_day(text: str) -> str:
    """Accept a whole date only, such as 2024-05-16."""
    if len(check_date(text)) != len("2024-05-16"):
        raise ValueError("must name the day; write a date such as 2024-05-16")
    return text


def check_address(text: str) -> str:
    """Accept web addresses that begin with https:// and hold nothing but an address."""
    if text.lower().startswith("http://"):
        raise ValueError("is an address without encryption; write https:// and check that it opens")
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'`\\{}|^]*)?", text):
        raise ValueError("is no web address; write it in full, beginning with https://")
    return text


def read_number(value: object) -> object:
    """Turn ``36`` or ``2.5`` into a number; leave what already is one."""
    if isinstance(value, str):
        if not re.fullmatch(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", value):
            raise ValueError("is no number; write digits only, such as 36 or 2.5")
        return float(value) if "." in value else int(value)
    return value


def read_whole_number(value: object) -> object:
    """Turn ``36`` into a whole number; refuse ``010``, ``1_000`` and ``2.5``."""
    if isinstance(value, str):
        if not re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
            raise ValueError("is no whole number; write digits only, such as 36")
        return int(value)
    return value


def read_signed_number(value: object) -> object:
    """Like :func:`read_number`, with a minus sign allowed."""
    if isinstance(value, str) and value.startswith("-"):
        number = read_number(value[1:])
        return -number if isinstance(number, int | float) else number
    return read_number(value)


def read_true_false(value: object) -> object:
    """Turn ``true`` and ``false`` into what they say; refuse ``yes``, ``on`` and ``1``."""
    if isinstance(value, str):
        if value not in {"true", "false"}:
            raise ValueError("is neither true nor false; write one of these two words")
        return value == "true"
    return value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
OneLine = Annotated[str, AfterValidator(check_text), AfterValidator(check_one_line)]
Title = Annotated[OneLine, Field(max_length=120), Text("editors")]
Line = Annotated[OneLine, Field(max_length=300), Text("editors")]
Sentences = Annotated[OneLine, Field(max_length=600), Text("editors")]
Verbatim = Annotated[OneLine, Field(max_length=2000), Text("quoted")]
GivenTitle = Annotated[OneLine, Field(max_length=120), Text("given")]
GivenLine = Annotated[OneLine, Field(max_length=300), Text("given")]
Markdown = Annotated[str, AfterValidator(check_text), Field(max_length=10_000), Text("editors")]
PartialDate = Annotated[str, AfterValidator(check_date)]
Day = Annotated[str, AfterValidator(check_day)]
Address = Annotated[str, AfterValidator(check_address), Field(max_length=500)]
Number = Annotated[int | float, BeforeValidator(read_number)]
WholeNumber = Annotated[int, BeforeValidator(read_whole_number)]
SignedNumber = Annotated[float, BeforeValidator(read_signed_number)]
TrueFalse = Annotated[bool, BeforeValidator(read_true_false)]

ThemeId = Annotated[Id, RefersTo(("theme",))]
AreaId = Annotated[Id, RefersTo(("area",))]
AgencyId = Annotated[Id, RefersTo(("agency",))]
GroupId = Annotated[Id, RefersTo(("group",))]
ProgrammeId = Annotated[Id, RefersTo(("programme",))]
GuideId = Annotated[Id, RefersTo(("guide",))]
LanguageId = Annotated[Id, RefersTo(("language",))]
SourceId = Annotated[Id, RefersTo(("source",))]
FindingId = Annotated[Id, RefersTo(("finding",))]
CaseStudyId = Annotated[Id, RefersTo(("case-study",))]
EvidenceId = Annotated[Id, RefersTo(("finding", "case-study"))]
RecordId = Annotated[Id, RefersTo(("finding", "case-study", "takeaway", "context", "source"))]
