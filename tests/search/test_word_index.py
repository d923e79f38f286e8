"""The index of words: its stub pages, its map from Pagefind's fragments to records, and its failures."""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from generator.search import word_index
from generator.search.entries import findable
from generator.search.pagefind_service import FILES
from generator.search.word_index import BUNDLE, FOLDER, WordIndex, WordIndexError, spelling_file, spelt, stub
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
def made() -> tuple[list[str], dict[str, bytes], Path]:
    kb = small_kb(another("twin-a", title="The same"), another("twin-b", title="The same"))
    index = WordIndex(kb)
    index.start()
    folder = index._folder
    assert folder.is_dir()
    files = index.collect()
    assert index.collect() is files
    return [record.title for record in findable(kb)], files, folder


def test_every_record_has_its_own_fragment(made: tuple[list[str], dict[str, bytes], Path]) -> None:
    titles, files, _ = made
    fragments = json.loads(files[f"{FOLDER}words.json"])
    written = {name for name in files if name.startswith(f"{BUNDLE}fragment/")}
    assert {f"{BUNDLE}fragment/{name}.pf_fragment" for name in fragments} == written
    assert len(fragments) == len(set(fragments)) == len(titles)
    for title, name in zip(titles, fragments, strict=True):
        content = gzip.decompress(files[f"{BUNDLE}fragment/{name}.pf_fragment"])
        fragment: dict[str, Any] = json.loads(content.removeprefix(word_index.FRAGMENT_START))
        assert fragment["content"].startswith(title)


def test_only_what_the_site_needs_is_kept(made: tuple[list[str], dict[str, bytes], Path]) -> None:
    _, files, folder = made
    assert f"{BUNDLE}pagefind.js" in files
    assert not [name for name in files if "-ui" in name]
    assert not folder.exists()


def test_a_collection_without_records_has_an_index_too() -> None:
    files = WordIndex(empty_kb()).collect()
    assert json.loads(files[f"{FOLDER}words.json"]) == []
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
