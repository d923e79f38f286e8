"""A collection in which every text field of records and terms has every text of the corpus that the reader lets in.

It is written beside a harmless one: for each set of texts one item of every kind, linked with each other, in
which all fields say it. A mark tells the set and the field, so whatever a page, a document or a file makes of
it is found and compared. Each text also stands alone in the Markdown of a finding, since there one that stays
open may swallow what follows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.model.fields import Model
from generator.model.lock import Lock
from generator.model.records import CaseStudy, Context, Finding, Source, Takeaway
from generator.model.vocabulary import VOCABULARY_FILES, Settings
from generator.model.wording import wording_hash
from generator.reading.collection import LOCK_ENDING
from tests.hostile.corpus import CORPUS, SIGN
from tests.hostile.sets import line_of, markdown_of, sets
from tests.hostile.text_fields import (
    FIELDS,
    NUMBERS,
    SITE_NAME,
    Field,
    accepts,
    hints_of,
    is_list,
    part_of,
    site_name_accepts,
    text_of,
)

DAY = "2020-01-01"  # long ago, so that the newest records of the site are harmless
KINDS = ("good-practice", "poor-practice", "risks", "opportunities")
# What the settings of the one site say: slots of the shell, and templates, elements and ends of scripts beside
# them. All sets go through the files that name the settings in tests/hostile/test_settings.py.
OF_THE_SITE = (36, 61, 9, 59, 39)
NEEDS = {"reason": "superseded_by", "as_quoted": "via"}  # fields that make sense beside another only
Values = dict[str, Any]


def text_in(number: int, field: Field) -> str:
    """What a field says in a set."""
    mark = f"z{number}f{NUMBERS[field]}q"
    if field == SITE_NAME:
        return line_of(number, mark, site_name_accepts)
    return markdown_of(number, mark) if FIELDS[field] == "Markdown" else line_of(number, mark)


def filled(
    number: int, model: type[Model], values: Mapping[str, Any], top: str = "", way: str = ""
) -> Values:
    """Values with every text field of a model filled in; its parts are filled where there are any."""
    top = top or model.__name__
    found = dict(values)
    for name, hint in hints_of(model).items():
        if text_of(hint):
            if name not in NEEDS or NEEDS[name] in values:
                text = text_in(number, (top, way + name))
                found[name] = [text] if is_list(hint) else text
        elif (part := part_of(hint)) and name in values:
            inner = f"{way}{name}."
            found[name] = (
                [filled(number, part, item, top, inner) for item in values[name]]
                if is_list(hint)
                else filled(number, part, values[name], top, inner)
            )
    return found


def name_of(number: int, what: str) -> str:
    return f"h{number}-{what}"


def _terms(n: int) -> dict[str, Values]:
    """What the terms of a set hold besides text, by the file of their vocabulary."""
    return {
        "themes.yml": {"further_reading": [{"address": "https://www.example.org/x?a=1&b=2"}]},
        "areas.yml": {"area_type": "region"},
        "agencies.yml": {"sector": "police"},
        "groups.yml": {},
        "programmes.yml": {"inspectorates": [name_of(n, "agency")]},
        "glossary.yml": {"see": name_of(n, "theme")},
        "language.yml": {"forms": [f"harmful{n}"], "sort": "othering", "guides": [name_of(n, "guide")]},
        "guides.yml": {},
    }


def _records(n: int) -> Iterator[tuple[str, str, type[Model], Values]]:
    """What the records of a set hold besides text: folder, name, model and values.

    Only the context names an area and an agency: with a finding each would get a briefing, which says the same
    as that of the theme.
    """
    theme, area, agency, group = (name_of(n, what) for what in ("theme", "area", "agency", "group"))
    report, letter, finding = (name_of(n, what) for what in ("report", "letter", "finding"))
    cited = [{"source": report, "page": "3"}]
    quoted = [{"source": report, "page": "5", "via": {"source": letter, "paragraph": "2"}}]
    common = {"themes": [theme], "groups": [group], "sources": cited, "added": DAY}
    shared = {**common, "figures": [{"value": "4"}], "quotes": [{"source": report, "page": "4"}]}
    published = {"publishers": [agency], "programme": name_of(n, "programme"), "added": DAY}
    found = {"scope": "national", "basis": "inspectors-saw", "case_studies": [name_of(n, "study")]}
    withdrawn = {
        "status": "withdrawn",
        "superseded_by": finding,
        "scope": "national",
        "basis": "said-by-others",
    }
    study = {"minutes": "20", "difference_basis": "said-by-others"}
    context = {"nature": "fact", "areas": [area], "agencies": [agency], "about": [finding]}
    yield "sources", report, Source, {**published, "numbering": "pages"}
    yield "sources", letter, Source, {**published, "numbering": "paragraphs", "passes_on": [report]}
    yield KINDS[n % 4], finding, Finding, {**shared, **found, "quotes": quoted}
    yield "risks", name_of(n, "withdrawn"), Finding, {**common, **withdrawn}
    yield "case-studies", name_of(n, "study"), CaseStudy, {**shared, **study}
    yield "takeaways", name_of(n, "lesson"), Takeaway, {**shared, "supported_by": [finding]}
    yield "context", name_of(n, "fact"), Context, {**shared, **context}


def _lock(n: int) -> Values:
    """The lock file of a set's letter: where the finding's quotation stands in it, under the same heading."""
    quotation = wording_hash(text_in(n, ("Finding", "quotes.as_quoted")))
    values = {
        "sha256": f"{n:064x}",
        "sections": [{"first": "1"}],
        "quotations": [{"sha256": quotation, "paragraph": "2"}],
        "paragraphs": [{"number": "1", "sha256": f"{1:016x}"}],
    }
    lock = filled(n, Lock, values)
    lock["sections"][0]["title"] = text_in(n, ("Finding", "quotes.via.section"))
    drawn_on = {"number": "2", "sha256": f"{2:016x}", "records": [name_of(n, "finding")]}
    return {**lock, "paragraphs": [*lock["paragraphs"], drawn_on]}


def hostile_files() -> Iterator[tuple[str, Values]]:
    """Every file of records by its path below ``findings/``."""
    for n in range(len(sets())):
        for folder, id_, model, values in _records(n):
            yield f"{folder}/{id_}.yml", filled(n, model, values)
        yield f"sources/{name_of(n, 'letter')}{LOCK_ENDING}", _lock(n)
    alone = {"themes": ["custody"], "scope": "national", "basis": "said-by-others", "added": DAY}
    cited = {"sources": [{"source": "northtown-report", "page": "3"}]}
    for n, injection in enumerate(CORPUS):
        texts = {"title": f"Alone {n}", "summary": injection.name, "detail": injection.text.replace(SIGN, "")}
        yield f"risks/{alone_name(n)}.yml", {**texts, **alone, **cited}


def hostile_settings(numbers: Iterable[int], values: Mapping[str, Any]) -> Values:
    """The settings of a site with as many sets in every text field as it takes."""
    found = dict(values)
    for field, kind in FIELDS.items():
        if field[0] == Settings.__name__:
            texts: list[str] = []
            for number in numbers:
                more = [*texts, text_in(number, field)]
                if accepts(kind, " ".join(more)):
                    texts = more
            found[field[1]] = " ".join(texts)
    return found


def alone_name(number: int) -> str:
    return f"alone-{number}"


def hostile_terms(file: str) -> dict[str, Values]:
    """Every term for a vocabulary, by id."""
    model = VOCABULARY_FILES[file]
    return {name_of(n, str(model.type)): filled(n, model, _terms(n)[file]) for n in range(len(sets()))}


def write_hostile_items(findings: Path) -> None:
    """Write all of them into a collection, beside what it holds."""
    for path, values in hostile_files():
        write(findings / path, values)
    for file in VOCABULARY_FILES:
        path = findings / "vocabulary" / file
        write(path, {**read(path), **hostile_terms(file)})
    settings = findings / "knowledge-base.yml"
    write(settings, hostile_settings(OF_THE_SITE, read(settings)))


def read(file: Path) -> Values:
    """A YAML file of a collection with every value as text."""
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506


def write(file: Path, values: Values) -> None:
    text = yaml.dump(values, Dumper=yaml.CSafeDumper, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")
