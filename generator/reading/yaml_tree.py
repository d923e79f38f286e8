"""Strict YAML: text to a tree of nodes.

The tree is built from the events of PyYAML's C parser, so that nothing is ever guessed (``no`` and
``12:30`` stay text) and nothing can explode (no alias is followed, no depth beyond the limit entered).
What YAML offers beyond fields, lists and text is refused, each with its own code.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Place, shortened
from generator.reading.parser_errors import TAB, LastScalar, explain
from generator.reading.yaml_nodes import Mapping, Node, Scalar, Sequence

DEPTH_LIMIT = 12
COMMENT_BEHIND = re.compile(r"[ \t]+#")
INDENTED_BY_TAB = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)


def read_tree(text: str, path: str) -> tuple[Mapping | None, list[Diagnostic]]:
    """Read one YAML document whose top is a mapping.

    Returns the tree and everything that is wrong with it. The tree is None when the file cannot be
    read to its end; otherwise it holds all but what was refused. Never raises.
    """
    builder = _TreeBuilder(text, path)
    root = builder.build()
    return root, builder.diagnostics


class _RefusedError(Exception):
    """The rest of the file cannot be read."""


class _TreeBuilder:
    """Takes the parser's events one by one.

    ``open`` holds the lists and mappings that are not closed yet, ``keys`` for each of them the key
    whose value comes next. Events are ``Any``: the stubs of PyYAML do not know what its events hold.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.diagnostics: list[Diagnostic] = []
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0
        self.last_event: Any | None = None
        self.last_was_cut = False
        self.block_spans: list[tuple[int, int]] = []

    def build(self) -> Mapping | None:
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                self.take(event)
        except _RefusedError:
            return None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self.take_parser_error(error)
            return None
        self.check_tabs()
        if isinstance(self.root, Mapping):
            return self.root
        if not self.diagnostics:
            if self.root is None or (isinstance(self.root, Scalar) and self.root.blank):
                self.report("empty-file", 0, 0, "the file is empty", "write its fields or delete it")
            else:
                hint = "write lines such as `title: A title`"
                self.report("no-fields", 1, 1, "the file does not consist of fields", hint)
        return None

    def report(self, code: str, line: int, column: int, message: str, hint: str) -> None:
        self.diagnostics.append(Diagnostic(Place(self.path, line, column), code, message, hint))

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.take_scalar(event)
        elif kind is yaml.MappingStartEvent:
            self.begin(Mapping(*self.position(event)), event)
        elif kind is yaml.SequenceStartEvent:
            self.begin(Sequence(*self.position(event)), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.open.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            line, column = self.position(event)
            hint = "write the value out; put a text that begins with * in quotation marks"
            self.report("alias", line, column, f"the alias *{shortened(event.anchor)} is not allowed", hint)
            start = event.start_mark.index
            self.place(Scalar(line, column, f"*{event.anchor}", start, event.end_mark.index, blank=True))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                line, column = self.position(event)
                hint = "make a file of each, and remove the line `---`"
                self.report("several-documents", line, column, "a second document begins here", hint)
                raise _RefusedError

    def begin(self, node: Sequence | Mapping, event: Any) -> None:
        self.refuse_extras(event, node.line, node.column)
        if self.open and isinstance(self.open[-1], Mapping) and self.keys[-1] is None:
            hint = "put a text that begins with a bracket in quotation marks"
            self.report("key-not-text", node.line, node.column, "the name of a field must be a text", hint)
            raise _RefusedError
        if len(self.open) >= DEPTH_LIMIT:
            message = f"lists and fields stand more than {DEPTH_LIMIT} levels inside each other"
            self.report("too-deep", node.line, node.column, message, "check the brackets or the indentation")
            raise _RefusedError
        self.place(node)
        self.open.append(node)
        self.keys.append(None)

    def take_scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column = (start.line + 1, start.column + 1) if event.value else self.position(event)
        if event.anchor is not None or event.tag is not None:
            self.refuse_extras(event, line, column)
        plain = not event.style
        node = Scalar(line, column, event.value, start.index, end.index, plain and not event.value)
        if event.style in ("|", ">"):
            self.block_spans.append((start.line, end.line + bool(end.column)))
        self.last_event, self.last_was_cut = event, False
        if plain and COMMENT_BEHIND.match(self.text, end.index):
            self.last_was_cut = True
            what = "the text after ` #` is lost" + ("" if event.value else ", so the value is missing")
            hash_column = self.text.index("#", end.index) - end.index + end.column + 1
            hint = "put the value in quotation marks, or the comment on a line of its own"
            self.report("lost-text", end.line + 1, hash_column, what, hint)
        elif node.blank and self.expects_key():
            self.report(
                "key-not-text", line, column, "the name of the field is missing", "write it before the colon"
            )
        elif node.blank and self.open:
            self.report("blank-value", line, column, "the value is missing", "write it or remove the line")
        elif plain and event.value == "<<" and self.expects_key():
            node.blank = True
            hint = "write the fields out"
            self.report("merge-key", line, column, "the merge key << is not allowed", hint)
        self.place(node)

    def refuse_extras(self, event: Any, line: int, column: int) -> None:
        if event.anchor is not None:
            hint = "remove it; put a text that begins with & in quotation marks"
            self.report("anchor", line, column, f"the anchor &{shortened(event.anchor)} is not allowed", hint)
        if event.tag is not None:
            hint = "remove it; put a text that begins with ! in quotation marks"
            self.report("tag", line, column, "a tag, which begins with !, is not allowed", hint)

    def expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], Mapping) and self.keys[-1] is None

    def place(self, node: Node) -> None:
        """Put a node where it belongs: at the top, in the open list or mapping."""
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            if not (isinstance(node, Scalar) and node.blank):
                parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None and isinstance(node, Scalar):
            self.keys[-1] = node
        elif key is not None:
            self.put_field(parent, key, node)

    def put_field(self, parent: Mapping, key: Scalar, node: Node) -> None:
        """Add a field to the open mapping, unless its key is refused or stands there already."""
        self.keys[-1] = None
        if key.blank:
            return
        if key.text in parent.entries:
            first = parent.entries[key.text][0]
            message = f"`{shortened(key.text)}` is written twice; it already stands on line {first.line}"
            self.report("duplicate-key", key.line, key.column, message, "keep one of the two")
            return
        parent.entries[key.text] = (key, node)

    def take_parser_error(self, error: Exception) -> None:
        if self.last_was_cut:
            return
        if not isinstance(error, yaml.YAMLError):
            error = yaml.YAMLError(str(error))
        last = LastScalar()
        if self.last_event is not None:
            start, end = self.last_event.start_mark, self.last_event.end_mark
            quoted = self.last_event.style in ("'", '"')
            last = LastScalar(quoted, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.diagnostics.append(explain(error, self.text, self.path, last))

    def check_tabs(self) -> None:
        """Refuse tabs as indentation where the parser lets them pass; inside `|` they are text."""
        if "\t" not in self.text:
            return  # of nearly every file: looking at each line for it took a twentieth of a check
        for match in INDENTED_BY_TAB.finditer(self.text):
            line = self.text.count("\n", 0, match.start())
            if not any(first < line < last for first, last in self.block_spans):
                self.report(TAB[0], line + 1, match[0].index("\t") + 1, TAB[1], TAB[2])
                return

    def position(self, event: Any) -> tuple[int, int]:
        """Where an event begins. The parser counts a line too many behind a file without a last line break."""
        mark = event.start_mark
        if mark.index < len(self.text):
            return mark.line + 1, mark.column + 1
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")
