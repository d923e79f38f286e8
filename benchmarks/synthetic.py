"""Synthetic collections of any size: ``python -m benchmarks.synthetic FOLDER --records N --seed S``.

The same number and seed always give the same files. What is real: the vocabularies and the settings
(copied), the shares of the eight kinds of record, the lengths of their texts, how many themes, agencies,
quotations, figures and links they have, all as counted in the first collection in November 2026. What is
made up: every text (see ``benchmarks.words``), every document, and how records are spread: as on a day when
every inspection of every area is in, most records rest on the report of one area and name it; every
sixteenth document is a national summary that passes on reports of areas.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from textwrap import fill
from typing import Any

import yaml

from benchmarks.words import Writer
from benchmarks.yaml_text import LINE, Value, yaml_text
from generator.checks.links import links

PROJECT = Path(__file__).parents[1]
# Records of each folder among the 140 of the first collection.
SHARES = {
    "good-practice": 40, "poor-practice": 24, "risks": 12, "opportunities": 15,
    "case-studies": 21, "takeaways": 6, "context": 18, "sources": 4,
}  # fmt: skip
# What a record of a folder has on average, from the same count.
HAS: dict[str, dict[str, float]] = {
    "good-practice": {"themes": 2.1, "groups": 0.4, "figures": 0.03, "quotes": 0.3, "detail": 0.3},
    "poor-practice": {"themes": 2.5, "groups": 0.6, "figures": 0.33, "quotes": 1.3, "detail": 0.8},
    "risks": {"themes": 1.9, "groups": 0.25, "figures": 0.0, "quotes": 0.8, "detail": 0.6},
    "opportunities": {"themes": 2.2, "groups": 0.2, "figures": 0.0, "quotes": 1.1, "detail": 0.5},
    "case-studies": {"themes": 2.7, "groups": 0.5, "figures": 0.14, "quotes": 1.6, "detail": 0.0},
    "takeaways": {"themes": 1.3, "groups": 0.0, "figures": 0.0, "quotes": 1.0, "detail": 0.2},
    "context": {"themes": 0.9, "groups": 0.06, "figures": 0.6, "quotes": 1.1, "detail": 0.7},
}
SUPPORTING = ("good-practice", "poor-practice", "risks", "opportunities", "case-studies")
# Agencies whose practice it is, and partners.
AGENCIES = {"good-practice": (1.0, 0.6), "poor-practice": (0.6, 0.25), "risks": (0.7, 0.0)}
INSPECTORATES = ("ofsted", "care-quality-commission", "hmicfrs", "hmi-probation")
UNNAMED = ("national", "national", "some-areas", "one-area")
FIRST_DAY = date(2024, 9, 2)
DAYS = 700
LEAST = 100  # records below which some kind of record or link would be missing


@dataclass(frozen=True)
class Vocabulary:
    """The ids that records may name, in the order of the files, and the titles of areas."""

    themes: tuple[str, ...]
    agencies: tuple[str, ...]
    groups: tuple[str, ...]
    areas: tuple[str, ...]
    area_titles: Mapping[str, str]
    programmes: tuple[str, ...]
    taken: frozenset[str]


@dataclass
class Document:
    """A source: the report of one area, or a national summary (``area`` is empty) that passes reports on."""

    id: str
    fields: dict[str, Value]
    area: str
    added: date
    records: dict[str, list[str]] = field(default_factory=dict)
    passes_on: list[Document] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """A record that has its id, its title and its document, but no text yet."""

    folder: str
    id: str
    title: str
    home: Document


def read_vocabulary(folder: Path) -> Vocabulary:
    """The ids of the vocabularies of a collection."""

    def terms(name: str) -> dict[str, Any]:
        content: dict[str, Any] = yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
        return content

    areas, agencies = terms("areas"), terms("agencies")
    every = [*map(terms, ("themes", "groups", "programmes", "glossary")), areas, agencies]
    return Vocabulary(
        themes=tuple(terms("themes")),
        # An agency of one place has no part in what is found in another.
        agencies=tuple(i for i, a in agencies.items() if "area" not in a and a["sector"] != "inspectorate"),
        groups=tuple(terms("groups")),
        areas=tuple(i for i, area in areas.items() if area["area_type"] != "region"),
        area_titles={i: area["title"] for i, area in areas.items()},
        programmes=tuple(terms("programmes")),
        taken=frozenset(i for part in every for i in part),
    )


def named_in_pages(docs: Path, records: Path) -> dict[str, list[str]]:
    """Ids of records that the hand-written pages refer to, by folder: a collection must have them too."""
    named: dict[str, list[str]] = {}
    for page in sorted(docs.rglob("*.md")):
        for id_, _ in links(page.read_text(encoding="utf-8")):
            for path in records.rglob(f"{id_}.yml"):
                ids = named.setdefault(path.relative_to(records).parts[0], [])
                if id_ not in ids:
                    ids.append(id_)
    return named


def numbers_of(records: int) -> dict[str, int]:
    """How many records of each folder make this number in all, in the real proportions."""
    steps = list(accumulate(SHARES.values(), initial=0))
    ends = [round(step * records / steps[-1]) for step in steps]
    return {folder: ends[i + 1] - ends[i] for i, folder in enumerate(SHARES)}


class Synthesis:
    """Makes the records of one collection."""

    def __init__(self, vocabulary: Vocabulary, named: Mapping[str, list[str]], seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - the same numbers each time, and no secret
        self.writer = Writer(self.random)
        self.vocabulary = vocabulary
        self.named = {folder: list(ids) for folder, ids in named.items()}
        self.taken = {*vocabulary.taken, *(i for ids in named.values() for i in ids)}
        self.evidence: list[str] = []

    def collection(self, records: int) -> Iterator[tuple[str, str, Mapping[str, Value]]]:
        """Every record as folder below the collection, id and fields."""
        numbers = numbers_of(records)
        documents = [self.document(i, numbers["sources"]) for i in range(numbers["sources"])]
        reports = [document for document in documents if document.area]
        for document in documents:
            if not document.area:
                document.passes_on = self.random.sample(reports, min(len(reports), 12))
                document.fields["passes_on"] = [report.id for report in document.passes_on]
        weights = [self.random.uniform(0.4, 1.6) * (1 if d.area else 3) for d in documents]
        drafts = []
        for folder, number in numbers.items():
            if folder == "sources":
                continue
            homes = self.random.choices(documents, weights, k=number)
            for home in sorted(homes, key=lambda document: document.id):
                title = self.writer.line(self.random.randint(50, 110), 118)
                draft = Draft(folder, self.id_for(folder, title), title, home)
                home.records.setdefault(folder, []).append(draft.id)
                drafts.append(draft)
        self.evidence = [draft.id for draft in drafts if draft.folder in SUPPORTING]
        for document in documents:
            yield "sources", document.id, document.fields
        for draft in drafts:
            yield f"{draft.folder}/{draft.home.id}", draft.id, self.record(draft)

    def id_for(self, folder: str, title: str) -> str:
        """An id that nothing else has; first those that hand-written pages refer to."""
        if self.named.get(folder):
            return self.named[folder].pop(0)
        base = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].rpartition("-")[0]
        id_, number = base, 2
        while id_ in self.taken:
            id_, number = f"{base}-{number}", number + 1
        self.taken.add(id_)
        return id_

    def some(self, mean: float, most: int) -> int:
        """A number from 0 to ``most`` with about this mean."""
        return sum(self.random.random() < mean / most for _ in range(most))

    def choose(self, ids: Sequence[str], number: int, evenly: bool = False) -> list[str]:
        """Different ids, the first of the sequence more often than the last."""
        weights = [1.0 if evenly else 1 / (rank + 5) for rank in range(len(ids))]
        return list(dict.fromkeys(self.random.choices(ids, weights, k=number))) if ids else []

    def document(self, index: int, number: int) -> Document:
        """One source: the first is a report of an area, every sixteenth a national summary."""
        added = FIRST_DAY + timedelta(days=index * DAYS // number)
        if index % 16 == 15 or number == 1:
            return self.summary(added)
        area = self.choose(self.vocabulary.areas, 1, evenly=True)[0]
        programme = self.choose(self.vocabulary.programmes, 1)[0]
        start = date(self.random.randint(2015, 2025), self.random.randint(1, 12), self.random.randint(1, 23))
        title = f"Inspection of {self.vocabulary.area_titles[area]}, {start.year}"
        fields: dict[str, Value] = {
            "title": title,
            "summary": self.writer.sentences(160),
            "detail": fill(self.writer.sentences(240), LINE - 2) + "\n",
            "areas": [area],
            "added": str(added),
            "reviewed": str(added),
            "short_title": title.removeprefix("Inspection of ").replace(",", " report"),
            "publishers": list(INSPECTORATES),
            "published": str(start + timedelta(days=60)),
            "inspected_from": str(start),
            "inspected_to": str(start + timedelta(days=4)),
            "programme": programme,
            "numbering": "pages",
            "licence": "Open Government Licence v3.0",
            "attribution": "Contains public sector information licensed under the Open Government Licence v3.0.",
            "address": f"https://www.example.org/reports/{index}",
        }
        return Document(self.id_for("sources", f"{area} {start.year} report x"), fields, area, added)

    def summary(self, added: date) -> Document:
        """A national summary, cited by paragraph."""
        title = f"Summary of inspections: {self.writer.line(30, 60).lower()}"
        fields: dict[str, Value] = {
            "title": title,
            "summary": self.writer.sentences(160),
            "added": str(added),
            "reviewed": str(added),
            "short_title": f"National summary {added.year}, {self.writer.name()}",
            "publishers": list(INSPECTORATES),
            "published": str(added - timedelta(days=100)),
            "programme": self.vocabulary.programmes[0],
            "numbering": "paragraphs",
            "licence": "None stated in the document",
        }
        return Document(self.id_for("sources", title), fields, "", added)

    def record(self, draft: Draft) -> dict[str, Value]:
        """All fields of a record, in the order in which the first collection has them."""
        has, home = HAS[draft.folder], draft.home
        late = self.random.random() < 0.05
        added = home.added + timedelta(days=self.random.randint(1, 60) if late else 0)
        named = bool(home.area) and draft.folder != "takeaways"
        fields: dict[str, Value] = {"title": draft.title, "summary": self.writer.sentences(190)}
        if self.random.random() < has["detail"]:
            fields["detail"] = self.markdown(250, home)
        least_themes = 0 if draft.folder == "context" else 1
        extra_themes = self.some(has["themes"] - least_themes, 4)
        fields["themes"] = self.choose(self.vocabulary.themes, least_themes + extra_themes)
        fields["areas"] = [home.area] if named else []
        fields["groups"] = self.choose(self.vocabulary.groups, self.some(has["groups"], 3))
        fields["figures"] = [self.figure() for _ in range(self.some(has["figures"], 3))]
        quotes = [self.quote(home) for _ in range(self.some(has["quotes"], 4))]
        fields["quotes"] = quotes
        places = [self.place(home) for _ in range(1 + self.some(0.5, 3))]
        fields["sources"] = [dict(place) for place in dict.fromkeys(tuple(p.items()) for p in places)]
        if draft.folder == "poor-practice":
            findings = [i for i in home.records.get("poor-practice", ()) if i != draft.id]
            fields["related"] = self.choose(findings, self.some(0.5, 2), evenly=True)
        fields["added"] = str(added)
        fields["reviewed"] = str(added)
        return {**fields, **self.special(draft, named)}

    def special(self, draft: Draft, named: bool) -> dict[str, Value]:
        """The fields that only records of this folder have."""
        near, random = draft.home.records, self.random
        if draft.folder == "case-studies":
            return self.case_study(draft.home)
        if draft.folder == "takeaways":
            others = [i for folder in SUPPORTING for i in near.get(folder, ())]
            return {"supported_by": self.choose(others or self.evidence, 9, evenly=True)}
        if draft.folder == "context":
            others = [i for folder in SUPPORTING for i in near.get(folder, ())]
            return {
                "nature": random.choice(("fact", "fact", "method", "commitment", "aim")),
                "said_by": self.writer.line(60, 90),
                "agencies": self.choose(self.vocabulary.agencies, self.some(1.5, 4)),
                "about": self.choose(others, self.some(0.6, 2), evenly=True),
            }
        scope = "named-areas" if named else random.choice(UNNAMED)
        own, partners = AGENCIES.get(draft.folder, (0.0, 0.0))
        agencies = self.choose(self.vocabulary.agencies, self.some(own, 3) + self.some(partners, 4))
        fields: dict[str, Value] = {"scope": scope}
        if scope == "some-areas" and random.random() < 0.5:
            fields["number_of_areas"] = random.randint(2, 5)
        fields["agencies"] = agencies[:2]
        fields["partners"] = agencies[2:]
        if draft.folder == "opportunities":
            answered = [*near.get("poor-practice", ()), *near.get("risks", ())]
            fields["addressed_to"] = self.choose(self.vocabulary.agencies, self.some(0.8, 2))
            fields["basis"] = "recommendation"
            fields["responds_to"] = self.choose(answered, 1 + self.some(0.3, 2), evenly=True)
            return fields
        fields["basis"] = random.choices(
            ("inspectors-saw", "evaluation-showed", "said-by-others"), (90, 4, 6), k=1
        )[0]
        if draft.folder == "good-practice":
            if random.random() < 0.65:
                fields["case_studies"] = self.choose(near.get("case-studies", ()), 1, evenly=True)
            fields["responds_to"] = self.choose(near.get("poor-practice", ()), self.some(0.5, 2), evenly=True)
        return fields

    def case_study(self, home: Document) -> dict[str, Value]:
        """The fields of case studies."""
        fields: dict[str, Value] = {"how_it_works": self.markdown(480, home, listed=True)}
        if self.random.random() < 0.33:
            fields["difference"] = self.markdown(220, home)
            fields["difference_basis"] = "inspectors-saw"
        agencies = self.choose(self.vocabulary.agencies, 1 + self.some(1.2, 6))
        leads = 1 if self.random.random() < 0.15 else 0
        fields["lead"], fields["partners"] = agencies[:leads], agencies[leads:]
        fields["questions"] = [self.writer.question() for _ in range(3)]
        fields["minutes"] = self.random.choice((10, 15, 20, 30))
        if self.random.random() < 0.4:
            fields["content_note"] = self.writer.sentences(150)
        return fields

    def markdown(self, length: int, home: Document, listed: bool = False) -> str:
        """Paragraphs or a list, now and then with a word in bold or a reference to a record near it."""
        first = self.writer.sentences(length // 2)
        if self.random.random() < 0.15 and home.records.get("case-studies"):
            first += f" See [[{self.random.choice(home.records['case-studies'])}]]."
        if self.random.random() < 0.15:
            first = re.sub(r"^(\w+ \w+)", r"**\1**", first)
        if listed:
            points = [self.writer.sentences(length // 8) for _ in range(4)]
            rest = "\n".join(fill(f"- {p}", LINE - 2, subsequent_indent="  ") for p in points)
        else:
            rest = fill(self.writer.sentences(length // 2), LINE - 2)
        return f"{fill(first, LINE - 2, break_on_hyphens=False)}\n\n{rest}\n"

    def place(self, home: Document) -> dict[str, Value]:
        """A page of a report, or a paragraph of a summary."""
        if home.area:
            return {"source": home.id, "page": self.random.randint(1, 18)}
        return {
            "source": home.id,
            "section": self.writer.line(25, 50),
            "paragraph": self.random.randint(1, 90),
        }

    def quote(self, home: Document) -> dict[str, Value]:
        """A quotation; one from a summary is often passed on from a report, sometimes in other words."""
        text = self.writer.sentences(self.random.randint(60, 220))
        fields: dict[str, Value] = {**self.place(home), "text": text}
        if home.passes_on and self.random.random() < 0.6:
            fields = {**self.place(self.random.choice(home.passes_on)), "text": text, "via": self.place(home)}
            if self.random.random() < 0.4:
                fields["as_quoted"] = text.replace(" ", " […] ", 1)
        if self.random.random() < 0.02:
            fields["avoid"] = "true"
        if self.random.random() < 0.02:
            fields["speaker"] = "A child whom inspectors met"
        return fields

    def figure(self) -> dict[str, Value]:
        """A number with what it is part of."""
        whole = self.random.randint(10, 90)
        return {
            "value": self.random.randint(1, whole),
            "of": whole,
            "unit": "children",
            "counts": self.writer.line(60, 120).lower(),
        }


def write_collection(folder: Path, records: int, seed: int = 1) -> None:
    """Write a whole collection into a new folder: exactly this number of records, sources among them."""
    if records < LEAST:
        raise ValueError(f"a collection in the real proportions has at least {LEAST} records")
    folder.mkdir(parents=True)
    real = PROJECT / "findings"
    shutil.copy(real / "knowledge-base.yml", folder)
    shutil.copytree(real / "vocabulary", folder / "vocabulary")
    named = named_in_pages(PROJECT / "docs", real)
    for place, id_, fields in Synthesis(read_vocabulary(real / "vocabulary"), named, seed).collection(
        records
    ):
        path = folder / place / f"{id_}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml_text(fields), encoding="utf-8", newline="\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write a synthetic collection.")
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_collection(options.folder, options.records, options.seed)


if __name__ == "__main__":
    main()
