"""Knowledge bases for tests of what is exported: the real one, a small one, and the small one made hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.build import knowledge_base_of, read_and_check
from generator.exports.open_data import OpenData, open_data
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.records import Record
from generator.pages.environment import Pages
from tests.outputs import data_files

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "pages" / "collection"
HOSTILE = (
    '=HYPERLINK("https://evil.example";"x") </script><script>alert(1)</script> <!-- ]]> & {curly} 100% #1 '
    "\\cmd $x_y ~ ^ \"double\" 'single' “curly” é ñ 漢字 👩‍👧 \u202eright to left\u202c @x +1 | `code` *bold* [[a]]\n"
    "TY  - JOUR\r\nER  - \x00\x07\x1b\x85\u2028\ufffe end"
)


@cache
def knowledge_base(folder: Path) -> KnowledgeBase:
    """The knowledge base of a project's folder."""
    collection, diagnostics = read_and_check(folder / "findings", folder, folder / "docs")
    assert [d for d in diagnostics if d.severity == "error"] == []
    return knowledge_base_of(collection)


def real() -> KnowledgeBase:
    return knowledge_base(PROJECT)


def small() -> KnowledgeBase:
    return knowledge_base(SMALL)


def hostile_record(record: Record) -> Record:
    """A record with hostile text where text stands. No check of the model is run on it."""
    update: dict[str, object] = {"title": f"{record.id} {HOSTILE}", "summary": HOSTILE, "detail": HOSTILE}
    update["quotes"] = tuple(
        quote.model_copy(update={"text": HOSTILE, "section": HOSTILE, "speaker": HOSTILE})
        for quote in record.quotes
    )
    if record.type == "source":
        update |= {"short_title": HOSTILE, "licence": HOSTILE, "attribution": HOSTILE, "authors": HOSTILE}
    return record.model_copy(update=update)


@cache
def hostile() -> KnowledgeBase:
    kb = small()
    settings = kb.settings.model_copy(update={"title": HOSTILE, "purpose": HOSTILE, "publisher": HOSTILE})
    terms = {
        i: term.model_copy(update={"title": HOSTILE, "definition": HOSTILE, "aliases": (HOSTILE,)})
        for i, term in kb.terms.items()
    }
    records = [hostile_record(record) for record in kb.records.values()]
    return build_knowledge_base(settings, records, terms, kb.paths, kb.lines, kb.locks)


COLLECTIONS = {"real": real, "small": small, "hostile": hostile}


@cache
def data(name: str) -> OpenData:
    """All data files of one of the collections, those of terms and records too; made once."""
    pages = Pages(COLLECTIONS[name]())
    return OpenData(open_data(pages.kb).downloads, data_files(pages))
