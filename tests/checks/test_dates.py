"""Dates that are still to come; the day is given, so no clock is read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.checks.dates import check_dates, today_anywhere
from generator.reading.collection import read_collection

VALID = Path(__file__).parents[1] / "examples" / "valid"


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2024, 6, 1), set()),
        (date(2024, 5, 31), {"added"}),
        (date(2024, 5, 15), {"added", "published"}),
    ],
)
def test_dates_are_compared_with_the_day_given(today: date, late: set[str]) -> None:
    collection = read_collection(VALID / "findings", root=VALID)
    found = {diagnostic.message.split("`")[1] for diagnostic in check_dates(collection, today)}
    assert found == late


def test_today_is_the_latest_day_on_earth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    now = datetime.now(UTC)
    assert now.date() <= today_anywhere() <= now.date() + timedelta(days=1)
