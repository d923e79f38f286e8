"""An id is a file's name, a part of an address, an anchor and a word in YAML and Markdown: safe in each of them."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote, urljoin, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from pydantic import TypeAdapter, ValidationError

from generator.checks.links import links
from generator.checks.names import skeleton
from generator.model.fields import Id
from generator.reading.collection import is_id
from generator.reading.yaml_nodes import data
from generator.reading.yaml_tree import read_tree

ADAPTER: TypeAdapter[str] = TypeAdapter(Id)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,7}", fullmatch=True)
NEARLY = st.text("ab09-_.:/\\ %#\n\u0430\u00e9\uff41\u0660", max_size=8) | st.text(max_size=8) | IDS
# Letters of several scripts, accents of their own, signs that cannot be seen, and what looks like something else.
NAMES = st.text(
    "abmnrvw01lo-_IİſßµΩé\u0301\u0308\u0430\u0456\u0435\u0435\u0457\u03bf\u200b\u2010\uff21ﬁ", max_size=8
)


@given(NEARLY)
@example("a" * 80)
@example("a" * 81)
def test_names_of_files_and_references_keep_the_same_rule(text: str) -> None:
    try:
        ADAPTER.validate_python(text)
    except ValidationError:
        assert not is_id(text)
    else:
        assert is_id(text)


@given(IDS)
def test_an_id_is_one_step_of_a_path_on_every_computer(id_: str) -> None:
    for path in (
        PurePosixPath(f"findings/context/{id_}.yml"),
        PureWindowsPath(f"findings/context/{id_}.yml"),
    ):
        assert path.parts == ("findings", "context", f"{id_}.yml")
        assert (path.stem, path.suffix) == (id_, ".yml")
    assert id_ == id_.casefold() == unicodedata.normalize("NFKC", id_)


@given(IDS)
def test_an_id_is_one_step_of_an_address(id_: str) -> None:
    assert quote(id_, safe="") == id_
    address = urljoin("https://example.org/kb/findings/", f"{id_}/")
    assert urlsplit(address)[:4] == ("https", "example.org", f"/kb/findings/{id_}/", "")
    assert urlsplit(urljoin("https://example.org/kb/glossary/", f"#{id_}")).fragment == id_


@given(IDS)
def test_an_id_is_an_anchor_even_without_quotation_marks(id_: str) -> None:
    element = html.fragment_fromstring(f"<p id={id_}>x</p>")
    assert dict(element.attrib) == {"id": id_}


@given(IDS)
@example("null")
@example("1e3")
@example("no")
def test_an_id_is_a_text_in_yaml_and_a_reference_in_markdown(id_: str) -> None:
    tree, found = read_tree(f"{id_}:\n  - {id_}\n", "f")
    assert (tree and data(tree), found) == ({id_: [id_]}, [])
    assert links(f"See [[{id_}]] and [[{id_}|it]].") == [(id_, 4), (id_, len(id_) + 13)]


@given(NAMES | st.text(max_size=8))
@example("\u0430\u0301")
def test_what_a_name_looks_like_is_said_once_and_for_all(name: str) -> None:
    """It looks like itself; capitals and the way in which accents are stored make no difference."""
    seen = skeleton(name)
    assert skeleton(seen) == seen
    assert skeleton(unicodedata.normalize("NFD", name)) == seen
    assert skeleton(unicodedata.normalize("NFC", name)) == seen
    assert skeleton(name.casefold()) == seen


def test_a_letter_of_another_script_is_known_below_its_accent() -> None:
    assert skeleton("caf\u00e9") == skeleton("c\u0430f\u0435\u0301") == skeleton("c\u0430f\u200be\u0301")
