"""Sending a message: signed over its exact bytes, to an address that may be spoken to, once a try."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

import httpcore
import structlog
from sqlalchemy import bindparam, select, update

from rowantree import models
from rowantree.core.database import Connection, perform, run
from rowantree.core.outgoing import NO_ANSWER, address
from rowantree.jobs.queue import Outcome, Work, job
from rowantree.models.columns import Id, TimeType
from rowantree.webhooks import retry
from rowantree.webhooks.record import DELIVER

log = structlog.get_logger()

TIMEOUT_SECONDS = 10.0
POSTPONED = timedelta(seconds=5)
"""How much later a message is sent whose receiver is slow and has enough on its way; that is no try."""
USER_AGENT = "Ashby-Webhook"


class _Pending(NamedTuple):
    """A message that waits, and where it goes."""

    id: Id
    payload: bytes
    attempts: int
    request_url: str
    secret: bytes
    enabled: bool


_delivery, _setting = models.webhook_delivery, models.webhook_setting
_PENDING = (
    select(
        _delivery.c.id,
        _delivery.c.payload,
        _delivery.c.attempts,
        _setting.c.request_url,
        _setting.c.secret,
        _setting.c.enabled,
    )
    .join(
        _setting.core,
        (_setting.c.id == _delivery.c.webhook_setting_id) & (_setting.c.organization_id == _delivery.c.organization_id),
    )
    .where(
        _delivery.c.organization_id == bindparam("of"),
        _delivery.c.id == bindparam("delivery_id"),
        _delivery.c.state == "pending",
    )
)
_ATTEMPTED = (
    update(_delivery.core)
    .where(_delivery.c.organization_id == bindparam("of"), _delivery.c.id == bindparam("delivery_id"))
    .values(
        attempts=bindparam("attempt"),
        state=bindparam("now_state"),
        last_outcome=bindparam("outcome"),
        updated_at=bindparam("at", type_=TimeType()),
    )
)


@dataclass(frozen=True)
class Attempt:
    """How one try went."""

    status: int | None
    outcome: str
    """The status in words, or why there was none."""

    @property
    def delivered(self) -> bool:
        """Whether the receiver took the message."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 the successes of HTTP


def signature(secret: str, payload: bytes) -> str:
    """The value of the `Ashby-Signature` header: HMAC-SHA256 of the exact bytes, in lowercase hexadecimal."""
    return f"sha256={hmac.digest(secret.encode(), payload, 'sha256').hex()}"


async def send(pool: httpcore.AsyncConnectionPool, url: str, secret: str, payload: bytes) -> Attempt:
    """Sends `payload` once. Never raises for what the receiver or the network does."""
    headers = {
        "Content-Type": "application/json",
        "User-Agent": USER_AGENT,
        "Ashby-Signature": signature(secret, payload),
    }
    try:
        async with asyncio.timeout(TIMEOUT_SECONDS):
            async with pool.stream("POST", address(url), headers=list(headers.items()), content=payload) as response:
                return Attempt(response.status, str(response.status))
    except TimeoutError:
        return Attempt(None, f"no answer within {TIMEOUT_SECONDS:g} seconds")
    except NO_ANSWER as error:
        return Attempt(None, f"{type(error).__name__}: {error}"[:200])


async def _attempt(work: Work, pending: _Pending) -> Attempt:
    """Sends the message, unless its setting has been switched off since."""
    if not pending.enabled:
        return Attempt(None, "the webhook is disabled")
    secret, listeners = work.world.secrecy.decrypt(pending.secret), work.world.listeners
    with listeners.telling(pending.request_url):
        attempt = await send(work.world.outgoing, pending.request_url, secret, pending.payload)
    listeners.heard(pending.request_url, answered=attempt.status is not None)
    return attempt


@job(DELIVER)
async def deliver(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Sends one message, and says when to send it again if it must."""
    of, delivery_id = arguments["organization_id"], arguments["delivery_id"]
    found = await work.database.read(
        lambda connection: run(connection, _PENDING, _Pending, of=of, delivery_id=delivery_id)
    )
    if not found:
        return Outcome()
    pending = found[0]
    if not work.world.listeners.has_room(pending.request_url):
        return Outcome(again_at=work.world.clock.now() + POSTPONED)
    attempt = await _attempt(work, pending)
    attempts = pending.attempts + 1
    now = work.world.clock.now()
    wait = None if attempt.delivered or not pending.enabled else retry.wait(attempts, attempt.status)
    state = "delivered" if attempt.delivered else "pending" if wait is not None else "given_up"
    log.info("webhook_attempted", delivery=delivery_id, attempt=attempts, state=state, status=attempt.status)

    def write(connection: Connection) -> None:
        perform(
            connection,
            _ATTEMPTED,
            of=of,
            delivery_id=delivery_id,
            attempt=attempts,
            now_state=state,
            outcome=attempt.outcome,
            at=now,
        )

    return Outcome(again_at=None if wait is None else now + wait, write=write)
