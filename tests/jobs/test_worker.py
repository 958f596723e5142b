"""The worker: does what is due, once at a time, and goes on whatever breaks."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from structlog.testing import capture_logs

from rowantree.jobs.queue import LEASE, Handler, Outcome, Work, handlers
from rowantree.jobs.worker import AT_ONCE, RETRY, Worker
from tests.jobs.queues import claimed, put, queued
from tests.jobs.waiting import eventually
from tests.servers import Server

KIND = "tests.work"
Register = Callable[[Handler], None]


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Makes a function the handler of this test's jobs."""
    return lambda handler: monkeypatch.setitem(handlers, KIND, handler)


@contextlib.contextmanager
def working(server: Server, count: int = 1) -> Iterator[list[Worker]]:
    """Workers for as long as the context lasts; at its end they finish what they have begun."""
    app = server.app
    workers = [Worker(Work(app.database, app.world)) for _ in range(count)]
    running = [asyncio.run_coroutine_threadsafe(worker.run(), server.loop) for worker in workers]
    try:
        yield workers
    finally:
        for worker in workers:
            server.loop.call_soon_threadsafe(worker.stop)
        for each in running:
            each.result(10)


def test_a_job_is_done_with_its_arguments_and_leaves_no_row(idle: Server, register: Register) -> None:
    done: list[dict[str, Any]] = []

    async def handler(_work: Work, arguments: dict[str, Any]) -> Outcome:
        done.append(arguments)
        return Outcome()

    register(handler)
    put(idle, KIND, name="Zoë")
    with working(idle):
        eventually(lambda: queued(idle) == [])

    assert done == [{"name": "Zoë"}]


def test_a_job_that_breaks_is_tried_again(idle: Server, register: Register) -> None:
    tries: list[int] = []

    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        tries.append(1)
        if len(tries) == 1:
            raise RuntimeError
        return Outcome()

    register(handler)
    put(idle, KIND)
    with working(idle) as workers:
        eventually(lambda: has_been_tried(idle, 1))
        idle.app.world.clock.advance(RETRY[0])
        idle.loop.call_soon_threadsafe(workers[0].wake)
        eventually(lambda: queued(idle) == [])

    assert len(tries) == 2


def test_a_job_that_breaks_waits_longer_each_time(idle: Server, register: Register) -> None:
    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        raise RuntimeError

    register(handler)
    put(idle, KIND)
    clock = idle.app.world.clock
    with working(idle) as workers:
        for attempt, wait in enumerate((*RETRY, RETRY[-1]), 1):
            eventually(partial(has_been_tried, idle, attempt))
            left = queued(idle)[0].due_at - clock.now()
            assert wait - timedelta(seconds=5) < left <= wait
            clock.advance(left)
            idle.loop.call_soon_threadsafe(workers[0].wake)


def has_been_tried(server: Server, attempts: int) -> bool:
    """Whether the one job has been tried that often and waits now."""
    return [(each.attempts, each.leased_until) for each in queued(server)] == [(attempts, None)]


def test_the_log_says_where_a_job_broke_and_not_with_which_data(idle: Server, register: Register) -> None:
    async def handler(_work: Work, arguments: dict[str, Any]) -> Outcome:
        raise RuntimeError(arguments["name"])

    register(handler)
    put(idle, KIND, name="Wilhelmina Ashgrove")
    with capture_logs() as logged, working(idle):
        eventually(lambda: any(each["event"] == "job_failed" for each in logged))

    (failure,) = [each for each in logged if each["event"] == "job_failed"]
    assert failure["kind"] == "builtins.RuntimeError"
    assert "test_worker.py" in failure["at"][-1]
    assert "Ashgrove" not in repr(logged)


def test_a_job_of_an_unknown_kind_does_not_stop_the_others(idle: Server, register: Register) -> None:
    done: list[str] = []

    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        done.append(KIND)
        return Outcome()

    register(handler)
    put(idle, "tests.unknown")
    put(idle, KIND)
    with working(idle):
        eventually(lambda: [each.kind for each in queued(idle)] == ["tests.unknown"])

    assert done == [KIND]


def test_two_workers_never_do_one_job_at_the_same_time(idle: Server, register: Register) -> None:
    begun: Counter[int] = Counter()

    async def handler(_work: Work, arguments: dict[str, Any]) -> Outcome:
        begun[arguments["number"]] += 1
        await asyncio.sleep(0.01)  # the work
        return Outcome()

    register(handler)
    for number in range(40):
        put(idle, KIND, number=number)
    with working(idle, 3):
        eventually(lambda: queued(idle) == [])

    assert begun == Counter(range(40))


def test_a_worker_does_so_many_jobs_at_once_and_no_more(idle: Server, register: Register) -> None:
    running, most = 0, 0
    enough = asyncio.Event()

    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await enough.wait()
        running -= 1
        return Outcome()

    register(handler)
    for _ in range(AT_ONCE + 8):
        put(idle, KIND)
    with working(idle):
        eventually(lambda: running == AT_ONCE)
        idle.loop.call_soon_threadsafe(enough.set)
        eventually(lambda: queued(idle) == [])

    assert most == AT_ONCE


def test_the_job_of_a_dead_worker_is_taken_over_when_its_lease_has_run_out(idle: Server, register: Register) -> None:
    done = threading.Event()

    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        done.set()
        return Outcome()

    register(handler)
    put(idle, KIND)
    claimed(idle, idle.app.world.clock.now())  # by a worker that dies now
    with working(idle) as workers:
        put(idle, "tests.unknown")
        idle.loop.call_soon_threadsafe(workers[0].wake)
        eventually(lambda: any(each.kind == "tests.unknown" and each.attempts for each in queued(idle)))
        assert not done.is_set()

        idle.app.world.clock.advance(LEASE + timedelta(milliseconds=1))
        idle.loop.call_soon_threadsafe(workers[0].wake)
        assert done.wait(5)


def test_a_worker_that_is_stopped_finishes_what_it_has_begun(idle: Server, register: Register) -> None:
    begun, enough = threading.Event(), asyncio.Event()

    async def handler(_work: Work, _arguments: dict[str, Any]) -> Outcome:
        begun.set()
        await enough.wait()
        return Outcome()

    register(handler)
    put(idle, KIND)
    with working(idle) as workers:
        assert begun.wait(5)
        idle.loop.call_soon_threadsafe(workers[0].stop)
        idle.loop.call_soon_threadsafe(enough.set)

    assert queued(idle) == []
