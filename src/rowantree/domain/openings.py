"""Openings: the single positions that jobs are to fill. What one says is kept in versions, its state is its own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import false, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import approvals, confidentiality, days, identity
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.names import MAX_NAME
from rowantree.models.columns import Id, to_json
from rowantree.models.job import EmploymentType, OpeningState

MAX_DESCRIPTION = 50_000
"""How many characters a description can have."""
MOST_NAMED = 100
"""How many jobs, and how many locations, an opening can have."""
IN_USE: frozenset[OpeningState] = frozenset({"Approved", "Open"})
"""The states in which somebody may be hired: what it names must not be archived, and it must be approved."""
AFTER_FILLED: frozenset[OpeningState] = frozenset({"Closed", "Open"})
"""Where an opening can be taken to once somebody was hired for it."""


@when_missing(models.opening)
class OpeningNotFound(Refusal):
    """No opening has this id, or this key may not see the one that has."""

    code = "opening_not_found"
    message = "Opening not found: {id}"


class OpeningStateInvalid(Refusal):
    """The opening is archived, closed, or filled by another application, so no offer can be made for it."""

    code = "opening_state_invalid"
    message = "The opening {id} is {state}, so no offer can be made for it"


class OpeningNotApproved(Refusal):
    """Openings of the organization take an approval before they can be approved or open, and this one has none."""

    code = "opening_not_approved"
    message = "The opening {id} must be approved before it can be {state}"


class Said(TypedDict, total=False):
    """What is said of an opening; what is not said is not there."""

    identifier: str
    description: str
    team_id: Id | None
    target_hire_date: str | None
    target_start_date: str | None
    is_backfill: bool
    employment_type: EmploymentType


_job, _location = models.job, models.location
HELD_JOBS = Lookup(models.Job, select(*_job.columns).order_by(_job.c.id).with_for_update(read=True), _job.c.id)
"""Jobs, none of which can become confidential or open until the transaction ends."""
JOBS = Lookup(models.Job, select(*_job.columns), _job.c.id)
LOCATIONS = Lookup(models.Location, select(*_location.columns), _location.c.id)
VERSIONS = Lookup(models.OpeningVersion, select(*models.opening_version.columns), models.opening_version.c.id)


class OfJob(NamedTuple):
    """That an opening is for a job."""

    job_id: Id
    opening_id: Id


OF_JOBS = Lookup(
    OfJob,
    select(models.opening_job.c.job_id, models.opening_job.c.opening_id)
    .select_from(models.opening_job.core)
    .join(models.opening.core, models.opening.c.id == models.opening_job.c.opening_id)
    .where(models.opening.c.is_archived == false())
    .order_by(models.opening.c.created_at, models.opening.c.id),
    models.opening_job.c.job_id,
)


def add(
    ctx: Context,
    said: Said,
    *,
    job_ids: Iterable[Id] = (),
    location_ids: Iterable[Id] = (),
    state: OpeningState = "Draft",
    opening_id: Id | None = None,
) -> models.Opening:
    """A new opening with its first version.

    Raises:
        JobNotFound, LocationNotFound, DepartmentNotFound: it names one that is not there.
        InvalidInput: it names one that is archived, or says something that cannot be.
        OpeningNotApproved: it would have to be approved first.
        IdTaken: another opening has the id.
    """
    jobs, locations = _jobs(ctx, dict.fromkeys(job_ids)), _locations(ctx, dict.fromkeys(location_ids))
    version = _blank(ctx)._replace(
        job_ids=to_json([job.id for job in jobs]), location_ids=to_json([location.id for location in locations])
    )
    version = version._replace(**_checked(ctx, version, said))
    opening = models.Opening(
        organization_id=ctx.organization_id,
        id=opening_id or ctx.new_id(),
        state=state,
        is_archived=False,
        archived_at=None,
        opened_at=ctx.now if state == "Open" else None,
        closed_at=ctx.now if state == "Closed" else None,
        close_reason_id=None,
        application_id=None,
        latest_version_id=version.id,
        searched_identifier=version.identifier.casefold(),
        confidential=any(job.confidential for job in jobs),
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    _check_approval(ctx, opening, state)
    identity.add(ctx, models.opening, opening)
    ctx.insert(models.opening_version, version._replace(opening_id=opening.id))
    for job in jobs:
        ctx.insert(models.opening_job, models.OpeningJob(ctx.organization_id, opening.id, job.id))
    ctx.happened("opening.created", opening.id)
    return opening


def revise(ctx: Context, opening: models.Opening, said: Said) -> models.Opening:
    """Changes what is said of a locked opening, by a new version. One that all of it is true of stays as it is.

    Raises:
        DepartmentNotFound: it names one that is not there.
        InvalidInput: it names one that is archived, or says something that cannot be.
    """
    version = latest(ctx, opening)
    return _succeed(ctx, opening, version, _checked(ctx, version, said))


def add_job(ctx: Context, opening_id: Id, job_id: Id) -> models.Opening:
    """Makes a job one of those that the opening is for. One that already is changes nothing.

    Raises:
        OpeningNotFound, JobNotFound: there is none.
        InvalidInput: the job is archived, or there are too many.
    """
    job = ctx.hold(models.job, job_id)  # before the opening, as who changes a job does
    opening = ctx.lock(models.opening, opening_id)
    version = latest(ctx, opening)
    job_ids = listed(version.job_ids)
    if job.id in job_ids:
        return opening
    _check_job(job, "jobId")
    _check_room(job_ids, "jobId", "jobs")
    ctx.insert(models.opening_job, models.OpeningJob(ctx.organization_id, opening.id, job.id))
    changes = {"job_ids": to_json([*job_ids, job.id])}
    return _succeed(ctx, opening, version, changes, confidential=opening.confidential or job.confidential)


def remove_job(ctx: Context, opening_id: Id, job_id: Id) -> models.Opening:
    """Makes a job none of those that the opening is for. One that is none changes nothing.

    Raises:
        OpeningNotFound, JobNotFound: there is none.
    """
    job = ctx.hold(models.job, job_id)
    opening = ctx.lock(models.opening, opening_id)
    version = latest(ctx, opening)
    job_ids = listed(version.job_ids)
    if job.id not in job_ids:
        return opening
    left = [each for each in job_ids if each != job.id]
    ctx.delete(models.opening_job, models.OpeningJob(ctx.organization_id, opening.id, job.id))
    confidential = opening.confidential
    if job.confidential:
        confidential = any(each.confidential for each in ctx.by_id(JOBS, left))
    return _succeed(ctx, opening, version, {"job_ids": to_json(left)}, confidential=confidential)


def add_location(ctx: Context, opening: models.Opening, location_id: Id) -> models.Opening:
    """Makes a location one of those of a locked opening. One that already is changes nothing.

    Raises:
        LocationNotFound: there is none.
        InvalidInput: it is archived, no place but a region, or one too many.
    """
    location, version = ctx.get(models.location, location_id), latest(ctx, opening)
    location_ids = listed(version.location_ids)
    if location.id in location_ids:
        return opening
    _check_location(location, "locationId")
    _check_room(location_ids, "locationId", "locations")
    return _succeed(ctx, opening, version, {"location_ids": to_json([*location_ids, location.id])})


def remove_location(ctx: Context, opening: models.Opening, location_id: Id) -> models.Opening:
    """Makes a location none of those of a locked opening. One that is none changes nothing.

    Raises:
        LocationNotFound: there is none.
    """
    location, version = ctx.get(models.location, location_id), latest(ctx, opening)
    location_ids = listed(version.location_ids)
    if location.id not in location_ids:
        return opening
    left = [each for each in location_ids if each != location.id]
    return _succeed(ctx, opening, version, {"location_ids": to_json(left)})


def set_state(
    ctx: Context, opening: models.Opening, state: OpeningState, close_reason_id: Id | None = None
) -> models.Opening:
    """Takes a locked opening to a state that a person can choose. One that is there stays as it is.

    A reason is for closing; given for an opening that is closed already, it takes the place of the one before.

    Raises:
        CloseReasonNotFound: there is none.
        OpeningNotApproved: it would have to be approved first.
        InvalidInput: the opening is archived, cannot get there, or names something that is archived.
    """
    if opening.is_archived:
        raise InvalidInput(problem="`openingState`: the opening is archived; restore it first")
    if close_reason_id is not None:
        if state != "Closed":
            raise InvalidInput(problem="`closeReasonId` is only for the state Closed")
        ctx.get(models.close_reason, close_reason_id)
    if state == opening.state:
        reason = close_reason_id or opening.close_reason_id
        return _write(ctx, opening, opening._replace(close_reason_id=reason), "opening.stateChanged")
    if opening.state == "Filled" and state not in AFTER_FILLED:
        raise InvalidInput(problem=f"`openingState`: a filled opening can be taken to Closed or Open, not to {state}")
    if state in IN_USE:
        _check_named(ctx, latest(ctx, opening))
    _check_approval(ctx, opening, state)
    return _write(ctx, opening, _in_state(ctx, opening, state, close_reason_id), "opening.stateChanged")


def _in_state(ctx: Context, opening: models.Opening, state: OpeningState, close_reason_id: Id | None) -> models.Opening:
    """The opening as it is in another state."""
    reopened = opening.state != "Filled" or opening.opened_at is None
    return opening._replace(
        state=state,
        opened_at=ctx.now if state == "Open" and reopened else opening.opened_at,
        closed_at=ctx.now if state == "Closed" else None,
        close_reason_id=close_reason_id,
        application_id=opening.application_id if state == "Closed" else None,
    )


def set_archived(ctx: Context, opening: models.Opening, *, is_archived: bool) -> models.Opening:
    """Archives or restores a locked opening, which keeps its state. One that already is so stays as it is."""
    revised = opening
    if is_archived != opening.is_archived:
        revised = opening._replace(is_archived=is_archived, archived_at=ctx.now if is_archived else None)
    return _write(ctx, opening, revised, "opening.archived" if is_archived else "opening.restored")


def take(ctx: Context, opening_id: Id, application_id: Id) -> models.Opening:
    """The opening, locked, for an offer to an application. Whether another offer has it is not looked at.

    Raises:
        OpeningNotFound: there is none.
        OpeningStateInvalid: it is archived, closed, or filled by another application.
    """
    opening = ctx.lock(models.opening, opening_id)
    if opening.is_archived:
        raise OpeningStateInvalid(id=opening.id, state="archived")
    if opening.state == "Closed":
        raise OpeningStateInvalid(id=opening.id, state="closed")
    if opening.state == "Filled" and opening.application_id != application_id:
        raise OpeningStateInvalid(id=opening.id, state="filled by another application")
    return opening


def fill(ctx: Context, opening: models.Opening, application_id: Id) -> models.Opening:
    """Fills a locked opening, because an offer to the application was accepted. One that it fills stays as it is."""
    filled = opening._replace(state="Filled", application_id=application_id, closed_at=None, close_reason_id=None)
    return _write(ctx, opening, filled, "opening.filled")


def vacate(ctx: Context, opening: models.Opening, application_id: Id) -> models.Opening:
    """Opens a locked opening again that the application filled: its offer no longer stands.

    One that was closed meanwhile stays closed, and one that the application does not fill stays as it is.
    """
    if opening.application_id != application_id:
        return opening
    vacated = opening._replace(application_id=None)
    if opening.state == "Filled":
        vacated = _in_state(ctx, opening, "Open", None)
    return _write(ctx, opening, vacated, "opening.updated")


def approve(ctx: Context, opening_id: Id) -> None:
    """Makes a draft approved, because all who had to approve it did. An opening in another state stays as it is."""
    opening = ctx.lock(models.opening, opening_id)
    if opening.state == "Draft":
        _write(ctx, opening, opening._replace(state="Approved"), "opening.stateChanged")


def of_jobs(ctx: Context, job_ids: Iterable[Id | None]) -> dict[Id, list[Id]]:
    """The ids of the openings of each of these jobs that are not archived, the oldest first."""
    found: defaultdict[Id, list[Id]] = defaultdict(list)
    for job_id, opening_id in ctx.by_id(OF_JOBS, job_ids):
        found[job_id].append(opening_id)
    return found


def versions(ctx: Context, openings: Iterable[models.Opening]) -> dict[Id, models.OpeningVersion]:
    """What these openings say now, by the opening's id."""
    found = ctx.by_id(VERSIONS, (opening.latest_version_id for opening in openings))
    return {version.opening_id: version for version in found}


def latest(ctx: Context, opening: models.Opening) -> models.OpeningVersion:
    """What an opening says now."""
    return ctx.get(models.opening_version, opening.latest_version_id)


def listed(stored: str) -> list[Id]:
    """The ids that a version has of its jobs or locations."""
    return [Id(each) for each in json.loads(stored)]


def _blank(ctx: Context) -> models.OpeningVersion:
    return models.OpeningVersion(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        opening_id=Id(),
        identifier="",
        description="",
        author_id=ctx.access.user_id,
        team_id=None,
        job_ids=to_json([]),
        location_ids=to_json([]),
        target_hire_date=None,
        target_start_date=None,
        is_backfill=False,
        employment_type="FullTime",
        created_at=ctx.now,
    )


def _succeed(
    ctx: Context,
    opening: models.Opening,
    version: models.OpeningVersion,
    changes: Mapping[str, Any],
    *,
    confidential: bool | None = None,
) -> models.Opening:
    """Writes the next version of an opening, unless nothing changes."""
    if not changes:
        return opening
    following = version._replace(id=ctx.new_id(), author_id=ctx.access.user_id, created_at=ctx.now, **changes)
    ctx.insert(models.opening_version, following)
    revised = opening._replace(
        latest_version_id=following.id,
        searched_identifier=following.identifier.casefold(),
        confidential=opening.confidential if confidential is None else confidential,
        updated_at=ctx.now,
    )
    if "confidential" in ctx.update(models.opening, opening, revised):
        approvals.follow(ctx, opening.id, confidential=revised.confidential)
        confidentiality.forget_counts(ctx)
    ctx.happened("opening.updated", opening.id, changes)
    return revised


def _write(ctx: Context, was: models.Opening, now: models.Opening, what: str) -> models.Opening:
    if now == was:
        return was
    now = now._replace(updated_at=ctx.now)
    changed = ctx.update(models.opening, was, now)
    ctx.happened(what, now.id, changed - {"updated_at"})
    return now


def _checked(ctx: Context, version: models.OpeningVersion, said: Said) -> dict[str, Any]:
    """The columns that `said` changes. A team that it already has is not looked at again: it may be archived by now."""
    columns: dict[str, Any] = dict(said)
    if "identifier" in columns:
        columns["identifier"] = _text(columns["identifier"].strip(), "identifier", MAX_NAME)
    if "description" in columns:
        columns["description"] = _text(columns["description"], "description", MAX_DESCRIPTION)
    if "target_hire_date" in columns:
        _check_day(columns["target_hire_date"], "targetHireDate")
    if "target_start_date" in columns:
        _check_day(columns["target_start_date"], "targetStartDate")
    columns = {name: value for name, value in columns.items() if getattr(version, name) != value}
    if columns.get("team_id") is not None:
        _check_team(ctx, columns["team_id"], "teamId")
    return columns


def _text(text: str, parameter: str, longest: int) -> str:
    if len(text) > longest:
        raise InvalidInput(problem=f"`{parameter}` must have at most {longest:,} characters")
    return text


def _check_day(text: str | None, parameter: str) -> None:
    if text is None:
        return
    try:
        days.parse(text)
    except ValueError:
        raise InvalidInput(problem=f"`{parameter}` must be a date that is written YYYY-MM-DD") from None


def _jobs(ctx: Context, ids: Iterable[Id]) -> list[models.Job]:
    """Jobs that a new opening shall be for, held."""
    found = {job.id: job for job in ctx.by_id(HELD_JOBS, ids)}
    for each in ids:
        if each not in found:
            raise JobNotFound(id=each)
        _check_job(found[each], "jobIds")
    return [found[each] for each in ids]


def _locations(ctx: Context, ids: Iterable[Id]) -> list[models.Location]:
    """Locations that a new opening shall have."""
    found = {location.id: location for location in ctx.by_id(LOCATIONS, ids)}
    for each in ids:
        if each not in found:
            raise LocationNotFound(id=each)
        _check_location(found[each], "locationIds")
    return [found[each] for each in ids]


def _check_room(ids: list[Id], parameter: str, what: str) -> None:
    if len(ids) >= MOST_NAMED:
        raise InvalidInput(problem=f"`{parameter}`: an opening has at most {MOST_NAMED} {what}")


def _check_job(job: models.Job, parameter: str) -> None:
    if job.status == "Archived":
        raise InvalidInput(problem=f"`{parameter}`: the job {job.title!r} is archived")


def _check_location(location: models.Location, parameter: str) -> None:
    if location.is_archived:
        raise InvalidInput(problem=f"`{parameter}`: the location {location.name!r} is archived")
    if location.type == "LocationHierarchy":
        raise InvalidInput(problem=f"`{parameter}`: {location.name!r} is a LocationHierarchy and not a Location")


def _check_team(ctx: Context, team_id: Id, parameter: str) -> None:
    team = ctx.get(models.department, team_id)
    if team.is_archived:
        raise InvalidInput(problem=f"`{parameter}`: the department {team.name!r} is archived")


def _check_named(ctx: Context, version: models.OpeningVersion) -> None:
    """Refuses what names something that was archived since."""
    for job in ctx.by_id(JOBS, listed(version.job_ids)):
        _check_job(job, "openingState")
    for location in ctx.by_id(LOCATIONS, listed(version.location_ids)):
        _check_location(location, "openingState")
    if version.team_id is not None:
        _check_team(ctx, version.team_id, "openingState")


def _check_approval(ctx: Context, opening: models.Opening, state: OpeningState) -> None:
    """Where openings take an approval, refuses a state that comes after it."""
    if state in IN_USE and not approvals.is_cleared(ctx, "opening", opening.id):
        raise OpeningNotApproved(id=opening.id, state="approved" if state == "Approved" else "open")
