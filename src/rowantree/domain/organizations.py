"""Organizations: founding, finding and changing them, and the epochs of their cursors and sync tokens."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, insert, literal_column, select, true, update

from rowantree import models
from rowantree.core.context import Context, World
from rowantree.core.database import Connection, perform, run
from rowantree.core.errors import Refusal
from rowantree.core.permission import Access, Permission, Switch
from rowantree.core.secrecy import digest
from rowantree.core.statement import POSTGRESQL
from rowantree.models.columns import Id, to_milliseconds
from rowantree.models.table import tables


class OrganizationNameTaken(Refusal):
    """Another organization of this server has this name."""

    code = "organization_name_taken"
    message = "Another organization of this server is already called {name!r}"


class _Number(NamedTuple):
    number: int


_NEXT_NUMBER = select(func.coalesce(func.max(models.organization.c.id), 0) + 1)
_BY_NAME = select(*models.organization.columns).where(models.organization.c.name == bindparam("name"))


class _Identity(NamedTuple):
    identity: str


_SERVER: Select[Any] = select(
    literal_column(
        "(SELECT system_identifier FROM pg_control_system()) || '/'"
        " || (SELECT timeline_id FROM pg_control_checkpoint()) || '/'"
        " || (SELECT oid FROM pg_database WHERE datname = current_database())"
    ).label("identity")
)
_KNOWN = select(models.installation.c.identity).with_for_update()
_RECOGNIZED = update(models.installation.core).values(identity=bindparam("identity_now"))


class _KeyFound(NamedTuple):
    organization_id: int


_KEY = select(models.api_key.c.organization_id).where(models.api_key.c.digest == bindparam("digest"))
_NEW_EPOCH = (
    update(models.organization.core)
    .where(models.organization.c.id == bindparam("of"))
    .values(epoch=bindparam("new_epoch"))
)
_UNMOVED = [update(each.core).where(each.c.position != 0).values(position=0) for each in tables.values() if each.synced]
# All that was ever written is written again, which takes minutes where there is much of it.
_WITHOUT_TIMEOUT = select(func.set_config("statement_timeout", "0", true()))
_OWN = select(*models.organization.columns).where(models.organization.c.id == bindparam("of"))
# Without the key: whoever writes a row of the organization may go on meanwhile.
_TAKE_TURNS = _OWN.with_for_update(key_share=True)
_INSERT = insert(models.organization.core)
_UPDATE = (
    update(models.organization.core)
    .where(models.organization.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}") for name in models.Organization._fields if name != "id"})
)
_ALL = select(*models.organization.columns).order_by(models.organization.c.id)


def new_epoch() -> str:
    """A name for a stretch of time in which cursors and sync tokens are good."""
    return secrets.token_hex(4)


def found(connection: Connection, world: World, name: str, now: datetime) -> Context:
    """A new organization, still without anything in it; the context to go on with."""
    number = int(run(connection, _NEXT_NUMBER, _Number)[0].number)
    organization = models.Organization(number, name, new_epoch(), now)
    perform(connection, _INSERT, **organization._asdict())
    return acting(connection, world, organization, now)


def acting(connection: Connection, world: World, organization: models.Organization, now: datetime) -> Context:
    """A context that may do everything in `organization`: for the command line and the demo, never for a request."""
    access = nobody(organization.id, organization.epoch, now)
    return Context(world, access, connection, operation="", request_id="", now=now)


def nobody(organization_id: int, epoch: str, now: datetime) -> Access:
    """What may do everything in an organization without being anybody there.

    For what the server does by itself, and for pages behind a secret link that each do one thing; never for a key.
    """
    nobodys_id = Id("00000000-0000-0000-0000-000000000000")
    return Access(
        key_id=nobodys_id,
        organization_id=organization_id,
        user_id=nobodys_id,
        title="rowantree",
        permissions=frozenset(Permission),
        switches=frozenset(Switch),
        epoch=epoch,
        created_at=now,
    )


def has_key(connection: Connection, key: str) -> bool:
    """Whether `key` is a key of this server, revoked or not."""
    return bool(run(connection, _KEY, _KeyFound, digest=digest(key)))


def begin_epoch(connection: Connection) -> None:
    """Lets all cursors and sync tokens expire, and begins to count positions anew: after a restore or a move."""
    _take_all_the_time(connection)
    for statement in _UNMOVED:
        perform(connection, statement)
    for each in all_organizations(connection):
        perform(connection, _NEW_EPOCH, of=each.id, new_epoch=new_epoch())


def recognize(connection: Connection) -> None:
    """Begins a new epoch when this is not the database server it was: after a move, a restore, a failover.

    On PostgreSQL positions are numbers of the server's transactions, so another server's mean nothing. An SQLite file
    carries its positions with it.
    """
    if connection.dialect is not POSTGRESQL:
        return
    _take_all_the_time(connection)  # another server that starts at the same time may be at it: this one waits
    identity = str(run(connection, _SERVER, _Identity)[0].identity)
    known = run(connection, _KNOWN, _Identity)[0].identity
    if identity != known:
        begin_epoch(connection)
        perform(connection, _RECOGNIZED, identity_now=identity)


def _take_all_the_time(connection: Connection) -> None:
    """Lets the rest of this transaction take longer than what a request asks for may take."""
    if connection.dialect is POSTGRESQL:
        perform(connection, _WITHOUT_TIMEOUT)


def renew(ctx: Context) -> None:
    """Lets this organization's cursors and sync tokens expire."""
    perform(ctx.connection, _NEW_EPOCH, of=ctx.organization_id, new_epoch=new_epoch())


def by_number(connection: Connection, number: int) -> models.Organization:
    """The organization with that number, which is there."""
    return run(connection, _OWN, models.Organization, of=number)[0]


def if_any(connection: Connection, number: int) -> list[models.Organization]:
    """The organization with that number, or nothing: it may have been deleted."""
    return run(connection, _OWN, models.Organization, of=number)


def by_name(connection: Connection, name: str) -> models.Organization | None:
    """The organization called `name`, if there is one."""
    rows = run(connection, _BY_NAME, models.Organization, name=name)
    return rows[0] if rows else None


def own(ctx: Context) -> models.Organization:
    """The organization of the one who is asking."""
    return by_number(ctx.connection, ctx.organization_id)


def public_id(organization: models.Organization) -> Id:
    """What answers name an organization by: always the same, and another for each organization of each server."""
    born = to_milliseconds(organization.created_at)
    return Id(str(uuid.uuid5(uuid.NAMESPACE_OID, f"rowantree organization {organization.id} of {born}")))


def take_turns(ctx: Context) -> models.Organization:
    """The organization of the one who is asking; others who take turns wait until this transaction ends.

    For rules about several of its rows, such as which form is the default, which no lock on one of them can hold.
    """
    return run(ctx.connection, _TAKE_TURNS, models.Organization, of=ctx.organization_id)[0]


def revise(ctx: Context, organization: models.Organization, revised: models.Organization) -> None:
    """Writes what differs. An organization that stays as it is tells nobody.

    Raises:
        OrganizationNameTaken: another organization of this server has the new name.
    """
    pairs = zip(models.Organization._fields, organization, revised, strict=True)
    changed = {name for name, was, now in pairs if was != now}
    if "name" in changed:
        run(ctx.connection, _KNOWN, _Identity)  # whoever renames another one waits
        if by_name(ctx.connection, revised.name) is not None:
            raise OrganizationNameTaken(name=revised.name)
    if changed:
        values = {f"new_{name}": value for name, value in revised._asdict().items()}
        perform(ctx.connection, _UPDATE, of=ctx.organization_id, **values)
        ctx.happened("organization.updated", subject_id(organization), changed)


def subject_id(organization: models.Organization) -> Id:
    """What the log of events calls an organization: its number in the form of an id."""
    return Id(f"00000000-0000-0000-0000-{organization.id:012x}")


def all_organizations(connection: Connection) -> list[models.Organization]:
    """Every organization of this server."""
    return run(connection, _ALL, models.Organization)
