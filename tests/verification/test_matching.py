"""Quotations are found word for word, and nothing else is; what is not found has a nearest passage."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.evidence import Citation
from generator.verification.matching import Matcher
from generator.verification.passages import Passage
from tests.verification.documents import document

TEXTS = (
    "Most children in Leeds benefit from an effective, well-coordinated response.",
    "Some wait “unacceptably long” for CAMHS. Others don’t wait.",
    "The child-  and family-specific work of police officers is known.",
)
MATCHER = Matcher(document(*TEXTS))


def paragraphs(quotation: str, matcher: Matcher = MATCHER) -> list[int]:
    return [match.paragraph for match in matcher.matches(quotation)]


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("children in Leeds benefit", [1]),
        ("children  in\nLeeds\u00a0benefit", [1]),
        ('wait "unacceptably long" for', [2]),
        ("Others don't wait", [2]),
        ("child- and family-specific work", [3]),
        ("wait", [2, 2]),
        ("response. Some wait", [1]),
        ("Most children […] benefit from […] response.", [1]),
        ("[…] benefit from […]", [1]),
        ("well-coordinated response. […] Others", [1]),
        ("Child in Leeds", []),
        ("children in leeds", []),
        ("child", [3]),
        ("effective well-coordinated", []),
        ("response […] effective", []),
        ("Most children […] family-specific", []),
        ("wellcoordinated", []),
        ("police office", []),
        ("[…]", []),
        ("olice officers", []),
    ],
)
def test_what_is_found(quotation: str, found: list[int]) -> None:
    assert paragraphs(quotation) == found


def test_pages_are_those_that_the_words_touch() -> None:
    over = Passage("It begins here and goes on overleaf.", pages=((0, 4), (18, 5)))
    matcher = Matcher(document("Before.", over, Passage("After.", pages=((0, 5),))))
    assert [match.pages for match in matcher.matches("It begins here")] == [(4,)]
    assert [match.pages for match in matcher.matches("here and goes")] == [(4, 5)]
    assert [match.pages for match in matcher.matches("goes on overleaf. After.")] == [(5,)]
    assert [match.pages for match in matcher.matches("Before.")] == [()]


def test_the_place_must_be_the_cited_one() -> None:
    match = next(MATCHER.matches("Others"))
    assert match.stands_at(Citation(source="x", paragraph=2))
    assert match.stands_at(Citation(source="x"))
    assert not match.stands_at(Citation(source="x", paragraph=1))
    assert not match.stands_at(Citation(source="x", page=2))


WORD = st.text(
    st.characters(codec="utf-8", categories=["Ll", "Lu", "Nd", "Po", "Pi", "Pf"]), min_size=1, max_size=8
)
# The words of generated documents never hold this one.
FOREIGN = "xylophoneless"


@given(st.data(), st.lists(st.lists(WORD, min_size=1, max_size=12), min_size=1, max_size=5))
def test_any_quotation_is_found_and_with_one_word_changed_it_is_not(
    data: st.DataObject, texts: list[list[str]]
) -> None:
    matcher = Matcher(document(*(" ".join(words) for words in texts)))
    number = data.draw(st.integers(0, len(texts) - 1))
    words = texts[number]
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    quoted = words[start:end]
    assume(" ".join(quoted).strip("[…] ") != "")
    assume("[…]" not in " ".join(quoted))
    space = data.draw(st.sampled_from([" ", "\n", "  ", "\u00a0"]))
    assert number + 1 in paragraphs(space.join(quoted), matcher)
    changed = [*quoted]
    changed[data.draw(st.integers(0, len(quoted) - 1))] = FOREIGN
    assert paragraphs(" ".join(changed), matcher) == []


@given(st.data())
def test_a_quotation_with_a_letter_more_or_less_is_not_found(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    words = text.split()
    place = data.draw(st.integers(0, len(words) - 1))
    word = words[place]
    assume(word.isalpha())
    other = data.draw(st.sampled_from([word + "s", "s" + word, word[:-1], word.swapcase(), word + word]))
    assume(other and other not in " ".join(TEXTS).split())
    assert paragraphs(" ".join([*words[:place], other, *words[place + 1 :]])) == []


def test_the_nearest_passage() -> None:
    near = MATCHER.nearest("children of Leeds benefit from effective response")
    assert near is not None
    assert near.paragraph == 1
    assert near.text.startswith("children in Leeds benefit from")


def test_the_nearest_passage_has_its_page() -> None:
    over = Passage("It begins here and goes on overleaf.", pages=((0, 4), (18, 5)))
    matcher = Matcher(document(over))
    assert [near and near.page for near in map(matcher.nearest, ("It began here", "went on overleaf"))] == [
        4,
        5,
    ]


def test_nothing_is_near() -> None:
    assert MATCHER.nearest("wholly invented sentences nobody wrote") is None
    assert MATCHER.nearest("[…]") is None
