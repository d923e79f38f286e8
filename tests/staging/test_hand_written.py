"""Hand-written pages, staged: references become links, abbreviations stay explained, front matter stays."""

from __future__ import annotations

from generator.staging.hand_written import hand_written

THINGS = {
    "project-shield": ("case-studies/project-shield/", "Project *Shield*"),
    "yjs": ("glossary/#yjs", "Youth justice service"),
}
EXPLAINED = {"YJS": "Youth justice service: helps\nchildren", "VRU": "Violence reduction unit"}


def staged(text: str, depth: int = 0) -> str:
    return hand_written(text, depth, THINGS.get, EXPLAINED)


def test_references_become_links_to_files() -> None:
    assert staged("See [[project-shield]], [[yjs|them]].\n") == (
        "---\nhide:\n- navigation\n---\n\n"
        r"See [Project \*Shield\*](case-studies/project-shield/index.md){ .kb-reference }, "
        "[them](glossary/index.md#yjs){ .kb-reference }.\n"
    )


def test_a_page_in_a_folder_leads_up_first() -> None:
    assert "[them](../glossary/index.md#yjs)" in staged("[[yjs|them]]", depth=1)


def test_references_in_code_stay() -> None:
    text = "`[[project-shield]]`\n\n```\n[[yjs]]\n```\n"
    assert staged(text).endswith(text)


def test_only_abbreviations_of_the_page_are_explained() -> None:
    assert staged("Ask the YJS.\n").endswith(
        "Ask the YJS.\n\n*[YJS]: Youth justice service: helps children\n"
    )
    assert "*[" not in staged("Ask the YJSX.\n")


def test_front_matter_stays_and_the_navigation_is_hidden() -> None:
    assert staged("---\ntitle: A\n---\nText\n") == "---\nhide:\n- navigation\ntitle: A\n---\nText\n"
    assert staged("---\nhide: [toc]\n---\nText\n") == "---\nhide: [toc]\n---\nText\n"
