from __future__ import annotations

from random import Random

from generator.checks.near_duplicates import likeness, near_pairs

WORDS = [f"{chr(97 + n % 26)}{'something'[: n % 8 + 1]}{n}" for n in range(2000)]


def always(_one: int, _other: int) -> bool:
    return True


def never(_one: int, _other: int) -> bool:
    return False


def text_of(random: Random, length: int = 40) -> list[str]:
    return random.choices(WORDS, k=length)


def edited(words: list[str], changes: int, random: Random) -> list[str]:
    words = list(words)
    for index in random.sample(range(len(words)), changes):
        words[index] = "changed"
    return words


def test_edited_copies_are_found_wherever_they_stand() -> None:
    random = Random(7)
    texts = [text_of(random) for _ in range(300)]
    copies = {300 + n: n for n in range(0, 300, 10)}
    texts += [edited(texts[original], 3, random) for original in copies.values()]
    pairs = dict(near_pairs([" ".join(words) for words in texts], always))
    assert pairs == {300 + n: n * 10 for n in range(30)}


def test_of_several_the_most_alike_is_named() -> None:
    random = Random(3)
    first = text_of(random)
    texts = [edited(first, 3, random), first, first, edited(first, 2, random)]
    assert list(near_pairs([" ".join(words) for words in texts], always))[1] == (2, 1)


def test_what_may_not_be_the_same_is_passed_over() -> None:
    text = " ".join(text_of(Random(1)))
    assert list(near_pairs([text, text], never)) == []


def test_short_and_different_texts() -> None:
    assert list(near_pairs(["", "", "two words", "two words"], always)) == []
    random = Random(5)
    assert list(near_pairs([" ".join(text_of(random)) for _ in range(200)], always)) == []


def test_likeness() -> None:
    assert likeness(frozenset("abc"), frozenset("abcd")) == 0.75


def test_the_work_grows_with_the_number_of_texts() -> None:
    """However many texts are alike, each is compared with a few only."""
    text = " ".join(text_of(Random(2)))
    asked = []
    list(near_pairs([text] * 2000, lambda a, b: bool(asked.append((a, b))) or True))
    assert len(asked) < 2 * 2000
