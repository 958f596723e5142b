"""Users: who they are, and whether they are enabled."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false, true

from rowantree import models
from rowantree.api.shapes.people import User, show_user, show_users
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import users
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import UserNotFound
from rowantree.domain.users import LastAdmin, Person, UserEmailTaken
from rowantree.models.organization import GlobalRole

Role = Annotated[GlobalRole, Meta(description="How much of the organization the user may see and change.")]


SeesPrivateFields = Annotated[
    bool,
    Meta(
        description="Whether the user sees private notes, e-mails and fields when a key acts on their behalf; "
        "Organization Admins do in any case."
    ),
]


class Info(Input):
    """Which user."""

    user_id: Annotated[Id, Meta(description="The user.")]


@operation("user.info", permission=Permission.ORGANIZATION_READ, writes=False, errors=(UserNotFound,))
def info(ctx: Context, body: Info) -> User:
    """Shows one user.

    What a key did was done by a user of the key's own, which is in no list but can be looked at here.
    """
    return show_user(ctx, ctx.get(models.user, body.user_id))


class List(SyncPageInput):
    """Which users to list."""

    include_deactivated: Annotated[
        bool | UnsetType, Meta(description="Whether deactivated users are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.user,
    {"enabled": models.user.c.is_enabled == true(), "people": models.user.c.is_service == false()},
    {"enabled": True, "people": True},
)


@operation("user.list", permission=Permission.ORGANIZATION_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[User]:
    """Lists users in the order in which they were added."""
    enabled = None if body.include_deactivated is UNSET else not body.include_deactivated
    found = ctx.page(LIST, body, enabled=enabled)
    return found.sync_page(show_users(ctx, found.rows))


class Search(Input):
    """Whom to look for."""

    email: Annotated[str, Meta(description="The whole e-mail address; its case does not matter.")]


@operation("user.search", permission=Permission.ORGANIZATION_READ, writes=False)
def search(ctx: Context, body: Search) -> list[User]:
    """Finds the user with an e-mail address.

    The list has that one user, deactivated or not, or is empty.
    """
    return show_users(ctx, users.by_email(ctx, body.email))


class Create(Input):
    """The user to create."""

    extensions = ("id",)

    first_name: str
    last_name: str
    email: Annotated[str, Meta(description="The user's e-mail address, which no other user of the organization has.")]
    global_role: Role
    manager_id: Annotated[Id | UnsetType, Meta(description="The user's manager.")] = UNSET
    sees_private_fields: SeesPrivateFields | UnsetType = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the user shall have, for imports.")] = UNSET


@operation(
    "user.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserEmailTaken, UserNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> User:
    """Creates a user, who is enabled at once.

    Nobody is written to: users of this server do not sign in.
    """
    person = Person(
        first_name=body.first_name,
        last_name=body.last_name,
        email=body.email,
        global_role=body.global_role,
        manager_id=or_none(body.manager_id),
        sees_private_fields=or_none(body.sees_private_fields),
    )
    return show_user(ctx, users.add(ctx, person, or_none(body.id)))


class Update(Input):
    """The user, and what of them to change; what is absent stays as it is."""

    user_id: Annotated[Id, Meta(description="The user to change.")]
    first_name: str | UnsetType = UNSET
    last_name: str | UnsetType = UNSET
    email: Annotated[
        str | UnsetType, Meta(description="The user's e-mail address, which no other user of the organization has.")
    ] = UNSET
    global_role: Role | UnsetType = UNSET
    manager_id: Annotated[
        Id | UnsetType | None, Meta(description="The user's manager; null leaves them without one.")
    ] = UNSET
    sees_private_fields: SeesPrivateFields | UnsetType = UNSET


@operation(
    "user.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserNotFound, UserEmailTaken, LastAdmin),
    extension=True,
)
def update(ctx: Context, body: Update) -> User:
    """Changes a user.

    An update that changes nothing leaves `updatedAt` as it is. The last enabled Organization Admin stays one.
    """
    person = Person(
        first_name=or_none(body.first_name),
        last_name=or_none(body.last_name),
        email=or_none(body.email),
        global_role=or_none(body.global_role),
        manager_id=or_none(body.manager_id),
        sees_private_fields=or_none(body.sees_private_fields),
        without_manager=body.manager_id is None,
    )
    return show_user(ctx, users.revise(ctx, body.user_id, person))


class Deactivate(Input):
    """The user to deactivate."""

    user_id: Annotated[Id, Meta(description="The user to deactivate.")]


@operation(
    "user.deactivate",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserNotFound, LastAdmin),
    extension=True,
)
def deactivate(ctx: Context, body: Deactivate) -> User:
    """Deactivates a user.

    They stay in hiring teams and in everything they have done. Deactivating one who is deactivated changes nothing.
    """
    return show_user(ctx, users.deactivate(ctx, body.user_id))


class Reactivate(Input):
    """The user to reactivate."""

    user_id: Annotated[Id, Meta(description="The user to reactivate.")]


@operation(
    "user.reactivate",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserNotFound,),
    extension=True,
)
def reactivate(ctx: Context, body: Reactivate) -> User:
    """Brings a deactivated user back. One who is enabled stays as they are."""
    return show_user(ctx, users.reactivate(ctx, body.user_id))
