"""Nothing was added, reviewed, published or inspected on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from generator.diagnostics import Diagnostic
from generator.reading.collection import Collection

DATES = ("added", "reviewed", "published", "inspected_from", "inspected_to", "taken_down")
FURTHEST_EAST = timedelta(hours=14)


def check_dates(collection: Collection, today: date) -> Iterator[Diagnostic]:
    """No date of a record lies after ``today``; of a date without day or month, its year or month."""
    for id_, record in (*collection.records.items(), *collection.taken_down.items()):
        for name in DATES:
            written = getattr(record, name, None)
            if written and written > today.isoformat()[: len(written)]:
                place = collection.origins[id_].place((name,))
                message = f"`{name}` is {written}, which is later than today, {today.isoformat()}"
                yield Diagnostic(place, "future-date", message, "check year, month and day")


def today_anywhere() -> date:
    """The day that it is by now somewhere on earth, so that no editor's own day is refused.

    The computer's clock, not SOURCE_DATE_EPOCH: the day is in nothing that is built. A build that was once
    accepted is accepted on every later day.
    """
    return (datetime.now(UTC) + FURTHEST_EAST).date()
