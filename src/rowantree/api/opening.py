"""Openings: the single positions that jobs are to fill."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.api.shapes import moments
from rowantree.api.shapes.moments import Milliseconds
from rowantree.api.shapes.opening import Opening, OpeningTold, show, show_all
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.statement import Query
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import names, openings
from rowantree.domain.close_reasons import CloseReasonNotFound
from rowantree.domain.departments import DepartmentNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.openings import OpeningNotApproved, OpeningNotFound, Said
from rowantree.models.job import EmploymentType
from rowantree.webhooks.types import renders

T = TypeVar("T")
State = Literal["Draft", "Approved", "Open", "Closed"]
"""The states that can be chosen; `Filled` follows from an offer."""

WhichOpening = Annotated[Id, Meta(description="The opening, from `opening.list`.")]
OpeningNamed = Annotated[Id | UnsetType, Meta(description="The opening. Required.")]
Identifier = Annotated[str | UnsetType, Meta(description="What the organization itself calls the opening by.")]
Ids = Annotated[list[Id], Meta(max_length=openings.MOST_NAMED)]
EmploymentGiven = Literal[EmploymentType, ""]
"""The reference takes the empty string as well: as good as nothing said."""
Backfill = Annotated[bool | UnsetType, Meta(description="Whether somebody who left is replaced.")]


def _required(value: T | UnsetType, parameter: str) -> T:
    """What the reference's schema lets a request leave out, though nothing works without it."""
    if value is UNSET:
        raise InvalidInput(problem=f"`{parameter}` is required")
    return value


class Create(Input):
    """The opening to create."""

    extensions = ("id",)

    identifier: Identifier = UNSET
    description: str | UnsetType = UNSET
    team_id: Annotated[Id | UnsetType, Meta(description="The department or team that somebody is hired for.")] = UNSET
    location_ids: Annotated[Ids | UnsetType, Meta(description="Where the work may be done.")] = UNSET
    job_ids: Annotated[Ids | UnsetType, Meta(description="The jobs through which somebody may be hired.")] = UNSET
    target_hire_date: Annotated[
        str | UnsetType, Meta(description="By which day somebody shall be hired: YYYY-MM-DD.")
    ] = UNSET
    target_start_date: Annotated[
        str | UnsetType, Meta(description="By which day somebody shall begin to work: YYYY-MM-DD.")
    ] = UNSET
    is_backfill: Annotated[bool, Meta(description="Whether somebody who left is replaced.")] = False
    employment_type: Annotated[EmploymentGiven | UnsetType, Meta(description="`FullTime` when absent or empty.")] = (
        UNSET
    )
    opening_state: Annotated[State | UnsetType, Meta(description="The state to begin in; `Draft` when absent.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the opening shall have.")] = UNSET


@operation(
    "opening.create",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobNotFound, LocationNotFound, DepartmentNotFound, OpeningNotApproved, IdTaken),
)
def create(ctx: Context, body: Create) -> Opening:
    """Creates an opening.

    Nothing is required: an empty one is a draft without a name. What it names must not be archived. Values of custom
    fields are set by `customField.setValue`.
    """
    opening = openings.add(
        ctx,
        _said(body),
        job_ids=body.job_ids or (),
        location_ids=body.location_ids or (),
        state=body.opening_state or "Draft",
        opening_id=or_none(body.id),
    )
    return show(ctx, opening)


def _said(body: Create | Update) -> Said:
    said: Said = {}
    if body.identifier is not UNSET:
        said["identifier"] = body.identifier
    if body.description is not UNSET:
        said["description"] = body.description
    if body.team_id is not UNSET:
        said["team_id"] = body.team_id
    if body.target_hire_date is not UNSET:
        said["target_hire_date"] = body.target_hire_date
    if body.target_start_date is not UNSET:
        said["target_start_date"] = body.target_start_date
    if body.is_backfill is not UNSET:
        said["is_backfill"] = body.is_backfill
    if body.employment_type:
        said["employment_type"] = body.employment_type
    return said


class Info(Input):
    """Which opening."""

    opening_id: WhichOpening


@operation("opening.info", permission=Permission.JOBS_READ, writes=False, errors=(OpeningNotFound,))
def info(ctx: Context, body: Info) -> Opening:
    """Shows one opening, archived or not."""
    return show(ctx, ctx.get(models.opening, body.opening_id))


class List(SyncPageInput):
    """Which openings to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only openings created after this time, in milliseconds since 1970."),
    ] = UNSET


_opening = models.opening.c
LIST = Listing(
    models.opening,
    {"created_after": moments.after(_opening.created_at, "created_after")},
)


@operation("opening.list", permission=Permission.JOBS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Opening]:
    """Lists openings in the order in which they were created: of all states, archived ones as well."""
    found = ctx.page(LIST, body, created_after=moments.time_if_any(body.created_after))
    return found.sync_page(show_all(ctx, found.rows))


class Search(Input):
    """What to look for."""

    identifier: Annotated[
        Annotated[str, Meta(max_length=names.MAX_NAME)],
        Meta(description="The whole identifier, in small or large letters."),
    ]


FOUND = Query(
    models.Opening,
    select(*models.opening.columns)
    .where(_opening.searched_identifier == bindparam("identifier"))
    .order_by(_opening.created_at, _opening.id)
    .limit(100),
)


@operation("opening.search", permission=Permission.JOBS_READ, writes=False)
def search(ctx: Context, body: Search) -> list[Opening]:
    """Finds openings by their identifier.

    Openings of all states are found, archived ones as well. There are at most 100 results, the oldest first.
    """
    identifier = names.name(body.identifier, "identifier").casefold()
    return show_all(ctx, ctx.rows(FOUND, identifier=identifier))


class JobOfOpening(Input):
    """The opening and the job."""

    opening_id: WhichOpening
    job_id: Annotated[Id, Meta(description="The job, from `job.list`.")]


@operation("opening.addJob", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound, JobNotFound))
def add_job(ctx: Context, body: JobOfOpening) -> Opening:
    """Makes a job one of those that an opening is for.

    The job must not be archived. Adding one that is there already changes nothing.
    """
    return show(ctx, openings.add_job(ctx, body.opening_id, body.job_id))


@operation("opening.removeJob", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound, JobNotFound))
def remove_job(ctx: Context, body: JobOfOpening) -> Opening:
    """Makes a job none of those that an opening is for.

    Removing one that is not there changes nothing.
    """
    return show(ctx, openings.remove_job(ctx, body.opening_id, body.job_id))


class LocationOfOpening(Input):
    """The opening and the location."""

    opening_id: WhichOpening
    location_id: Annotated[Id, Meta(description="The location, from `location.list`.")]


@operation(
    "opening.addLocation", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound, LocationNotFound)
)
def add_location(ctx: Context, body: LocationOfOpening) -> Opening:
    """Makes a location one of those where the work may be done.

    The location must not be archived. Adding one that is there already changes nothing.
    """
    opening = ctx.lock(models.opening, body.opening_id)
    return show(ctx, openings.add_location(ctx, opening, body.location_id))


@operation(
    "opening.removeLocation", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound, LocationNotFound)
)
def remove_location(ctx: Context, body: LocationOfOpening) -> Opening:
    """Makes a location none of those where the work may be done.

    Removing one that is not there changes nothing.
    """
    opening = ctx.lock(models.opening, body.opening_id)
    return show(ctx, openings.remove_location(ctx, opening, body.location_id))


class SetOpeningState(Input):
    """The opening and its new state."""

    opening_id: OpeningNamed = UNSET
    opening_state: Annotated[State | UnsetType, Meta(description="The state it shall have. Required.")] = UNSET
    close_reason_id: Annotated[
        Id | UnsetType, Meta(description="Why it is closed, from `closeReason.list`; only for the state `Closed`.")
    ] = UNSET


@operation(
    "opening.setOpeningState",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(OpeningNotFound, CloseReasonNotFound, OpeningNotApproved),
)
def set_opening_state(ctx: Context, body: SetOpeningState) -> Opening:
    """Takes an opening to another state.

    From each of the four it can go to each other one; a filled one can only be closed or opened again. To be approved
    or open, nothing that it names may be archived, and where the organization has openings approved, this one must be.
    `openedAt` is when it was last opened. An archived opening keeps its state until it is restored.
    """
    opening = ctx.lock(models.opening, _required(body.opening_id, "openingId"))
    state: State = _required(body.opening_state, "openingState")
    return show(ctx, openings.set_state(ctx, opening, state, or_none(body.close_reason_id)))


class SetArchived(Input):
    """The opening, and whether it is archived."""

    opening_id: OpeningNamed = UNSET
    archive: Annotated[bool | UnsetType, Meta(description="Whether it shall be archived. Required.")] = UNSET


@operation("opening.setArchived", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound,))
def set_archived(ctx: Context, body: SetArchived) -> Opening:
    """Archives an opening, or takes it out of the archive.

    Its state stays. Archiving an archived opening, or restoring one that is not, changes nothing.
    """
    opening = ctx.lock(models.opening, _required(body.opening_id, "openingId"))
    return show(ctx, openings.set_archived(ctx, opening, is_archived=_required(body.archive, "archive")))


class Update(Input):
    """The opening, and what of it to change; what is absent stays as it is."""

    opening_id: OpeningNamed = UNSET
    identifier: Identifier = UNSET
    description: str | UnsetType = UNSET
    team_id: Annotated[
        Id | UnsetType | None, Meta(description="The department or team that somebody is hired for; null: none.")
    ] = UNSET
    target_hire_date: Annotated[
        str | UnsetType | None, Meta(description="By which day somebody shall be hired: YYYY-MM-DD; null: not said.")
    ] = UNSET
    target_start_date: Annotated[
        str | UnsetType | None,
        Meta(description="By which day somebody shall begin to work: YYYY-MM-DD; null: not said."),
    ] = UNSET
    is_backfill: Backfill = UNSET
    employment_type: Annotated[
        EmploymentGiven | UnsetType, Meta(description="It stays as it is when absent or empty.")
    ] = UNSET


@operation(
    "opening.update", permission=Permission.JOBS_WRITE, writes=True, errors=(OpeningNotFound, DepartmentNotFound)
)
def update(ctx: Context, body: Update) -> Opening:
    """Changes what is said of an opening, by a new version.

    An update that changes nothing makes no version. Jobs and locations have operations of their own, and values of
    custom fields are set by `customField.setValue`.
    """
    opening = ctx.lock(models.opening, _required(body.opening_id, "openingId"))
    return show(ctx, openings.revise(ctx, opening, _said(body)))


@renders("openingCreate", "opening.created")
def opening_create(ctx: Context, opening_id: Id) -> OpeningTold | None:
    """An opening was created; not told of one for a confidential job."""
    opening = ctx.get(models.opening, opening_id)
    return None if opening.confidential else OpeningTold(opening=show(ctx, opening))
