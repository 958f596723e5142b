"""Hiring teams: who is what for a job, for one application, or for an opening."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.hiring_team import HiringTeamMember, show
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType
from rowantree.domain import hiring_teams
from rowantree.domain.hiring_teams import HiringTeamMemberNotFound, HiringTeamRoleNotFound
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.openings import OpeningNotFound
from rowantree.domain.people import UserNotFound
from rowantree.domain.pipeline import ApplicationNotFound


class Member(Input):
    """The team, and who is what in it."""

    one_of = ("application_id", "job_id", "opening_id")

    application_id: Annotated[Id | UnsetType, Meta(description="The application whose team it is.")] = UNSET
    job_id: Annotated[Id | UnsetType, Meta(description="The job whose team it is.")] = UNSET
    opening_id: Annotated[Id | UnsetType, Meta(description="The opening whose team it is.")] = UNSET
    team_member_id: Annotated[Id, Meta(description="The user, from `user.list`.")]
    role_id: Annotated[Id, Meta(description="The role, from `hiringTeamRole.list`.")]


@operation(
    "hiringTeam.addMember",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(ApplicationNotFound, JobNotFound, OpeningNotFound, UserNotFound, HiringTeamRoleNotFound),
)
def add_member(ctx: Context, body: Member) -> HiringTeamMember:
    """Gives a user a role in the hiring team of a job, of one application or of an opening.

    A user can have several roles in one team. Giving a role that the user has already changes nothing and succeeds. The
    user must be an enabled person, and for an application the role must be for applications.
    """
    if body.application_id:
        application = ctx.lock(models.application, body.application_id)
        return show(*hiring_teams.add_to_application(ctx, application, body.team_member_id, body.role_id))
    if body.job_id:
        job = ctx.lock(models.job, body.job_id)
        return show(*hiring_teams.add_to_job(ctx, job, body.team_member_id, body.role_id))
    opening = ctx.lock(models.opening, body.opening_id or Id())
    return show(*hiring_teams.add_to_opening(ctx, opening, body.team_member_id, body.role_id))


@operation(
    "hiringTeam.removeMember",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(
        ApplicationNotFound,
        JobNotFound,
        OpeningNotFound,
        UserNotFound,
        HiringTeamRoleNotFound,
        HiringTeamMemberNotFound,
    ),
)
def remove_member(ctx: Context, body: Member) -> HiringTeamMember:
    """Takes a role in the hiring team of a job, of one application or of an opening from a user.

    Other roles that the user has there stay. The answer is who was removed from what.
    """
    if body.application_id:
        application = ctx.lock(models.application, body.application_id)
        return show(*hiring_teams.remove_from_application(ctx, application, body.team_member_id, body.role_id))
    if body.job_id:
        job = ctx.lock(models.job, body.job_id)
        return show(*hiring_teams.remove_from_job(ctx, job, body.team_member_id, body.role_id))
    opening = ctx.lock(models.opening, body.opening_id or Id())
    return show(*hiring_teams.remove_from_opening(ctx, opening, body.team_member_id, body.role_id))
