"""Every code that a diagnostic can have, and what it means: the only list of them.

To add one: put a ``Code`` into the file of its subject, an example folder into ``tests/examples/bad``, wrong and
right, and run ``UPDATE_GOLDEN=1 python -m pytest tests/test_codes.py``, which brings ``examples.json`` up to date. The
page ``/messages/`` of the site is made of both, with an anchor for each code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.codes import addresses, citations, fields, files, markdown, references, words, yaml_text
from generator.codes.code import Code, Group

GROUPS: tuple[Group, ...] = (
    Group("files", "Files and folders", files.CODES),
    Group("yaml", "How YAML is written", yaml_text.CODES),
    Group("fields", "Fields and their values", fields.CODES),
    Group("markdown", "Markdown and links", markdown.CODES),
    Group("references", "References", references.CODES),
    Group("addresses", "Names and permanent addresses", addresses.CODES),
    Group("citations", "Quotations and places in documents", citations.CODES),
    Group("words", "Words, children and plain English", words.CODES),
)

CODES: Mapping[str, Code] = MappingProxyType({code.name: code for group in GROUPS for code in group.codes})

# The page that explains them, from the site's root.
ADDRESS = "messages/"
