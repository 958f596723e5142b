"""Time, and names that nobody else has: both can be steered, so that tests and the sandbox are exact."""

from __future__ import annotations

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


def new_id(moment: datetime, chance: Chance) -> Id:
    """An id of UUID version 7: ids made later sort later, which keeps what is written together close together."""
    bits = to_milliseconds(moment) << 80 | chance.getrandbits(74)
    version, low = bits >> 62 & 0xFFF, bits & 0x3FFF_FFFF_FFFF_FFFF
    value = bits >> 80 << 80 | 0x7 << 76 | version << 64 | 0b10 << 62 | low
    digits = f"{value:032x}"
    return Id(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
