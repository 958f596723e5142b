"""How values are written on the wire."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from rowantree.core.wire import show_time
from rowantree.models.columns import from_milliseconds, to_milliseconds

moments = st.datetimes(timezones=st.just(UTC)).map(
    lambda each: each.replace(microsecond=each.microsecond // 1000 * 1000)
)


@given(moments)
@example(datetime(2026, 5, 28, 21, 7, 41, 644_000, UTC))
@example(datetime(1, 1, 1, tzinfo=UTC))
@example(datetime(9999, 12, 31, 23, 59, 59, 999_000, UTC))
def test_a_time_is_shown_in_iso_8601_with_three_digits_and_z(moment: datetime) -> None:
    assert show_time(moment) == moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@given(moments)
@example(datetime(2106, 2, 7, 6, 28, 15, 999_000, UTC))
@example(datetime(2106, 2, 7, 6, 28, 16, tzinfo=UTC))
@example(datetime(1969, 12, 31, 23, 59, 59, 999_000, UTC))
def test_a_time_is_stored_and_read_to_the_millisecond(moment: datetime) -> None:
    assert from_milliseconds(to_milliseconds(moment)) == moment
