"""When a message is sent again, and when never."""

from __future__ import annotations

from datetime import timedelta

MAX_ATTEMPTS = 10
FINAL = frozenset({401, 403, 404, 405, 410})
"""Answers by which a receiver says that it does not want this, now or later."""


def wait(attempts: int, status: int | None) -> timedelta | None:
    """How long to wait before the next attempt, or None where there shall be none.

    Args:
        attempts: how many attempts there have been, at least one.
        status: the HTTP status of the last one's answer, None where there was no answer.
    """
    if attempts >= MAX_ATTEMPTS or status in FINAL:
        return None
    return timedelta(seconds=(2**attempts - 1) * 10)
