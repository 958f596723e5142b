"""Users: the people who hire. The service users that keys act as are not changed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, false, select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.statement import Query
from rowantree.domain import contact, identity, names, organizations, tree
from rowantree.domain.people import UserNotFound
from rowantree.models.columns import Id
from rowantree.models.organization import GlobalRole

ADMIN: GlobalRole = "Organization Admin"


class UserEmailTaken(Refusal):
    """Another user of the organization has this e-mail address."""

    code = "user_email_taken"
    message = "Another user already has the e-mail address {email}"


class LastAdmin(Refusal):
    """An organization always has an enabled user whose role is Organization Admin."""

    code = "last_admin"
    message = "{id} is the last enabled Organization Admin: make somebody else one first"


@dataclass(frozen=True, kw_only=True)
class Person:
    """What is said of a user; None where nothing is said."""

    first_name: str | None = None
    last_name: str | None = None
    email: str | None = None
    global_role: GlobalRole | None = None
    manager_id: Id | None = None
    without_manager: bool = False
    """Whether the user shall have no manager."""
    sees_private_fields: bool | None = None


class _Reporting(NamedTuple):
    id: Id
    manager_id: Id


class _Admin(NamedTuple):
    id: Id


_BY_EMAIL = Query(
    models.User, select(*models.user.columns).where(models.user.c.searched_email == bindparam("searched_email"))
)
_REPORTING = Query(
    _Reporting, select(models.user.c.id, models.user.c.manager_id).where(models.user.c.manager_id.is_not(None))
)
_ADMINS = Query(
    _Admin,
    select(models.user.c.id)
    .where(
        models.user.c.global_role == ADMIN,
        models.user.c.is_enabled == true(),
        models.user.c.is_service == false(),
        models.user.c.id != bindparam("but"),
    )
    .limit(1),
)


def by_email(ctx: Context, email: str) -> list[models.User]:
    """The user with this e-mail address, in whichever case, if there is one."""
    return ctx.rows(_BY_EMAIL, searched_email=email.strip().casefold())


def person(ctx: Context, user_id: Id) -> models.User:
    """The person with that id, deactivated or not; what keys act as is nobody.

    Raises:
        UserNotFound: there is none.
    """
    return _unless_service(ctx.get(models.user, user_id))


def locked_person(ctx: Context, user_id: Id) -> models.User:
    """As `person`, and nobody else changes them until this transaction ends."""
    return _unless_service(ctx.lock(models.user, user_id))


def _unless_service(user: models.User) -> models.User:
    if user.is_service:
        raise UserNotFound(id=user.id)
    return user


def add(ctx: Context, said: Person, user_id: Id | None) -> models.User:
    """A new user, enabled, with the id that was given or one of ours.

    Raises:
        UserEmailTaken: another user has the e-mail address.
        UserNotFound: there is no such manager.
        IdTaken: there is a user with this id.
    """
    organizations.take_turns(ctx)
    blank = models.User(
        organization_id=ctx.organization_id,
        id=user_id or ctx.new_id(),
        first_name="",
        last_name="",
        email=None,
        global_role="Limited Access",
        is_enabled=True,
        is_service=False,
        manager_id=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    user = _described(ctx, blank, said)
    identity.add(ctx, models.user, user)
    ctx.happened("user.created", user.id)
    return user


def revise(ctx: Context, user_id: Id, said: Person) -> models.User:
    """Changes what `said` says, and nothing else. A user whom it already fits stays as they are.

    Raises:
        UserNotFound: there is no such user, or no such manager.
        UserEmailTaken: another user has the e-mail address.
        LastAdmin: nobody would be left who may do everything.
        InvalidInput: the manager reports to this user.
    """
    organizations.take_turns(ctx)
    user = locked_person(ctx, user_id)
    return _written(ctx, user, _described(ctx, user, said), "user.updated")


def deactivate(ctx: Context, user_id: Id) -> models.User:
    """Disables a user, who stays where they are mentioned.

    Raises:
        UserNotFound: there is no such user.
        LastAdmin: nobody would be left who may do everything.
    """
    organizations.take_turns(ctx)
    user = locked_person(ctx, user_id)
    return _written(ctx, user, user._replace(is_enabled=False), "user.deactivated")


def reactivate(ctx: Context, user_id: Id) -> models.User:
    """Enables a user again.

    Raises:
        UserNotFound: there is no such user.
    """
    organizations.take_turns(ctx)
    user = locked_person(ctx, user_id)
    return _written(ctx, user, user._replace(is_enabled=True), "user.reactivated")


def _written(ctx: Context, user: models.User, revised: models.User, kind: str) -> models.User:
    if revised == user:
        return user
    if _is_admin(user) and not _is_admin(revised) and not ctx.rows(_ADMINS, but=user.id):
        raise LastAdmin(id=user.id)
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.user, user, revised)
    ctx.happened(kind, user.id, changed - {"searched_email", "updated_at"})
    return revised


def _is_admin(user: models.User) -> bool:
    return user.is_enabled and user.global_role == ADMIN


def _described(ctx: Context, user: models.User, said: Person) -> models.User:
    """`user` with what `said` says."""
    changes: dict[str, Any] = {}
    if said.first_name is not None:
        changes["first_name"] = names.name(said.first_name, "firstName")
    if said.last_name is not None:
        changes["last_name"] = names.name(said.last_name, "lastName")
    if said.email is not None:
        changes["email"] = _free_email(ctx, user, said.email)
        changes["searched_email"] = changes["email"].casefold()
    if said.sees_private_fields is not None:
        changes["sees_private_fields"] = said.sees_private_fields
    if said.global_role is not None:
        changes["global_role"] = said.global_role
    if said.without_manager:
        changes["manager_id"] = None
    elif said.manager_id is not None:
        changes["manager_id"] = _manager(ctx, user, said.manager_id)
    return user._replace(**changes)


def _free_email(ctx: Context, user: models.User, text: str) -> str:
    email = contact.email_address(text, "email")
    if any(other.id != user.id for other in by_email(ctx, email)):
        raise UserEmailTaken(email=email)
    return email


def _manager(ctx: Context, user: models.User, manager_id: Id) -> Id:
    manager_id = person(ctx, manager_id).id
    manager_of = {row.id: row.manager_id for row in ctx.rows(_REPORTING)}
    if tree.is_within(manager_of, manager_id, of=user.id):
        raise InvalidInput(problem="`managerId` must not be the user or somebody who reports to the user")
    return manager_id
