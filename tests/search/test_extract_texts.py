"""What the finder needs of Pagefind's texts, and in which files it lies."""

from __future__ import annotations

import json
import re

import pytest

from generator.search.extract_texts import FOLDER, TEXTS_A_FILE, text_files, text_of

HEAD, TAIL = "Ämter act quickly They do.", "Filed under: Custody; Council."
Texts = list[tuple[str, str] | None]


def test_title_and_summary_are_left_out_and_names_stand_apart() -> None:
    content = "Ämter act quickly. They do. At once, Filed under: oath. Filed under: Custody; Council."
    assert text_of(content, HEAD, TAIL) == ("At once, Filed under: oath.", TAIL)


def test_a_record_may_say_no_more_than_title_and_summary() -> None:
    assert text_of(f"{HEAD} {TAIL}", HEAD, TAIL) == ("", TAIL)


@pytest.mark.parametrize(
    "content",
    [
        "",
        HEAD,
        TAIL,
        f"{HEAD} Filed under: Custody;",
        f"Ämter act They do. At once. {TAIL}",
        f"{HEAD} At once. Filed under: Custody; Cou ncil.",
    ],
)
def test_where_pagefind_counts_other_words_there_is_no_text(content: str) -> None:
    assert text_of(content, HEAD, TAIL) is None


def texts(number: int) -> Texts:
    return [None if n == 1 else (f"Text {n}", f"Name {n}") for n in range(number)]


def test_ten_stand_in_a_file_in_the_records_order() -> None:
    name, files = text_files(texts(2 * TEXTS_A_FILE + 1))
    assert list(files) == [f"{FOLDER}{name}/{number}.json" for number in range(3)]
    contents = [json.loads(content) for content in files.values()]
    assert [len(content) for content in contents] == [TEXTS_A_FILE, TEXTS_A_FILE, 1]
    together = [text for content in contents for text in content]
    assert together == [text and list(text) for text in texts(2 * TEXTS_A_FILE + 1)]


def test_the_folder_changes_whenever_a_text_does() -> None:
    some: Texts = texts(TEXTS_A_FILE + 2)
    names = {text_files(some)[0], text_files(some[:-1])[0], text_files([*some[:-1], ("Text", "Name 11")])[0]}
    assert len(names) == 3
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in names)
    assert text_files(list(some))[0] in names


def test_no_texts_have_no_files() -> None:
    assert text_files([])[1] == {}
