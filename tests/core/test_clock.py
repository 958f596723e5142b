"""Time, and names that nobody else has."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta

from rowantree.core.clock import Clock, new_id, system_chance

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


def test_an_id_is_a_uuid_of_version_7_with_its_time() -> None:
    made = uuid.UUID(new_id(NOON, system_chance()))

    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


def test_an_id_is_written_in_lower_case() -> None:
    made = new_id(NOON, system_chance())

    assert made == str(uuid.UUID(made))


def test_an_id_made_later_sorts_later() -> None:
    chance = random.Random(1)  # noqa: S311 exactness is wanted
    ids = [new_id(NOON + timedelta(milliseconds=step), chance) for step in range(1000)]

    assert ids == sorted(ids)


def test_ids_of_one_millisecond_differ() -> None:
    chance = system_chance()

    assert len({new_id(NOON, chance) for _ in range(10_000)}) == 10_000


def test_every_random_bit_is_used() -> None:
    class Bits:
        def __init__(self, bit: int) -> None:
            self._bit = bit

        def getrandbits(self, k: int, /) -> int:
            return self._bit * ((1 << k) - 1)

    zeros, ones = (uuid.UUID(new_id(NOON, Bits(bit))).int for bit in (0, 1))

    assert (zeros ^ ones).bit_count() == 74


def test_the_same_chance_gives_the_same_ids() -> None:
    first, second = random.Random(7), random.Random(7)  # noqa: S311 exactness is wanted

    assert new_id(NOON, first) == new_id(NOON, second)
