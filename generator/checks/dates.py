"""Nothing was added, reviewed, published or inspected on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from generator.diagnostics import Diagnostic
from generator.model.fields import Model
from generator.reading.collection import Collection

DATES = ("added", "reviewed", "published", "inspected_from", "inspected_to", "taken_down")
FURTHEST_EAST = timedelta(hours=14)


def check_dates(collection: Collection, today: date) -> Iterator[Diagnostic]:
    """No date of a record lies after ``today``; of a date without day or month, its year or month."""
    day = today.isoformat()
    for id_, record in (*collection.records.items(), *collection.taken_down.items()):
        for name in date_fields(type(record)):
            written = getattr(record, name)
            if written and written > day[: len(written)]:
                place = collection.origins[id_].place((name,))
                message = f"`{name}` is {written}, which is later than today, {day}"
                yield Diagnostic(place, "future-date", message, "check year, month and day")


@cache
def date_fields(model_class: type[Model]) -> tuple[str, ...]:
    """The fields of a model that hold a date which must have come."""
    return tuple(name for name in DATES if name in model_class.model_fields)


def today_anywhere() -> date:
    """The day that it is by now somewhere on earth, so that no editor's own day is refused.

    The computer's clock, not SOURCE_DATE_EPOCH: the day is in nothing that is built. A build that was once
    accepted is accepted on every later day.
    """
    return (datetime.now(UTC) + FURTHEST_EAST).date()
