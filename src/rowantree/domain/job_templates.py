"""Job templates: what new jobs of a kind begin with."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import identity, jobs, names, plans
from rowantree.domain.plans import InterviewPlanNotFound
from rowantree.models.columns import Id, to_json
from rowantree.models.job import EmploymentType

MAX_PLANS = 50
"""How many interview plans a template can have."""


@when_missing(models.job_template)
class JobTemplateNotFound(Refusal):
    """No job template has this id."""

    code = "job_template_not_found"
    message = "Job template not found: {id}"


class Said(TypedDict, total=False):
    """What is said of a template; what is not said is not there."""

    title: str
    employment_type: EmploymentType | None
    location_id: Id | None
    department_id: Id | None
    default_interview_plan_id: Id | None
    interview_plan_ids: Sequence[Id]


def plan_ids(template: models.JobTemplate) -> list[Id]:
    """The plans that a job made from the template may follow."""
    found: list[str] = json.loads(template.interview_plan_ids)
    return [Id(each) for each in found]


def add(ctx: Context, said: Said, template_id: Id | None) -> models.JobTemplate:
    """A new template, which can be used at once.

    Raises:
        DepartmentNotFound, LocationNotFound, InterviewPlanNotFound: it names one that is not there.
        InvalidInput: a part of it is wrong.
        IdTaken: another template has the id.
    """
    blank = models.JobTemplate(
        organization_id=ctx.organization_id,
        id=template_id or ctx.new_id(),
        title="",
        is_active=True,
        employment_type=None,
        location_id=None,
        department_id=None,
        default_interview_plan_id=None,
        interview_plan_ids=to_json([]),
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    template = _described(ctx, blank, said)
    identity.add(ctx, models.job_template, template)
    ctx.happened("jobTemplate.created", template.id)
    return template


def revise(ctx: Context, template: models.JobTemplate, said: Said) -> models.JobTemplate:
    """Changes what is said of a locked template, and nothing else. One that all of it is true of stays as it is.

    Raises:
        DepartmentNotFound, LocationNotFound, InterviewPlanNotFound: it names one that is not there.
        InvalidInput: a part of it is wrong.
    """
    return _write(ctx, template, _described(ctx, template, said), "jobTemplate.updated")


def set_active(ctx: Context, template: models.JobTemplate, *, is_active: bool) -> models.JobTemplate:
    """Takes a locked template into use, or out of it. One that already is so stays as it is."""
    happening = "jobTemplate.activated" if is_active else "jobTemplate.deactivated"
    return _write(ctx, template, template._replace(is_active=is_active), happening)


def _write(
    ctx: Context, template: models.JobTemplate, revised: models.JobTemplate, happening: str
) -> models.JobTemplate:
    """Writes what has changed, if anything has."""
    if revised == template:
        return template
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.job_template, template, revised)
    ctx.happened(happening, template.id, changed - {"updated_at"})
    return revised


def _described(ctx: Context, template: models.JobTemplate, said: Said) -> models.JobTemplate:
    """`template` with what `said` says. What it already has is not looked at again: it may be archived by now."""
    columns: dict[str, Any] = {name: value for name, value in said.items() if name != "interview_plan_ids"}
    if "title" in columns:
        columns["title"] = names.name(columns["title"], "title")
    columns = {name: value for name, value in columns.items() if getattr(template, name) != value}
    if columns.get("department_id") is not None:
        department = ctx.get(models.department, columns["department_id"])
        if department.is_archived:
            raise InvalidInput(problem=f"`departmentId`: {department.name!r} is archived")
    if columns.get("location_id") is not None:
        location = ctx.get(models.location, columns["location_id"])
        if location.is_archived:
            raise InvalidInput(problem=f"`locationId`: {location.name!r} is archived")
        if location.type == "LocationHierarchy":
            raise InvalidInput(problem=f"`locationId`: {location.name!r} is a LocationHierarchy and not a Location")
    described = template._replace(**columns)
    return described._replace(interview_plan_ids=to_json(_plans(ctx, template, described, said)))


def _plans(ctx: Context, template: models.JobTemplate, described: models.JobTemplate, said: Said) -> list[Id]:
    """All plans of the template, the default one among them, each once and first where it is new."""
    known = plan_ids(template)
    default = described.default_interview_plan_id
    wanted = list(dict.fromkeys(said.get("interview_plan_ids", known)))
    if default is not None and default not in wanted:
        wanted.insert(0, default)
    if len(wanted) > MAX_PLANS:
        raise InvalidInput(problem=f"`interviewPlanIds` must hold at most {MAX_PLANS} plans")
    _all_usable(ctx, [each for each in wanted if each not in known])
    return wanted


PLANS = Lookup(models.InterviewPlan, select(*models.interview_plan.columns), models.interview_plan.c.id)


def _all_usable(ctx: Context, wanted: Sequence[Id]) -> None:
    found = {plan.id: plan for plan in ctx.by_id(PLANS, wanted)}
    for plan_id in wanted:
        plan = found.get(plan_id)
        if plan is None or plan.is_draft or plan.is_archived:
            raise InterviewPlanNotFound(id=plan_id)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What a new job is to be."""

    said: jobs.Said
    plan_ids: list[Id] = field(default_factory=list)
    """The plans that its applications may follow besides its default one."""


def filled_in(ctx: Context, template: models.JobTemplate, said: jobs.Said) -> Prepared:
    """What is said of a new job, with the default plan and the employment type of the template where that says nothing.

    Raises:
        InvalidInput: the template is not in use, or a plan of it can no longer be chosen.
    """
    if not template.is_active:
        raise InvalidInput(problem=f"`jobTemplateId`: the template {template.title!r} is inactive")
    prepared: jobs.Said = {**said}
    default = template.default_interview_plan_id
    if default is not None and "default_interview_plan_id" not in said:
        prepared["default_interview_plan_id"] = default
    if template.employment_type is not None and "employment_type" not in said:
        prepared["employment_type"] = template.employment_type
    offered = plan_ids(template)
    try:
        for plan_id in sorted(offered):  # in one order everywhere, so that two do not wait for each other
            plans.usable(ctx, plan_id)
    except InterviewPlanNotFound as gone:
        raise InvalidInput(
            problem=f"`jobTemplateId`: the template {template.title!r} has a plan that cannot be chosen. {gone.text}"
        ) from None
    return Prepared(said=prepared, plan_ids=offered)
