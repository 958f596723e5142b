"""Interviews: the kinds of meetings that are held with candidates, for all jobs or for one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypedDict

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup
from rowantree.domain import feedback_forms, identity, markup, names, organizations
from rowantree.domain.defaults import Default
from rowantree.domain.interviewer_pools import InterviewerPoolNotFound
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.interview import InterviewType

MAX_INSTRUCTIONS = 100_000
"""How many characters the instructions of an interview can have."""
MAX_POOLS = 20
"""From how many pools the interviewers of an interview can come."""
SCHEDULED: frozenset[InterviewType] = frozenset({"Interview", "Debrief"})
"""The types of interviews that take place at a time."""


@when_missing(models.interview)
class InterviewNotFound(Refusal):
    """No interview has this id, or this key may not see the one that has."""

    code = "interview_not_found"
    message = "Interview not found: {id}"


class InterviewIsDefault(Refusal):
    """The default interview cannot be archived: events that name no other are of it."""

    code = "interview_is_default"
    message = "{title!r} is the default interview; make another one the default before you archive it"


class Said(TypedDict, total=False):
    """What is said of an interview; what is not said is not there."""

    title: str
    external_title: str | None
    is_feedback_required: bool
    is_feedback_requested: bool
    instructions: str | None
    """HTML as it came."""
    feedback_form_definition_id: Id
    interviewer_pool_ids: Sequence[Id]


_interview = models.interview
_POOLS = Lookup(models.InterviewerPool, select(*models.interviewer_pool.columns), models.interviewer_pool.c.id)


def standard(ctx: Context, feedback_form_definition_id: Id) -> models.Interview:
    """The interview that an organization begins with."""
    return _blank(ctx, None, "Interview", feedback_form_definition_id)._replace(title="Interview", is_default=True)


def _blank(ctx: Context, interview_id: Id | None, kind: InterviewType, form_id: Id) -> models.Interview:
    return models.Interview(
        organization_id=ctx.organization_id,
        id=interview_id or ctx.new_id(),
        title="",
        external_title=None,
        type=kind,
        is_archived=False,
        is_default=False,
        is_feedback_required=True,
        is_feedback_requested=True,
        instructions=None,
        job_id=None,
        confidential=False,
        feedback_form_definition_id=form_id,
        interviewer_pool_ids=Json("[]"),
        created_at=ctx.now,
        updated_at=ctx.now,
    )


_DEFAULT = Default(_interview, "interview.created", lambda ctx: standard(ctx, feedback_forms.default_form(ctx).id))


def default(ctx: Context) -> models.Interview:
    """The interview that events are of that name no other, made now where the organization has none yet."""
    return _DEFAULT.of(ctx)


def pool_ids(interview: models.Interview) -> list[Id]:
    """The pools whose members hold an interview."""
    return [Id(each) for each in json.loads(interview.interviewer_pool_ids)]


def add(
    ctx: Context, said: Said, *, kind: InterviewType, job: models.Job | None, interview_id: Id | None
) -> models.Interview:
    """A new interview, for a held job or, without one, for all.

    Raises:
        InvalidInput: something that is said of it cannot be.
        FeedbackFormDefinitionNotFound, InterviewerPoolNotFound: it names one that is not there.
        IdTaken: another interview has the id.
    """
    form_id = said.get("feedback_form_definition_id") or feedback_forms.default_form(ctx).id
    blank = _blank(ctx, interview_id, kind, form_id)
    if job is not None:
        blank = blank._replace(job_id=job.id, confidential=job.confidential)
    if said.get("is_feedback_requested") is False:
        blank = blank._replace(is_feedback_required=False)
    if "feedback_form_definition_id" in said:
        _usable_form(ctx, form_id)
    interview = blank._replace(**_checked(ctx, blank, said))
    _check_feedback(interview)
    identity.add(ctx, _interview, interview)
    ctx.happened("interview.created", interview.id)
    return interview


def revise(ctx: Context, interview: models.Interview, said: Said) -> models.Interview:
    """Changes what is said of a locked interview. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: something that is said of it cannot be.
        FeedbackFormDefinitionNotFound, InterviewerPoolNotFound: it names one that is not there.
    """
    form_id = said.get("feedback_form_definition_id")
    if form_id is not None and form_id != interview.feedback_form_definition_id:
        _usable_form(ctx, form_id)
    revised = interview._replace(**_checked(ctx, interview, said))
    _check_feedback(revised)
    return _written(ctx, interview, revised, "interview.updated")


def set_archived(ctx: Context, interview: models.Interview, *, is_archived: bool) -> models.Interview:
    """Archives or restores a locked interview. One that already is so stays as it is.

    Raises:
        InterviewIsDefault: it is the default, and shall be archived.
    """
    if is_archived and interview.is_default:
        raise InterviewIsDefault(title=interview.title)
    happening = "interview.archived" if is_archived else "interview.restored"
    return _written(ctx, interview, interview._replace(is_archived=is_archived), happening)


def make_default(ctx: Context, interview_id: Id) -> models.Interview:
    """Makes an interview the default one, which the one before it no longer is.

    Raises:
        InterviewNotFound: there is no such interview.
        InvalidInput: it is archived, for one job only, or not of a type that is scheduled.
    """
    organizations.take_turns(ctx)
    interview = ctx.lock(_interview, interview_id)
    if interview.is_archived:
        raise InvalidInput(problem="`interviewId`: an archived interview cannot be the default")
    if interview.job_id is not None:
        raise InvalidInput(problem="`interviewId`: an interview for one job only cannot be the default")
    check_scheduled(interview, "interviewId")
    if interview.is_default:
        return interview
    before = _DEFAULT.find(ctx)
    if before is not None:
        known = ctx.lock(_interview, before.id)
        _written(ctx, known, known._replace(is_default=False), "interview.updated")
    return _written(ctx, interview, interview._replace(is_default=True), "interview.updated")


def check_scheduled(interview: models.Interview, parameter: str) -> None:
    """Refuses an interview that takes place at no time.

    Raises:
        InvalidInput: it is of another type; `parameter` is what the request calls it.
    """
    if interview.type not in SCHEDULED:
        raise InvalidInput(
            problem=f"`{parameter}`: {interview.title!r} is of the type {interview.type}, which is not scheduled"
        )


def _written(ctx: Context, interview: models.Interview, revised: models.Interview, happening: str) -> models.Interview:
    if revised == interview:
        return interview
    revised = revised._replace(updated_at=ctx.now)
    ctx.happened(happening, interview.id, ctx.update(_interview, interview, revised) - {"updated_at"})
    return revised


def _checked(ctx: Context, interview: models.Interview, said: Said) -> dict[str, Any]:
    """The columns that `said` changes."""
    columns: dict[str, Any] = dict(said)
    if "title" in columns:
        columns["title"] = names.name(columns["title"], "title")
    elif not interview.title:
        raise InvalidInput(problem="`title` is required")
    if "external_title" in columns:
        columns["external_title"] = names.name_if_any(columns["external_title"], "externalTitle")
    if "instructions" in columns:
        columns["instructions"] = _instructions(columns["instructions"])
    if "interviewer_pool_ids" in columns:
        columns["interviewer_pool_ids"] = _pools(ctx, columns["interviewer_pool_ids"])
    return columns


def _instructions(html: str | None) -> str | None:
    """The instructions as they are stored; None where they say nothing."""
    if html is None:
        return None
    clean = markup.sanitized_within(MAX_INSTRUCTIONS, html, markup.POSTING_TAGS, "instructionsHtml")
    return clean if markup.plain(clean) else None


def _pools(ctx: Context, ids: Sequence[Id]) -> Json:
    if len(ids) > MAX_POOLS:
        raise InvalidInput(problem=f"`interviewerPoolIds` must hold at most {MAX_POOLS} pools")
    known = {pool.id for pool in ctx.by_id(_POOLS, ids)}
    for pool_id in ids:
        if pool_id not in known:
            raise InterviewerPoolNotFound(id=pool_id)
    return to_json(list(dict.fromkeys(ids)))


def _usable_form(ctx: Context, form_id: Id) -> None:
    if ctx.hold(models.feedback_form_definition, form_id).is_archived:
        raise InvalidInput(problem="`feedbackFormDefinitionId`: this feedback form is archived")


def _check_feedback(interview: models.Interview) -> None:
    if interview.is_feedback_required and not interview.is_feedback_requested:
        raise InvalidInput(problem="`isFeedbackRequired`: feedback that is required is also requested")
