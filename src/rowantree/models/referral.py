"""Referrals: candidates whom somebody of the organization recommends, and the form for that."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rowantree.models.application import application
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization, user
from rowantree.models.table import table


class ReferralForm(NamedTuple):
    """The questions that who recommends somebody answers."""

    organization_id: int
    id: Id
    title: str
    sections: Json
    """The sections with their fields, as they are shown."""
    is_default: bool
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class Referral(NamedTuple):
    """A referral form that was filled out."""

    organization_id: int
    id: Id
    application_id: Id
    candidate_id: Id
    referral_form_id: Id
    credited_to_user_id: Id
    form_definition: Json
    """The form as it was then, as it is shown."""
    submitted_values: Json
    """The answers by the path of their field, as they are shown."""
    created_at: datetime


referral_form = table(ReferralForm, owner={"organization_id": organization}, order=("created_at", "id"))
referral = table(
    Referral,
    owner={"organization_id": organization, "application_id": application, "candidate_id": candidate},
    references={"referral_form_id": referral_form, "credited_to_user_id": user},
    indexes=[("organization_id", "application_id"), ("organization_id", "candidate_id")],
)
