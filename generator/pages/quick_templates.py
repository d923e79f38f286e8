"""What makes Jinja quick enough for 50,000 pages. Templates mean the same with it and without it."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

LONG = 200  # such texts stand on one page, and would take room in memory
_escaped_text = lru_cache(maxsize=10_000)(escape)


def escaped(value: object) -> str:
    """What ``escape`` makes of a value that a template writes: text is escaped, and HTML stays what it is.

    A page writes some hundred values, many of them HTML already, and the same titles and addresses again and again:
    an eighth of the time of a page.
    """
    if type(value) is Markup:
        return value
    # No other type is looked up: HTML of the same letters would be found in its place.
    return _escaped_text(value) if type(value) is str and len(value) < LONG else escape(value)


class QuickTemplate(Template):
    """A template that escapes with :func:`escaped`, and has what all templates share in a plain dictionary."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """A template of its compiled code."""
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template


def kept(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """The macro, which now remembers what it made of the same values; a record stands for its id.

    A record's card stands on six other pages, and one document is named on forty: a fifth of the time of a page.
    """
    made: dict[tuple[object, ...], Markup] = {}

    def remembered(*values: Any) -> Markup:
        key = tuple(getattr(value, "id", value) for value in values)
        if key not in made:
            made[key] = macro(*values)
        return made[key]

    return remembered


class QuickContext(Context):
    """The context of a template whose functions never ask for it, as filters do.

    Jinja looks at each function, before each call, for marks that ask for the context; a page makes a hundred
    calls. Not looking saves a sixth of the time of a page.
    """

    def call(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **named: Any,
    ) -> Any:
        """Call a function or a macro of a template."""
        return function(*args, **named)
