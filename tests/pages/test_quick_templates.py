"""Quick templates write what Jinja's own would, and what is kept belongs to no single page."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from generator.pages.environment import TEMPLATES, Pages
from generator.pages.quick_templates import LONG, QuickContext, QuickTemplate, escaped, kept

VALUES = st.one_of(
    st.text(),
    st.text().map(Markup),
    st.sampled_from(["<b>", Markup("<b>"), "<" * LONG]),
    st.integers(),
    st.none(),
)


class Text(str):
    """Text of a type of its own, as a library may hand over."""

    __slots__ = ()


@given(st.lists(VALUES))
def test_values_are_escaped_as_ever(values: list[object]) -> None:
    assert [escaped(value) for value in values] == [escape(value) for value in values]


def test_text_is_never_taken_for_html_of_the_same_letters() -> None:
    for first, second in pairwise([Markup("<i>"), "<i>", Markup("<i>"), Text("<i>"), "<i>", Markup("<i>")]):
        assert escaped(first) == ("<i>" if isinstance(first, Markup) else "&lt;i&gt;")
        assert escaped(second) == ("<i>" if isinstance(second, Markup) else "&lt;i&gt;")


def quick() -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.context_class = QuickContext
    environment.template_class = QuickTemplate
    return environment


SOURCE = """{% macro twice(x) %}<b>{{ x }}</b>{{ x }}{% endmacro %}{% set x = x ~ "'" %}
{{ twice(x) }} {{ x | upper }} {{ html }} {{ [x, html] | join("&") }} {{ "<" }} {{ 1 }} {{ none }} {{ shared }}"""


@given(st.text())
def test_a_template_writes_what_it_would_without(text: str) -> None:
    environments = quick(), Environment(autoescape=True)
    for environment in environments:
        environment.globals["shared"] = "<shared>"
    quick_text, own = (
        environment.from_string(SOURCE).render(x=text, html=Markup("<hr>")) for environment in environments
    )
    assert quick_text == own


def test_an_unknown_name_is_still_an_error() -> None:
    with pytest.raises(UndefinedError):
        quick().from_string("{{ nothing }}").render()


def test_what_is_kept_is_made_once_for_the_same_values() -> None:
    made: list[tuple[object, ...]] = []

    def macro(*values: object) -> Markup:
        made.append(values)
        return escape(len(made))

    record, other = (type("Record", (), {"id": id_, "__hash__": None})() for id_ in ("a", "b"))
    part = kept(macro)
    assert [part(record), part(other), part(record), part(record, 3), part(("x", "y")), part(("x", "y"))] == [
        "1", "2", "1", "3", "4", "4",
    ]  # fmt: skip
    assert kept(macro)(record) == "5"


def test_what_is_kept_explains_no_abbreviations(pages: Pages) -> None:
    """A page explains each where it stands first, so such a text is another on every page."""
    source = (TEMPLATES / "_parts.html").read_text(encoding="utf-8")
    macros = dict(re.findall(r"{% macro (\w+)\(.*?%}(.*?){%-? endmacro %}", source, re.DOTALL))
    names = re.findall(r"{% set (\w+) = kept\((\w+)\) %}", source)
    assert names
    for name, same in names:
        assert name == same
        todo, seen = [name], set()
        while todo:
            part = todo.pop()
            assert "prose" not in macros[part], f"{name} explains abbreviations, so it cannot be kept"
            seen.add(part)
            todo += [other for other in macros if f"{other}(" in macros[part] and other not in seen]
    assert pages.environment.template_class is QuickTemplate
