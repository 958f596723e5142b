"""Interview plans: the stages that applications go through, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, false, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity
from rowantree.domain.names import name
from rowantree.models.columns import Id
from rowantree.models.plan import StageType

MAX_STAGES = 100
"""How many stages a plan can have, archived ones not counted."""


@when_missing(models.interview_plan)
class InterviewPlanNotFound(Refusal):
    """No interview plan has this id, or the job has none."""

    code = "interview_plan_not_found"
    message = "Interview plan not found: {id}"


@when_missing(models.interview_stage)
class InterviewStageNotFound(Refusal):
    """No interview stage has this id."""

    code = "interview_stage_not_found"
    message = "Interview stage not found: {id}"


@when_missing(models.interview_stage_group)
class InterviewStageGroupNotFound(Refusal):
    """No group of interview stages has this id."""

    code = "interview_stage_group_not_found"
    message = "Interview stage group not found: {id}"


class InterviewPlanInUse(Refusal):
    """A job has this interview plan, so that it cannot be a draft again."""

    code = "interview_plan_in_use"
    message = "Interview plan {id} is used by a job and cannot become a draft again"


class InterviewStageInUse(Refusal):
    """Applications stand in this stage: move them before it is archived."""

    code = "interview_stage_in_use"
    message = "Interview stage {id} cannot be archived while applications stand in it"


@dataclass(frozen=True, kw_only=True)
class NewStage:
    """A stage to be made."""

    title: str
    type: StageType
    interview_stage_group_id: Id | None = None
    grouped: bool = True
    """Whether it gets the first group of its type where none is named."""
    id: Id | None = None


_stage = models.interview_stage
_STAGES = Query(
    models.InterviewStage,
    select(*_stage.columns)
    .where(_stage.c.interview_plan_id == bindparam("interview_plan_id"), _stage.c.is_archived == false())
    .order_by(_stage.c.order_in_interview_plan, _stage.c.id),
)


def usable(ctx: Context, plan_id: Id) -> models.InterviewPlan:
    """The plan with that id, if it can be chosen. It stays so until this transaction ends.

    Raises:
        InterviewPlanNotFound: there is none, or it is a draft or archived.
    """
    plan = ctx.hold(models.interview_plan, plan_id)
    if plan.is_draft or plan.is_archived:
        raise InterviewPlanNotFound(id=plan_id)
    return plan


def stages_of(ctx: Context, interview_plan_id: Id) -> list[models.InterviewStage]:
    """The stages of a plan that are not archived, in order."""
    return ctx.rows(_STAGES, interview_plan_id=interview_plan_id)


def add(
    ctx: Context, title: str, stages: Sequence[NewStage], *, is_draft: bool, plan_id: Id | None
) -> models.InterviewPlan:
    """A new plan with these stages.

    Raises:
        InvalidInput: there are too many stages, two are of the type `Hired`, or a title is empty.
        InterviewStageGroupNotFound: a stage shall have a group that there is not.
        IdTaken: an id belongs to another plan or stage.
    """
    plan = models.InterviewPlan(
        organization_id=ctx.organization_id,
        id=plan_id or ctx.new_id(),
        title=name(title, "title"),
        is_draft=is_draft,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    _check([stage.type for stage in stages], many="stages", hired="stages")
    identity.add(ctx, models.interview_plan, plan)
    groups = groups_in_order(ctx) if stages else []
    for number, stage in enumerate(stages):
        _insert(ctx, plan, stage, number, groups, f"stages[{number}].")
    ctx.happened("interviewPlan.created", plan.id)
    return plan


def revise(
    ctx: Context, plan: models.InterviewPlan, *, title: str | None, is_draft: bool | None
) -> models.InterviewPlan:
    """Changes what is given of a plan, locked before; None stays.

    Raises:
        InterviewPlanInUse: it shall be a draft again, and a job has it.
    """
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = name(title, "title")
    if is_draft is not None:
        changes["is_draft"] = is_draft
    revised = plan._replace(**changes)
    if revised == plan:
        return plan
    if revised.is_draft and not plan.is_draft and ctx.rows(_JOBS, interview_plan_id=plan.id):
        raise InterviewPlanInUse(id=plan.id)
    published = plan.is_draft and not revised.is_draft
    return _write(ctx, plan, revised, "interviewPlan.published" if published else "interviewPlan.updated")


class _JobOf(NamedTuple):
    job_id: Id


# Not the jobs themselves: of those a key may not see all, and a plan of a hidden job is in use as well.
_JOBS = Query(
    _JobOf,
    select(models.job_interview_plan.c.job_id)
    .where(models.job_interview_plan.c.interview_plan_id == bindparam("interview_plan_id"))
    .limit(1),
)


def set_archived(ctx: Context, plan: models.InterviewPlan, *, is_archived: bool) -> models.InterviewPlan:
    """Archives or restores a plan, locked before. One that already is so stays as it is."""
    if plan.is_archived == is_archived:
        return plan
    happening = "interviewPlan.archived" if is_archived else "interviewPlan.restored"
    return _write(ctx, plan, plan._replace(is_archived=is_archived), happening)


def _write(
    ctx: Context, plan: models.InterviewPlan, revised: models.InterviewPlan, happening: str
) -> models.InterviewPlan:
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.interview_plan, plan, revised)
    ctx.happened(happening, plan.id, changed - {"updated_at"})
    return revised


def add_stage(ctx: Context, plan_id: Id, new: NewStage, place: int | None) -> models.InterviewStage:
    """A new stage of a plan, at `place`, where those from there on move up; None: at the end.

    Raises:
        InterviewPlanNotFound: there is no such plan.
        InterviewStageGroupNotFound: it shall have a group that there is not.
        InvalidInput: the plan has too many stages, or one of the type `Hired` already, or no such place.
        IdTaken: the id belongs to another stage.
    """
    plan = ctx.lock(models.interview_plan, plan_id)
    stages = stages_of(ctx, plan.id)
    _check([*(stage.type for stage in stages), new.type], many="interviewPlanId", hired="type")
    if place is None:
        place = len(stages)
    if place > len(stages):
        raise InvalidInput(problem=f"`orderInInterviewPlan` must be at most {len(stages)}, behind the last stage")
    stage = _insert(ctx, plan, new, place, groups_in_order(ctx), "")
    _number(ctx, [*stages[:place], stage, *stages[place:]])
    ctx.happened("interviewStage.created", stage.id)
    _touch(ctx, plan)
    return stage


def revise_stage(
    ctx: Context, stage_id: Id, *, title: str | None, interview_stage_group_id: Id | None, ungrouped: bool
) -> models.InterviewStage:
    """Changes what is given of a stage; None stays, and `ungrouped` takes it out of its group.

    Raises:
        InterviewStageNotFound: there is no such stage.
        InterviewStageGroupNotFound: there is no such group.
        InvalidInput: the title is empty, or the group is for another type.
    """
    plan, stage = _locked(ctx, stage_id)
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = name(title, "title")
    if ungrouped or interview_stage_group_id is not None:
        changes["interview_stage_group_id"] = _group(groups_in_order(ctx), stage.type, interview_stage_group_id, "")
    revised = stage._replace(**changes)
    if revised == stage:
        return stage
    changed = ctx.update(_stage, stage, revised)
    ctx.happened("interviewStage.updated", stage.id, changed)
    _touch(ctx, plan)
    return revised


def reorder(ctx: Context, plan_id: Id, stage_ids: Sequence[Id]) -> list[models.InterviewStage]:
    """The stages of a plan in the order of `stage_ids`, which is all of them.

    Raises:
        InterviewPlanNotFound: there is no such plan.
        InterviewStageNotFound: one of them is not a stage of the plan, or is archived.
        InvalidInput: one is missing, or there twice.
    """
    plan = ctx.lock(models.interview_plan, plan_id)
    stages = {stage.id: stage for stage in stages_of(ctx, plan.id)}
    for stage_id in stage_ids:
        if stage_id not in stages:
            raise InterviewStageNotFound(id=stage_id)
    if sorted(stage_ids) != sorted(stages):
        raise InvalidInput(problem="`interviewStageIds` must hold each stage of the plan once")
    moved = _number(ctx, [stages[stage_id] for stage_id in stage_ids])
    if moved:
        _touch(ctx, plan)
        ctx.happened("interviewPlan.reordered", plan.id, {"stages"})
    return stages_of(ctx, plan.id)


def archive_stage(ctx: Context, stage_id: Id) -> models.InterviewStage:
    """Archives a stage, and closes the gap that it leaves.

    Raises:
        InterviewStageNotFound: there is no such stage.
        InterviewStageInUse: applications stand in it.
    """
    plan, stage = _locked(ctx, stage_id)
    if stage.is_archived:
        return stage
    if ctx.rows(_STAYS, interview_stage_id=stage.id):
        raise InterviewStageInUse(id=stage.id)
    archived = stage._replace(is_archived=True)
    ctx.update(_stage, stage, archived)
    _number(ctx, stages_of(ctx, plan.id))
    ctx.happened("interviewStage.archived", stage.id, {"is_archived"})
    _touch(ctx, plan)
    return archived


class _StayIn(NamedTuple):
    application_id: Id


# Not the applications themselves: of those a key may not see all, and a hidden one stands in the stage as well.
_STAYS = Query(
    _StayIn,
    select(models.application_history_item.c.application_id)
    .where(
        models.application_history_item.c.interview_stage_id == bindparam("interview_stage_id"),
        models.application_history_item.c.left_stage_at.is_(None),
    )
    .limit(1),
)


def _locked(ctx: Context, stage_id: Id) -> tuple[models.InterviewPlan, models.InterviewStage]:
    """A stage and its plan, the plan locked first as everywhere: what is said of its stages then holds."""
    plan = ctx.lock(models.interview_plan, ctx.get(_stage, stage_id).interview_plan_id)
    return plan, ctx.lock(_stage, stage_id)


def _check(types: Sequence[StageType], *, many: str, hired: str) -> None:
    """Holds the types of the stages that a plan is to have against what a plan can have.

    `many` and `hired` name the parameter that is wrong when there are too many, or too many of the type `Hired`.
    """
    if len(types) > MAX_STAGES:
        raise InvalidInput(problem=f"`{many}`: an interview plan has at most {MAX_STAGES} stages")
    if types.count("Hired") > 1:
        raise InvalidInput(problem=f"`{hired}`: an interview plan has at most one stage of the type `Hired`")


def _insert(
    ctx: Context,
    plan: models.InterviewPlan,
    new: NewStage,
    place: int,
    groups: list[models.InterviewStageGroup],
    prefix: str,
) -> models.InterviewStage:
    """Writes a new stage. `prefix` is where the request says it, for messages."""
    group_id = new.interview_stage_group_id
    if group_id is None and new.grouped:
        group_id = next((group.id for group in groups if group.stage_type == new.type), None)
    stage = models.InterviewStage(
        organization_id=ctx.organization_id,
        id=new.id or ctx.new_id(),
        interview_plan_id=plan.id,
        title=name(new.title, f"{prefix}title"),
        type=new.type,
        order_in_interview_plan=place,
        interview_stage_group_id=_group(groups, new.type, group_id, prefix),
        is_archived=False,
    )
    identity.add(ctx, _stage, stage)
    return stage


_GROUPS = Query(
    models.InterviewStageGroup,
    select(*models.interview_stage_group.columns).order_by(
        models.interview_stage_group.c.order_number, models.interview_stage_group.c.id
    ),
)


def groups_in_order(ctx: Context) -> list[models.InterviewStageGroup]:
    """All groups of stages, in order."""
    return ctx.rows(_GROUPS)


def _group(
    groups: list[models.InterviewStageGroup], stage_type: StageType, group_id: Id | None, prefix: str
) -> Id | None:
    """`group_id`, when stages of that type can be in the group."""
    if group_id is None:
        return None
    group = next((each for each in groups if each.id == group_id), None)
    if group is None:
        raise InterviewStageGroupNotFound(id=group_id)
    if group.stage_type != stage_type:
        raise InvalidInput(
            problem=f"`{prefix}interviewStageGroupId` is a group for stages of the type `{group.stage_type}`, "
            f"not `{stage_type}`"
        )
    return group_id


def _number(ctx: Context, stages: Sequence[models.InterviewStage]) -> bool:
    """Numbers stages as they stand; whether that changed any."""
    moved = [(place, stage) for place, stage in enumerate(stages) if stage.order_in_interview_plan != place]
    for place, stage in moved:
        ctx.update(_stage, stage, stage._replace(order_in_interview_plan=place))
    return bool(moved)


def _touch(ctx: Context, plan: models.InterviewPlan) -> None:
    """Says of a plan that its stages have changed."""
    ctx.update(models.interview_plan, plan, plan._replace(updated_at=ctx.now))
