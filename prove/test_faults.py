"""Refusals, breakages, clients that go away and time that runs out harm no neighbour and leave nothing half done."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

from prove.client import Client, connected
from prove.installation import NOWHERE, Installation, install, serving
from prove.outcomes import Outcomes, Way, create, create_many, go
from prove.wholeness import whole
from prove.writers import listed

NOBODY = "00000000-0000-7000-8000-000000000000"


async def name_a_bad_source(client: Client, email: str, outcomes: Outcomes) -> None:
    """Is refused before anything is written."""
    await outcomes.ask(client, "candidate.create", email, sourceId=NOBODY)


async def be_refused_midway(client: Client, email: str, outcomes: Outcomes) -> None:
    """Is refused after something is written."""
    await outcomes.ask(client, "prove.refuseMidway", email)


async def break_midway(client: Client, email: str, outcomes: Outcomes) -> None:
    """Breaks the body after something is written."""
    await outcomes.ask(client, "prove.breakMidway", email)


async def leave_rows_unread(client: Client, email: str, outcomes: Outcomes) -> None:
    """Has the body leave the rows of a RETURNING unread."""
    await outcomes.ask(client, "prove.leaveRowsUnread", email)


async def hang_up(client: Client, email: str, outcomes: Outcomes) -> None:
    """Sends the request and does not wait for the answer."""
    outcomes.doubtful.add(email)
    await client.send_and_hang_up("candidate.create", name="Somebody", email=email)


async def break_off(client: Client, email: str, outcomes: Outcomes) -> None:
    """Goes away in the middle of the request."""
    outcomes.refused[email] = "broken off"
    await client.break_off("candidate.create", name="Somebody", email=email)


MIXTURE: dict[Way, int] = {
    create: 1000,
    name_a_bad_source: 100,
    be_refused_midway: 100,
    break_midway: 100,
    leave_rows_unread: 100,
    hang_up: 100,
    break_off: 50,
}


def test_refusals_breakages_and_lost_clients_harm_no_neighbour(database_url: str, tmp_path: Path) -> None:
    installation = install(database_url, tmp_path, NOWHERE)
    outcomes = asyncio.run(_mix(installation))
    stored = asyncio.run(whole(installation, told=True))
    outcomes.assert_true(stored)
    arrived = len(outcomes.doubtful & stored.all_addresses)
    print(f"{len(outcomes.done)} done, {dict(outcomes.reasons)}; {arrived} of {MIXTURE[hang_up]} arrived all the same")
    assert len(outcomes.done) == MIXTURE[create] + MIXTURE[leave_rows_unread]
    assert outcomes.reasons == {
        "200 source_not_found": MIXTURE[name_a_bad_source],
        "200 invalid_input": MIXTURE[be_refused_midway],
        "500 internal_server_error": MIXTURE[break_midway],
        "broken off": MIXTURE[break_off],
    }
    assert arrived > 0


async def _mix(installation: Installation) -> Outcomes:
    ways = [way for way, count in MIXTURE.items() for _ in range(count)]
    random.Random("faults").shuffle(ways)
    outcomes = Outcomes()
    async with serving(installation, worker="off", log_level="error") as server:
        tries = [(way, f"n{number}@example.com") for number, way in enumerate(ways)]
        await go(tries, server.port, installation.key, outcomes)
    return outcomes


def test_a_body_that_swallows_an_error_of_the_database_is_not_acknowledged_in_vain(
    database_url: str, tmp_path: Path
) -> None:
    installation = install(database_url, tmp_path)
    outcomes = asyncio.run(_swallow(installation))
    titles = {title for (title,) in asyncio.run(installation.look("SELECT title FROM candidate_tag"))}
    assert outcomes.done | set(outcomes.refused) == {f"s{number}@example.com" for number in range(SWALLOWED)}
    assert outcomes.done <= titles, f"{len(outcomes.done - titles)} acknowledged writes are not there"
    assert not titles & set(outcomes.refused), "a refused write is there"


SWALLOWED = 20


async def _swallow(installation: Installation) -> Outcomes:
    async def swallow(client: Client, email: str, outcomes: Outcomes) -> None:
        await outcomes.ask(client, "prove.swallowError", email)

    outcomes = Outcomes()
    async with serving(installation, worker="off", log_level="error") as server:
        tries: list[tuple[Way, str]] = [(swallow, f"s{number}@example.com") for number in range(SWALLOWED)]
        await go(tries, server.port, installation.key, outcomes)
    return outcomes


ROUNDS = 10


def test_writes_that_run_out_of_time_are_not_done_and_harm_no_neighbour(database_url: str, tmp_path: Path) -> None:
    installation = install(database_url, tmp_path, NOWHERE)
    outcomes = asyncio.run(_run_out_of_time(installation))
    outcomes.assert_true(asyncio.run(whole(installation, told=True)))
    print(f"{len(outcomes.done)} done, {dict(outcomes.reasons)}")
    assert not outcomes.doubtful
    assert len(outcomes.done) >= ROUNDS * 30
    assert set(outcomes.reasons) == {"503 service_unavailable"}
    assert outcomes.reasons.total() >= ROUNDS


async def _run_out_of_time(installation: Installation) -> Outcomes:
    """Ten bodies take longer than anybody has patience for, one after the other, among quick ones."""
    outcomes = Outcomes()
    async with serving(installation, worker="off", patience="0.3", log_level="error") as server:
        for number in range(ROUNDS):
            with connected(server.port, installation.key) as slow:
                lingering = outcomes.ask(slow, "prove.linger", f"slow{number}@example.com", seconds=0.6)
                quick = create_many(60, f"quick{number}-", server.port, installation.key, outcomes)
                await asyncio.gather(lingering, quick)
    return outcomes


def test_a_client_who_leaves_while_the_body_runs_leaves_it_done_or_undone(database_url: str, tmp_path: Path) -> None:
    installation = install(database_url, tmp_path, NOWHERE)
    emails = {f"left{number}@example.com" for number in range(20)}
    asyncio.run(_leave(installation, sorted(emails)))
    stored = asyncio.run(whole(installation, told=True))
    assert stored.all_addresses <= emails
    assert Counter(len(each) for each in stored.addresses.values()) == {1: len(stored.names)}


async def _leave(installation: Installation, emails: list[str]) -> None:
    async with serving(installation, worker="off") as server:
        with connected(server.port, installation.key) as client:
            for email in emails:
                await client.send_and_hang_up("prove.linger", name="Somebody", email=email, seconds=0.05)
            assert len(await listed(client)) <= len(emails)
