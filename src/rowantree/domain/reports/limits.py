"""How often an organization may have something counted, and how many countings may run at the same time.

It is decided in the database, while nobody else of the organization decides: so it holds over all processes.
"""

from __future__ import annotations

import math
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import Refusal
from rowantree.core.statement import Query
from rowantree.models.columns import Id, TimeType

MINUTE = timedelta(minutes=1)
STARTS = 15
"""How many reports may be started in a minute."""
AT_ONCE = 3
"""How many may run at the same time."""
WAIT_SECONDS = 30
"""When who found them running may try again."""


class ReportRateLimitExceeded(Refusal):
    """The organization has started as many reports as it may in a minute; polling does not count."""

    code = "rate_limit_exceeded"
    message = "An organization may start {amount} reports in 60 seconds, and this one has. Try again in {wait} seconds."
    status = 429
    sentence = "Rate limit exceeded"


class ReportConcurrentLimitExceeded(Refusal):
    """As many reports of the organization are running as may at the same time."""

    code = "concurrent_limit_exceeded"
    message = (
        "Only {amount} reports of an organization may run at the same time, and they do. "
        "Wait for one to end, or try again in {wait} seconds."
    )
    status = 429
    sentence = "Concurrent limit exceeded"


class _Running(NamedTuple):
    id: Id


_start, _run = models.report_start, models.report_run
_RECENT = Query(
    models.ReportStart,
    select(*_start.columns)
    .where(_start.c.started_at > bindparam("since", type_=TimeType()))
    .order_by(_start.c.started_at.desc())
    .limit(STARTS),
)
_RUNNING = Query(
    _Running,
    select(_run.c.id)
    .where(_run.c.status == "in_progress", _run.c.expires_at > bindparam("now", type_=TimeType()))
    .limit(AT_ONCE),
)
_FORGET = delete(_start.core).where(
    _start.c.organization_id == bindparam("of"), _start.c.started_at <= bindparam("before", type_=TimeType())
)


def count(ctx: Context) -> None:
    """Counts one start. The caller has its turn.

    Raises:
        ReportRateLimitExceeded: there were as many as there may be.
    """
    since = ctx.now - MINUTE
    recent = ctx.rows(_RECENT, since=since)
    if len(recent) == STARTS:
        wait = max(math.ceil((recent[-1].started_at - since).total_seconds()), 1)
        raise ReportRateLimitExceeded(amount=STARTS, wait=wait, retry_after=wait)
    perform(ctx.connection, _FORGET, of=ctx.organization_id, before=since)
    ctx.insert(_start, models.ReportStart(ctx.organization_id, ctx.new_id(), ctx.now))


def check_room(ctx: Context) -> None:
    """Whether one more may run. The caller has its turn.

    Raises:
        ReportConcurrentLimitExceeded: it may not.
    """
    if len(ctx.rows(_RUNNING, now=ctx.now)) == AT_ONCE:
        raise ReportConcurrentLimitExceeded(amount=AT_ONCE, wait=WAIT_SECONDS, retry_after=WAIT_SECONDS)
