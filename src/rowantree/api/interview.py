"""Interviews: the kinds of meetings that are held with candidates."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.interview import Interview, InterviewSetup, show, show_setup
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import interviews
from rowantree.domain.feedback_forms import FeedbackFormDefinitionNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviewer_pools import InterviewerPoolNotFound
from rowantree.domain.interviews import MAX_INSTRUCTIONS, InterviewIsDefault, InterviewNotFound, Said
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.names import MAX_NAME
from rowantree.models.interview import InterviewType

WhichInterview = Annotated[Id, Meta(description="The interview, from `interview.list`.")]
Title = Annotated[str, Meta(max_length=MAX_NAME, description="What the interview is called in the organization.")]
ExternalTitle = Annotated[
    Annotated[str, Meta(max_length=MAX_NAME)] | None, Meta(description="What candidates read instead; null: the title.")
]
Required = Annotated[bool, Meta(description="Whether its interviewers must give feedback where nothing else is said.")]
Requested = Annotated[bool, Meta(description="Whether its interviewers are asked for feedback.")]
Instructions = Annotated[
    Annotated[str, Meta(max_length=MAX_INSTRUCTIONS)] | None, Meta(description="What its interviewers read, as HTML.")
]
Form = Annotated[Id, Meta(description="What its interviewers fill out.")]
Pools = Annotated[list[Id], Meta(description="The pools whose members hold it.")]


class Info(Input):
    """Which interview to show."""

    id: WhichInterview


@operation("interview.info", permission=Permission.INTERVIEWS_READ, writes=False, errors=(InterviewNotFound,))
def info(ctx: Context, body: Info) -> Interview:
    """Shows one interview, an archived one too."""
    return show(ctx.get(models.interview, body.id))


class List(SyncPageInput):
    """Which interviews to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived interviews are listed too; they are not when absent.")
    ] = UNSET
    include_non_shared_interviews: Annotated[
        bool | UnsetType, Meta(description="Whether interviews for one job only are listed too; not when absent.")
    ] = UNSET
    exclude_archived_schedule_template_interviews: Annotated[
        bool | UnsetType,
        Meta(description="Has no effect: no interview of this server belongs to a template of schedules."),
    ] = UNSET


LIST = Listing(
    models.interview,
    {"unarchived": models.interview.c.is_archived == false(), "shared": models.interview.c.job_id.is_(None)},
    {"unarchived": True, "shared": True},
)


@operation("interview.list", permission=Permission.INTERVIEWS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Interview]:
    """Lists interviews, the oldest first.

    Shared ones, which can be scheduled for every job, are always there; those for one job only when they are asked for.
    """
    found = ctx.page(
        LIST,
        body,
        unarchived=None if body.include_archived is UNSET else not body.include_archived,
        shared=None if body.include_non_shared_interviews is UNSET else not body.include_non_shared_interviews,
    )
    return found.sync_page([show(row) for row in found.rows])


class Create(Input):
    """The interview to create."""

    title: Title
    type: Annotated[
        InterviewType | UnsetType,
        Meta(description="`Interview` when absent. Only `Interview` and `Debrief` take place at a time."),
    ] = UNSET
    external_title: ExternalTitle | UnsetType = UNSET
    is_feedback_required: Annotated[Required | UnsetType, Meta(description="As `isFeedbackRequested` when absent.")] = (
        UNSET
    )
    is_feedback_requested: Annotated[Requested | UnsetType, Meta(description="It is when absent.")] = UNSET
    instructions_html: Instructions | UnsetType = UNSET
    job_id: Annotated[
        Id | UnsetType | None, Meta(description="The only job that it can be scheduled for; absent or null: all.")
    ] = UNSET
    feedback_form_definition_id: Annotated[Form | UnsetType, Meta(description="The default form when absent.")] = UNSET
    interviewer_pool_ids: Annotated[Pools | UnsetType, Meta(description="None when absent.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the interview shall have, for imports.")] = UNSET


@operation(
    "interview.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(JobNotFound, FeedbackFormDefinitionNotFound, InterviewerPoolNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> InterviewSetup:
    """Creates an interview.

    One for a confidential job is as confidential as the job.
    """
    job = ctx.hold(models.job, body.job_id) if body.job_id else None
    kind: InterviewType = body.type or "Interview"
    return show_setup(interviews.add(ctx, _said(body), kind=kind, job=job, interview_id=or_none(body.id)))


def _said(body: Create | Update) -> Said:
    """What a request says of an interview."""
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.external_title is not UNSET:
        said["external_title"] = body.external_title
    if body.is_feedback_required is not UNSET:
        said["is_feedback_required"] = body.is_feedback_required
    if body.is_feedback_requested is not UNSET:
        said["is_feedback_requested"] = body.is_feedback_requested
    if body.instructions_html is not UNSET:
        said["instructions"] = body.instructions_html
    if body.feedback_form_definition_id is not UNSET:
        said["feedback_form_definition_id"] = body.feedback_form_definition_id
    if body.interviewer_pool_ids is not UNSET:
        said["interviewer_pool_ids"] = body.interviewer_pool_ids
    return said


class Update(Input):
    """The interview, and what of it to change; what is absent stays as it is."""

    interview_id: WhichInterview
    title: Title | UnsetType = UNSET
    external_title: ExternalTitle | UnsetType = UNSET
    is_feedback_required: Required | UnsetType = UNSET
    is_feedback_requested: Requested | UnsetType = UNSET
    instructions_html: Instructions | UnsetType = UNSET
    feedback_form_definition_id: Form | UnsetType = UNSET
    interviewer_pool_ids: Pools | UnsetType = UNSET


@operation(
    "interview.update",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewNotFound, FeedbackFormDefinitionNotFound, InterviewerPoolNotFound),
    extension=True,
)
def update(ctx: Context, body: Update) -> InterviewSetup:
    """Changes an interview.

    Events that are scheduled already keep their interviewers and who of them must give feedback.
    """
    return show_setup(interviews.revise(ctx, ctx.lock(models.interview, body.interview_id), _said(body)))


class Archive(Input):
    """The interview to archive."""

    interview_id: WhichInterview


@operation(
    "interview.archive",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewNotFound, InterviewIsDefault),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> InterviewSetup:
    """Archives an interview, which then is not scheduled any more.

    Events that are scheduled already stay. Archiving an archived interview changes nothing.
    """
    return show_setup(interviews.set_archived(ctx, ctx.lock(models.interview, body.interview_id), is_archived=True))


class Restore(Input):
    """The interview to restore."""

    interview_id: Annotated[Id, Meta(description="The archived interview.")]


@operation(
    "interview.restore",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> InterviewSetup:
    """Takes an interview out of the archive.

    Restoring an interview that is not archived changes nothing.
    """
    return show_setup(interviews.set_archived(ctx, ctx.lock(models.interview, body.interview_id), is_archived=False))


class MakeDefault(Input):
    """The interview that shall be the default."""

    interview_id: Annotated[Id, Meta(description="A shared interview of the type `Interview` or `Debrief`.")]


@operation(
    "interview.makeDefault",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewNotFound,),
    extension=True,
)
def make_default(ctx: Context, body: MakeDefault) -> InterviewSetup:
    """Makes an interview the default, of which events are that name no other.

    The interview before it no longer is the default. An organization always has exactly one.
    """
    return show_setup(interviews.make_default(ctx, body.interview_id))
