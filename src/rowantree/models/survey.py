"""Surveys: what candidates are asked apart from applying, and what they answer.

What must not be connected with a person (equal opportunity, diversity, anonymous surveys) is kept in a table of its own
that knows no person: who answered is known, and what was answered, but not by whom.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.job import job
from rowantree.models.organization import organization
from rowantree.models.table import table

SurveyType = Literal["CandidateDataConsent", "CandidateExperience", "Diversity", "EEOC", "Questionnaire"]


class SurveyFormDefinition(NamedTuple):
    """The questions of a survey."""

    organization_id: int
    id: Id
    title: str
    sections: Json
    """The sections with their fields, as they are shown."""
    survey_type: SurveyType
    is_anonymous: bool
    is_default: bool
    """Whether it is the usual one of its type."""
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class SurveyRequest(NamedTuple):
    """That a candidate is asked. The address of the survey is made from its id."""

    organization_id: int
    id: Id
    candidate_id: Id
    application_id: Id
    survey_form_definition_id: Id
    survey_type: SurveyType
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    submitted_at: datetime | None
    """When it was answered; None while it can be."""
    created_at: datetime


class SurveySubmission(NamedTuple):
    """That a candidate has answered, and what, where that may be known of them."""

    organization_id: int
    id: Id
    candidate_id: Id
    application_id: Id
    survey_form_definition_id: Id
    survey_type: SurveyType
    is_detached: bool
    """Whether the answers are among the detached ones, and not here."""
    form_definition: Json
    """The form as it was then, as it is shown."""
    submitted_values: Json
    """The answers by the path of their field, as they are shown; empty where they are detached."""
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    submitted_at: datetime


class DetachedAnswers(NamedTuple):
    """What somebody answered, without a way back to who it was: not even a time of day."""

    organization_id: int
    id: Id
    survey_form_definition_id: Id
    job_id: Id
    form_definition: Json
    submitted_values: Json
    submitted_on: datetime
    """Midnight of the day."""


survey_form_definition = table(
    SurveyFormDefinition, owner={"organization_id": organization}, synced=True, order=("created_at", "id")
)
survey_request = table(
    SurveyRequest,
    owner={"organization_id": organization, "candidate_id": candidate, "application_id": application},
    references={"survey_form_definition_id": survey_form_definition},
    indexes=[("organization_id", "candidate_id"), ("organization_id", "application_id")],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda request: request.c.confidential == false(),
)
survey_submission = table(
    SurveySubmission,
    owner={"organization_id": organization, "candidate_id": candidate, "application_id": application},
    references={"survey_form_definition_id": survey_form_definition},
    indexes=[
        ("organization_id", "candidate_id"),
        ("organization_id", "application_id"),
        ("organization_id", "survey_type", "submitted_at", "id"),
    ],
    synced=True,
    order=("submitted_at", "id"),
    open_to_all=lambda submission: submission.c.confidential == false(),
)
detached_answers = table(
    DetachedAnswers,
    owner={"organization_id": organization},
    references={"survey_form_definition_id": survey_form_definition, "job_id": job},
    indexes=[
        ("organization_id", "job_id"),
        ("organization_id", "survey_form_definition_id", "submitted_on", "id"),
    ],
)
