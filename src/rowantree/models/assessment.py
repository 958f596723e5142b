"""Assessments: tests that partners hold, whom we call and who call us."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization
from rowantree.models.table import table

AssessmentStatus = Literal["Requested", "Started", "Completed", "Cancelled", "Failed"]


class AssessmentPartner(NamedTuple):
    """A program that holds assessments, and how it is called."""

    organization_id: int
    id: Id
    name: str
    base_url: str
    """Where its operations are, without a slash at the end."""
    secret: bytes
    """The key that it knows us by, encrypted."""
    is_enabled: bool
    has_custom_fields: bool
    """Whether it is asked for custom fields, once an hour."""
    can_cancel: bool
    custom_fields: Json
    """The fields that it gave last, as a JSON array."""
    custom_fields_at: datetime | None
    created_at: datetime
    updated_at: datetime


class Assessment(NamedTuple):
    """A test of a candidate."""

    organization_id: int
    id: Id
    assessment_partner_id: Id
    partner_assessment_id: str | None
    """The partner's own id for it; None until it has one."""
    assessment_type_id: str
    name: str
    candidate_id: Id
    application_id: Id | None
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    status: AssessmentStatus
    status_value: Json | None
    """What the partner said last of how it goes, with the milliseconds `at` which it said so; as are the following."""
    profile_url: Json | None
    result: Json | None
    cancelled_reason: Json | None
    metadata: Json
    problem: str | None
    """What went wrong when it was begun, in the partner's own words where it has some."""
    reported_at: datetime | None
    """The time of the partner's last word."""
    started_at: datetime | None
    created_at: datetime
    updated_at: datetime


assessment_partner = table(AssessmentPartner, owner={"organization_id": organization}, order=("created_at", "id"))
assessment = table(
    Assessment,
    owner={
        "organization_id": organization,
        "candidate_id": candidate,
        "application_id": application,
        "assessment_partner_id": assessment_partner,
    },
    unique=[("organization_id", "assessment_partner_id", "partner_assessment_id")],
    indexes=[
        ("organization_id", "partner_assessment_id"),
        ("organization_id", "candidate_id"),
        ("organization_id", "application_id"),
    ],
    order=("created_at", "id"),
    open_to_all=lambda assessment: assessment.c.confidential == false(),
)
