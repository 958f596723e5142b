"""How openings look: the single positions that a job is to fill."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Annotated, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.api.shapes.hiring_team import OPENING_TEAMS, HiringTeamMember, teams_by_id
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import openings
from rowantree.models.job import EmploymentType, OpeningState


class OpeningVersion(Output):
    """What an opening said from one change to the next."""

    id: Id
    identifier: str
    description: str
    author_id: Annotated[Id, Meta(description="The user who made this version.")]
    created_at: TimeShown
    team_id: Annotated[Id | UnsetType, Meta(description="The department or team that somebody is hired for.")] = UNSET
    job_ids: list[Id]
    target_hire_date: Annotated[str | UnsetType, Meta(description="YYYY-MM-DD.")] = UNSET
    target_start_date: Annotated[str | UnsetType, Meta(description="YYYY-MM-DD.")] = UNSET
    is_backfill: Annotated[bool, Meta(description="Whether somebody who left is replaced.")]
    employment_type: EmploymentType
    location_ids: list[Id]
    hiring_team: list[HiringTeamMember]
    custom_fields: list[CustomFieldValue]


class Opening(Output):
    """A position to fill."""

    id: Id
    opened_at: Annotated[TimeShown | UnsetType, Meta(description="When it was last opened.")] = UNSET
    closed_at: Annotated[TimeShown | UnsetType, Meta(description="Only while it is closed.")] = UNSET
    is_archived: bool
    archived_at: TimeShown | UnsetType = UNSET
    close_reason_id: Id | UnsetType = UNSET
    opening_state: Annotated[
        OpeningState, Meta(description="`Filled` once an offer that names the opening is accepted.")
    ]
    latest_version: OpeningVersion | UnsetType = UNSET


class OpeningTold(Output):
    """What webhooks tell of an opening."""

    opening: Opening


MOST_OF_JOB = 100
"""How many openings are shown with a job."""
MOST_OF_APPLICATION = 10
"""How many openings of its job are shown with an application: each of a page's applications repeats them."""


class _Named(NamedTuple):
    application_id: Id
    opening_id: Id


_offer = models.offer
OFFERS = Lookup(
    _Named,
    select(_offer.c.application_id, _offer.c.opening_id)
    .where(
        _offer.c.opening_id.is_not(None),
        _offer.c.acceptance_status != "Cancelled",
        _offer.c.acceptance_status != "Declined",
    )
    .order_by(_offer.c.created_at, _offer.c.id),
    _offer.c.application_id,
)
"""Which openings are named by offers that stand."""
OPENINGS = Lookup(models.Opening, select(*models.opening.columns), models.opening.c.id)


def show_all(ctx: Context, rows: list[models.Opening]) -> list[Opening]:
    """Openings as answers show them, in as many statements for a hundred as for one."""
    versions = openings.versions(ctx, rows)
    teams = teams_by_id(ctx, OPENING_TEAMS, (row.id for row in rows))
    custom_fields = values_by_id(ctx, rows)
    return [
        Opening(
            id=row.id,
            opened_at=UNSET if row.opened_at is None else show_time(row.opened_at),
            closed_at=UNSET if row.closed_at is None else show_time(row.closed_at),
            is_archived=row.is_archived,
            archived_at=UNSET if row.archived_at is None else show_time(row.archived_at),
            close_reason_id=row.close_reason_id or UNSET,
            opening_state=row.state,
            latest_version=_show_version(versions[row.id], teams.get(row.id, []), custom_fields.get(row.id, [])),
        )
        for row in rows
    ]


def show(ctx: Context, row: models.Opening) -> Opening:
    """An opening as answers show it."""
    return show_all(ctx, [row])[0]


def openings_by_job(ctx: Context, job_ids: Iterable[Id]) -> dict[Id, list[Opening]]:
    """The openings of these jobs that are not archived, as answers show them, the oldest first, at most `MOST_OF_JOB`."""
    of_jobs = openings.of_jobs(ctx, job_ids)
    return _by_owner(ctx, {job_id: ids[:MOST_OF_JOB] for job_id, ids in of_jobs.items()})


def openings_by_application(ctx: Context, rows: list[models.Application]) -> dict[Id, list[Opening]]:
    """The opening that an offer to each of these applications is for; where there is none, the oldest of its job."""
    named: defaultdict[Id, list[Id]] = defaultdict(list)
    for offer in ctx.by_id(OFFERS, (row.id for row in rows)):
        named[offer.application_id].append(offer.opening_id)
    of_jobs = openings.of_jobs(ctx, (row.job_id for row in rows if row.id not in named))
    return _by_owner(
        ctx, {row.id: named.get(row.id) or of_jobs.get(row.job_id, [])[:MOST_OF_APPLICATION] for row in rows}
    )


def _by_owner(ctx: Context, ids: Mapping[Id, list[Id]]) -> dict[Id, list[Opening]]:
    """Openings in place of their ids, where the key may see them."""
    rows = ctx.by_id(OPENINGS, chain.from_iterable(ids.values()))
    shown = {opening.id: opening for opening in show_all(ctx, rows)}
    return {owner_id: [shown[each] for each in of_owner if each in shown] for owner_id, of_owner in ids.items()}


def _show_version(
    version: models.OpeningVersion, team: list[HiringTeamMember], custom_fields: list[CustomFieldValue]
) -> OpeningVersion:
    return OpeningVersion(
        id=version.id,
        identifier=version.identifier,
        description=version.description,
        author_id=version.author_id,
        created_at=show_time(version.created_at),
        team_id=version.team_id or UNSET,
        job_ids=openings.listed(version.job_ids),
        target_hire_date=version.target_hire_date or UNSET,
        target_start_date=version.target_start_date or UNSET,
        is_backfill=version.is_backfill,
        employment_type=version.employment_type,
        location_ids=openings.listed(version.location_ids),
        hiring_team=team,
        custom_fields=custom_fields,
    )
