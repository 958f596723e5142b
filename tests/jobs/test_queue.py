"""The queue: what is due is leased, what is done is gone, and a lease that ran out counts for nothing."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import update

from rowantree import models
from rowantree.core.database import Connection, perform
from rowantree.jobs.queue import LEASE, Outcome, claim, finish, next_due
from tests.jobs.queues import claimed, put, queued
from tests.servers import Server

A_MILLISECOND = timedelta(milliseconds=1)
AN_HOUR = timedelta(hours=1)


class Broken(Exception):
    """What goes wrong in these tests."""


def test_a_job_keeps_its_kind_and_arguments(idle: Server) -> None:
    put(idle, "tests.greet", name="Zoë", times=[1, 2])

    (job,) = claimed(idle, idle.app.world.clock.now())

    assert job.kind == "tests.greet"
    assert json.loads(job.arguments) == {"name": "Zoë", "times": [1, 2]}


def test_a_job_is_leased_to_one_worker_only(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()

    assert len(claimed(idle, now)) == 1
    assert claimed(idle, now) == []


def test_a_job_is_not_taken_before_it_is_due(idle: Server) -> None:
    due_at = idle.app.world.clock.now() + AN_HOUR
    put(idle, "tests.greet", due_at)

    assert claimed(idle, due_at - A_MILLISECOND) == []
    assert len(claimed(idle, due_at)) == 1


def test_what_is_due_first_is_taken_first(idle: Server) -> None:
    now = idle.app.world.clock.now()
    for minutes in (2, 4, 1, 3):
        put(idle, "tests.greet", now - timedelta(minutes=minutes), minutes=minutes)

    first, second = claimed(idle, now, 2), claimed(idle, now, 2)

    assert {json.loads(job.arguments)["minutes"] for job in first} == {4, 3}
    assert {json.loads(job.arguments)["minutes"] for job in second} == {2, 1}


def test_workers_that_come_together_share_the_jobs(idle: Server) -> None:
    for _ in range(24):
        put(idle, "tests.greet")
    now = idle.app.world.clock.now()

    async def together() -> list[list[models.QueuedJob]]:
        return await asyncio.gather(
            *(idle.app.database.write(lambda connection: claim(connection, now, 5)) for _ in range(8))
        )

    shares = idle.do(together())
    taken = [job.id for share in shares for job in share]

    assert max(len(share) for share in shares) <= 5
    assert len(taken) == len(set(taken))
    assert len(taken) + len(claimed(idle, now, 100)) == 24


def test_a_lease_that_ran_out_lets_another_worker_take_over(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()
    (first,) = claimed(idle, now)

    assert claimed(idle, now + LEASE) == []
    (second,) = claimed(idle, now + LEASE + A_MILLISECOND)

    assert second.id == first.id
    assert (first.attempts, second.attempts) == (1, 2)


def test_a_finished_job_leaves_no_row(idle: Server) -> None:
    put(idle, "tests.greet")
    (job,) = claimed(idle, idle.app.world.clock.now())

    idle.write(lambda connection: finish(connection, job, Outcome()))

    assert queued(idle) == []


def test_a_job_that_is_due_again_waits_for_its_time(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()
    (job,) = claimed(idle, now)

    idle.write(lambda connection: finish(connection, job, Outcome(again_at=now + AN_HOUR)))

    assert claimed(idle, now + AN_HOUR - A_MILLISECOND) == []
    assert [each.id for each in claimed(idle, now + AN_HOUR)] == [job.id]


def test_what_a_job_writes_is_written_with_its_end_or_not_at_all(idle: Server) -> None:
    put(idle, "tests.greet")
    (job,) = claimed(idle, idle.app.world.clock.now())

    def write(connection: Connection) -> None:
        perform(connection, update(models.queued_job.core).values(kind="tests.changed"))
        raise Broken

    with pytest.raises(Broken):
        idle.write(lambda connection: finish(connection, job, Outcome(write=write)))

    assert queued(idle) == [job]


def test_a_stalled_worker_whose_lease_ran_out_cannot_finish_the_job(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()
    (stalled,) = claimed(idle, now)
    (current,) = claimed(idle, now + LEASE + A_MILLISECOND)

    idle.write(lambda connection: finish(connection, stalled, Outcome()))

    assert queued(idle) == [current]


def test_a_stalled_worker_whose_lease_ran_out_cannot_put_the_job_off(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()
    (stalled,) = claimed(idle, now)
    (current,) = claimed(idle, now + LEASE + A_MILLISECOND)

    idle.write(lambda connection: finish(connection, stalled, Outcome(again_at=now + AN_HOUR)))

    assert queued(idle) == [current]


def test_a_stalled_worker_whose_lease_ran_out_writes_nothing(idle: Server) -> None:
    put(idle, "tests.greet")
    now = idle.app.world.clock.now()
    (stalled,) = claimed(idle, now)
    claimed(idle, now + LEASE + A_MILLISECOND)
    written: list[str] = []

    idle.write(lambda connection: finish(connection, stalled, Outcome(write=lambda _: written.append("stale"))))

    assert written == []


def test_an_empty_queue_has_nothing_due(idle: Server) -> None:
    assert idle.read(next_due) is None


def test_the_next_job_is_the_one_that_can_be_taken_first(idle: Server) -> None:
    now = idle.app.world.clock.now()
    put(idle, "tests.greet", now + AN_HOUR)
    put(idle, "tests.greet", now)

    assert idle.read(next_due) == now
    claimed(idle, now)
    assert idle.read(next_due) == now + LEASE
