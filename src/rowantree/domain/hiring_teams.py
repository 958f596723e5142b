"""Hiring teams: who is what for a job, an application or an opening, and the roles that there are."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, users
from rowantree.domain.identity import IdTaken
from rowantree.models.columns import Id
from rowantree.models.table import Table

R = TypeVar("R", bound=NamedTuple)
Membership = tuple[models.User, models.HiringTeamRole]
"""A user, and what the user is in a team."""


@when_missing(models.hiring_team_role)
class HiringTeamRoleNotFound(Refusal):
    """No hiring team role has this id."""

    code = "hiring_team_role_not_found"
    message = "Hiring team role not found: {id}"


class HiringTeamRoleTitleTaken(Refusal):
    """Another hiring team role already has this title."""

    code = "hiring_team_role_title_taken"
    message = "Another hiring team role is already called {title!r}"


class HiringTeamMemberNotFound(Refusal):
    """The user does not have this role in the hiring team."""

    code = "hiring_team_member_not_found"
    message = "The user {user_id} is not {role!r} in the hiring team"


BY_TITLE = Query(
    models.HiringTeamRole,
    select(*models.hiring_team_role.columns).where(models.hiring_team_role.c.title == bindparam("title")),
)


def add_role(ctx: Context, role: models.HiringTeamRole) -> models.HiringTeamRole:
    """Writes a new role.

    Raises:
        HiringTeamRoleTitleTaken: another role has the title.
        IdTaken: another role has the id.
    """
    try:
        identity.add(ctx, models.hiring_team_role, role)
    except IdTaken:
        _check_title(ctx, role)
        raise
    ctx.happened("hiringTeamRole.created", role.id)
    return role


def revise_role(ctx: Context, role: models.HiringTeamRole, revised: models.HiringTeamRole) -> models.HiringTeamRole:
    """Writes what `revised` says. Who has the role keeps it, whatever it is for now.

    Raises:
        HiringTeamRoleTitleTaken: another role has the title.
    """
    if revised == role:
        return role
    _check_title(ctx, revised)
    ctx.happened("hiringTeamRole.updated", role.id, ctx.update(models.hiring_team_role, role, revised))
    return revised


def _check_title(ctx: Context, role: models.HiringTeamRole) -> None:
    if any(other.id != role.id for other in ctx.rows(BY_TITLE, title=role.title)):
        raise HiringTeamRoleTitleTaken(title=role.title)


def add_to_job(ctx: Context, job: models.Job, user_id: Id, role_id: Id) -> Membership:
    """Gives a user a role in the team of a locked job. Who already has it keeps it, and nothing changes.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none, or the user is that of an API key.
        InvalidInput: the user is disabled.
    """
    user, role = _member(ctx, user_id, role_id)
    member = models.JobTeamMember(ctx.organization_id, job.id, user.id, role.id, ctx.now)
    if ctx.insert_if_new(models.job_team_member, member):
        _touch_job(ctx, job)
    return user, role


def add_to_application(ctx: Context, application: models.Application, user_id: Id, role_id: Id) -> Membership:
    """Gives a user a role in the team of a locked application. Who already has it keeps it, and nothing changes.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none, or the user is that of an API key.
        InvalidInput: the user is disabled, or the role is not for applications.
    """
    user, role = _member(ctx, user_id, role_id)
    if not role.is_for_applications:
        raise InvalidInput(problem=f"`roleId`: the role {role.title!r} is for jobs and not for applications")
    member = models.ApplicationTeamMember(ctx.organization_id, application.id, user.id, role.id, ctx.now)
    if ctx.insert_if_new(models.application_team_member, member):
        _touch_application(ctx, application)
    return user, role


def add_to_opening(ctx: Context, opening: models.Opening, user_id: Id, role_id: Id) -> Membership:
    """Gives a user a role in the team of a locked opening. Who already has it keeps it, and nothing changes.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none, or the user is that of an API key.
        InvalidInput: the user is disabled.
    """
    user, role = _member(ctx, user_id, role_id)
    member = models.OpeningTeamMember(ctx.organization_id, opening.id, user.id, role.id, ctx.now)
    if ctx.insert_if_new(models.opening_team_member, member):
        _touch_opening(ctx, opening)
    return user, role


def _member(ctx: Context, user_id: Id, role_id: Id) -> Membership:
    """Who is to be added, and as what."""
    user, role = users.person(ctx, user_id), ctx.get(models.hiring_team_role, role_id)
    if not user.is_enabled:
        raise InvalidInput(problem=f"`teamMemberId`: the user {user.id} is disabled")
    return user, role


def remove_from_job(ctx: Context, job: models.Job, user_id: Id, role_id: Id) -> Membership:
    """Takes a role in the team of a locked job from a user, who may have become disabled.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none.
        HiringTeamMemberNotFound: the user does not have the role there.
    """
    user, role, member = _held(ctx, IN_JOB, job.id, user_id, role_id)
    ctx.delete(models.job_team_member, member)
    _touch_job(ctx, job)
    return user, role


def remove_from_application(ctx: Context, application: models.Application, user_id: Id, role_id: Id) -> Membership:
    """Takes a role in the team of a locked application from a user, who may have become disabled.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none.
        HiringTeamMemberNotFound: the user does not have the role there.
    """
    user, role, member = _held(ctx, IN_APPLICATION, application.id, user_id, role_id)
    ctx.delete(models.application_team_member, member)
    _touch_application(ctx, application)
    return user, role


def remove_from_opening(ctx: Context, opening: models.Opening, user_id: Id, role_id: Id) -> Membership:
    """Takes a role in the team of a locked opening from a user, who may have become disabled.

    Raises:
        UserNotFound, HiringTeamRoleNotFound: there is none.
        HiringTeamMemberNotFound: the user does not have the role there.
    """
    user, role, member = _held(ctx, IN_OPENING, opening.id, user_id, role_id)
    ctx.delete(models.opening_team_member, member)
    _touch_opening(ctx, opening)
    return user, role


def _held(
    ctx: Context, team: Query[R], of_id: Id, user_id: Id, role_id: Id
) -> tuple[models.User, models.HiringTeamRole, R]:
    """Who is to be removed, as what, and that it is so."""
    user, role = ctx.get(models.user, user_id), ctx.get(models.hiring_team_role, role_id)
    held = ctx.rows(team, of=of_id, user=user.id, role=role.id)
    if not held:
        raise HiringTeamMemberNotFound(user_id=user.id, role=role.title)
    return user, role, held[0]


def _membership(table: Table[R], of: str) -> Query[R]:
    """The query of what a user is in one team."""

    def is_given(column: str, parameter: str) -> Any:
        return table.c[column] == bindparam(parameter, type_=table.c[column].type)

    statement = select(*table.columns).where(
        is_given(of, "of"), is_given("user_id", "user"), is_given("hiring_team_role_id", "role")
    )
    return Query(table.row, statement)


IN_JOB = _membership(models.job_team_member, "job_id")
IN_APPLICATION = _membership(models.application_team_member, "application_id")
IN_OPENING = _membership(models.opening_team_member, "opening_id")


def _touch_job(ctx: Context, job: models.Job) -> None:
    ctx.update(models.job, job, job._replace(updated_at=ctx.now))
    ctx.happened("job.updated", job.id, {"hiring_team"})


def _touch_application(ctx: Context, application: models.Application) -> None:
    ctx.update(models.application, application, application._replace(updated_at=ctx.now))
    ctx.happened("application.updated", application.id, {"hiring_team"})


def _touch_opening(ctx: Context, opening: models.Opening) -> None:
    ctx.update(models.opening, opening, opening._replace(updated_at=ctx.now))
    ctx.happened("opening.updated", opening.id, {"hiring_team"})
