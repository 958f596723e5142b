"""Confidential jobs: what hangs on one carries a mark of its own, so that no query can forget it.

The marks are written when a row is made, and here whenever a job or the job of an application changes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Update, and_, bindparam, delete, exists, false, select, true, update

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform, run
from rowantree.models.columns import Id, Position
from rowantree.models.table import Table

OF_JOBS: tuple[Table[Any], ...] = (models.application, models.job_posting, models.interview)
"""What belongs to a job."""
OF_APPLICATIONS: tuple[tuple[Table[Any], str], ...] = (
    (models.interview_schedule, "application_id"),
    (models.interview_event, "application_id"),
    (models.application_feedback, "application_id"),
    (models.criteria_evaluation, "application_id"),
    (models.survey_request, "application_id"),
    (models.survey_submission, "application_id"),
    (models.assessment, "application_id"),
    (models.client_info, "related_entity_id"),
    (models.outbox_message, "application_id"),
    (models.offer_process, "application_id"),
    (models.offer, "application_id"),
)
"""What belongs to an application, and the column that names it."""

_job_id = bindparam("of_job", type_=models.job.c.id.type)
_application_id = bindparam("of_application", type_=models.application.c.id.type)


def _marking(table: Table[Any], condition: ColumnElement[bool]) -> Update:
    """Marks the rows of an organization's `table` for which `condition` holds."""
    values: dict[str, Any] = {"confidential": bindparam("is_confidential", type_=table.c.confidential.type)}
    if table.synced:
        values["position"] = Position()
    of_organization = table.c.organization_id == bindparam("of_organization", type_=table.c.organization_id.type)
    return update(table.core).where(of_organization, condition).values(values)


def _ids(table: Table[Any], condition: ColumnElement[bool]) -> Any:
    return select(table.c.id).where(
        table.c.organization_id == bindparam("of_organization", type_=table.c.organization_id.type), condition
    )


_APPLICATIONS_OF_JOB = _ids(models.application, models.application.c.job_id == _job_id)
_transcript = models.notetaker_transcript
_BLOCKED_FORMS_OF_JOB = _ids(
    models.form_submission,
    models.form_submission.c.job_posting_id.in_(_ids(models.job_posting, models.job_posting.c.job_id == _job_id)),
)
_approval = models.approval
_OFFERS_OF_JOB = _ids(models.offer, models.offer.c.application_id.in_(_APPLICATIONS_OF_JOB))
_OFFERS_OF_APPLICATION = _ids(models.offer, models.offer.c.application_id == _application_id)
_OF_JOB = [
    *(_marking(table, table.c.job_id == _job_id) for table in OF_JOBS),
    *(_marking(table, table.c[column].in_(_APPLICATIONS_OF_JOB)) for table, column in OF_APPLICATIONS),
    _marking(models.client_info, models.client_info.c.related_entity_id.in_(_BLOCKED_FORMS_OF_JOB)),
    _marking(
        _transcript,
        _transcript.c.interview_event_id.in_(
            _ids(models.interview_event, models.interview_event.c.application_id.in_(_APPLICATIONS_OF_JOB))
        ),
    ),
    _marking(_approval, _approval.c.subject_id == _job_id),
    _marking(_approval, _approval.c.subject_id.in_(_OFFERS_OF_JOB)),
]
_OF_APPLICATION = [
    *(_marking(table, table.c[column] == _application_id) for table, column in OF_APPLICATIONS),
    _marking(
        _transcript,
        _transcript.c.interview_event_id.in_(
            _ids(models.interview_event, models.interview_event.c.application_id == _application_id)
        ),
    ),
    _marking(_approval, _approval.c.subject_id.in_(_OFFERS_OF_APPLICATION)),
]


class _Opening(NamedTuple):
    id: Id


_opening, _opening_job, _job = models.opening, models.opening_job, models.job
_OPENINGS_OF_JOB = _ids(
    _opening,
    _opening.c.id.in_(
        select(_opening_job.c.opening_id).where(
            _opening_job.c.organization_id == _opening.c.organization_id, _opening_job.c.job_id == _job_id
        )
    ),
)
_LOCK_OPENINGS = _OPENINGS_OF_JOB.order_by(_opening.c.id).with_for_update()
"""Before they are marked, so that it is settled which jobs each is for."""
_HAS_CONFIDENTIAL_JOB = exists(
    select(_job.c.id)
    .select_from(_opening_job.core)
    .join(_job.core, and_(_job.c.organization_id == _opening_job.c.organization_id, _job.c.id == _opening_job.c.job_id))
    .where(
        _opening_job.c.organization_id == _opening.c.organization_id,
        _opening_job.c.opening_id == _opening.c.id,
        _job.c.confidential == true(),
    )
    .correlate(_opening.core)
)
_IS_CONFIDENTIAL_OPENING = exists(
    select(_opening.c.id)
    .where(
        _opening.c.organization_id == _approval.c.organization_id,
        _opening.c.id == _approval.c.subject_id,
        _opening.c.confidential == true(),
    )
    .correlate(_approval.core)
)
_OF_OPENINGS = [
    update(_opening.core)
    .where(_opening.c.organization_id == bindparam("of_organization"), _opening.c.id.in_(_OPENINGS_OF_JOB))
    .values(confidential=_HAS_CONFIDENTIAL_JOB, position=Position()),
    update(_approval.core)
    .where(_approval.c.organization_id == bindparam("of_organization"), _approval.c.subject_id.in_(_OPENINGS_OF_JOB))
    .values(confidential=_IS_CONFIDENTIAL_OPENING, position=Position()),
]
"""An opening is confidential while one of its jobs is, and its approvals with it."""


_run = models.report_run
_COUNTED_FOR_ALL = delete(_run.core).where(
    _run.c.organization_id == bindparam("of_organization"), _run.c.sees_confidential == false()
)
"""What was counted for keys that do not see what is confidential, and may hold what by now is."""


def follow_job(ctx: Context, job: models.Job) -> None:
    """Makes all that hangs on a job, which is written already, as confidential as it now is."""
    for statement in _OF_JOB:
        perform(
            ctx.connection,
            statement,
            is_confidential=job.confidential,
            of_organization=ctx.organization_id,
            of_job=job.id,
        )
    # After the offers, as where an offer takes an opening: else two could wait for each other.
    run(ctx.connection, _LOCK_OPENINGS, _Opening, of_organization=ctx.organization_id, of_job=job.id)
    for statement in _OF_OPENINGS:
        perform(ctx.connection, statement, of_organization=ctx.organization_id, of_job=job.id)
    forget_counts(ctx)


def forget_counts(ctx: Context) -> None:
    """Deletes what was counted for keys that do not see what is confidential, once something has become so."""
    perform(ctx.connection, _COUNTED_FOR_ALL, of_organization=ctx.organization_id)


def follow_application(ctx: Context, application: models.Application) -> None:
    """Makes all that hangs on an application as confidential as it now is: it may have gone to another job."""
    for statement in _OF_APPLICATION:
        perform(
            ctx.connection,
            statement,
            is_confidential=application.confidential,
            of_organization=ctx.organization_id,
            of_application=application.id,
        )
    forget_counts(ctx)
