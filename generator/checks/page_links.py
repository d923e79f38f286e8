"""The links of hand-written pages lead to no script and to no address without encryption.

These pages may hold HTML and links to each other, which records may not; so only the way an address begins counts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

from generator.checks.links import without_code
from generator.checks.markdown_links import address_problem, link_problems
from generator.checks.markdown_problem import Problem
from generator.checks.page_files import page_texts
from generator.diagnostics import Diagnostic
from generator.reading.collection import Collection
from generator.reading.source_text import position

REFUSED = frozenset(("unsafe-address", "plain-http"))
ATTRIBUTE = re.compile(
    r"<[a-z][^<>]*?\b(?:href|src|action|formaction|data|poster)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)


def check_page_links(collection: Collection, docs_folder: Path) -> Iterator[Diagnostic]:
    """Each such link of every page in a folder. Files that cannot be read are reported elsewhere."""
    for page in page_texts(docs_folder, collection.root):
        if not isinstance(page, Diagnostic):
            path, text = page
            for problem in page_problems(text, collection.origins):
                yield Diagnostic(position(text, problem.start, path), *problem[2:])


def page_problems(text: str, ids: Container[str]) -> Iterator[Problem]:
    """The links of one page, in Markdown and in HTML, that lead where no link may."""
    bare = without_code(text)
    for problem in link_problems(text, bare, ids):
        if problem.code in REFUSED:
            yield problem
    for match in ATTRIBUTE.finditer(bare):
        name = str(match.lastgroup)  # one of the three, in whatever quotation marks the address stands
        told = address_problem(match[name], ids)
        if told and told[0] in REFUSED:
            yield Problem(match.start(name), match[name], *told)
