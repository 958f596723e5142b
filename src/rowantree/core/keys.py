"""Finding out who is asking: API keys, remembered for a second.

A key that is revoked stops at once in the process that revoked it, and within `MEMORY_SECONDS` in every other.
"""

from __future__ import annotations

import itertools
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import bindparam, select, update

from rowantree.core.database import Connection, Database, perform, run
from rowantree.core.permission import Access, Permission, Switch
from rowantree.core.secrecy import digest
from rowantree.models import api_key, organization
from rowantree.models.columns import Among, Id, Json

MEMORY_SECONDS = 0.9
MEMORY_KEYS = 10_000
AT_ONCE = 100
"""Of how many organizations the last uses of keys are written in one transaction."""


class _Found(NamedTuple):
    key_id: Id
    organization_id: int
    user_id: Id
    title: str
    permissions: Json
    switches: Json
    epoch: str
    created_at: datetime


_FIND = (
    select(
        api_key.c.id,
        api_key.c.organization_id,
        api_key.c.user_id,
        api_key.c.title,
        api_key.c.permissions,
        api_key.c.switches,
        organization.c.epoch,
        api_key.c.created_at,
    )
    .join(organization.core, organization.c.id == api_key.c.organization_id)
    .where(api_key.c.digest == bindparam("digest"), api_key.c.revoked_at.is_(None))
)

_USED = (
    update(api_key.core)
    .where(Among(api_key.c.id, "ids"), api_key.c.organization_id == bindparam("of"))
    .values(last_used_at=bindparam("used_at", type_=api_key.c.last_used_at.type))
)


class Keys:
    """The keys of one process's requests."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: OrderedDict[bytes, tuple[float, Access]] = OrderedDict()
        self._used: dict[Id, int] = {}
        self._forgotten = 0

    async def access(self, key: str) -> Access | None:
        """What `key` may do, or None where it is wrong or revoked."""
        hashed, now = digest(key), time.monotonic()
        known = self._known.get(hashed)
        if known is None or known[0] < now:
            forgotten = self._forgotten
            found = await self._database.read(lambda connection: run(connection, _FIND, _Found, digest=hashed))
            if not found:
                self._known.pop(hashed, None)
                return None
            known = (now + MEMORY_SECONDS, _access(found[0]))
            if forgotten == self._forgotten:  # else what was read may be from before the change
                self._known[hashed] = known
            if len(self._known) > MEMORY_KEYS:
                self._known.popitem(last=False)
        self._used[known[1].key_id] = known[1].organization_id
        return known[1]

    def forget(self) -> None:
        """Looks every key up again at its next use: something about keys has changed."""
        self._known.clear()
        self._forgotten += 1

    async def write_last_use(self, now: datetime) -> None:
        """Writes which keys have been used since this was called last; called once a minute.

        A few organizations in each transaction: while one is open, no sync token gets past its beginning.
        """
        used, self._used = self._used, {}
        by_organization: dict[int, list[Id]] = {}
        for key_id, organization_id in used.items():
            by_organization.setdefault(organization_id, []).append(key_id)
        rest = iter(by_organization.items())
        while few := list(itertools.islice(rest, AT_ONCE)):
            await self._database.write(_writing(few, now))


def _writing(used: list[tuple[int, list[Id]]], now: datetime) -> Callable[[Connection], None]:
    def body(connection: Connection) -> None:
        for organization_id, ids in used:
            perform(connection, _USED, ids=ids, of=organization_id, used_at=now)

    return body


def _access(found: _Found) -> Access:
    return Access(
        key_id=found.key_id,
        organization_id=found.organization_id,
        user_id=found.user_id,
        title=found.title,
        permissions=frozenset(Permission(each) for each in _words(found.permissions)),
        switches=frozenset(Switch(each) for each in _words(found.switches)),
        epoch=found.epoch,
        created_at=found.created_at,
    )


def _words(stored: Json) -> list[Any]:
    words: list[Any] = msgspec.json.decode(stored)
    return words
