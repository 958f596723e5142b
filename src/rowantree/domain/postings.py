"""Job postings: advertisements of jobs, written, published and taken off."""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypedDict

from sqlalchemy import bindparam, false, select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, missing, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.domain import identity, job_boards, names
from rowantree.domain.forms import ApplicationFormDefinitionNotFound
from rowantree.domain.job_boards import JobBoardNotFound
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.markup import POSTING_TAGS, plain, sanitized_within
from rowantree.domain.survey_forms import SurveyFormDefinitionNotFound
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.structure import WorkplaceType

PostingStatus = Literal["Draft", "Published"]

MAX_SECONDARY_LOCATIONS = 100
"""How many locations a posting can have besides its primary one."""
MAX_DESCRIPTION = 100_000
"""How many characters of HTML a description can have."""
MAX_SURVEYS = 10
"""How many surveys a posting can have besides its application form."""


@when_missing(models.job_posting)
class JobPostingNotFound(Refusal):
    """No job posting has this id, or this key or this request may not see the one that has."""

    code = "job_posting_not_found"
    message = "Job posting not found: {id}"


class Said(TypedDict, total=False):
    """What is said of a posting; what is not said is not there."""

    title: str
    description: str
    suppress_description_opening: bool
    suppress_description_closing: bool
    location_id: Id
    secondary_location_ids: Sequence[Id]
    workplace_type: WorkplaceType | None
    is_listed: bool
    application_deadline: datetime | None
    application_form_definition_id: Id
    compensation_tiers: Json | None
    should_display_compensation: bool
    job_board_ids: Sequence[Id]
    survey_form_definition_ids: Sequence[Id]


_posting, _placement = models.job_posting, models.job_posting_placement


def visible(ctx: Context, posting_id: Id, *, drafts: bool) -> models.JobPosting:
    """The posting with that id.

    Raises:
        JobPostingNotFound: there is none, or it is a draft and `drafts` does not ask for those.
    """
    posting = ctx.get(_posting, posting_id)
    if posting.published_at is None and not drafts:
        raise JobPostingNotFound(id=posting_id)
    return posting


def locked(ctx: Context, posting_id: Id, *, drafts: bool) -> tuple[models.Job, models.JobPosting]:
    """The posting as `visible`, and its job: both stay so until this transaction ends.

    The job is locked first, as where a job that closes takes its postings off: else two could wait for each other.
    """
    job_id = visible(ctx, posting_id, drafts=True).job_id
    try:
        job = ctx.lock(models.job, job_id)
    except missing(models.job):  # hidden since, and the posting with it
        raise JobPostingNotFound(id=posting_id) from None
    posting = ctx.lock(_posting, posting_id)
    if posting.published_at is None and not drafts:
        raise JobPostingNotFound(id=posting_id)
    return job, posting


def add(ctx: Context, job: models.Job, said: Said, posting_id: Id | None) -> models.JobPosting:
    """A new posting of a locked job, a draft.

    Raises:
        LocationNotFound, ApplicationFormDefinitionNotFound, JobBoardNotFound: it names one that is not there.
        InvalidInput: what is said cannot be.
        IdTaken: another posting has the id.
    """
    location_id = said.get("location_id", job.location_id)
    if location_id is None:
        raise InvalidInput(problem="`locationId` is required: the job has no location")
    blank = models.JobPosting(
        organization_id=ctx.organization_id,
        id=posting_id or ctx.new_id(),
        job_id=job.id,
        confidential=job.confidential,
        title=job.title,
        description="",
        suppress_description_opening=False,
        suppress_description_closing=False,
        location_id=location_id,
        secondary_location_ids=Json("[]"),
        workplace_type=None,
        is_listed=True,
        application_deadline=None,
        application_form_definition_id=_default_form(ctx),
        compensation_tiers=None,
        should_display_compensation=True,
        published_at=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    posting = _described(ctx, blank, said, {job.location_id})
    boards = _boards(ctx, said.get("job_board_ids"))
    identity.add(ctx, _posting, posting)
    for board_id in boards:
        ctx.insert(_placement, models.JobPostingPlacement(ctx.organization_id, posting.id, board_id))
    ctx.happened("jobPosting.created", posting.id)
    _show_at_job(ctx, job)
    return posting


def revise(ctx: Context, job: models.Job, posting: models.JobPosting, said: Said) -> models.JobPosting:
    """Changes what is said of a locked posting, and nothing else. One that all of it is true of stays as it is.

    Raises:
        As `add`.
    """
    revised = _described(ctx, posting, said, {posting.location_id, *secondary_locations(posting)})
    if posting.published_at is not None and not plain(revised.description):
        raise InvalidInput(problem="`description.content` must not be empty while the posting is published")
    moved = "job_board_ids" in said and _place(ctx, posting, _boards(ctx, said["job_board_ids"]))
    if revised == posting and not moved:
        return posting
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(_posting, posting, revised) - {"updated_at"}
    ctx.happened("jobPosting.updated", posting.id, changed | {"job_board_ids"} if moved else changed)
    ctx.update(models.job, job, job)
    return revised


def set_status(ctx: Context, job: models.Job, posting: models.JobPosting, status: PostingStatus) -> models.JobPosting:
    """Publishes a locked posting, or takes it off. One that already is so stays as it is.

    Raises:
        InvalidInput: it cannot be published: its job is not open, or it has no description.
    """
    if (status == "Published") == (posting.published_at is not None):
        return posting
    if status == "Draft":
        draft = _take_off(ctx, posting)
        _show_at_job(ctx, job)
        return draft
    if job.status != "Open":
        raise InvalidInput(problem=f"`status`: a posting can be published while its job is Open; it is {job.status}")
    if not plain(posting.description):
        raise InvalidInput(problem="`status`: a posting without a description cannot be published")
    published = posting._replace(published_at=ctx.now, updated_at=ctx.now)
    changed = ctx.update(_posting, posting, published)
    ctx.happened("jobPosting.published", posting.id, changed - {"updated_at"})
    _show_at_job(ctx, job)
    return published


PUBLISHED_OF_JOB = Query(
    models.JobPosting,
    select(*_posting.columns)
    .where(_posting.c.job_id == bindparam("job_id", type_=_posting.c.job_id.type), _posting.c.published_at.is_not(None))
    .order_by(_posting.c.created_at, _posting.c.id)
    .with_for_update(),
)


def take_off_all(ctx: Context, job: models.Job) -> None:
    """Makes drafts again of the published postings of a job; the caller says that the job has changed."""
    for posting in ctx.rows(PUBLISHED_OF_JOB, job_id=job.id):
        _take_off(ctx, posting)


def _take_off(ctx: Context, posting: models.JobPosting) -> models.JobPosting:
    draft = posting._replace(published_at=None, updated_at=ctx.now)
    changed = ctx.update(_posting, posting, draft)
    ctx.happened("jobPosting.unpublished", posting.id, changed - {"updated_at"})
    return draft


def _show_at_job(ctx: Context, job: models.Job) -> None:
    """Says of a job that its list of postings has changed."""
    ctx.update(models.job, job, job._replace(updated_at=ctx.now))


def secondary_locations(posting: models.JobPosting) -> list[Id]:
    """Where else than at its primary location a posting is."""
    found: list[Id] = json.loads(posting.secondary_location_ids)
    return found


def survey_forms(posting: models.JobPosting) -> list[Id]:
    """The surveys that candidates are asked besides the posting's application form."""
    found: list[Id] = json.loads(posting.survey_form_definition_ids)
    return found


def _described(
    ctx: Context, posting: models.JobPosting, said: Said, known_places: Container[Id | None]
) -> models.JobPosting:
    """`posting` with what `said` says, all but where it is shown."""
    columns: dict[str, Any] = {name: value for name, value in said.items() if name != "job_board_ids"}
    if "title" in columns:
        columns["title"] = names.name(columns["title"], "title")
    if "description" in columns:
        columns["description"] = sanitized_within(
            MAX_DESCRIPTION, columns["description"], POSTING_TAGS, "description.content"
        )
    if "secondary_location_ids" in columns:
        columns["secondary_location_ids"] = to_json(list(columns["secondary_location_ids"]))
    if "survey_form_definition_ids" in columns:
        columns["survey_form_definition_ids"] = _surveys(ctx, posting, columns["survey_form_definition_ids"])
    described = posting._replace(**columns)
    if columns.keys() & {"location_id", "secondary_location_ids", "workplace_type"}:
        described = _placed(ctx, described, known_places)
    if described.application_form_definition_id != posting.application_form_definition_id:
        form = ctx.get(models.application_form_definition, described.application_form_definition_id)
        if form.is_archived:
            raise ApplicationFormDefinitionNotFound(id=form.id)
    return described


SURVEYS = Lookup(
    models.SurveyFormDefinition, select(*models.survey_form_definition.columns), models.survey_form_definition.c.id
)


def _surveys(ctx: Context, posting: models.JobPosting, form_ids: Sequence[Id]) -> Json:
    """These forms as they are stored, each there once. Those that the posting already has may be archived by now."""
    wanted, known = list(dict.fromkeys(form_ids)), survey_forms(posting)
    if len(wanted) > MAX_SURVEYS:
        raise InvalidInput(problem=f"`surveyFormDefinitionIds` must hold at most {MAX_SURVEYS} forms")
    found = {row.id: row for row in ctx.by_id(SURVEYS, wanted)}
    for each in wanted:
        if each not in found:
            raise SurveyFormDefinitionNotFound(id=each)
        if found[each].is_archived and each not in known:
            raise InvalidInput(problem=f"`surveyFormDefinitionIds`: the form {found[each].title!r} is archived")
    return to_json(wanted)


LOCATIONS = Lookup(models.Location, select(*models.location.columns), models.location.c.id)


def _placed(ctx: Context, posting: models.JobPosting, known: Container[Id | None]) -> models.JobPosting:
    """`posting` with its locations checked, each there once. Those it already has may be archived by now."""
    primary = posting.location_id
    secondary = [each for each in dict.fromkeys(secondary_locations(posting)) if each != primary]
    if len(secondary) > MAX_SECONDARY_LOCATIONS:
        raise InvalidInput(problem=f"`secondaryLocationIds` must hold at most {MAX_SECONDARY_LOCATIONS} locations")
    found = {row.id: row for row in ctx.by_id(LOCATIONS, [primary, *secondary])}
    for each in (primary, *secondary):
        if each not in found:
            raise LocationNotFound(id=each)
        if found[each].is_archived and each not in known:
            parameter = "locationId" if each == primary else "secondaryLocationIds"
            raise InvalidInput(problem=f"`{parameter}`: the location {found[each].name!r} is archived")
    if posting.workplace_type is not None and found[primary].type == "LocationHierarchy":
        raise InvalidInput(problem="`workplaceType`: a posting at a LocationHierarchy has none")
    return posting._replace(secondary_location_ids=to_json(secondary))


class _Form(NamedTuple):
    id: Id


_form = models.application_form_definition
DEFAULT_FORM = Query(
    _Form,
    select(_form.c.id)
    .where(_form.c.is_default == true(), _form.c.is_archived == false())
    .order_by(_form.c.created_at)
    .limit(1),
)


def _default_form(ctx: Context) -> Id:
    found = ctx.rows(DEFAULT_FORM)
    if not found:
        raise InvalidInput(problem="`applicationFormDefinitionId` is required: the organization has no default form")
    return found[0].id


BOARDS = Lookup(models.JobBoard, select(*models.job_board.columns), models.job_board.c.id)


def _boards(ctx: Context, board_ids: Sequence[Id] | None) -> list[Id]:
    """The boards with these ids; the primary one where nothing is said."""
    if board_ids is None:
        primary = job_boards.primary_board(ctx)
        return [] if primary is None else [primary.id]
    if not board_ids:
        raise InvalidInput(problem="`jobBoardIds` must hold at least one board")
    found = {row.id for row in ctx.by_id(BOARDS, board_ids)}
    for board_id in board_ids:
        if board_id not in found:
            raise JobBoardNotFound(id=board_id)
    return list(dict.fromkeys(board_ids))


PLACEMENTS = Query(
    models.JobPostingPlacement,
    select(*_placement.columns).where(
        _placement.c.job_posting_id == bindparam("job_posting_id", type_=_placement.c.job_posting_id.type)
    ),
)


def boards_of(ctx: Context, posting: models.JobPosting) -> set[Id]:
    """The boards that a posting is on."""
    return {row.job_board_id for row in ctx.rows(PLACEMENTS, job_posting_id=posting.id)}


def _place(ctx: Context, posting: models.JobPosting, board_ids: Sequence[Id]) -> bool:
    """Shows a posting on these boards and no others; whether that changed anything."""
    held = {row.job_board_id: row for row in ctx.rows(PLACEMENTS, job_posting_id=posting.id)}
    for board_id in held.keys() - set(board_ids):
        ctx.delete(_placement, held[board_id])
    new = [board_id for board_id in board_ids if board_id not in held]
    for board_id in new:
        ctx.insert(_placement, models.JobPostingPlacement(ctx.organization_id, posting.id, board_id))
    return bool(new) or held.keys() != set(board_ids)
