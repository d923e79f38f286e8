"""One build, from folder to outputs, with nothing of any site generator in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_collection
from generator.checks.dates import today_anywhere
from generator.diagnostics import CollectionError, Diagnostic, errors
from generator.documents.cache import DocumentCache
from generator.documents.files import Documents
from generator.garbage import nothing_to_find
from generator.memory import Memory
from generator.model.knowledge_base import KnowledgeBase, build_knowledge_base
from generator.model.references import references
from generator.output import Output
from generator.outputs import all_outputs
from generator.pages.environment import Pages
from generator.pages.page import PagePlan
from generator.progress import Progress
from generator.reading.collection import Collection, read_collection
from generator.same_address import same_addresses
from generator.search.word_index import WordIndex

# Both lie beside mkdocs.yml: documents that need not be made again, and a partnership's own templates.
DOCUMENT_CACHE = ".cache/documents"
TEMPLATES = "templates"


@dataclass(frozen=True)
class Build:
    """Everything a site consists of. Nothing is made yet but the index of words, once it is started."""

    kb: KnowledgeBase
    pages: Pages
    outputs: tuple[Output, ...]
    words: WordIndex
    documents: DocumentCache

    @property
    def page_plans(self) -> list[PagePlan]:
        """Every generated page."""
        return [output.page for output in self.outputs if output.page is not None]

    @property
    def moves(self) -> list[tuple[str, str]]:
        """Every old address with the present one."""
        return [move for output in self.outputs for move in output.moves]


@nothing_to_find()
def read_and_check(
    source: Path,
    root: Path,
    docs: Path,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> tuple[Collection, list[Diagnostic]]:
    """Read a folder of records and check it whole. Returns what was read and every diagnostic.

    With ``memory``, files that have not changed are not read again.
    """
    progress = progress or Progress()
    with progress.step("Reading records") as tell:
        collection = read_collection(source, root=root, memory=memory.files if memory else None, tell=tell)
    with progress.step("Checking records, checks done") as tell:
        found = check_collection(collection, docs, today_anywhere(), tell)
    return collection, [*collection.diagnostics, *found]


@nothing_to_find()
def knowledge_base_of(collection: Collection) -> KnowledgeBase:
    """The knowledge base of a collection without errors."""
    if collection.settings is None:
        raise ValueError("a collection without settings has errors; check it first")
    return build_knowledge_base(
        collection.settings,
        collection.records.values(),
        collection.terms,
        {i: origin.path for i, origin in collection.origins.items()},
        {i: origin.line for i, origin in collection.origins.items()},
        collection.locks,
        collection.taken_down,
        lambda record: collection.files[record.id].once(references),
    )


@nothing_to_find()
def plan(kb: KnowledgeBase, root: Path, memory: Memory | None = None) -> Build:
    """Plan what is to be made of a knowledge base. ``root`` is the project's folder."""
    words, pages = WordIndex(kb), Pages(kb, memory.templates if memory else None)
    documents = DocumentCache(root / DOCUMENT_CACHE)
    outputs = all_outputs(pages, words, Documents(documents, root / TEMPLATES))
    return Build(kb, pages, tuple(outputs), words, documents)


def check_addresses(collection: Collection, root: Path, docs: Path) -> list[Diagnostic]:
    """Everything in a collection without errors that would stand at the address of something else."""
    kb = knowledge_base_of(collection)
    return same_addresses(plan(kb, root).outputs, kb, docs, root)


def prepare(
    source: Path,
    root: Path,
    docs: Path,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read and check everything, and plan what is to be made.

    With ``memory``, what has not changed is not read again. Raises CollectionError with all errors if there is any.
    """
    collection, diagnostics = read_and_check(source, root, docs, memory, progress)
    if errors(diagnostics):
        raise CollectionError(diagnostics)
    with (progress or Progress()).step("Putting records together, steps done") as tell:
        kb = knowledge_base_of(collection)
        tell(1, 3)
        build = plan(kb, root, memory)
        tell(2, 3)
        doubled = same_addresses(build.outputs, kb, docs, root)
    if doubled:
        raise CollectionError([*diagnostics, *doubled])
    return build
