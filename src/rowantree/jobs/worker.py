"""The worker: takes what is due and does it. In the process of the server by default, in processes of its own at will."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import structlog

from rowantree import models
from rowantree.core.database import Unavailable
from rowantree.core.trouble import describe
from rowantree.jobs.queue import Outcome, Work, claim, finish, handlers, next_due

log = structlog.get_logger()

AT_ONCE = 16
"""How many jobs one worker does at the same time."""

PAUSE_SECONDS = 1.0
"""How often it looks for work that another process put into the queue."""

RETRY = (timedelta(seconds=5), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""When a job is tried again that broke in a way it did not expect; the last one repeats."""


class Worker:
    """Does jobs until it is stopped."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._awake = asyncio.Event()
        self._stopping = False
        self._running: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Tells it that there may be work: called after a commit."""
        self._awake.set()

    def stop(self) -> None:
        """Lets it end when what it is doing is done."""
        self._stopping = True
        self._awake.set()

    async def run(self) -> None:
        """Works until `stop`."""
        while not self._stopping:
            self._awake.clear()
            try:
                found = await self._take()
            except Unavailable as reason:
                log.warning("worker_waits", reason=str(reason))
                found = False
            except Exception as error:  # noqa: BLE001 whatever it is, the worker goes on, and the log says why it paused
                log.error("worker_failed", **describe(error))
                found = False
            if not found:
                await self._pause()
        if self._running:
            await asyncio.wait(self._running)

    async def _take(self) -> bool:
        """Begins what is due, as far as there is room. Whether there was any."""
        room = AT_ONCE - len(self._running)
        now = self._work.world.clock.now()
        due = await self._work.database.read(next_due)
        if room == 0 or due is None or due > now:
            return False
        leased = await self._work.database.write(lambda connection: claim(connection, now, room))
        for each in leased:
            task = asyncio.create_task(self._do(each))
            self._running.add(task)
            task.add_done_callback(self._ended)
        return bool(leased)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._awake.set()

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._awake.wait(), PAUSE_SECONDS)
        except TimeoutError:
            return

    async def _do(self, leased: models.QueuedJob) -> None:
        try:
            outcome = await handlers[leased.kind](self._work, json.loads(leased.arguments))
        except Exception as error:  # noqa: BLE001 whatever broke it, the job is tried again and the log says why
            log.error("job_failed", job=leased.kind, attempt=leased.attempts, **describe(error))
            wait = RETRY[min(leased.attempts, len(RETRY)) - 1]
            outcome = Outcome(again_at=self._work.world.clock.now() + wait)
        try:
            await self._work.database.write(lambda connection: finish(connection, leased, outcome))
        except Exception as error:  # noqa: BLE001 its lease runs out, and it is done once more
            log.error("job_not_finished", job=leased.kind, **describe(error))
