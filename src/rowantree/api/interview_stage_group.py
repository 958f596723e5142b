"""Groups of interview stages: what stages of different plans have in common."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholePageInput, or_none
from rowantree.domain import stage_groups
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME
from rowantree.domain.plans import InterviewStageGroupNotFound
from rowantree.models.plan import StageType

Title = Annotated[str, Meta(max_length=MAX_NAME)]
Order = Annotated[int, Meta(ge=0)]


class InterviewStageGroup(Output):
    """What stages of different plans have in common, so that reports can put them together."""

    id: Id
    title: str
    order: Annotated[int, Meta(description="Its place among all groups, from 0.")]
    stage_type: Annotated[StageType, Meta(description="The type of the stages in it.")]


def show(row: models.InterviewStageGroup) -> InterviewStageGroup:
    """A group as answers show it."""
    return InterviewStageGroup(id=row.id, title=row.title, order=row.order_number, stage_type=row.stage_type)


class List(WholePageInput):
    """Nothing: all groups are listed at once."""


LIST = Listing(models.interview_stage_group, size=WHOLE)


@operation("interviewStageGroup.list", permission=Permission.INTERVIEWS_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[InterviewStageGroup]:
    """Lists the groups of interview stages in their order."""
    found = ctx.page(LIST, body)
    return found.page([show(group) for group in found.rows])


class Create(Input):
    """The group to create."""

    title: Title
    stage_type: Annotated[StageType, Meta(description="The type of the stages that can be in it.")]
    order: Annotated[
        Order | UnsetType,
        Meta(description="Its place among all groups, from 0; those from there on move up. The last when absent."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the group shall have.")] = UNSET


@operation(
    "interviewStageGroup.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> InterviewStageGroup:
    """Creates a group of interview stages.

    New stages get the first group of their type where they name no other.
    """
    return show(stage_groups.add(ctx, body.title, body.stage_type, or_none(body.order), or_none(body.id)))


class Update(Input):
    """The group, and what of it to change; what is absent stays as it is."""

    interview_stage_group_id: Annotated[Id, Meta(description="The group, from `interviewStageGroup.list`.")]
    title: Title | UnsetType = UNSET
    order: Annotated[Order | UnsetType, Meta(description="Its new place among all groups, from 0.")] = UNSET


@operation(
    "interviewStageGroup.update",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewStageGroupNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> InterviewStageGroup:
    """Renames a group of interview stages, or moves it to another place.

    The groups between the old place and the new one make room.
    """
    return show(
        stage_groups.revise(ctx, body.interview_stage_group_id, title=or_none(body.title), place=or_none(body.order))
    )
