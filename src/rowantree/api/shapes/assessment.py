"""How assessments look, and what partners say of them in the words of the domain."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from rowantree import models
from rowantree.api.shapes.hiring_team import JOB_TEAMS, teams_by_id
from rowantree.core.context import Context
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import assessments
from rowantree.domain.assessments import CandidateHasNoEmailAddress, Value, Word
from rowantree.models.assessment import AssessmentStatus
from rowantree.models.candidate import contacts
from rowantree.models.columns import Json, from_milliseconds
from rowantree.partners.assessments import (
    AssessmentValue,
    Report,
    Start,
    StartApplication,
    StartCandidate,
    StartJob,
    StartTeamMember,
)


class Assessment(Output):
    """A test that a candidate takes at a partner's, as far as the partner has told."""

    id: Id
    assessment_partner_id: Id
    assessment_id: Annotated[
        str | UnsetType, Meta(description="The partner's own id; absent until it has given one.")
    ] = UNSET
    assessment_type_id: Annotated[str, Meta(description="The partner's id of the test.")]
    assessment_name: str
    candidate_id: Id
    application_id: Id | UnsetType = UNSET
    status: Annotated[
        AssessmentStatus,
        Meta(description="`Requested` until the partner says more; `Failed` when it did not begin, see `problem`."),
    ]
    assessment_status: Annotated[
        AssessmentValue | UnsetType, Meta(description="How it goes, in the partner's words.")
    ] = UNSET
    assessment_profile_url: AssessmentValue | UnsetType = UNSET
    assessment_result: AssessmentValue | UnsetType = UNSET
    cancelled_reason: AssessmentValue | UnsetType = UNSET
    metadata: list[AssessmentValue]
    problem: Annotated[str | UnsetType, Meta(description="What went wrong when it was begun.")] = UNSET
    started_at: Annotated[TimeShown | UnsetType, Meta(description="When the candidate began.")] = UNSET
    created_at: TimeShown
    updated_at: TimeShown


class CompletedAssessment(Output):
    """An assessment that was completed outside, as it was added to a candidate."""

    application_id: Id | UnsetType = UNSET
    assessment_id: str
    assessment_name: str
    assessment_type_id: str
    candidate_id: Id
    metadata: list[AssessmentValue]
    result: AssessmentValue | UnsetType = UNSET


_value = msgspec.json.Decoder(AssessmentValue)
_values = msgspec.json.Decoder(list[AssessmentValue])


def show(row: models.Assessment) -> Assessment:
    """An assessment as answers show it."""
    return Assessment(
        id=row.id,
        assessment_partner_id=row.assessment_partner_id,
        assessment_id=row.partner_assessment_id or UNSET,
        assessment_type_id=row.assessment_type_id,
        assessment_name=row.name,
        candidate_id=row.candidate_id,
        application_id=row.application_id or UNSET,
        status=row.status,
        assessment_status=_shown(row.status_value),
        assessment_profile_url=_shown(row.profile_url),
        assessment_result=_shown(row.result),
        cancelled_reason=_shown(row.cancelled_reason),
        metadata=_values.decode(row.metadata),
        problem=row.problem or UNSET,
        started_at=UNSET if row.started_at is None else show_time(row.started_at),
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
    )


def show_completed(row: models.Assessment) -> CompletedAssessment:
    """A completed assessment as `assessment.addCompletedToCandidate` shows it."""
    return CompletedAssessment(
        application_id=row.application_id or UNSET,
        assessment_id=row.partner_assessment_id or "",
        assessment_name=row.name,
        assessment_type_id=row.assessment_type_id,
        candidate_id=row.candidate_id,
        metadata=_values.decode(row.metadata),
        result=_shown(row.result),
    )


def _shown(stored: Json | None) -> AssessmentValue | UnsetType:
    return UNSET if stored is None else _value.decode(stored)


def word(report: Report) -> Word:
    """What a partner says, checked.

    Raises:
        InvalidInput: something is missing or wrong.
    """
    return assessments.reported(
        Word(
            at=from_milliseconds(report.timestamp),
            status=value_if_any(report.assessment_status),
            profile_url=value_if_any(report.assessment_profile_url),
            result=value_if_any(report.assessment_result),
            cancelled_reason=value_if_any(report.cancelled_reason),
            metadata=() if report.metadata is UNSET else tuple(value(each) for each in report.metadata),
        )
    )


def value(said: AssessmentValue) -> Value:
    """A value in the words of the domain."""
    given = Value(identifier=said.identifier, label=said.label, type=said.type, value=said.value)
    if said.description is not UNSET:
        given["description"] = said.description
    return given


def value_if_any(said: AssessmentValue | UnsetType) -> Value | None:
    """A value in the words of the domain, where there is one."""
    return None if said is UNSET else value(said)


def start(
    ctx: Context, application: models.Application, type_id: str, additional_fields: dict[str, Any] | UnsetType
) -> Start:
    """What a partner is told of whom it shall assess.

    Raises:
        CandidateHasNoEmailAddress: there is no way to reach the candidate.
    """
    candidate = ctx.get(models.candidate, application.candidate_id)
    job = ctx.get(models.job, application.job_id)
    addresses = contacts(candidate.email_addresses)
    if not addresses:
        raise CandidateHasNoEmailAddress(id=candidate.id)
    first_name, _, last_name = candidate.name.strip().partition(" ")
    base_url = ctx.world.base_url
    return Start(
        assessment_type_id=type_id,
        candidate=StartCandidate(
            ashby_id=candidate.id,
            first_name=first_name,
            last_name=last_name.strip(),
            email=addresses[0]["value"],
            ashby_profile_url=f"{base_url}/candidate-searches/new/right-side/candidates/{candidate.id}",
        ),
        application=StartApplication(ashby_id=application.id, status=application.status),
        job=StartJob(
            ashby_id=job.id,
            name=job.title,
            req_id=job.custom_requisition_id or UNSET,
            ashby_job_url=f"{base_url}/jobs/{job.id}",
            hiring_team=[
                StartTeamMember(
                    user_id=each.user_id,
                    first_name=each.first_name,
                    last_name=each.last_name,
                    email=each.email,
                    role=each.role,
                )
                for each in teams_by_id(ctx, JOB_TEAMS, [job.id]).get(job.id, [])
            ],
        ),
        additional_fields=additional_fields,
    )
