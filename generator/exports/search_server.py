"""Files that OpenSearch and Elasticsearch load as they are: the items as ``_bulk`` requests, and the index for them.

The mapping is derived from the models: ids and choices are keywords, dates are dates, text is analysed as
English. Documents are the items of ``/api/v1``, unchanged. What both servers document and this file keeps to:
an action line before every document, each on one line, a newline at the very end, an ``_id`` of at most 512
bytes, and a request smaller than ``http.max_content_length`` (100 MB unless it was changed).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from generator.exports.api import ItemList
from generator.exports.api_schemas import published
from generator.model.fields import check_address, check_date, check_day

INDEX = "inspection-findings"
INDEX_FILE = "data/search-server/index.json"
LARGEST = 10_000_000  # bytes a file: what loads quickly, and below the limits of small hosted servers as well
KEYWORD = {"type": "keyword"}
DATE = {"type": "date", "format": "strict_date||strict_year_month||strict_year"}
TEXT = {"type": "text", "analyzer": "english"}
# Short texts can also be sorted by and counted, whole.
SHORT = 300
SHORT_TEXT = {**TEXT, "fields": {"whole": {"type": "keyword", "ignore_above": SHORT}}}
ADDED = {
    "kind": KEYWORD,
    "url": KEYWORD,
    "narrower": KEYWORD,
    "records": KEYWORD,
    "linked_from": {"type": "object", "dynamic": True},  # its fields are the names of fields that hold ids
}
LINKS = {"links": {"path_match": "linked_from.*", "mapping": KEYWORD}}


def bulk_files(lists: Iterable[ItemList], largest: int = LARGEST) -> list[bytes]:
    """All items as bodies of ``_bulk`` requests, none larger than ``largest`` bytes unless one item is.

    An item that is loaded again replaces itself.
    """
    bodies: list[bytes] = []
    pairs: list[bytes] = []
    size = 0
    for pair in _pairs(lists):
        if pairs and size + len(pair) > largest:
            bodies.append(b"".join(pairs))
            pairs, size = [], 0
        pairs.append(pair)
        size += len(pair)
    return [*bodies, b"".join(pairs)] if pairs else bodies


def _pairs(lists: Iterable[ItemList]) -> Iterator[bytes]:
    for part in lists:
        for item, line in zip(part.items, part.lines, strict=True):
            action = f'{{"index": {{"_index": "{INDEX}", "_id": "{item["id"]}"}}}}\n'
            yield b"".join((action.encode(), line, b"\n"))


def index_file() -> str:
    """The body of the request that makes the index: its settings and its mapping."""
    fields: dict[str, Any] = {}
    for part in published():
        fields |= {**properties(part.model), **{name: ADDED[name] for name in (*part.added, "kind")}}
    # A field that a later version adds is kept with its document and not searched: no load ever fails for it.
    mapping = {"dynamic": False, "dynamic_templates": [LINKS], "properties": dict(sorted(fields.items()))}
    index = {"settings": {"index": {"number_of_shards": 1}}, "mappings": mapping}
    return json.dumps(index, indent=1) + "\n"


@cache
def properties(model: type[BaseModel]) -> Mapping[str, Any]:
    """The mapping of every field of a model."""
    return {name: _field(info.annotation, list(info.metadata)) for name, info in model.model_fields.items()}


def _field(annotation: Any, marks: list[Any]) -> dict[str, Any]:
    """The mapping of one field, from its type; a list is mapped like its items."""
    arguments = [part for part in get_args(annotation) if part not in (NoneType, Ellipsis)]
    if get_origin(annotation) is Annotated:
        return _field(arguments[0], [*marks, *arguments[1:]])
    if get_origin(annotation) is Literal:
        return KEYWORD
    if len(arguments) > 1:  # numbers, whole and broken
        return {"type": "double"}
    if arguments:
        return _field(arguments[0], marks)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {"properties": dict(properties(annotation))}
    numbers = {bool: "boolean", int: "integer", float: "double"}
    if annotation in numbers:
        return {"type": numbers[annotation]}
    return _text(marks)


def _text(marks: list[Any]) -> dict[str, Any]:
    rules = [mark for whole in marks for mark in (whole, *getattr(whole, "metadata", ()))]
    checks = [rule.func for rule in rules if isinstance(rule, AfterValidator)]
    if check_date in checks or check_day in checks:
        return DATE
    if check_address in checks or any(getattr(rule, "pattern", None) for rule in rules):
        return KEYWORD
    longest = max((getattr(rule, "max_length", None) or 0 for rule in rules), default=0)
    return SHORT_TEXT if 0 < longest <= SHORT else TEXT
