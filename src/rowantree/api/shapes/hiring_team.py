"""How the people look who hire: the teams of jobs, of applications and of openings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

from sqlalchemy import Column, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import Id, Meta, Output
from rowantree.models.table import Table


class HiringTeamMember(Output):
    """What a user is in a hiring team. Who has two roles is there twice."""

    user_id: Id
    first_name: str
    last_name: str
    email: str
    role: Annotated[str, Meta(description="The title of the role.")]


class Membership(NamedTuple):
    """A member beside what the team is of."""

    of_id: Id
    user_id: Id
    first_name: str
    last_name: str
    email: str | None
    role: str


def _lookup(table: Table[Any], of: Column[Any]) -> Lookup[Membership]:
    user, role = models.user, models.hiring_team_role
    statement = (
        select(of, user.c.id, user.c.first_name, user.c.last_name, user.c.email, role.c.title)
        .select_from(table.core)
        .join(user.core, user.c.id == table.c.user_id)
        .join(role.core, role.c.id == table.c.hiring_team_role_id)
        .order_by(table.c.added_at, user.c.id, role.c.title)
    )
    return Lookup(Membership, statement, of)


JOB_TEAMS = _lookup(models.job_team_member, models.job_team_member.c.job_id)
APPLICATION_TEAMS = _lookup(models.application_team_member, models.application_team_member.c.application_id)
OPENING_TEAMS = _lookup(models.opening_team_member, models.opening_team_member.c.opening_id)


def teams_by_id(ctx: Context, lookup: Lookup[Membership], ids: Iterable[Id]) -> dict[Id, list[HiringTeamMember]]:
    """The teams of these jobs, applications or openings, as answers show them."""
    teams: defaultdict[Id, list[HiringTeamMember]] = defaultdict(list)
    for row in ctx.by_id(lookup, ids):
        teams[row.of_id].append(show_member(row))
    return teams


def show_member(row: Membership) -> HiringTeamMember:
    """A member as answers show it."""
    return HiringTeamMember(
        user_id=row.user_id, first_name=row.first_name, last_name=row.last_name, email=row.email or "", role=row.role
    )


def show(user: models.User, role: models.HiringTeamRole) -> HiringTeamMember:
    """Who has just been added or removed, as answers show it."""
    return HiringTeamMember(
        user_id=user.id, first_name=user.first_name, last_name=user.last_name, email=user.email or "", role=role.title
    )
