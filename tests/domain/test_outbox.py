"""When an e-mail is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from rowantree.core.errors import InvalidInput
from rowantree.domain.outbox import due

NOW = datetime(2026, 11, 22, 13, 0, tzinfo=UTC)


def at(text: str) -> datetime:
    """A time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        ("2026-11-22T13:00", "UTC", "2026-11-23T09:32"),
        ("2026-11-22T00:00", "UTC", "2026-11-23T09:32"),  # before dawn it is tomorrow's morning, too
        ("2026-11-22T23:59:59.999", "UTC", "2026-11-23T09:32"),
        ("2026-12-31T20:00", "UTC", "2027-01-01T09:32"),
        ("2028-02-28T12:00", "UTC", "2028-02-29T09:32"),
        ("2026-07-01T12:00", "America/New_York", "2026-07-02T13:32"),
        ("2026-01-01T12:00", "America/New_York", "2026-01-02T14:32"),
        ("2026-07-02T03:00", "America/New_York", "2026-07-02T13:32"),  # there it is still the day before
        ("2026-03-07T12:00", "America/New_York", "2026-03-08T13:32"),  # in the night the clocks go forward
        ("2026-10-31T12:00", "America/New_York", "2026-11-01T14:32"),  # and back
        ("2026-03-28T12:00", "Europe/Berlin", "2026-03-29T07:32"),
        ("2026-10-24T12:00", "Europe/Berlin", "2026-10-25T08:32"),
        ("2026-10-24T22:30", "Europe/Berlin", "2026-10-26T08:32"),  # there the next day has begun
        ("2026-11-22T13:00", "Asia/Kolkata", "2026-11-23T04:02"),
        ("2026-11-22T13:00", "Asia/Kathmandu", "2026-11-23T03:47"),
        ("2026-11-22T13:00", "Pacific/Kiritimati", "2026-11-23T19:32"),
        ("2026-11-22T09:00", "Pacific/Kiritimati", "2026-11-22T19:32"),
        ("2026-11-22T13:00", "Pacific/Pago_Pago", "2026-11-23T20:32"),
        ("2026-04-04T12:00", "Australia/Lord_Howe", "2026-04-04T23:02"),  # back by half an hour in the night
        ("2026-10-03T02:00", "Australia/Lord_Howe", "2026-10-03T22:32"),  # and forward
    ],
)
def test_without_a_time_it_is_due_on_the_next_morning(now: str, zone: str, expected: str) -> None:
    assert due(at(now), zone, None) == at(expected)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo"])
@pytest.mark.parametrize("ahead", [timedelta(milliseconds=1), timedelta(hours=5), timedelta(days=365)])
def test_with_a_time_it_is_due_then(zone: str, ahead: timedelta) -> None:
    assert due(NOW, zone, NOW + ahead) == NOW + ahead


@pytest.mark.parametrize("ago", [timedelta(), timedelta(milliseconds=1), timedelta(days=9_000)])
def test_what_has_passed_is_due_now(ago: timedelta) -> None:
    assert due(NOW, "UTC", NOW - ago) == NOW


def test_a_time_may_be_told_in_any_zone() -> None:
    there = timezone(timedelta(hours=-9))

    assert due(NOW, "UTC", (NOW + timedelta(hours=2)).astimezone(there)) == NOW + timedelta(hours=2)


def test_more_than_a_year_ahead_is_refused() -> None:
    with pytest.raises(InvalidInput, match="sendAt"):
        due(NOW, "UTC", NOW + timedelta(days=365, milliseconds=1))
