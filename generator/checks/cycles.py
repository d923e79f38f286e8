"""Chains that must come to an end: broader terms, and records that replace each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic
from generator.reading.collection import Collection


def check_hierarchies(collection: Collection) -> Iterator[Diagnostic]:
    """No term is its own broader term, over however many steps."""
    for field_name in ("broader", "part_of"):
        graph: dict[str, tuple[str, ...]] = {}
        for id_, term in collection.terms.items():
            value = getattr(term, field_name, None)
            if value:
                graph[id_] = (value,) if isinstance(value, str) else tuple(value)
        for cycle in cycles(graph):
            message = f"these terms contain each other: {_chain(cycle)}"
            place = collection.origins[cycle[0]].place((field_name,))
            yield Diagnostic(place, "circle", message, f"remove one `{field_name}` from the chain")


def check_successors(collection: Collection) -> Iterator[Diagnostic]:
    """Following ``superseded_by`` leads to a record that stands."""
    graph = {
        id_: (record.superseded_by,) for id_, record in collection.records.items() if record.superseded_by
    }
    for cycle in cycles(graph):
        place = collection.origins[cycle[0]].place(("superseded_by",))
        message = f"these records replace each other: {_chain(cycle)}"
        yield Diagnostic(place, "circle", message, "remove one `superseded_by` from the chain")


def cycles(graph: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Cycles of two nodes or more, each from its alphabetically first node; at least one of those that
    overlap. ``graph`` leads from each node to the next ones."""
    done: set[str] = set()
    found: dict[tuple[str, ...], None] = {}
    for start in graph:
        if start in done:
            continue
        path = [start]
        position = {start: 0}
        branches = [iter(graph[start])]
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                node = path.pop()
                del position[node]
                done.add(node)
            elif following in position:
                cycle = path[position[following] :]
                if len(cycle) > 1:
                    first = cycle.index(min(cycle))
                    found[tuple(cycle[first:] + cycle[:first])] = None
            elif following not in done and following in graph:
                position[following] = len(path)
                path.append(following)
                branches.append(iter(graph[following]))
    return [list(cycle) for cycle in found]


def _chain(cycle: list[str]) -> str:
    return " → ".join(f"`{id_}`" for id_ in [*cycle, cycle[0]])
