from __future__ import annotations

import pytest

from generator.checks.named_children import identifying_ages, names_of_children
from generator.checks.named_children import is_doubtful_word as may_tell_of_a_child
from generator.checks.personal_data import is_doubtful_word, is_nhs_number, personal_data
from generator.checks.readability import long_sentences, may_be_abbreviation, may_be_long, unexplained
from generator.checks.texts import cut
from tests.test_examples import EXAMPLES

FOUND = [
    ("write to a.mother+x@example.org.", "an e-mail address"),
    ("on 0113 496 0123", "a telephone number"),
    ("on (0113) 4960123", "a telephone number"),
    ("on +44 7700 900123", "a telephone number"),
    ("on 07700900123", "a telephone number"),
    ("on 07 70 09 00 12 3", "a telephone number"),
    ("on +44 1134 9601 23", "a telephone number"),
    ("NHS number 999 000 0018", "an NHS number"),
    ("9990000018", "an NHS number"),
    ("943476 5919", "an NHS number"),
    ("born on 3 May 2009", "a date of birth"),
    ("birthday: 3 May 2009", "a date of birth"),
    ("dob 3 May 2009", "a date of birth"),
    ("on +447700900123", "a telephone number"),
    ("Date of birth: 3 May 2009", "a date of birth"),
    ("Park Lane, LS19ZZ", "a postal address"),
    ("Park Lane, M19ZZ", "a postal address"),
    ("Park Lane, W1A9ZZ", "a postal address"),
    ("DOB 03/05/09", "a date of birth"),
    ("D.O.B: 3.5.2009", "a date of birth"),
    ("2009-05-03 (date of birth)", "a date of birth"),
    ("Date of birth: 3rd of May, 2009", "a date of birth"),
    ("12 High Street, Leeds LS99 9ZZ", "a postal address"),
    ("Flat 3, LS1 9ZZ", "a postal address"),
    ("High Road ls1 9zz", "a postal address"),
]


@pytest.mark.parametrize(("text", "sort"), FOUND)
def test_personal_data_is_found(text: str, sort: str) -> None:
    assert {found.sort for found in personal_data(text)} == {sort}


@pytest.mark.parametrize("text", [text for text, _ in FOUND])
def test_a_quick_look_at_the_words_passes_over_none(text: str) -> None:
    assert any(map(is_doubtful_word, cut(text)))


def test_a_quick_look_passes_over_most_words() -> None:
    assert not any(
        map(is_doubtful_word, cut("The report of 2024 says that 16 of 36 children in Year 9 were seen"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "+44 300 123 1231", "+44 (0)300 123 1231", "(0300) 123 1231", "+44 (0)800 111 1111",
        "16 of 36 children", "aged 10 to 17", "from 2023 to 2024", "16 May 2024", "born in 2009", "newly born",
        "999, 101, 111, 0800 1111, 0300 123 1231, 0808 800 5000", "ISBN 978-1-5286-4567-8", "E08000035",
        "999 000 0019", "123 456 7881", "1,400,000,000 pounds", "the LS1 area", "M62 and A1", "a street in LS1",
        "report 10295623 of 2024-05-16", "page 5@", "@leeds", "https://example.org/2024/0113496012",
    ],
)  # fmt: skip
def test_what_only_looks_like_it(text: str) -> None:
    assert list(personal_data(text)) == []


def test_the_contact_of_the_site_may_stand_anywhere() -> None:
    text = "Write to findings@example.org."
    assert list(personal_data(text, "findings@example.org")) == []
    assert len(list(personal_data(text, "others@example.org"))) == 1


def test_check_digits() -> None:
    assert is_nhs_number("9434765919")
    assert is_nhs_number("9990000050")
    assert not is_nhs_number("9990000051")
    assert not any(is_nhs_number(f"943476591{digit}") for digit in range(9))


NAMED = [
    "a boy called Jordan", "a young person named “Mia”", "Jordan (14)", "Jordan (1)", "Jordan, aged 14, left",
    "Jordan, 14, left", "16-year-old Jordan", "a 9 year old girl, Mia", "Jordan O’Neil (aged 7)",
    "Jordan is 14 years old",
]  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_possible_names(text: str) -> None:
    assert list(names_of_children(text, lambda name: name in {"A", "Year"}))


@pytest.mark.parametrize("text", NAMED)
def test_a_quick_look_passes_over_no_name(text: str) -> None:
    assert any(map(may_tell_of_a_child, cut(text)))


def test_a_quick_look_passes_over_words_that_tell_of_no_child() -> None:
    assert not any(
        map(may_tell_of_a_child, cut("In 2024 they saw 36 of 100 children of 18 years, and 0 adults"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "Leeds (14)", "May (14)", "Children aged 14", "Leeds, 14, and others", "Jordan (19)", "Jordan (2024)",
        "a programme called Project Shield", "a child called the police", "Jordan (14 of 36)", "16-year-old children",
        "children aged 14 or 15",
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert list(names_of_children(text, lambda name: name in {"Leeds", "Children"})) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A boy aged 14 was hurt on 3 March.", True),
        ("In May 2023 a 14-year-old was hurt.", True),
        ("She was 14 last March.", True),
        ("A boy aged 1 was hurt on 3 March.", True),
        ("It was so.\n\nA boy aged 14 was hurt on 3 March", True),
        ("A boy aged 14 was hurt.\n\nIt was on 3 March.\n\nThe end.", False),
        ("A boy aged 14 was hurt.", False),
        ("A boy aged 14 was hurt.\n\nIt was on 3 March.", False),
        ("Children as young as 11 carried knives in May 2023.", False),
        ("Children aged 10 to 17 were asked on 3 March.", False),
        ("A boy aged 14 or 15 was hurt on 3 March.", False),
        ("16 of 36 children were seen in May 2023.", False),
        ("A 19-year-old was hurt on 3 March.", False),
        ("A 14-month-old was hurt on 3 March.", False),
    ],
)
def test_an_age_with_place_and_date(text: str, found: bool) -> None:
    assert bool(list(identifying_ages(text, lambda: True))) == found
    assert not list(identifying_ages(text, lambda: False))


def test_no_message_repeats_what_was_found() -> None:
    for name in ("personal-data", "child-named", "identifiable-child"):
        expected = (EXAMPLES / "bad" / name / "expected.txt").read_text(encoding="utf-8")
        for secret in (
            "mother@",
            "496",
            "0018",
            "May",
            "2009",
            "High",
            "Jordan",
            "Alex",
            "Robin",
            "Mia",
            "Sam",
            " 14",
        ):
            assert secret not in expected


def test_sentences_are_counted_in_words() -> None:
    thirty = "Word" + " word" * 29
    for text in (
        f"{thirty}. {thirty}.",
        f"- {thirty}\n- {thirty}",
        f"{thirty}!\n\n{thirty}",
        f"({thirty}) – “{''}”",
    ):
        assert list(long_sentences(text)) == []
    long = thirty.replace(" ", "\n", 9) + " word"
    assert [sentence.words for sentence in long_sentences(f"Short. {long}. Short.")] == [31]
    assert may_be_long(f"Short. {long}. Short.")
    assert [sentence.start for sentence in long_sentences(f"Short. {long}.")] == [7]


@pytest.mark.parametrize("text", ["the ABC", "several ABCs", "the R&D", "ABC/DEFs", "a B2B"])
def test_a_quick_look_passes_over_no_abbreviation(text: str) -> None:
    assert list(unexplained(text, frozenset()))
    assert any(map(may_be_abbreviation, cut(text)))


def test_a_quick_look_passes_over_words_that_are_no_abbreviation() -> None:
    assert not any(map(may_be_abbreviation, cut("A report by Ofsted: Part I of 2024, is it so?")))
