"""Hiring team roles: what somebody can be in a hiring team."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholePageInput
from rowantree.domain import hiring_teams, names
from rowantree.domain.hiring_teams import HiringTeamRoleNotFound, HiringTeamRoleTitleTaken
from rowantree.domain.identity import IdTaken


class HiringTeamRole(Output):
    """What somebody can be in a hiring team."""

    id: Id
    title: str


def show(row: models.HiringTeamRole) -> HiringTeamRole:
    """A role as answers show it."""
    return HiringTeamRole(id=row.id, title=row.title)


class List(WholePageInput):
    """How the roles shall be shown."""

    names_only: Annotated[
        bool | UnsetType, Meta(description="False: each role with its id. True or absent: only the titles.")
    ] = UNSET


LIST = Listing(models.hiring_team_role, size=WHOLE)


@operation("hiringTeamRole.list", permission=Permission.ORGANIZATION_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[str | HiringTeamRole]:
    """Lists the roles that hiring teams have, the oldest first: their titles, or objects with id and title.

    One answer holds them all, unless `limit` asks for fewer.
    """
    found = ctx.page(LIST, body)
    titles_only = body.names_only is not False
    return found.page([role.title if titles_only else show(role) for role in found.rows])


class Create(Input):
    """The role to create."""

    title: Annotated[str, Meta(description="What somebody is who has the role.")]
    is_for_applications: Annotated[
        bool | UnsetType,
        Meta(description="Whether members of the team of one application can have it; they can when absent."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id it shall have, such as that in another system.")] = UNSET


@operation(
    "hiringTeamRole.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(HiringTeamRoleTitleTaken, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> HiringTeamRole:
    """Creates a hiring team role.

    No two roles have the same title. Every role can be given in the team of a job.
    """
    role = models.HiringTeamRole(
        organization_id=ctx.organization_id,
        id=body.id or ctx.new_id(),
        title=names.name(body.title, "title"),
        is_for_applications=body.is_for_applications is not False,
        created_at=ctx.now,
    )
    return show(hiring_teams.add_role(ctx, role))


class Update(Input):
    """The role, and what of it to change; what is absent stays as it is."""

    hiring_team_role_id: Annotated[Id, Meta(description="The role, from `hiringTeamRole.list`.")]
    title: Annotated[str | UnsetType, Meta(description="What somebody shall be who has the role.")] = UNSET
    is_for_applications: Annotated[
        bool | UnsetType, Meta(description="Whether members of the team of one application can have it.")
    ] = UNSET


@operation(
    "hiringTeamRole.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(HiringTeamRoleNotFound, HiringTeamRoleTitleTaken),
    extension=True,
)
def update(ctx: Context, body: Update) -> HiringTeamRole:
    """Changes a hiring team role.

    Who has it shows its new title at once. Members of applications keep a role that is not for applications any more.
    """
    role = ctx.lock(models.hiring_team_role, body.hiring_team_role_id)
    revised = role
    if body.title is not UNSET:
        revised = revised._replace(title=names.name(body.title, "title"))
    if body.is_for_applications is not UNSET:
        revised = revised._replace(is_for_applications=body.is_for_applications)
    return show(hiring_teams.revise_role(ctx, role, revised))
