"""Who hires for one application."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.hiring_team import HiringTeamMember, show
from rowantree.core.context import Context
from rowantree.core.errors import Refusal
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import Id, Input, Meta
from rowantree.domain import hiring_teams
from rowantree.domain.hiring_teams import HiringTeamMemberNotFound, HiringTeamRoleNotFound
from rowantree.domain.people import UserNotFound
from rowantree.domain.pipeline import ApplicationNotFound

ERRORS: tuple[type[Refusal], ...] = (ApplicationNotFound, UserNotFound, HiringTeamRoleNotFound)


class Member(Input):
    """Who has which role."""

    application_id: Annotated[Id, Meta(description="The application.")]
    team_member_id: Annotated[Id, Meta(description="The user.")]
    role_id: Annotated[Id, Meta(description="The role, from `applicationHiringTeamRole.list`.")]


@operation("application.addHiringTeamMember", permission=Permission.CANDIDATES_WRITE, writes=True, errors=ERRORS)
def add_hiring_team_member(ctx: Context, body: Member) -> HiringTeamMember:
    """Gives a user a role in the hiring team of an application.

    Giving a role that the user already has changes nothing and succeeds.
    """
    application = ctx.lock(models.application, body.application_id)
    return show(*hiring_teams.add_to_application(ctx, application, body.team_member_id, body.role_id))


@operation(
    "application.removeHiringTeamMember",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(*ERRORS, HiringTeamMemberNotFound),
)
def remove_hiring_team_member(ctx: Context, body: Member) -> HiringTeamMember:
    """Takes a role in the hiring team of an application from a user."""
    application = ctx.lock(models.application, body.application_id)
    return show(*hiring_teams.remove_from_application(ctx, application, body.team_member_id, body.role_id))
