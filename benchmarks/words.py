"""Made-up English for synthetic collections: grammatical, of real length, and about nothing.

Common words come from the short lists below, the frequent ones first. Names of places and schemes are
invented from syllables, so that the number of different words grows with the text as it does in real
reports (the real collection has 1,500 different words in 11,000; 830,000 words should have some 15,000).
"""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

PEOPLE = (
    "children", "young people", "staff", "practitioners", "families", "parents", "leaders", "managers",
    "social workers", "teachers", "officers", "nurses", "carers", "partners", "volunteers", "mentors",
    "girls", "boys", "siblings", "therapists", "youth workers", "health visitors", "supervisors", "governors",
    "doctors", "coaches", "analysts", "trainers", "neighbours", "foster carers", "trustees", "commissioners",
)  # fmt: skip
THINGS = (
    "support", "risk", "plans", "needs", "meetings", "records", "information", "training", "assessments",
    "referrals", "help", "decisions", "relationships", "visits", "reviews", "services", "concerns", "advice",
    "supervision", "changes", "views", "experiences", "pathways", "strengths", "patterns", "delays", "safety plans",
    "thresholds", "evidence", "priorities", "resources", "notes", "timescales", "guidance", "conversations",
    "activities", "checks", "outcomes", "chronologies", "harm", "data", "audits", "arrangements", "duties",
    "panels", "gaps", "worries", "appointments", "responses", "interventions", "attendance", "exclusions",
    "lessons", "wishes", "trust", "funding", "contracts", "clinics", "classrooms", "journeys", "transitions",
    "handovers", "policies", "procedures", "questions", "answers", "letters", "messages", "alerts", "notifications",
    "absences", "injuries", "routines", "interests", "hobbies", "friendships", "groups", "networks", "projects",
    "pilots", "evaluations", "dashboards", "rotas", "caseloads", "vacancies", "budgets", "grants", "premises",
    "rooms", "gardens", "workshops", "kitchens", "courts", "buses", "stations", "parks", "markets", "libraries",
    "sports", "music", "drama", "cooking", "carpentry", "photography", "apprenticeships", "qualifications",
    "interpreters", "languages", "beliefs", "cultures", "identities", "memories", "losses", "bereavements",
    "diagnoses", "medication", "sleep", "diets", "housing", "debts", "benefits", "tenancies", "evictions",
)  # fmt: skip
QUALITIES = (
    "early", "timely", "clear", "local", "joint", "regular", "good", "shared", "detailed", "recent", "serious",
    "effective", "consistent", "careful", "strong", "specialist", "emerging", "wider", "repeated", "practical",
    "planned", "known", "new", "better", "weekly", "hidden", "trusted", "informal", "long", "short", "simple",
    "individual", "emotional", "everyday", "patient", "persistent", "thorough", "creative", "flexible", "calm",
    "thoughtful", "curious", "honest", "respectful", "skilled", "stable", "urgent", "complex", "cumulative",
    "uneven", "fragile", "limited", "rushed", "late", "missed", "unclear", "partial", "narrow", "outdated", "costly",
    "rare", "quiet", "visible", "welcoming", "lasting", "seasonal", "rural", "coastal", "suburban", "overnight",
)  # fmt: skip
ACTS = (
    "share", "use", "receive", "need", "understand", "provide", "record", "see", "review", "know", "discuss",
    "identify", "build", "plan", "improve", "help with", "offer", "miss", "notice", "arrange", "consider", "value",
    "challenge", "follow", "agree", "explain", "check", "shape", "lead", "lose", "seek", "prepare", "bring together",
    "monitor", "commission", "write", "read", "test", "keep", "measure", "describe", "avoid", "repeat", "delay",
    "replace", "welcome", "celebrate", "oversee", "coordinate", "question", "compare", "map", "collect", "publish",
    "fund", "host", "refresh", "adapt", "invite", "observe", "protect", "restore", "reject", "extend", "overlook",
)  # fmt: skip
HOW = (
    "quickly", "well", "together", "often", "consistently", "carefully", "clearly", "rarely", "too late", "early",
    "in time", "every week", "with confidence", "as a matter of routine", "across the area", "at the first visit",
    "before a crisis", "at weekends", "in school", "after dark", "during the holidays", "without being asked",
    "in plain words", "face to face", "over several months", "when staff change", "on paper only", "by telephone",
)  # fmt: skip
JOINS = (
    "so that", "because", "and", "but", "although", "which means that", "where", "while", "even when", "until",
    "unless", "after", "whenever", "provided that",
)  # fmt: skip
OPENINGS = (
    "In most cases,", "In this area,", "For some children,", "As a result,", "In a few cases,", "Over time,",
    "Until recently,", "Inspectors noted that", "In records seen,", "Since the last inspection,", "At times,",
    "By contrast,", "At night,", "In the holidays,", "In smaller towns,", "Where this works,",
)  # fmt: skip
SCHEMES = (
    "panel", "project", "team", "hub", "partnership", "centre", "programme", "service", "board", "forum",
    "network", "protocol", "pathway", "clinic", "initiative", "group", "trust", "scheme",
)  # fmt: skip
FIRST = (
    "ash", "bar", "bel", "bram", "bur", "cal", "car", "cor", "dar", "den", "dun", "el", "fen", "gar", "gil", "hal",
    "har", "hol", "ken", "kir", "lan", "lin", "lor", "mal", "mar", "mel", "nor", "oak", "pen", "pres", "ran",
    "ros", "sal", "sed", "sel", "stan", "tor", "ul", "wal", "wen", "wil", "win", "yar", "yel",
)  # fmt: skip
MIDDLE = (
    "a",
    "der",
    "den",
    "e",
    "er",
    "ing",
    "in",
    "ker",
    "le",
    "mer",
    "nel",
    "o",
    "sel",
    "ter",
    "ven",
    "wer",
)
LAST = (
    "bridge", "by", "combe", "dale", "don", "field", "ford", "gate", "grove", "ham", "hurst", "ley", "low", "mere",
    "moor", "port", "stead", "stow", "thorpe", "ton", "well", "wick", "wood", "worth",
)  # fmt: skip
NAME_EXPONENT = 1.85  # of Zipf's law: with it, different words grow as the 0.54th power of all words
COMMON_NAMES = 400
NAMES = 3_000_000


def invented_name(rank: int) -> str:
    """The invented name of a rank: always the same one, and nearly always another for another rank."""
    rank, last = divmod(rank, len(LAST))
    rank, first = divmod(rank, len(FIRST))
    middle = ""
    while rank:
        rank, part = divmod(rank - 1, len(MIDDLE))
        middle += MIDDLE[part]
    return (FIRST[first] + middle + LAST[last]).capitalize()


class Writer:
    """Writes text. The same random numbers give the same text."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._weights: dict[tuple[str, ...], list[float]] = {
            words: list(accumulate(1 / (rank + 4) for rank in range(len(words))))
            for words in (PEOPLE, THINGS, QUALITIES, ACTS, HOW, JOINS, OPENINGS, SCHEMES)
        }

    def word(self, words: tuple[str, ...]) -> str:
        """One of the words; the first ones far more often than the last."""
        weights = self._weights[words]
        return words[bisect(weights, self.random.random() * weights[-1])]

    def name(self) -> str:
        """An invented name of a place or a scheme."""
        spread = (1 - self.random.random()) ** (-1 / (NAME_EXPONENT - 1)) - 1
        return invented_name(min(int(COMMON_NAMES * spread), NAMES))

    def thing(self) -> str:
        """“early support”, “plans”, “the Haldenby panel”."""
        chance = self.random.random()
        if chance < 0.12:
            return f"the {self.name()} {self.word(SCHEMES)}"
        if chance < 0.62:
            return f"{self.word(QUALITIES)} {self.word(THINGS)}"
        return self.word(THINGS)

    def people(self) -> str:
        """“children”, “practitioners in Haldenby”."""
        people = self.word(PEOPLE)
        chance = self.random.random()
        if chance < 0.15:
            return f"{people} in {self.name()}"
        if chance < 0.25:
            return f"{people} and {self.word(PEOPLE)}"
        return people

    def clause(self) -> str:
        """Who does what, and sometimes how."""
        words = f"{self.people()} {self.word(ACTS)} {self.thing()}"
        chance = self.random.random()
        if chance < 0.3:
            words += f" {self.word(HOW)}"
        elif chance < 0.45:
            words += f" with {self.people()}"
        elif chance < 0.6:
            words += f" for {self.people()}"
        return words

    def phrase(self, length: int) -> str:
        """Clauses of about this length, without a full stop, beginning with a small letter."""
        text = self.clause()
        while len(text) < length - 20:
            text += f", {self.word(JOINS)} {self.clause()}"
        return text

    def line(self, length: int, longest: int) -> str:
        """One line such as a title: never longer than ``longest``."""
        text = self.phrase(length)
        if len(text) > longest:
            text = text[:longest].rsplit(" ", 1)[0].rstrip(",")
        return text[:1].upper() + text[1:]

    def sentences(self, length: int) -> str:
        """Whole sentences of about this length in all."""
        text = ""
        while not text or len(text) < length - 40:
            words = self.phrase(self.random.randint(50, 120))
            if self.random.random() < 0.25:
                words = f"{self.word(OPENINGS)} {words}"
            text += f"{' ' if text else ''}{words[:1].upper()}{words[1:]}."
        return text

    def question(self) -> str:
        """A question for a training room."""
        return f"How do {self.phrase(80)} where we work?"
