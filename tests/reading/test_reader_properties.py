"""Whatever stands in a file: nothing raises, and every diagnostic points into the file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.reader import MODELS, misplaced, read_file, try_input

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(file.read_bytes() for file in EXAMPLES.rglob("*.yml"))
SPLINTERS = [
    "title: ", "detail: |\n  ", "quotes:\n  - ", "added: 2024-06-01\n", "- ", "\n", "\n  ", "\t", "\r\n", "'", '"',
    "[", "]", "{", "}", ": ", " #", "&a ", "*a", "!t ", "|", ">-", "<<: ", "---\n", "...\n", "%", "@", "`", "\\", "\\x",
    "? ", ",", "9" * 50, "-1", "[[", "]]", "](javascript:", "<b>", "```\n", "# ", "| a | b |\n", "\u202e", "\u200b",
    "\u2028", "\x85", "\ufeff", "\x00", "😀", "é", "<<<<<<< HEAD\n", "null", "~", "../x",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(SPLINTERS) | st.text(max_size=8), max_size=25).map("".join)


@st.composite
def changed_files(draw: st.DrawFn) -> bytes:
    """An example file in which something was put in, taken out or repeated."""
    content = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(start + draw(st.sampled_from([0, 0, 1, 3, 20])), len(content))
        new = draw(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=4))
        content = content[:start] + new + content[end:]
    return content


CONTENTS = (
    changed_files() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=60)
)


@settings(max_examples=500, deadline=None)
@given(CONTENTS, st.sampled_from(MODELS))
@example(b'title: "a\\L b"', MODELS[0])
def test_every_diagnostic_points_into_the_file(content: bytes, model: type) -> None:
    text, found = read_file(content, model)
    assert misplaced(content, text, found) == []
    assert all(diagnostic.message and diagnostic.hint for diagnostic in found)
    assert all("\n" not in str(diagnostic) for diagnostic in found)


def test_the_target_of_the_fuzzer_takes_every_example() -> None:
    """A short run of what ``make fuzz`` does at length."""
    try_input(b"")
    for number, content in enumerate(FILES):
        try_input(bytes([number % 256]) + content)
        try_input(bytes([number % 256]) + content[: len(content) // 2] + content[::-1])
