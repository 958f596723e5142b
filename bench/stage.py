"""Everything that is measured, put up at once: databases, servers, and what to ask them."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg

from bench.data import Filled, fill
from bench.files import Files, files
from bench.load import WrongAnswers
from bench.prism import SILENT, prism
from bench.rowantree_server import ECHO
from bench.servers import Server, rowantree
from rowantree.models.columns import Id
from rowantree.sandbox import people
from tests.postgresql import cluster, create_database, free_port

INFO, LIST, CREATE = "candidate.info", "candidate.list", "candidate.create"
APPLICATIONS, APPLY, MOVE = "application.list", "application.create", "application.changeStage"
PAGE = 100
DEEP_PAGE = 1_000
"""The page that is compared with the first; the last one where there are fewer."""
FIRST_PAGE = b'{"limit":100}'
ANY_KEY = "no switch"
"""For servers that do not look at it, and questions whose answer it does not change."""
SAMPLE = 2_000
"""How many candidates, spread over the whole list, candidate.info and the echo are asked for."""


@dataclass(frozen=True)
class Bodies:
    """What the servers are sent."""

    by_id: list[bytes]
    by_id_on_postgresql: list[bytes]
    first_page: list[bytes]
    deep_page: list[bytes]
    page: int
    """Which page the deep one is."""
    creates: list[bytes]
    applies: list[bytes]
    moves: list[bytes]
    """Each moves another application, and the second half moves them back."""


@dataclass(frozen=True)
class Stage:
    """The servers, and what they are asked."""

    sqlite: Server
    sqlite_path: Path
    grouping: Server
    """Of a copy of the database that grows: its writer commits in groups."""
    committing_each: Server
    """Of another copy: its writer commits one by one."""
    postgresql: Server
    files: Files
    prism: Server
    silent_prism: Server
    postgresql_version: str
    asked: Bodies
    info_size: int
    """Bytes of an answer of candidate.info."""
    list_size: int
    """Bytes of an answer of candidate.list."""


@contextlib.contextmanager
def stage(folder: Path, candidates: int) -> Iterator[Stage]:
    """Everything, put up in `folder` with so many candidates, and asked once."""
    paths = [folder / name for name in ("read.db", "grouping.db", "committing-each.db")]
    filled = fill(f"sqlite:///{paths[0]}", candidates)
    for path in paths[1:]:
        shutil.copyfile(paths[0], path)
    with contextlib.ExitStack() as up:
        url = create_database(up.enter_context(cluster()), "bench")
        ids_on_postgresql = fill(url, candidates).candidates
        kept = folder / "files"
        sqlite, grouping = [up.enter_context(rowantree(f"sqlite:///{path}", kept)) for path in paths[:2]]
        committing_each = up.enter_context(rowantree(f"sqlite:///{paths[2]}", kept, "--group", 1))
        postgresql = up.enter_context(rowantree(url, kept))
        asked = asked_of(sqlite, filled, postgresql, ids_on_postgresql, min(DEEP_PAGE, candidates // PAGE))
        info, page = sqlite.ask(INFO, ANY_KEY, asked.by_id[0]), sqlite.ask(LIST, ANY_KEY, FIRST_PAGE)
        prisms = [up.enter_context(_prism(folder, {INFO: info, LIST: page}, options)) for options in ((), SILENT)]
        yield Stage(
            sqlite=sqlite,
            sqlite_path=paths[0],
            grouping=grouping,
            committing_each=committing_each,
            postgresql=postgresql,
            postgresql_version=asyncio.run(_version(url)),
            files=up.enter_context(files(folder)),
            prism=prisms[0],
            silent_prism=prisms[1],
            asked=asked,
            info_size=_size(info),
            list_size=_size(page),
        )


def asked_of(sqlite: Server, filled: Filled, postgresql: Server, ids_on_postgresql: list[Id], page: int) -> Bodies:
    """What two servers with the same candidates are asked; `page` is the deep one."""
    by_id, by_id_on_postgresql = _by_ids(filled.candidates), _by_ids(ids_on_postgresql)
    _teach_echo(sqlite, by_id)
    _teach_echo(postgresql, by_id_on_postgresql)
    return Bodies(
        by_id=by_id,
        by_id_on_postgresql=by_id_on_postgresql,
        first_page=[FIRST_PAGE],
        deep_page=[_deep(sqlite, page)],
        page=page,
        creates=_creates(),
        applies=_applies(filled),
        moves=_moves(filled),
    )


@contextlib.contextmanager
def _prism(folder: Path, answers: dict[str, Any], options: tuple[str, ...]) -> Iterator[Server]:
    port = free_port()
    with prism(folder, port, answers, *options) as pid:
        yield Server(pid, port)


async def _version(url: str) -> str:
    connection = await asyncpg.connect(url)
    version: str = await connection.fetchval("SHOW server_version")
    await connection.close()
    return version.partition(" ")[0]


def _by_ids(ids: list[Id]) -> list[bytes]:
    sample = ids[:: max(len(ids) // SAMPLE, 1)]
    random.Random(1).shuffle(sample)
    return [b'{"id":"%b"}' % each.encode() for each in sample]


def _creates() -> list[bytes]:
    chance = random.Random(2)
    invented = (people.invent(chance) for _ in range(SAMPLE))
    return [
        json.dumps(
            {
                "name": each.name,
                "email": each.email,
                "phoneNumber": each.phone_number,
                "linkedInUrl": each.linked_in_url,
                "location": {"city": each.city, "region": each.region, "country": each.country},
            }
        ).encode()
        for each in invented
    ]


def _applies(filled: Filled) -> list[bytes]:
    jobs = filled.organization.jobs
    return [
        json.dumps({"candidateId": candidate_id, "jobId": jobs[number % len(jobs)]}).encode()
        for number, candidate_id in enumerate(_spread(filled.candidates))
    ]


def _moves(filled: Filled) -> list[bytes]:
    to, fro = filled.organization.stages[-2], filled.organization.stages[1]
    return [
        json.dumps({"applicationId": application_id, "interviewStageId": stage_id}).encode()
        for stage_id in (to, fro)
        for application_id in _spread(filled.applications)
    ]


def _spread(ids: list[Id]) -> list[Id]:
    """A sample from all over the list."""
    return ids[:: max(len(ids) // SAMPLE, 1)][:SAMPLE]


def _teach_echo(server: Server, by_id: list[bytes]) -> None:
    """Lets the echo learn its answers, and makes sure that they are those of candidate.info."""
    for body in by_id:
        if server.ask(ECHO, "no switch", body) != server.ask(INFO, "every switch", body):
            raise WrongAnswers("the echo does not answer what candidate.info answers")


def _deep(server: Server, page: int) -> bytes:
    """The body that asks for that page."""
    body = FIRST_PAGE
    for _ in range(page - 1):
        cursor = server.ask(LIST, ANY_KEY, body)["nextCursor"]
        body = json.dumps({"limit": PAGE, "cursor": cursor}).encode()
    if len(server.ask(LIST, ANY_KEY, body)["results"]) != PAGE:
        raise WrongAnswers(f"page {page} is not full")
    return body


def _size(answer: dict[str, Any]) -> int:
    return len(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())
