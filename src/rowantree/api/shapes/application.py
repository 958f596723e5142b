"""How applications look, and the history of their stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.api.shapes.form import SubmittedFormInstance
from rowantree.api.shapes.hiring_team import APPLICATION_TEAMS, HiringTeamMember, teams_by_id
from rowantree.api.shapes.opening import Opening
from rowantree.api.shapes.people import ContactInfo, FileHandle, Source, User, sources_by_id, users_by_id
from rowantree.api.shapes.plan import (
    ArchiveReasonOfApplication,
    InterviewStage,
    archive_reasons_by_id,
    stages_by_id,
)
from rowantree.api.shapes.stored import first
from rowantree.core.context import Context
from rowantree.core.errors import missing
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.models.application import ApplicationStatus
from rowantree.models.columns import Json


class CandidateOfApplication(Output):
    """Who applied."""

    id: Id
    name: str
    primary_email_address: ContactInfo | UnsetType = UNSET
    primary_phone_number: ContactInfo | UnsetType = UNSET


class JobOfApplication(Output):
    """What for."""

    id: Id
    title: str
    location_id: Id | UnsetType = UNSET
    department_id: Id | UnsetType = UNSET
    brand_id: Annotated[Id | UnsetType, Meta(description="Not shown by application.info.")] = UNSET


class ApplicationHistoryItem(Output):
    """A stay in a stage."""

    id: Id
    stage_id: Id
    title: Annotated[str, Meta(description="The title of the stage.")]
    stage_number: Annotated[int, Meta(description="Its place in the history, from 0.")]
    entered_stage_at: TimeShown
    left_stage_at: Annotated[TimeShown | UnsetType, Meta(description="Absent while it is the current stage.")] = UNSET
    allowed_actions: Annotated[
        list[Literal["none", "delete", "set_entered_at"]],
        Meta(description="What application.updateHistory may do with it."),
    ]
    actor_id: Annotated[Id | None, Meta(description="The user who brought the application there.")]


class Referral(Output):
    """Somebody of the organization who recommended the candidate."""

    user: User
    referred_at: TimeShown


class Application(Output):
    """A candidate who is considered for a job."""

    id: Id
    created_at: TimeShown
    updated_at: TimeShown
    archived_at: TimeShown | UnsetType = UNSET
    candidate: CandidateOfApplication
    status: Annotated[ApplicationStatus, Meta(description="Follows from the type of the current stage.")]
    resume_file_handle: FileHandle | UnsetType = UNSET
    custom_fields: list[CustomFieldValue]
    current_interview_stage: InterviewStage
    source: Source | None
    credited_to_user: User | None
    archive_reason: ArchiveReasonOfApplication | None
    job: JobOfApplication
    hiring_team: list[HiringTeamMember]
    applied_via_job_posting_id: Annotated[
        Id | None, Meta(description="The first posting through which the candidate applied.")
    ]
    application_history: list[ApplicationHistoryItem] | UnsetType = UNSET
    submitter_client_ip: str | None
    submitter_user_agent: str | None
    openings: Annotated[
        list[Opening] | UnsetType,
        Meta(
            description="Only when expanded: the opening that an offer to the candidate is for; while there is no such "
            "offer, the ten oldest openings of the job that are not archived."
        ),
    ] = UNSET
    application_form_submissions: Annotated[
        list[SubmittedFormInstance] | UnsetType, Meta(description="Only when expanded.")
    ] = UNSET
    referrals: Annotated[list[Referral] | UnsetType, Meta(description="Only when expanded.")] = UNSET


class _Candidate(NamedTuple):
    id: Id
    name: str
    email_addresses: Json
    phone_numbers: Json


class _Job(NamedTuple):
    id: Id
    title: str
    location_id: Id | None
    department_id: Id | None
    brand_id: Id | None


_candidate, _job, _item = models.candidate, models.job, models.application_history_item
CANDIDATES = Lookup(
    _Candidate,
    select(_candidate.c.id, _candidate.c.name, _candidate.c.email_addresses, _candidate.c.phone_numbers),
    _candidate.c.id,
)
JOBS = Lookup(
    _Job, select(_job.c.id, _job.c.title, _job.c.location_id, _job.c.department_id, _job.c.brand_id), _job.c.id
)
REFERRALS = Lookup(
    models.Referral,
    select(*models.referral.columns).order_by(models.referral.c.created_at, models.referral.c.id),
    models.referral.c.application_id,
)
HISTORIES = Lookup(
    models.ApplicationHistoryItem,
    select(*_item.columns).order_by(_item.c.stage_number, _item.c.id),
    _item.c.application_id,
)


def show_all(ctx: Context, rows: list[models.Application]) -> list[Application]:
    """Applications as lists show them, in as many statements for a hundred as for one."""
    candidates = {row.id: _show_candidate(row) for row in ctx.by_id(CANDIDATES, (row.candidate_id for row in rows))}
    jobs = {row.id: _show_job(row) for row in ctx.by_id(JOBS, (row.job_id for row in rows))}
    stages = stages_by_id(ctx, (row.interview_stage_id for row in rows))
    sources = sources_by_id(ctx, (row.source_id for row in rows))
    users = users_by_id(ctx, (row.credited_to_user_id for row in rows))
    reasons = archive_reasons_by_id(ctx, (row.archive_reason_id for row in rows))
    teams = teams_by_id(ctx, APPLICATION_TEAMS, (row.id for row in rows))
    custom_fields = values_by_id(ctx, rows)
    return [
        Application(
            id=row.id,
            created_at=show_time(row.created_at),
            updated_at=show_time(row.updated_at),
            archived_at=UNSET if row.archived_at is None else show_time(row.archived_at),
            candidate=candidates[row.candidate_id],
            status=row.status,
            custom_fields=custom_fields.get(row.id, []),
            current_interview_stage=stages[row.interview_stage_id],
            source=None if row.source_id is None else sources[row.source_id],
            credited_to_user=None if row.credited_to_user_id is None else users[row.credited_to_user_id],
            archive_reason=None if row.archive_reason_id is None else reasons[row.archive_reason_id],
            job=jobs[row.job_id],
            hiring_team=teams.get(row.id, []),
            applied_via_job_posting_id=row.applied_via_job_posting_id,
            submitter_client_ip=row.submitter_client_ip,
            submitter_user_agent=row.submitter_user_agent,
        )
        for row in rows
        if row.job_id in jobs  # not where the job was made confidential while this was read
    ]


def show(ctx: Context, row: models.Application) -> Application:
    """An application as lists show it.

    Raises:
        ApplicationNotFound: its job was made confidential while this was read.
    """
    shown = show_all(ctx, [row])
    if not shown:
        raise missing(models.application)(id=row.id)
    return shown[0]


def show_with_history(ctx: Context, row: models.Application) -> Application:
    """An application with its history."""
    shown = show(ctx, row)
    shown.application_history = histories_by_id(ctx, [row.id])[row.id]
    return shown


def referrals_by_application(ctx: Context, application_ids: Iterable[Id]) -> dict[Id, list[Referral]]:
    """Who recommended the candidates of these applications for their jobs, the first one first."""
    rows = ctx.by_id(REFERRALS, application_ids)
    users = users_by_id(ctx, (row.credited_to_user_id for row in rows))
    found: defaultdict[Id, list[Referral]] = defaultdict(list)
    for row in rows:
        found[row.application_id].append(
            Referral(user=users[row.credited_to_user_id], referred_at=show_time(row.created_at))
        )
    return found


def histories_by_id(ctx: Context, application_ids: Iterable[Id]) -> dict[Id, list[ApplicationHistoryItem]]:
    """The histories of these applications, as answers show them."""
    items = ctx.by_id(HISTORIES, application_ids)
    histories: defaultdict[Id, list[ApplicationHistoryItem]] = defaultdict(list)
    for item, shown in zip(items, show_items(ctx, items), strict=True):
        histories[item.application_id].append(shown)
    return histories


def show_items(ctx: Context, items: list[models.ApplicationHistoryItem]) -> list[ApplicationHistoryItem]:
    """Items of histories as answers show them."""
    stages = stages_by_id(ctx, (item.interview_stage_id for item in items))
    return [
        ApplicationHistoryItem(
            id=item.id,
            stage_id=item.interview_stage_id,
            title=stages[item.interview_stage_id].title,
            stage_number=item.stage_number,
            entered_stage_at=show_time(item.entered_stage_at),
            left_stage_at=UNSET if item.left_stage_at is None else show_time(item.left_stage_at),
            allowed_actions=["set_entered_at"] if item.left_stage_at is None else ["set_entered_at", "delete"],
            actor_id=item.actor_id,
        )
        for item in items
    ]


def _show_candidate(row: _Candidate) -> CandidateOfApplication:
    return CandidateOfApplication(
        id=row.id,
        name=row.name,
        primary_email_address=first(row.email_addresses, ContactInfo),
        primary_phone_number=first(row.phone_numbers, ContactInfo),
    )


def _show_job(row: _Job) -> JobOfApplication:
    return JobOfApplication(
        id=row.id,
        title=row.title,
        location_id=row.location_id or UNSET,
        department_id=row.department_id or UNSET,
        brand_id=row.brand_id or UNSET,
    )
