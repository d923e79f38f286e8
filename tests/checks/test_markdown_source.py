"""What the Markdown of records may hold, and which words each error points to."""

from __future__ import annotations

import pytest

from generator.checks.markdown_source import is_doubtful, markdown_problems
from generator.pages.prose import Prose

IDS = {"custody", "project-shield"}
PROSE = Prose({"custody": ("themes/custody/", "Custody")}.get, {})


def found(text: str) -> list[tuple[str, str]]:
    """The code of each problem and the words it points to."""
    problems = list(markdown_problems(text, IDS))
    assert all(text.startswith(problem.fragment, problem.start) for problem in problems)
    assert not problems or is_doubtful(text), "the look at the whole text would pass over it"
    return [(problem.code, problem.fragment) for problem in problems]


@pytest.mark.parametrize(
    "text",
    [
        "3 < 4 and a <five, x<y",
        "[a](https://example.org/a_(b)?c=d#e 'title')",
        '[a](<https://example.org/> "title") and <https://example.org/>',
        "[a][b]\n\n[b]: https://example.org/",
        "[a](mailto:findings@example.org) <findings@example.org>",
        "`<b>` and ``[a](../x)`` and `{: .x}`",
        "\\# no heading\n\n### A heading\n\n#### Another",
        "[[custody]] and [[custody|text]] (see below)",
        "A line\n\n---\n\nAnother",
        "- One\n- Two\n\n* * *",
        "| a | b |\n|---|---|\n| `c|d` | e \\| f |\n| g |",
        "a | b\nc | d | e",
        "{curly} {{ and }} 100%",
        "&lt;b&gt;",
        "```so``` and ~~so~~",
    ],
)
def test_good_markdown(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("\\`<b>x</b>\\`", [("raw-html", "<b>")]),
        ("a </b> <I>x</i>", [("raw-html", "</b>"), ("raw-html", "<I>")]),
        ("<!-- a\nb --> <!x> <?y?>", [("raw-html", "<!-- a\nb -->"), ("raw-html", "<!x>"), ("raw-html", "<?y?>")]),
        ("<x:y z>", [("raw-html", "<x:y z>")]),
        ("<x:y>", [("unsafe-address", "x:y")]),
        ("[a](<../x>)", [("relative-link", "<../x>")]),
        ("[a](../x)\n\n[b]: ../x", [("relative-link", "../x"), ("relative-link", "../x")]),
        ("[a]: <data:x>", [("unsafe-address", "<data:x>")]),
        ("[a](java\u200bscript:x)", [("unsafe-address", "java\u200bscript:x")]),
        ("[a](\\javascript:x)", [("relative-link", "\\javascript:x")]),
        ("[a](javascript\\:x)", [("unsafe-address", "javascript\\:x")]),
        ("[a](tel:123)", [("unsafe-address", "tel:123")]),
        ("[a]([[custody|x]])", [("link-in-link", "[[custody|x]]")]),
        ("[a](https://[[custody]])", [("bad-address", "https://[[custody]]")]),
        ("> ## Two", [("heading-level", "## Two")]),
        ("###### Six", [("heading-level", "###### Six")]),
        ("One\n==\nTwo\n--", [("heading-level", "==")]),
        ("a|b\n-|-\n1|2|3\n\n1|2|3", [("table-cells", "1|2|3")]),
        ("~~~\na\n~~\n~~~~\n\n```\n[[", [("unclosed-fence", "```"), ("code-block", "~~~")]),
        ("![a](https://example.org/a.png)", [("picture", "![a](")]),
        ("{ .a } {#b} {: c}", [("attribute-list", "{ .a }"), ("attribute-list", "{#b}"), ("attribute-list", "{: c}")]),
    ],
)  # fmt: skip
def test_bad_markdown(text: str, problems: list[tuple[str, str]]) -> None:
    assert found(text) == problems


def test_most_texts_are_passed_over_at_a_look() -> None:
    assert not is_doubtful("Plain words (in brackets), and 3 - 2 = 1.\n\n- One: two | three")


@pytest.mark.parametrize(
    "sign", ["<", ">", "[", "](", "!", "`", "#", "{", "|", "-", "=", " ", "\n", "<!--", "]:", "(", "\\", "~"]
)
def test_many_signs_take_no_long_time(sign: str) -> None:
    """Nothing here goes over the rest of the text at each sign; if it did, this would take minutes."""
    text = "a" + sign * (10_000 // len(sign)) + "x"
    for whole in (text, f"a | b\n--|--\n{text}\n{text}", f"[a](https://{text}", f"[a]: {text}"):
        list(markdown_problems(whole, IDS))


def test_the_address_of_a_record_is_written_as_reference() -> None:
    hints = [problem.hint for problem in markdown_problems("[a](../../themes/custody/#x) [b](y.md)", IDS)]
    assert hints == ["write `[[custody|text]]`", "write `[[id]]`, or the whole address with https://"]


def test_good_links_are_links_on_the_page() -> None:
    html = PROSE.to_html("[a](https://example.org/a_(b)) <https://example.org/> [[custody]]", "../")
    assert html.count("<a ") == 3
