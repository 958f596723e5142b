"""Time, and names that nobody else has."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from rowantree.core.clock import Clock, Ids, system_chance

NOON = datetime(2026, 5, 28, 12, tzinfo=UTC)


def test_the_time_is_in_utc_and_whole_milliseconds() -> None:
    before = datetime.now(UTC)
    now = Clock().now()

    assert now.utcoffset() == timedelta()
    assert now.microsecond % 1000 == 0
    assert abs(now - before) < timedelta(seconds=5)


def test_a_clock_can_be_moved_forward() -> None:
    clock = Clock()
    before = clock.now()
    clock.advance(timedelta(days=1))
    clock.advance(timedelta(days=1))

    assert timedelta(days=2) <= clock.now() - before < timedelta(days=2, seconds=5)


def test_a_clock_begins_where_it_was_left() -> None:
    assert Clock(timedelta(days=30)).now() - Clock().now() > timedelta(days=29)


@pytest.fixture
def ids() -> Ids:
    """Ids as the server makes them."""
    return Ids(system_chance())


def test_an_id_is_a_uuid_of_version_7_with_its_time(ids: Ids) -> None:
    made = uuid.UUID(ids.new(NOON))

    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_an_id_is_written_in_lower_case(ids: Ids) -> None:
    made = ids.new(NOON)

    assert made == str(uuid.UUID(made))


def test_an_id_made_later_sorts_later(ids: Ids) -> None:
    made = [ids.new(NOON + timedelta(milliseconds=step)) for step in range(1000)]

    assert made == sorted(made)


def test_an_id_made_later_in_the_same_millisecond_sorts_later_too(ids: Ids) -> None:
    made = [ids.new(NOON) for _ in range(10_000)]

    assert made == sorted(set(made))


def test_ids_of_several_processes_differ() -> None:
    made = [[process.new(NOON) for _ in range(1_000)] for process in (Ids(random.Random(seed)) for seed in range(9))]  # noqa: S311 exactness is wanted

    assert len({each for of_one in made for each in of_one}) == 9_000


def test_numbers_that_are_used_up_begin_anew() -> None:
    ids = Ids(Bits(1))

    made = [uuid.UUID(ids.new(NOON)) for _ in range(3 * 2**16)]

    assert {each.version for each in made} == {7}
    assert {each.variant for each in made} == {uuid.RFC_4122}
    assert len(set(made)) == 3 * 2**16


class Bits:
    """A chance of nothing but zeros or nothing but ones."""

    def __init__(self, bit: int) -> None:
        self._bit = bit

    def getrandbits(self, k: int, /) -> int:
        """`k` times the bit."""
        return self._bit * ((1 << k) - 1)


def test_every_random_bit_is_used() -> None:
    zeros, ones = (uuid.UUID(Ids(Bits(bit)).new(NOON)).int for bit in (0, 1))

    assert (zeros ^ ones).bit_count() == 17 + 56


def test_the_same_chance_gives_the_same_ids() -> None:
    first, second = (Ids(random.Random(7)) for _ in range(2))  # noqa: S311 exactness is wanted

    assert first.new(NOON) == second.new(NOON)
