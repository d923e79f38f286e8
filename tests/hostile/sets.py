"""Sets of hostile texts: as many as the shortest field takes, so that every field gets every text in few items.

They share a field safely: what shows other than as it was written is found whichever of them did it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tests.hostile.corpus import BEGINNINGS, LINES, ONE_LINE, SIGN, Injection

ROOM = 120 - len(" z100f100q")  # what a title takes, beside its mark


def _size(injections: list[Injection]) -> int:
    return sum(len(injection.text) + 1 for injection in injections) - 1


@cache
def sets() -> tuple[tuple[Injection, ...], ...]:
    """The texts of one line, packed. One that must begin a field stands alone at the beginning."""
    longest = sorted(ONE_LINE, key=lambda injection: -len(injection.text))
    packed: list[list[Injection]] = []
    for injection in sorted(longest, key=lambda injection: injection not in BEGINNINGS):
        alone = injection in BEGINNINGS
        for others in () if alone else packed:
            ends = SIGN in injection.text and any(SIGN in other.text for other in others)
            if _size([*others, injection]) <= ROOM and not ends:
                others.append(injection)
                break
        else:
            packed.append([injection])
    return tuple(tuple(sorted(one, key=lambda injection: SIGN in injection.text)) for one in packed)


def line_of(number: int, mark: str, lets_in: Callable[[str], bool] | None = None) -> str:
    """What a field of one line says in a set; one that lets only some letters in says those texts that it does."""
    texts = [injection.text for injection in sets()[number]]
    text = " ".join(text for text in texts if not lets_in or lets_in(text)).strip()
    if not text:
        return mark
    return text.replace(SIGN, mark) if SIGN in text else f"{text} {mark}"


def markdown_of(number: int, mark: str) -> str:
    """What a Markdown field says: each text in a paragraph, and one of those with several lines in its turn."""
    texts = [injection.text.replace(SIGN, mark) for injection in sets()[number]]
    return "\n\n".join([*texts, mark, LINES[number % len(LINES)].text])
