"""Moving the demo's clock, so that what is due tomorrow can be seen today."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from sqlalchemy import bindparam, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import Input, Meta, Output, TimeShown, show_time

MAX_SECONDS = 366 * 24 * 3600


class Clock(Output):
    """The server's clock."""

    now: Annotated[TimeShown, Meta(description="What time it is on this server from now on.")]


class AdvanceClock(Input):
    """How far to move the clock."""

    seconds: Annotated[int, Meta(ge=1, le=MAX_SECONDS, description="How many seconds later it shall be.")]


_MOVE = update(models.installation.core).values(
    clock_offset=models.installation.c.clock_offset + bindparam("milliseconds")
)


@operation(
    "sandbox.advanceClock",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    extension=True,
    demo_only=True,
)
def advance_clock(ctx: Context, body: AdvanceClock) -> Clock:
    """Moves the server's clock forward.

    Everything that has become due by then is done at once: retries of webhooks, expiry of cursors and sync tokens. The
    clock keeps its place over restarts; only a new data folder brings it back.
    """
    step = timedelta(seconds=body.seconds)
    perform(ctx.connection, _MOVE, milliseconds=body.seconds * 1000)
    ctx.afterwards.append(lambda: ctx.world.clock.advance(step))
    return Clock(now=show_time(ctx.now + step))
