"""Time, and names that nobody else has: both can be steered, so that tests and the sandbox are exact."""

from __future__ import annotations

import itertools
import random
import secrets
from datetime import UTC, datetime, timedelta
from typing import Protocol

from rowantree.models.columns import Id, to_milliseconds


class Clock:
    """The current time, in UTC and whole milliseconds; the sandbox moves it forward."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._offset = offset

    def now(self) -> datetime:
        """The time, in whole milliseconds."""
        moment = datetime.now(UTC) + self._offset
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def advance(self, step: timedelta) -> None:
        """Makes it `step` later from now on."""
        self._offset += step


class Chance(Protocol):
    """Where random bits come from: `secrets.SystemRandom` or a seeded `random.Random`."""

    def getrandbits(self, k: int, /) -> int:
        """`k` random bits as a number."""
        ...


def system_chance() -> random.Random:
    """Random bits nobody can guess."""
    return secrets.SystemRandom()


class Ids:
    """Ids of UUID version 7 that nothing else has: those made later sort later, even within a millisecond.

    Lists are in the order in which their records were made; and what is written together lies close together.
    """

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._numbers = itertools.count(chance.getrandbits(17))

    def new(self, moment: datetime) -> Id:
        """An id made at `moment`: its milliseconds, then 18 bits of a number that goes up, then 56 random bits."""
        number = next(self._numbers)
        high, low = number >> 6 & 0xFFF, number & 0x3F
        variant_and_rest = 0b10 << 62 | low << 56 | self._chance.getrandbits(56)
        digits = f"{to_milliseconds(moment) << 80 | 0x7 << 76 | high << 64 | variant_and_rest:032x}"
        return Id(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
