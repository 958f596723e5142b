"""Anonymizing: a candidate stays in the counts, and nobody can tell any more who it was."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, select, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform, run
from rowantree.core.errors import Refusal
from rowantree.domain import approvals, disposal
from rowantree.models.columns import Among, Id, Json, Position
from rowantree.models.table import Table

NAME = "Anonymized Candidate"
"""What everybody is called who was anonymized."""
ENDED = frozenset({"Archived", "Hired"})


class CandidateHasActiveApplications(Refusal):
    """A candidate can be anonymized only when each of their applications is archived or hired."""

    code = "candidate_has_active_applications"
    message = "Candidate {id} has applications that are neither archived nor hired"


class _Application(NamedTuple):
    id: Id
    status: str


class _File(NamedTuple):
    id: Id


class _Survey(NamedTuple):
    id: Id


class _Schedule(NamedTuple):
    id: Id


class _Offer(NamedTuple):
    id: Id


class _Submission(NamedTuple):
    submitted_values: Json


def _of_candidate(table: Table[Any]) -> Any:
    return (
        table.c.organization_id == bindparam("of_organization"),
        table.c.candidate_id == bindparam("of_candidate"),
    )


# Not through the context: who may not see a confidential application must not anonymize around it.
_APPLICATIONS = select(models.application.c.id, models.application.c.status).where(*_of_candidate(models.application))
_FILES = select(models.file.c.id).where(*_of_candidate(models.file))
_OTHERS_FILES = select(models.file.c.id).where(
    models.file.c.organization_id == bindparam("of_organization"),
    models.file.c.candidate_id != bindparam("of_candidate"),
    Among(models.file.c.id, "ids"),
)
_SURVEYS = select(models.survey_submission.c.id).where(*_of_candidate(models.survey_submission))
_SCHEDULES = select(models.interview_schedule.c.id).where(*_of_candidate(models.interview_schedule))
_SUBMISSIONS = select(models.form_submission.c.submitted_values).where(*_of_candidate(models.form_submission))
_OFFERS = select(models.offer.c.id).where(*_of_candidate(models.offer))
_NOTED_APPROVALS = select(*models.approval.columns).where(
    models.approval.c.organization_id == bindparam("of_organization"),
    models.approval.c.subject_id.in_(_OFFERS),
)
_VERSIONS_FORGET = (
    update(models.offer_version.core)
    .where(
        models.offer_version.c.organization_id == bindparam("of_organization"),
        models.offer_version.c.offer_id.in_(_OFFERS),
    )
    .values(
        start_date=None,
        salary=None,
        custom_values=None,
        submitted_values=Json("{}"),
        pdf_file_id=None,
        docx_file_id=None,
        signed_file_id=None,
    )
)
"""Before files are deleted, since letters are files."""
_OFFERS_FORGET = update(models.offer.core).where(*_of_candidate(models.offer)).values(position=Position())
_OFFER_FORMS_GO = delete(models.offer_form.core).where(
    models.offer_form.c.organization_id == bindparam("of_organization"),
    models.offer_form.c.offer_process_id.in_(
        select(models.offer_process.c.id).where(*_of_candidate(models.offer_process))
    ),
)
_FORGOTTEN: list[Any] = [_OFFERS_FORGET, _VERSIONS_FORGET, _OFFER_FORMS_GO]  # in the order in which others lock them
_FORGOTTEN += [
    delete(table.core).where(*_of_candidate(table))
    for table in (
        models.candidate_email,
        models.candidate_note,
        models.candidate_email_message,
        models.outbox_message,
        models.client_info,
        models.fraud_check,
        models.assessment,
        models.file,
        models.survey_request,
    )
] + [
    update(table.core)
    .where(*_of_candidate(table))
    .values(submitted_values=Json("{}"), **({"position": Position()} if table.synced else {}))
    for table in (models.form_submission, models.referral, models.survey_submission, models.application_feedback)
]
_FORGOTTEN.append(
    delete(models.criteria_evaluation.core).where(
        models.criteria_evaluation.c.organization_id == bindparam("of_organization"),
        models.criteria_evaluation.c.application_id.in_(
            select(models.application.c.id).where(*_of_candidate(models.application))
        ),
    )
)
_APPLICATIONS_FORGET = (
    update(models.application.core)
    .where(*_of_candidate(models.application))
    .values(submitter_client_ip=None, submitter_user_agent=None, custom_values=None, position=Position())
)
_SCHEDULES_SHOW_IT = (
    update(models.interview_schedule.core).where(*_of_candidate(models.interview_schedule)).values(position=Position())
)
"""Before their events, as others lock them."""
_EVENTS_FORGET = (
    update(models.interview_event.core)
    .where(
        models.interview_event.c.organization_id == bindparam("of_organization"),
        models.interview_event.c.application_id.in_(
            select(models.application.c.id).where(*_of_candidate(models.application))
        ),
    )
    .values(location=None, meeting_link=None, interviewer_calendar_event_id=None, extra_data=None, position=Position())
)
_DELIVERIES = delete(models.webhook_delivery.core).where(
    models.webhook_delivery.c.organization_id == bindparam("of_organization"),
    Among(models.webhook_delivery.c.subject_id, "subjects"),
)


def anonymize(ctx: Context, candidate: models.Candidate) -> models.Candidate:
    """Removes for good all that tells who a locked candidate is.

    The record, its applications, files, notes, e-mails, assessments, feedback and answers, what offers say, and what
    webhooks were told. That it happened stays in the log. Doing it again removes what has come since, such as a note that was being written meanwhile.

    Raises:
        CandidateHasActiveApplications: an application is still going on.
    """
    of = {"of_organization": ctx.organization_id, "of_candidate": candidate.id}
    applications = run(ctx.connection, _APPLICATIONS, _Application, **of)
    if any(each.status not in ENDED for each in applications):
        raise CandidateHasActiveApplications(id=candidate.id)
    held = {each.id for each in run(ctx.connection, _FILES, _File, **of)}
    disposal.dispose(ctx, held | _sent(ctx, of))
    for statement in (*_FORGOTTEN, _APPLICATIONS_FORGET, _SCHEDULES_SHOW_IT, _EVENTS_FORGET):
        perform(ctx.connection, statement, **of)
    surveys = run(ctx.connection, _SURVEYS, _Survey, **of)
    schedules = run(ctx.connection, _SCHEDULES, _Schedule, **of)
    offers = run(ctx.connection, _OFFERS, _Offer, **of)
    _forget_what_approvers_said(ctx, of)
    told_of = [each.id for each in applications] + [each.id for each in surveys] + [each.id for each in schedules]
    subjects = sorted({candidate.id, *told_of, *(each.id for each in offers)})
    perform(ctx.connection, _DELIVERIES, of_organization=ctx.organization_id, subjects=subjects)
    nobody = _without_identity(candidate)
    if candidate.anonymized_at is None or held or nobody != candidate:
        nobody = nobody._replace(updated_at=ctx.now, anonymized_at=ctx.now)
        ctx.update(models.candidate, candidate, nobody)
    ctx.happened("candidate.anonymized", candidate.id)
    return nobody


def _sent(ctx: Context, of: dict[str, object]) -> set[Id]:
    """The files that answered forms, those of blocked ones too, unless one has become somebody else's."""
    answers = [
        answer
        for each in run(ctx.connection, _SUBMISSIONS, _Submission, **of)
        for answer in json.loads(each.submitted_values).values()
    ]
    sent = {Id(answer["id"]) for answer in answers if isinstance(answer, dict) and answer.keys() >= {"id", "name"}}
    kept = run(ctx.connection, _OTHERS_FILES, _File, ids=sorted(sent), **of) if sent else []
    return sent - {each.id for each in kept}


def _forget_what_approvers_said(ctx: Context, of: dict[str, object]) -> None:
    """Takes the notes to and from the approvers of offers away. Who decided what stays."""
    for approval in run(ctx.connection, _NOTED_APPROVALS, models.Approval, **of):
        forgotten = approvals.without_notes(approval)
        if forgotten != approval:
            ctx.update(models.approval, approval, forgotten)


def _without_identity(candidate: models.Candidate) -> models.Candidate:
    return candidate._replace(
        name=NAME,
        searched_name=NAME.casefold(),
        email_addresses=Json("[]"),
        phone_numbers=Json("[]"),
        social_links=Json("[]"),
        position_title=None,
        company=None,
        school=None,
        location=None,
        timezone=None,
        fraud_status=None,
        external_mapping_id=None,
        custom_values=None,
    )
