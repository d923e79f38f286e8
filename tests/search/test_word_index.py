"""The index of words: its stub pages, its map from Pagefind's fragments to records, and its failures."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.model.knowledge_base import KnowledgeBase
from generator.search import word_index
from generator.search.entries import findable
from generator.search.pagefind_service import FILES, GENTLY
from generator.search.word_index import (
    BUNDLE,
    FOLDER,
    WORD,
    WordIndex,
    WordIndexError,
    spelling_file,
    spelt,
    stub,
)
from tests.search.small_collection import another, empty_kb, small_kb

HOSTILE = "</p></main><script>window.hacked=1</script><img src=x onerror=window.hacked=1> {{ 7*7 }} & \"'"


def texts_of(id_: str) -> str:
    kb = small_kb()
    return " ".join(html.document_fromstring(stub(kb, kb.records[id_])).text_content().split())


def test_a_stub_holds_every_word_of_a_record() -> None:
    text = texts_of("quick")
    for words in ("Ämter act quickly", "Summary of quick.", "An unmistakable quotation", "bold", "slow"):
        assert words in text
    assert "What would you ask?" in texts_of("study")
    assert "By magic." in texts_of("study")


def test_a_stub_holds_names_and_aliases_of_terms_and_of_broader_ones() -> None:
    text = texts_of("quick")
    assert "Youth justice service (YJS, YOT)" in text
    for broader in ("Council", "Custody", "The North"):
        assert broader in text
    assert "Criminal exploitation (county lines)" in texts_of("slow")


def test_marks_of_markdown_are_dropped() -> None:
    assert "**" not in texts_of("quick")
    assert "[[" not in texts_of("quick")


def test_the_title_weighs_most() -> None:
    kb = small_kb()
    tree = html.document_fromstring(stub(kb, kb.records["study"]))
    weights = {
        element.text_content(): int(element.get("data-pagefind-weight"))
        for element in tree.xpath("//*[@data-pagefind-weight]")
    }
    assert max(weights, key=lambda text: weights[text]) == "A study"


def test_hostile_text_stays_text() -> None:
    kb = small_kb(another("evil", title=HOSTILE, summary=HOSTILE, detail=HOSTILE))
    page = stub(kb, kb.records["evil"])
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img")
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//h1")[0].text_content() == HOSTILE


@pytest.fixture(scope="module")
def made() -> tuple[KnowledgeBase, dict[str, bytes], Path]:
    kb = small_kb(another("twin-a", title="The same"), another("twin-b", title="The same"))
    index = WordIndex(kb)
    index.start()
    folder = index._folder
    assert folder.is_dir()
    files = index.collect()
    assert index.collect() is files
    return kb, files, folder


def test_every_record_has_its_own_fragment(made: tuple[KnowledgeBase, dict[str, bytes], Path]) -> None:
    kb, files, _ = made
    fragments = json.loads(files[f"{FOLDER}words.json"])["fragments"]
    assert len(fragments) == len(set(fragments)) == len(findable(kb))
    assert all(re.fullmatch(r"en_[0-9a-f]+", name) for name in fragments)


def test_texts_are_what_follows_the_summary_and_the_names_in_the_records_order(
    made: tuple[KnowledgeBase, dict[str, bytes], Path],
) -> None:
    kb, files, _ = made
    words = json.loads(files[f"{FOLDER}words.json"])
    addresses = [address for address in files if address.startswith(f"{BUNDLE}text/")]
    numbers = range(-(-len(findable(kb)) // words["a_file"]))
    assert addresses == [f"{BUNDLE}text/{words['texts']}/{number}.json" for number in numbers]
    texts = [text for address in addresses for text in json.loads(files[address])]
    for record, (text, names) in zip(findable(kb), texts, strict=True):
        whole = html.document_fromstring(stub(kb, record)).xpath("//main/*")
        head, others, tail = whole[:2], whole[2:-1], whole[-1]
        assert [one.text_content() for one in head] == [record.title, record.summary]
        assert WORD.findall(text) == WORD.findall(" ".join(one.text_content() for one in others))
        assert names == " ".join(tail.text_content().split())


def test_a_title_and_a_summary_count_their_words_as_they_stand() -> None:
    """Signs that a summary holds as text are no Markdown, and the finder counts them too."""
    kb = small_kb(
        another("odd", title="A * b | 5 > 4", summary="One * two. Three #4 [[five]]", detail="Six.")
    )
    files = WordIndex(kb).collect()
    number = [record.id for record in findable(kb)].index("odd")
    folder, size = (json.loads(files[f"{FOLDER}words.json"])[key] for key in ("texts", "a_file"))
    text, _ = json.loads(files[f"{BUNDLE}text/{folder}/{number // size}.json"])[number % size]
    assert text.startswith("Six.")


def test_only_what_the_site_needs_is_kept(made: tuple[KnowledgeBase, dict[str, bytes], Path]) -> None:
    _, files, folder = made
    assert f"{BUNDLE}pagefind.js" in files
    assert not [name for name in files if "-ui" in name or "fragment" in name]
    assert not folder.exists()


def test_a_collection_without_records_has_an_index_too() -> None:
    files = WordIndex(empty_kb()).collect()
    assert json.loads(files[f"{FOLDER}words.json"])["fragments"] == []
    assert not [address for address in files if "/text/" in address]
    assert json.loads(files[f"{FOLDER}spelling.json"]) == []


def test_a_failure_of_pagefind_is_raised_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["/bin/sh", "-c", "echo no such luck; exit 3"]
    start = subprocess.Popen
    monkeypatch.setattr(word_index.subprocess, "Popen", lambda _, **options: start(command, **options))
    index = WordIndex(small_kb())
    with pytest.raises(WordIndexError, match="no such luck"):
        index.collect()
    assert not index._folder.exists()


def changed(change: Callable[[str, bytes], bytes | None]) -> WordIndex:
    """An index of words whose files were changed before somebody collects them; None leaves a file out."""
    index = WordIndex(small_kb())
    index.start()
    index._process.wait()
    made = index._folder / FILES
    lines = []
    for path, content in map(json.loads, made.read_text(encoding="utf-8").splitlines()):
        now = change(path, base64.b64decode(content))
        if now is not None:
            lines.append(json.dumps([path, base64.b64encode(now).decode()]) + "\n")
    made.write_text("".join(lines), encoding="utf-8")
    return index


def test_an_index_without_all_records_is_refused() -> None:
    gone: list[str] = []

    def without_one(path: str, content: bytes) -> bytes | None:
        if path.startswith("fragment/") and not gone:
            gone.append(path)
            return None
        return content

    index = changed(without_one)
    with pytest.raises(WordIndexError, match="one to one"):
        index.collect()
    assert not index._folder.exists()


def test_a_fragment_of_an_unknown_form_is_refused() -> None:
    index = changed(lambda path, content: gzip.compress(b"{}") if path.startswith("fragment/") else content)
    with pytest.raises(WordIndexError, match="form that this program does not know"):
        index.collect()


def test_discarding_ends_the_program_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    start = subprocess.Popen
    monkeypatch.setattr(
        word_index.subprocess, "Popen", lambda _, **options: start(["/bin/sleep", "600"], **options)
    )
    index = WordIndex(small_kb())
    index.start()
    index.discard()
    assert index._process.poll() is not None
    assert not index._folder.exists()
    index.discard()


def test_the_collections_words_for_spelling() -> None:
    kb = small_kb(another("joined", summary="Trauma-informed care, a child’s 24 hours at the café."))
    counts = dict(json.loads(spelling_file(kb, findable(kb))))
    assert counts["quickly"] == 1
    assert counts["custody"] == 4  # in how many records, not how often
    for word in ("trauma-informed", "trauma", "informed", "child’s", "child", "café", "yot", "ämter"):
        assert word in counts
    assert not {"24", "a", "s"} & set(counts)


@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["re-use", "and/or", "’", "-", "_", "İΣ", "\u2028"]))
    )
)
def test_words_are_the_same_piece_by_piece(texts: list[str]) -> None:
    text = "".join(texts).lower()
    assert set().union(*map(spelt, text.split())) == spelt(text)


@pytest.mark.parametrize("gently", [True, False])
def test_pagefind_is_told_whether_it_may_wait(monkeypatch: pytest.MonkeyPatch, gently: bool) -> None:
    commands: list[list[str]] = []
    start = subprocess.Popen

    def noting(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        commands.append(command)
        return start(command, **options)

    monkeypatch.setattr(word_index.subprocess, "Popen", noting)
    index = WordIndex(small_kb())
    index.start(gently=gently)
    index.discard()
    assert [GENTLY in command for command in commands] == [gently]
