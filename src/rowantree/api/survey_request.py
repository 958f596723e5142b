"""Survey requests: asking candidates to answer a survey."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.api.shapes.survey import SurveyRequest, show_request
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import survey_forms, surveys
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.survey_forms import SurveyFormDefinitionNotFound


class Create(Input):
    """Whom to ask what."""

    extensions = ("id",)

    candidate_id: Annotated[Id, Meta(description="The candidate to ask.")]
    application_id: Annotated[Id, Meta(description="The application of this candidate that the survey is about.")]
    survey_form_definition_id: Annotated[Id, Meta(description="The form to fill out, which is not archived.")]
    id: Annotated[Id | UnsetType, Meta(description="The id that the request shall have.")] = UNSET


@operation(
    "surveyRequest.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ApplicationNotFound, SurveyFormDefinitionNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> SurveyRequest:
    """Makes the address of a page on which a candidate can answer a survey.

    Nobody is sent anything: give the address to the candidate. It is good for 180 days, and for one answer. Each call
    makes another one.
    """
    application = surveys.of_candidate(ctx, body.candidate_id, body.application_id)
    form = survey_forms.in_use(ctx, body.survey_form_definition_id, "surveyFormDefinitionId")
    return show_request(ctx, surveys.ask(ctx, application, form, or_none(body.id)))


class List(SyncPageInput):
    """Which requests to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only requests made after this time, in milliseconds since 1970."),
    ] = UNSET
    survey_type: Annotated[Literal["CandidateExperience"], Meta(description="The type of their surveys.")]
    application_id: Annotated[Id | UnsetType, Meta(description="Only those about this application.")] = UNSET
    candidate_id: Annotated[Id | UnsetType, Meta(description="Only those to this candidate.")] = UNSET


_request = models.survey_request
LIST = Listing(
    _request,
    {
        "created_after": after(_request.c.created_at, "created_after"),
        "survey_type": _request.c.survey_type == bindparam("survey_type"),
        "application_id": _request.c.application_id
        == bindparam("application_id", type_=_request.c.application_id.type),
        "candidate_id": _request.c.candidate_id == bindparam("candidate_id", type_=_request.c.candidate_id.type),
    },
)


@operation(
    "surveyRequest.list",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(ApplicationNotFound, CandidateNotFound),
)
def list_(ctx: Context, body: List) -> SyncPage[SurveyRequest]:
    """Lists who was asked how applying was for them, the oldest request first, answered or not."""
    if body.application_id:
        ctx.get(models.application, body.application_id)
    if body.candidate_id:
        ctx.get(models.candidate, body.candidate_id)
    found = ctx.page(
        LIST,
        body,
        created_after=time_if_any(body.created_after),
        survey_type=body.survey_type,
        application_id=or_none(body.application_id),
        candidate_id=or_none(body.candidate_id),
    )
    return found.sync_page([show_request(ctx, row) for row in found.rows])
