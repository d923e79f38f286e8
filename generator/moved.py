"""Old addresses for ever: a page that leads on, the same file once more, or the notice on a record taken down.

An old page leads on by itself, since it has a browser to do so. An old file (a Word document, slides, a feed, a
citation, Markdown) has none, so the present file lies at its old address as well. Servers that read one of the
ready files lead on for both (``generator/exports/redirects.py``). What only the site's own scripts load has no old
address: they know former ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol, Self, TypeVar

from generator.documents.briefing_value import briefing_address
from generator.exports.citations import citation_addresses
from generator.exports.markdown_pages import FILE
from generator.model.records import CaseStudy, Record
from generator.model.takedown import TakenDown
from generator.output import Files, Output
from generator.pages.addresses import record_address
from generator.pages.environment import Pages
from generator.pages.plain_pages import notice_markdown, notice_page, redirect_page


class Renamed(Protocol):
    """A record, a term or what is left of a record."""

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids it had before."""
        ...

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """The same with other values."""
        ...


Named = TypeVar("Named", bound=Renamed)
INDEX = "index.html"


def as_before(holder: Named) -> list[Named]:
    """A record or term under each of its former ids, so that its old addresses are made like the present ones."""
    return [holder.model_copy(update={"id": former}) for former in holder.former_ids]


def at_old_addresses(
    pages: Pages, output: Output, now: Sequence[str], before: Iterable[Sequence[str]]
) -> Output:
    """An output with everything it has at old addresses as well.

    ``now`` are its present addresses, its page's first; ``before`` the same under each former id.
    """
    moves = tuple(pair for old in before for pair in zip(old, now, strict=True))
    if not moves:
        return output

    def files() -> Files:
        made = output.make_files()
        return {**made, **dict(_at_old_address(pages, old, new, made) for old, new in moves)}

    return replace(
        output,
        addresses=(*output.addresses, *(_file(old) for old, _ in moves)),
        make_files=files,
        moves=(*output.moves, *moves),
    )


def _at_old_address(pages: Pages, old: str, new: str, made: Files) -> tuple[str, str | bytes]:
    return _file(old), redirect_page(pages, old, new) if old.endswith("/") else made[new]


def _file(address: str) -> str:
    return address + INDEX if address.endswith("/") else address


def notice_outputs(pages: Pages) -> Iterator[Output]:
    """The notice in place of each record that was taken down, as a page and as Markdown; all else leads to it."""
    for taken in pages.kb.taken_down.values():
        notice = record_address(taken)
        now = (notice, notice + FILE)
        output = Output(
            None,
            (notice + INDEX, notice + FILE),
            partial(_notice_files, pages, taken),
            tuple((address, notice) for one in (taken, *as_before(taken)) for address in _gone(pages, one)),
        )
        if taken.type == "case-study":
            output = _gone_pages(
                pages, output, [briefing_address(taken.type, i) for i in _ids(taken)], notice
            )
        before = ((record_address(was), record_address(was) + FILE) for was in as_before(taken))
        yield at_old_addresses(pages, output, now, before)


def _notice_files(pages: Pages, taken: TakenDown) -> Files:
    address = record_address(taken)
    return {
        address + INDEX: notice_page(pages, address, taken),
        address + FILE: notice_markdown(taken),
    }


def _gone(pages: Pages, item: TakenDown) -> Iterator[str]:
    """Files that a record had, and that have no place in a notice: only a server can lead on from them."""
    yield from citation_addresses(pages.kb, item)
    if item.type == "case-study":
        yield from _briefing_files(item.id)


def _briefing_files(id_: str) -> tuple[str, str]:
    address = briefing_address("case-study", id_)
    return f"{address}{id_}.docx", f"{address}{id_}.pptx"


def withdrawn_briefings(pages: Pages) -> Iterator[Output]:
    """The briefing of a withdrawn case study is not kept; its address leads to the record, which says why."""
    for record in pages.kb.records.values():
        if isinstance(record, CaseStudy) and record.status == "withdrawn":
            there = record_address(record)
            files = tuple((file, there) for i in _ids(record) for file in _briefing_files(i))
            old = [briefing_address("case-study", i) for i in _ids(record)]
            yield _gone_pages(pages, Output(moves=files), old, there)


def _gone_pages(pages: Pages, output: Output, old: Sequence[str], new: str) -> Output:
    """An output with pages that lead from addresses without a successor to the place that says what became of it."""
    return at_old_addresses(pages, output, (new,), ((address,) for address in old))


def _ids(holder: Record | TakenDown) -> tuple[str, ...]:
    return (holder.id, *holder.former_ids)
