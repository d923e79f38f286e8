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


def sentence(*changed: int, beginnings: int = 5, length: int = 30) -> str:
    """Words of which the first ones, three apart, are long, and so begin what is compared; some are changed."""
    words = [f"w{n}" for n in range(length)]
    words[0 : 3 * beginnings : 3] = [f"beginning{n}" for n in range(beginnings)]
    return " ".join(f"x{n}" if n in changed else word for n, word in enumerate(words))


def test_the_most_alike_is_named_though_another_comes_first() -> None:
    less, more = sentence(7, 10, 13), sentence(1, 4)
    assert dict(near_pairs([less, more, sentence()], always))[2] == 1


def test_of_two_as_much_alike_the_first_is_named() -> None:
    one, other = sentence(7, 10, 13), sentence(1, 4, 20)
    assert dict(near_pairs([one, other, sentence()], always))[2] == 0


def test_another_text_that_begins_alike_hides_no_twin() -> None:
    other = " ".join(sentence().split()[:3]) + " and nothing else that is the same in both of these texts"
    assert list(near_pairs([sentence(20), other, sentence()], always)) == [(2, 0)]


def test_a_third_of_the_beginnings_is_enough() -> None:
    texts = [sentence(beginnings=3), sentence(4, 7, beginnings=3)]
    assert list(near_pairs(texts, always)) == [(1, 0)]


def test_a_word_of_seven_letters_begins_what_is_compared() -> None:
    text = "meeting a b started c d e f"
    assert list(near_pairs([text, text], always)) == [(1, 0)]
    assert list(near_pairs([f"a {text}", f"b {text}"], always)) == [(1, 0)]


def test_three_quarters_of_the_words_are_alike_enough() -> None:
    """12 words are in both of two texts of 14 words, and so 16 in either."""
    texts = [sentence(12, 13, beginnings=4, length=14), sentence(beginnings=4, length=14)]
    assert list(near_pairs(texts, always)) == [(1, 0)]
    texts = [sentence(10, 12, 13, beginnings=3, length=14), sentence(beginnings=3, length=14)]
    assert list(near_pairs(texts, always)) == []


def test_eight_words_are_enough_to_compare() -> None:
    eight = "Officers look for another place of safety soon"
    assert list(near_pairs([eight, eight], always)) == [(1, 0)]
    seven = eight.removesuffix(" soon")
    assert list(near_pairs([seven, seven], always)) == []


def test_likeness() -> None:
    assert likeness(frozenset("abc"), frozenset("abcd")) == 0.75


def test_the_work_grows_with_the_number_of_texts() -> None:
    """However many texts are alike, each is compared with a few only."""
    text = " ".join(text_of(Random(2)))
    asked = []
    list(near_pairs([text] * 2000, lambda a, b: bool(asked.append((a, b))) or True))
    assert len(asked) < 2 * 2000
