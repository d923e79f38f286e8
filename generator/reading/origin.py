"""Where a record, a term or a lock file was read, and where in its file each of its values stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Place
from generator.model.fields import TypeName
from generator.reading.source_text import position
from generator.reading.yaml_nodes import Mapping, Node, Scalar, find
from generator.reading.yaml_tree import read_tree

Location = tuple[str | int, ...]


@dataclass(eq=False)
class YamlFile:
    """The text of a file that was read. Its tree is made again when a place is asked for: few ever are."""

    path: str
    text: str

    @cached_property
    def tree(self) -> Mapping | None:
        """The nodes of the file; None where nothing can be made of it."""
        return read_tree(self.text, self.path)[0]


@dataclass(frozen=True)
class Origin:
    """Where something was read. ``inside`` leads to it from the top of the file: a term has its key there."""

    file: YamlFile
    line: int
    type: TypeName
    inside: Location = ()

    @property
    def path(self) -> str:
        """The path of the file, relative to the project, with forward slashes."""
        return self.file.path

    def place(self, location: Location = ()) -> Place:
        """The place of a value, by a location as in pydantic's errors; of the nearest thing around it
        that is written in the file, where it is not."""
        if not location and not self.inside:
            return Place(self.path, self.line, 1)
        tree = self.file.tree
        if tree is None:
            return Place(self.path, self.line, 1)
        if not location:
            entry = tree.entries.get(str(self.inside[0]))
            if entry:
                return Place(self.path, entry[0].line, entry[0].column)
        node = self._node(tree, location)
        return Place(self.path, node.line, node.column)

    def place_in_text(self, location: Location, fragment: str, occurrence: int = 0) -> Place:
        """The place inside a text where it holds ``fragment`` for the ``occurrence``-th time, from 0."""
        tree = self.file.tree
        if tree is None:
            return self.place(location)
        node = self._node(tree, location)
        if isinstance(node, Scalar):
            index = node.start - 1
            for _ in range(occurrence + 1):
                index = self.file.text.find(fragment, index + 1, node.end)
                if index < 0:
                    break
            else:
                return position(self.file.text, index, self.path)
        return Place(self.path, node.line, node.column)

    def _node(self, tree: Mapping, location: Location) -> Node:
        return find(tree, self.inside + location)[0]
