"""Assessments: tests that candidates take at partners, whom we call and who call us.

`assessment.start`, `.list`, `.cancel` and `.customField.list` are implemented by partners: see `rowantree.partners`.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes import assessment as shapes
from rowantree.api.shapes.assessment import Assessment, CompletedAssessment, show
from rowantree.core.context import Context, Outside
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.operation import After, operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, PageInput, UnsetType, or_none
from rowantree.domain import assessment_partners, assessments
from rowantree.domain.assessment_partners import AssessmentPartnerArchived, AssessmentPartnerNotFound
from rowantree.domain.assessments import (
    AssessmentNotFound,
    AssessmentNotRunning,
    AssessmentPartnerCannotCancel,
    CandidateHasNoEmailAddress,
    Word,
)
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.models.columns import LATEST_MILLISECOND, from_milliseconds
from rowantree.partners import assessments as partners
from rowantree.partners.assessments import AssessmentValue, Begun, BegunOnly, PartnersId, Report, Values
from rowantree.partners.calling import CALL_ERRORS, Call, CandidateAlreadyBeingAssessed


@operation("assessment.update", permission=Permission.CANDIDATES_WRITE, writes=True, errors=(AssessmentNotFound,))
def update(ctx: Context, body: Report) -> Assessment:
    """Takes what an assessment partner says of an assessment that it holds.

    Of each thing that it says, the word with the latest `timestamp` counts, in whichever order they come: an update that
    comes late changes nothing that is newer. A result completes the assessment, a reason for cancelling cancels it; the
    later of the two counts. Nothing else ends an assessment, and nothing reopens one that has ended. Values of
    `metadata` stay until another with their `identifier` comes. The same update again changes nothing.
    """
    row = assessments.by_partners_id(ctx, body.assessment_id)
    return show(assessments.hear(ctx, row, shapes.word(body)))


class Completed(Input):
    """What was taken, and what came of it."""

    assessment_type_id: Annotated[Id, Meta(description="The partner's id of the test.")]
    assessment_id: Annotated[Id, Meta(description="The partner's id of this assessment.")]
    assessment_name: Annotated[
        str, Meta(min_length=1, max_length=500, description="How the test is called, as it is shown.")
    ]
    result: Annotated[AssessmentValue, Meta(description="The outcome.")]
    metadata: Annotated[Values, Meta(description="What else there is to show, each with an identifier of its own.")]


class AddCompletedToCandidate(Input):
    """The candidate, the partner and the assessment."""

    candidate_id: Annotated[Id, Meta(description="The candidate who took it.")]
    partner_id: Annotated[Id, Meta(description="The partner who held it, one of the organization's.")]
    assessment: Annotated[Completed, Meta(description="The assessment.")]
    timestamp: Annotated[
        int, Meta(ge=0, le=LATEST_MILLISECOND, description="When it was completed, in milliseconds since 1970.")
    ]


@operation(
    "assessment.addCompletedToCandidate",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, AssessmentPartnerNotFound),
)
def add_completed_to_candidate(ctx: Context, body: AddCompletedToCandidate) -> CompletedAssessment:
    """Adds an assessment to a candidate that they completed without being asked to from here.

    The partner's `assessmentId` makes it one: adding it again is taken as `assessment.update` takes a later word, and
    what is older changes nothing.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    partner = ctx.hold(models.assessment_partner, body.partner_id)  # a request may be given the same id just now
    given = body.assessment
    word = Word(
        at=from_milliseconds(body.timestamp),
        result=assessments.checked(shapes.value(given.result), "assessment.result"),
        metadata=assessments.distinct((shapes.value(each) for each in given.metadata), "assessment.metadata"),
    )
    test = (given.assessment_id, given.assessment_type_id, given.assessment_name)
    return shapes.show_completed(assessments.complete(ctx, partner, candidate, test, word))


class Request(Input):
    """The test, and whose it shall be."""

    application_id: Annotated[Id, Meta(description="The application for which the candidate is assessed.")]
    assessment_partner_id: Annotated[Id, Meta(description="The partner, from `assessmentPartner.list`.")]
    assessment_type_id: Annotated[PartnersId, Meta(description="The test, from `assessmentPartner.listAssessments`.")]
    assessment_name: Annotated[
        str, Meta(min_length=1, max_length=500, description="How the test is called, as it is shown.")
    ]
    additional_fields: Annotated[
        dict[str, Any] | UnsetType,
        Meta(description="Values of the partner's custom fields by the field's id, as the field's type says."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the assessment shall have.")] = UNSET


class _ToAsk(Assessment):
    """The answer before the partner has been asked, which it is only where there is a call."""

    call: Call | None
    asked: Any = None
    """What is asked."""


async def _start(_outside: Outside, _body: Request, asking: _ToAsk) -> Begun | Refusal:
    assert asking.call is not None  # noqa: S101 the body's
    try:
        return (await partners.start(asking.call, asking.asked)).results
    except Refusal as refusal:
        return refusal


def _settle_request(ctx: Context, _body: Request, asking: _ToAsk, outcome: Begun | Refusal) -> Assessment:
    row = ctx.lock(models.assessment, asking.id)
    if isinstance(outcome, Begun):
        accepted = assessments.accept(ctx, row, outcome.assessment_id)
        if accepted is not None:
            return show(_heard(ctx, accepted, outcome))
        outcome = CandidateAlreadyBeingAssessed()
    outcome.meta = {"id": row.id}
    assessments.refuse_when_written(ctx, outcome)
    return show(assessments.fail(ctx, row, outcome.text))


@operation(
    "assessment.request",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(
        ApplicationNotFound,
        AssessmentNotFound,
        AssessmentPartnerNotFound,
        AssessmentPartnerArchived,
        CandidateHasNoEmailAddress,
        CandidateAlreadyBeingAssessed,
        IdTaken,
        *CALL_ERRORS,
    ),
    extension=True,
    after=After(_start, _settle_request),
)
def request(ctx: Context, body: Request) -> Assessment:
    """Asks a partner to assess the candidate of an application.

    The partner has ten seconds to answer. Where it refuses, cannot be reached or answers with something else, this is
    refused with its reason, and the assessment stays with the status `Failed` and the reason as its `problem`; the
    refusal's `meta` has its `id`.
    """
    application = ctx.hold(models.application, body.application_id)
    partner = assessment_partners.usable(ctx, body.assessment_partner_id)
    given = {} if body.additional_fields is UNSET else body.additional_fields
    additional = assessment_partners.additional_fields(partner, given, "additionalFields")
    asked = shapes.start(ctx, application, body.assessment_type_id, additional or UNSET)
    row = assessments.request(
        ctx, partner, application, body.assessment_type_id, body.assessment_name, or_none(body.id) or ctx.new_id()
    )
    return _asking(row, assessment_partners.call(ctx.world, partner), asked)


class RequestCancel(Input):
    """The assessment to cancel."""

    id: Annotated[Id, Meta(description="The assessment, from `assessment.listForCandidate`.")]


async def _cancel(_outside: Outside, _body: RequestCancel, asking: _ToAsk) -> Begun | None:
    return None if asking.call is None else (await partners.cancel(asking.call, asking.asked)).results


def _settle_cancel(ctx: Context, body: RequestCancel, _asking: _ToAsk, outcome: Begun | None) -> Assessment:
    row = ctx.lock(models.assessment, body.id)
    if outcome is None:
        return show(row)
    heard = _heard(ctx, row, outcome)
    if heard.status in ("Completed", "Cancelled"):
        return show(heard)
    return show(assessments.hear(ctx, heard, assessments.cancelled_by_us(ctx)))


@operation(
    "assessment.requestCancel",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(AssessmentNotFound, AssessmentNotRunning, AssessmentPartnerCannotCancel, *CALL_ERRORS),
    extension=True,
    after=After(_cancel, _settle_cancel),
)
def request_cancel(ctx: Context, body: RequestCancel) -> Assessment:
    """Asks the partner to cancel an assessment that has not ended.

    The partner has ten seconds to answer. Only where it agrees is the assessment cancelled. Cancelling a cancelled one
    changes nothing.
    """
    row = ctx.get(models.assessment, body.id)
    if row.status == "Cancelled":
        return _asking(row, None)
    if row.status in ("Completed", "Failed") or row.partner_assessment_id is None:
        raise AssessmentNotRunning(id=row.id, status=row.status)
    partner = ctx.get(models.assessment_partner, row.assessment_partner_id)
    if not partner.can_cancel:
        raise AssessmentPartnerCannotCancel(name=partner.name)
    asked = partners.Cancel(assessment_id=row.partner_assessment_id)
    return _asking(row, assessment_partners.call(ctx.world, partner), asked)


class ListForCandidate(PageInput):
    """Whose assessments to list."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    application_id: Annotated[
        Id | UnsetType, Meta(description="Only those for this application of the candidate's.")
    ] = UNSET


LIST_FOR_CANDIDATE = Listing(
    models.assessment,
    {
        "candidate_id": models.assessment.c.candidate_id == bindparam("candidate_id"),
        "application_id": models.assessment.c.application_id == bindparam("application_id"),
    },
)


@operation(
    "assessment.listForCandidate",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound, ApplicationNotFound),
    extension=True,
)
def list_for_candidate(ctx: Context, body: ListForCandidate) -> Page[Assessment]:
    """Lists a candidate's assessments, the oldest first, those that failed and were cancelled too."""
    candidate = ctx.get(models.candidate, body.candidate_id)
    application_id = or_none(body.application_id)
    if application_id is not None and ctx.get(models.application, application_id).candidate_id != candidate.id:
        raise ApplicationNotFound(id=application_id)
    found = ctx.page(LIST_FOR_CANDIDATE, body, candidate_id=candidate.id, application_id=application_id)
    return found.page([show(row) for row in found.rows])


def _asking(row: models.Assessment, call: Call | None, asked: msgspec.Struct | None = None) -> _ToAsk:
    return _ToAsk(**msgspec.structs.asdict(show(row)), call=call, asked=asked)


def _heard(ctx: Context, row: models.Assessment, begun: Begun) -> models.Assessment:
    """The assessment after what the partner's answer says of it. What cannot be taken is noted: it goes on all the same."""
    if isinstance(begun, BegunOnly):
        return _noted(ctx, row, begun.problem)
    if begun.update_request is UNSET:
        return row
    try:
        return assessments.hear(ctx, row, shapes.word(begun.update_request))
    except InvalidInput as wrong:
        return _noted(ctx, row, wrong.text)


def _noted(ctx: Context, row: models.Assessment, problem: str) -> models.Assessment:
    return assessments.note(ctx, row, f"The partner's `update_request` was not taken: {problem}")
