"""YAML as an analyst would write it: block text for what is long, one field a line for what is short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

LINE = 98
Value = str | int | Sequence["Value"] | Mapping[str, "Value"]


def yaml_text(fields: Mapping[str, Value]) -> str:
    """A file of fields. Empty lists are left out. Text with a line break is Markdown and stays as it is."""
    return "".join(f"{line}\n" for line in _lines(fields, ""))


def _lines(fields: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, str | int):
            lines += _scalar(f"{indent}{name}:", str(value), indent + "  ")
        elif isinstance(value, Mapping):
            lines += [f"{indent}{name}:", *_lines(value, indent + "  ")]
        elif value:
            lines.append(f"{indent}{name}:")
            for item in value:
                lines += _item(item, indent + "  ")
    return lines


def _item(item: Value, indent: str) -> list[str]:
    if isinstance(item, Mapping):
        first, *rest = _lines(item, indent + "  ")
        return [f"{indent}- {first.strip()}", *rest]
    return _scalar(f"{indent}-", str(item), indent + "  ")


def _scalar(start: str, text: str, indent: str) -> list[str]:
    if "\n" in text:
        return [f"{start} |", *(f"{indent}{line}" if line else "" for line in text.rstrip("\n").split("\n"))]
    if len(start) + len(text) < LINE and ": " not in text and text[:1].isalnum():
        return [f"{start} {text}"]
    folded = wrap(text, LINE - len(indent), break_long_words=False, break_on_hyphens=False)
    return [f"{start} >-", *(indent + line for line in folded)]
