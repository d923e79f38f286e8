"""What the YAML parser says when it gives up, in words for people who are no programmers.

libyaml reports the place where it noticed that something is wrong, which is often after the mistake.
Each function below knows one mistake that people make and returns its diagnostic, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, Place


@dataclass(frozen=True)
class LastScalar:
    """The last value that was read before the parser gave up. Lines and columns count from 1."""

    quoted: bool = False
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True)
class Failure:
    """Where the parser gave up, in its own words, and what it had read until then."""

    path: str
    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    context_line: int
    context_column: int
    last: LastScalar

    def line_text(self, number: int) -> str:
        """A line of the file; empty behind its end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def before(self) -> str:
        """What stands on its line before the place where the parser gave up."""
        return self.line_text(self.line)[: self.column - 1]

    def at_problem(self, code: str, message: str, hint: str) -> Diagnostic:
        """A diagnostic where the parser gave up."""
        return Diagnostic(Place(self.path, self.line, self.column), code, message, hint)

    def at_context(self, code: str, message: str, hint: str) -> Diagnostic:
        """A diagnostic where what the parser was reading begins."""
        return Diagnostic(Place(self.path, self.context_line, self.context_column), code, message, hint)


def explain(error: yaml.YAMLError, text: str, path: str, last: LastScalar) -> Diagnostic:
    """The diagnostic for an error of the parser. ``last`` is the last value it read before."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        words = " ".join(str(error).split())
        return Diagnostic(
            Place(path), "invalid-yaml", f"the file cannot be read: {words}", "check how it is written"
        )
    mark = error.problem_mark
    context_mark = error.context_mark or mark
    lines = text.split("\n")
    line, column = mark.line + 1, mark.column + 1
    if line > len(lines):  # the parser counts a line behind a file that ends without a line break
        line, column = len(lines), len(lines[-1]) + 1
    failure = Failure(
        path=path,
        lines=lines,
        line=line,
        column=column,
        problem=error.problem or "",
        context=error.context or "",
        context_line=context_mark.line + 1,
        context_column=context_mark.column + 1,
        last=last,
    )
    for mistake in MISTAKES:
        diagnostic = mistake(failure)
        if diagnostic is not None:
            return diagnostic
    words = f"{failure.context}: {failure.problem}" if failure.context else failure.problem
    return failure.at_problem(
        "invalid-yaml", f"the parser stopped here: {words}", "compare with a file that works"
    )


def tab(failure: Failure) -> Diagnostic | None:
    """A tab where only spaces may stand."""
    line = failure.line_text(failure.line)
    if "tab character" not in failure.problem and line[failure.column - 1 : failure.column] != "\t":
        return None
    column = line.find("\t") + 1
    return Diagnostic(Place(failure.path, failure.line, column), *TAB)


TAB = (
    "tab",
    "a tab is used to indent this line",
    "replace tabs at the beginning of lines by spaces, two for each step",
)


def unclosed_quote(failure: Failure) -> Diagnostic | None:
    """A quotation mark that nothing closes, or that is closed only by the next one, lines below."""
    message = "the quotation mark opened here is never closed"
    hint = "close it, or remove it and write the value after `>-` on the next line"
    if "quoted scalar" in failure.context and not _is_escape(failure):
        return failure.at_context("unclosed-quote", message, hint)
    last = failure.last
    if not last.quoted or not _directly_after(failure, last):
        return None
    if last.end_line > last.line:
        place = Place(failure.path, last.line, last.column)
        found = (
            f"the quotation mark opened here is closed only on line {last.end_line}, and more text follows it"
        )
        return Diagnostic(
            place, "unclosed-quote", found, "close it on its own line, or check the marks between"
        )
    return failure.at_problem(
        "text-after-quote",
        "text follows the closing quotation mark",
        "put the whole value in other marks: \"…\" around apostrophes, '…' around double quotation marks",
    )


def unquoted_colon(failure: Failure) -> Diagnostic | None:
    """A second ``: `` on a line, or a line that stands too far in."""
    if "mapping values are not allowed" not in failure.problem:
        return None
    if failure.last.line == failure.line or ": " in failure.before():
        return failure.at_problem(
            "unquoted-colon",
            "a colon and a space inside a value must be quoted",
            "put the whole value in quotation marks, or write it after `>-` on the next line",
        )
    return _badly_indented(
        failure, "this line stands further in than the line above, so it is read as part of its value"
    )


def reserved_character(failure: Failure) -> Diagnostic | None:
    """A value that begins with a character to which YAML gives a meaning."""
    hint = "put the whole value in quotation marks"
    if "directive" in failure.context or "tag handle" in failure.problem:
        sign = "%" if "directive" in failure.context else "!"
        return failure.at_context("reserved-character", f"a value cannot begin with {sign}", hint)
    character = failure.line_text(failure.line)[failure.column - 1 : failure.column]
    # The parser has no words of its own for a value that begins with a closing bracket or a comma.
    stray = "block node" in failure.context and character in ("]", "}", ",")
    if stray or "cannot start any token" in failure.problem or "mapping keys are not" in failure.problem:
        return failure.at_problem("reserved-character", f"a value cannot begin with {character}", hint)
    if "anchor" in failure.context or "alias" in failure.context or "tag" in failure.context:
        column = failure.context_column
        character = failure.line_text(failure.context_line)[column - 1 : column]
        return failure.at_context("reserved-character", f"a value cannot begin with {character}", hint)
    return None


def escape(failure: Failure) -> Diagnostic | None:
    """A backslash between double quotation marks."""
    if not _is_escape(failure):
        return None
    return failure.at_problem(
        "backslash",
        "a backslash between double quotation marks has a special meaning",
        "write it twice, or use single quotation marks",
    )


def unclosed_bracket(failure: Failure) -> Diagnostic | None:
    """A bracket or brace that nothing closes, or a value that happens to begin with one."""
    if "did not find expected key" in failure.problem and failure.before().rstrip().endswith(("]", "}")):
        hint = "put the whole value in quotation marks"
        return failure.at_problem("text-after-bracket", "text follows the closing bracket", hint)
    if "flow node" in failure.context:
        hint = "close the bracket, or take out the comma or bracket that stands here"
        message = "a value or a closing bracket is missing before this place"
        return failure.at_problem("unclosed-bracket", message, hint)
    if "flow sequence" not in failure.context and "flow mapping" not in failure.context:
        return None
    bracket = "[" if "sequence" in failure.context else "{"
    return failure.at_context(
        "unclosed-bracket",
        f"the bracket {bracket} opened here is not closed as expected",
        "close it; if the bracket is part of a text, put the whole value in quotation marks",
    )


def no_colon(failure: Failure) -> Diagnostic | None:
    """A line that is neither a field nor part of the value above it."""
    message = "this line is neither a field with a colon nor part of the value above"
    hint = "write `field: value`; let a value that goes on stand further in, after `>-`"
    if "could not find expected ':'" in failure.problem:
        return failure.at_context("no-colon", message, hint)
    last = failure.last
    if "mapping values are not allowed" in failure.problem and last.line < last.end_line == failure.line:
        # The parser takes a line without a colon and the field below it, which begins under it, for one value.
        indentation = failure.line_text(last.line)[: last.column - 1]
        if not indentation.strip() and not failure.line_text(failure.line).startswith(indentation + " "):
            return Diagnostic(Place(failure.path, last.line, last.column), "no-colon", message, hint)
    return None


def list_on_field_line(failure: Failure) -> Diagnostic | None:
    """``field: - value``."""
    if "block sequence entries are not allowed" not in failure.problem:
        return None
    return failure.at_problem(
        "list-on-field-line",
        "a list cannot begin on the line of its field",
        "write `- ` and the value on the next line; put a value that begins with a dash in quotation marks",
    )


def bad_indentation(failure: Failure) -> Diagnostic | None:
    """Whatever else stands at a depth that fits nothing above it."""
    if "did not find expected key" in failure.problem or "expected '-' indicator" in failure.problem:
        return _badly_indented(failure, "this line does not fit the lines above it")
    return None


MISTAKES: tuple[Callable[[Failure], Diagnostic | None], ...] = (
    tab,
    unclosed_quote,
    no_colon,
    unquoted_colon,
    escape,
    reserved_character,
    unclosed_bracket,
    list_on_field_line,
    bad_indentation,
)


def _badly_indented(failure: Failure, message: str) -> Diagnostic:
    line = failure.line_text(failure.line)
    column = len(line) - len(line.lstrip(" ")) + 1
    hint = "let fields that belong together begin in the same column, and quote a value that holds `: `"
    return Diagnostic(Place(failure.path, failure.line, column), "bad-indentation", message, hint)


def _is_escape(failure: Failure) -> bool:
    """Whether a backslash is followed by what it cannot be followed by; “hexdecimal” is the parser's spelling."""
    return "escape" in failure.problem or "hexdecimal" in failure.problem


def _directly_after(failure: Failure, last: LastScalar) -> bool:
    """Whether the parser gave up on the line, and right behind the place, where the last value ended."""
    return failure.line == last.end_line and not failure.before()[last.end_column - 1 :].strip()
