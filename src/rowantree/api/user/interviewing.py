"""Users: how much they interview, and when they do not."""

from __future__ import annotations

from typing import Annotated, Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, Time, TimeShown, UnsetType, or_none, show_time
from rowantree.domain import interviewer_pauses, users
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviewer_pauses import (
    MAX_COMMENT,
    InterviewerPauseAlreadyExists,
    InterviewerPauseNotFound,
)
from rowantree.domain.people import UserNotFound

MAX_DAILY, MAX_WEEKLY = 100, 500


class InterviewerSettings(Output):
    """How much a user interviews at most."""

    id: Annotated[Id, Meta(description="The user.")]
    daily_limit: Annotated[int | None, Meta(description="How many interviews in a day; null: no limit.")]
    weekly_limit: Annotated[int | None, Meta(description="How many interviews in a week; null: no limit.")]


def show_settings(user: models.User) -> InterviewerSettings:
    """What a user's interviewer settings are."""
    return InterviewerSettings(
        id=user.id, daily_limit=user.daily_interview_limit, weekly_limit=user.weekly_interview_limit
    )


class InterviewerSettingsOf(Input):
    """Whose settings to show."""

    user_id: Annotated[Id, Meta(description="The user, deactivated or not.")]


@operation("user.interviewerSettings", permission=Permission.ORGANIZATION_READ, writes=False, errors=(UserNotFound,))
def interviewer_settings(ctx: Context, body: InterviewerSettingsOf) -> InterviewerSettings:
    """Shows how many interviews a user holds at most in a day and in a week."""
    return show_settings(users.person(ctx, body.user_id))


class UpdateInterviewerSettings(Input):
    """The user, and which limits to change; what is absent stays as it is."""

    user_id: Annotated[Id, Meta(description="The user, deactivated or not.")]
    daily_limit: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_DAILY)] | UnsetType | None,
        Meta(description="How many interviews in a day, from 1 to 100; null lifts the limit."),
    ] = UNSET
    weekly_limit: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_WEEKLY)] | UnsetType | None,
        Meta(description="How many interviews in a week, from 1 to 500; null lifts the limit."),
    ] = UNSET


@operation(
    "user.updateInterviewerSettings",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserNotFound,),
)
def update_interviewer_settings(ctx: Context, body: UpdateInterviewerSettings) -> InterviewerSettings:
    """Changes how many interviews a user holds at most.

    Both limits hold at the same time, and neither depends on the other. An update that changes nothing leaves the
    user's `updatedAt` as it is.
    """
    user = users.locked_person(ctx, body.user_id)
    changes: dict[str, Any] = {}
    if body.daily_limit is not UNSET:
        changes["daily_interview_limit"] = body.daily_limit
    if body.weekly_limit is not UNSET:
        changes["weekly_interview_limit"] = body.weekly_limit
    revised = user._replace(**changes)
    if revised != user:
        changed = ctx.update(models.user, user, revised._replace(updated_at=ctx.now))
        ctx.happened("user.updated", user.id, changed - {"updated_at"})
    return show_settings(revised)


class InterviewerPause(Output):
    """A time in which a user is not asked to interview."""

    id: Id
    user_id: Id
    starts_at: TimeShown
    ends_at: Annotated[TimeShown | None, Meta(description="When it is over; null: when it is deleted.")]
    comment: str | None
    created_at: TimeShown


def show_pause(row: models.InterviewerPause) -> InterviewerPause:
    """A pause as answers show it."""
    return InterviewerPause(
        id=row.id,
        user_id=row.user_id,
        starts_at=show_time(row.starts_at),
        ends_at=None if row.ends_at is None else show_time(row.ends_at),
        comment=row.comment,
        created_at=show_time(row.created_at),
    )


class CreateInterviewerPause(Input):
    """Who is paused, and when."""

    extensions = ("id",)

    user_id: Annotated[Id, Meta(description="The user, deactivated or not.")]
    starts_at: Annotated[Time | UnsetType, Meta(description="When the pause begins; now when absent.")] = UNSET
    ends_at: Annotated[
        Time | UnsetType, Meta(description="When it is over, after its start and after now; open when absent.")
    ] = UNSET
    comment: Annotated[
        Annotated[str, Meta(max_length=MAX_COMMENT)] | UnsetType, Meta(description="Why there is a pause.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the pause shall have, for imports.")] = UNSET


@operation(
    "user.createInterviewerPause",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(UserNotFound, InterviewerPauseAlreadyExists, IdTaken),
)
def create_interviewer_pause(ctx: Context, body: CreateInterviewerPause) -> InterviewerPause:
    """Pauses a user as an interviewer.

    A user has one pause at a time, active or still to come. One that is over is forgotten.
    """
    pause = interviewer_pauses.add(
        ctx,
        users.person(ctx, body.user_id),
        starts_at=or_none(body.starts_at),
        ends_at=or_none(body.ends_at),
        comment=or_none(body.comment),
        pause_id=or_none(body.id),
    )
    return show_pause(pause)


class ListInterviewerPauses(Input):
    """Whose pauses to list."""

    user_id: Annotated[Id, Meta(description="The user, deactivated or not.")]


@operation("user.listInterviewerPauses", permission=Permission.ORGANIZATION_READ, writes=False, errors=(UserNotFound,))
def list_interviewer_pauses(ctx: Context, body: ListInterviewerPauses) -> list[InterviewerPause]:
    """Lists the pause of a user that is active or still to come.

    The list has that one pause or is empty.
    """
    return [show_pause(pause) for pause in interviewer_pauses.of_user(ctx, users.person(ctx, body.user_id))]


class DeleteInterviewerPause(Input):
    """Which pause to delete."""

    interviewer_pause_id: Annotated[
        Id, Meta(description="The pause, active or still to come, from `user.listInterviewerPauses`.")
    ]


class DeletedInterviewerPause(Output):
    """The pause that is there no more."""

    id: Id


@operation(
    "user.deleteInterviewerPause",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(InterviewerPauseNotFound,),
)
def delete_interviewer_pause(ctx: Context, body: DeleteInterviewerPause) -> DeletedInterviewerPause:
    """Deletes a pause: the user can be asked to interview again at once."""
    return DeletedInterviewerPause(id=interviewer_pauses.delete(ctx, body.interviewer_pause_id).id)
