"""Referrals: somebody of the organization recommends a candidate, and fills out a form for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, false, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, missing, when_missing
from rowantree.core.statement import Query
from rowantree.domain import forms, names, organizations, pipeline, submissions
from rowantree.domain.answers import Answer
from rowantree.domain.defaults import Default
from rowantree.domain.forms import REFERRAL, RESUME, Section, system_field
from rowantree.domain.pipeline import Beginning
from rowantree.domain.submissions import Enclosed
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FormField

SOURCE_TYPE = "Referral"
"""The title of the type whose first source applications have that come by a referral."""
PARAMETER = "fieldSubmissions"


@when_missing(models.referral_form)
class ReferralFormNotFound(Refusal):
    """No referral form has this id."""

    code = "referral_form_not_found"
    message = "Referral form not found: {id}"


def default_form(ctx: Context) -> models.ReferralForm:
    """The organization's form, made now where it has none yet."""
    return _DEFAULT.of(ctx)


def _standard(ctx: Context) -> models.ReferralForm:
    return models.ReferralForm(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        title="Referral",
        sections=_questions(ctx),
        is_default=True,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


_DEFAULT = Default(models.referral_form, "referralForm.created", _standard)


def _questions(ctx: Context) -> Json:
    return to_json(
        [
            {
                "fields": [
                    system_field(ctx, forms.JOB, "Job", "Job", required=True),
                    system_field(ctx, "_systemfield_name", "Candidate name", "String", required=True),
                    system_field(ctx, "_systemfield_email", "Candidate e-mail", "Email", required=True),
                    system_field(ctx, "_systemfield_phone", "Candidate phone", "Phone", required=False),
                    system_field(ctx, "_systemfield_location", "Candidate location", "Location", required=False),
                    system_field(ctx, RESUME, "Resume", "File", required=False),
                ]
            }
        ]
    )


def revise_form(
    ctx: Context, form: models.ReferralForm, *, title: str | None, sections: Sequence[Section] | None
) -> models.ReferralForm:
    """Changes what is given of a locked form, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: a part of it is wrong.
    """
    revised = form
    if title is not None:
        revised = revised._replace(title=names.name(title, "title"))
    if sections is not None:
        made = forms.built(ctx, REFERRAL, sections, forms.fields_of(form.sections))
        revised = revised._replace(sections=made)
    if revised == form:
        return form
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.referral_form, form, revised)
    ctx.happened("referralForm.updated", form.id, changed - {"updated_at"})
    return revised


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A referral form that was filled out."""

    credited_to_user_id: Id
    answered: Sequence[tuple[str, Answer]]
    """The answers with the paths of their fields, as they came."""
    created_at: datetime | None = None
    enclosed: Enclosed = field(default_factory=Enclosed)


def refer(ctx: Context, form: models.ReferralForm, filled: Filled) -> models.Application:
    """Considers a candidate for the job that they were recommended for. An application that runs stays the only one.

    Raises:
        UserNotFound: who shall get the credit is not there.
        InvalidInput: answers are missing or wrong, or the job is not open.
    """
    user = ctx.get(models.user, filled.credited_to_user_id)
    fields = forms.fields_of(form.sections)
    values = submissions.checked(fields, filled.answered, filled.enclosed, PARAMETER)
    uploads = submissions.uploaded(fields, values, filled.enclosed)
    job = _open_job(ctx, fields, values)
    organizations.take_turns(ctx)  # two first forms of one person shall not make two candidates
    source_id = _source(ctx)
    applicant = submissions.applicant_of(ctx, values, source_id, user.id)
    candidate = submissions.filled_in(ctx, applicant)
    candidate = submissions.with_files(ctx, candidate, uploads, filled.enclosed.resume)
    beginning = Beginning(source_id=source_id, credited_to_user_id=user.id, created_at=filled.created_at)
    application = submissions.running(ctx, candidate, job) or pipeline.begin(ctx, candidate, job, beginning)
    referral = models.Referral(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        application_id=application.id,
        candidate_id=candidate.id,
        referral_form_id=form.id,
        credited_to_user_id=user.id,
        form_definition=Json(f'{{"sections":{form.sections}}}'),
        submitted_values=to_json(
            values | {forms.JOB: {"title": job.title, "value": job.id}} | submissions.kept(uploads)
        ),
        created_at=filled.created_at or ctx.now,
    )
    ctx.insert(models.referral, referral)
    ctx.happened("referral.created", referral.id)
    return application


def _open_job(ctx: Context, fields: Sequence[FormField], values: Mapping[str, Answer]) -> models.Job:
    """The job that an answer names, locked: a double click shall recommend once."""
    job_id: Id = values[forms.JOB]["value"]
    try:
        job = ctx.lock(models.job, job_id)
    except missing(models.job):
        raise _no_open_job(fields, job_id) from None
    if job.status != "Open":
        raise _no_open_job(fields, job_id)
    return job


def _no_open_job(fields: Sequence[FormField], job_id: Id) -> InvalidInput:
    title = next(each["field"]["title"] for each in fields if each["field"]["path"] == forms.JOB)
    return InvalidInput(problem=f"`{title} ({forms.JOB})`: there is no open job {job_id}")


_SOURCE = Query(
    models.Source,
    select(*models.source.columns)
    .select_from(models.source.core)
    .join(models.source_type.core, models.source_type.c.id == models.source.c.source_type_id)
    .where(
        models.source_type.c.title == bindparam("title"),
        models.source_type.c.is_archived == false(),
        models.source.c.is_archived == false(),
    )
    .order_by(models.source.c.id)
    .limit(1),
)


def _source(ctx: Context) -> Id | None:
    """The first source of the type for referrals, if the organization has one in use."""
    found = ctx.rows(_SOURCE, title=SOURCE_TYPE)
    return found[0].id if found else None
