"""Offers: the process that leads to one, the forms that are filled out for it, and its versions."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.approval import approval_definition
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.file import file
from rowantree.models.opening import opening
from rowantree.models.organization import organization, user
from rowantree.models.table import table

OfferStatus = Literal[
    "WaitingOnApprovalStart",
    "WaitingOnOfferApproval",
    "WaitingOnApprovalDefinition",
    "WaitingOnCandidateResponse",
    "CandidateRejected",
    "CandidateAccepted",
    "OfferCancelled",
]
AcceptanceStatus = Literal["Accepted", "Declined", "Pending", "Created", "Cancelled", "WaitingOnResponse"]
ApprovalStatus = Literal["Approved", "WaitingOnApprovals", "Declined"]


class OfferProcess(NamedTuple):
    """That somebody is to get an offer. Where it stands follows from its offer."""

    organization_id: int
    id: Id
    application_id: Id
    candidate_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    started_by_user_id: Id
    created_at: datetime


class OfferForm(NamedTuple):
    """A form to be filled out for an offer of a process: what it asks, and whether it was."""

    organization_id: int
    id: Id
    offer_process_id: Id
    form_definition: Json
    """The form as it is shown."""
    created_at: datetime
    submitted_at: datetime | None


class Offer(NamedTuple):
    """What a candidate is offered, as its latest version has it."""

    organization_id: int
    id: Id
    offer_process_id: Id
    application_id: Id
    candidate_id: Id
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    acceptance_status: AcceptanceStatus
    offer_status: OfferStatus
    approval_status: ApprovalStatus | None
    """That of its latest version."""
    decided_at: datetime | None
    opening_id: Id | None
    """That of its latest version."""
    latest_version_id: Id
    form_definition: Json
    """The form that its latest version answers, as it is shown."""
    created_at: datetime
    updated_at: datetime


class OfferVersion(NamedTuple):
    """An offer as it was from one change to the next."""

    organization_id: int
    id: Id
    offer_id: Id
    start_date: datetime | None
    """Midnight of the day."""
    salary: Json | None
    """`{"currencyCode", "value"}`, as it is shown."""
    opening_id: Id | None
    custom_values: Json | None
    """The values of custom fields by the field's id."""
    submitted_values: Json
    """All answers of the form by the path of their field."""
    author_id: Id
    approval_definition_id: Id | None
    """Who has to agree to it: its own definition, or that of all offers when it was made. None: nobody."""
    approval_status: ApprovalStatus | None
    pdf_file_id: Id | None
    """The letter that nobody has signed yet, as is `docx_file_id`."""
    docx_file_id: Id | None
    signed_file_id: Id | None
    created_at: datetime


offer_process = table(
    OfferProcess,
    owner={"organization_id": organization, "application_id": application, "candidate_id": candidate},
    references={"started_by_user_id": user},
    indexes=[("organization_id", "application_id"), ("organization_id", "candidate_id")],
    open_to_all=lambda process: process.c.confidential == false(),
)
offer_form = table(
    OfferForm,
    owner={"organization_id": organization, "offer_process_id": offer_process},
    indexes=[("organization_id", "offer_process_id")],
)
offer = table(
    Offer,
    owner={
        "organization_id": organization,
        "offer_process_id": offer_process,
        "application_id": application,
        "candidate_id": candidate,
    },
    references={"opening_id": opening},
    unique=[("organization_id", "offer_process_id")],
    indexes=[
        ("organization_id", "application_id"),
        ("organization_id", "candidate_id"),
        ("organization_id", "opening_id"),
    ],
    synced=True,
    order=("created_at", "id"),
    open_to_all=lambda offer: offer.c.confidential == false(),
)
offer_version = table(
    OfferVersion,
    owner={"organization_id": organization, "offer_id": offer},
    references={
        "author_id": user,
        "opening_id": opening,
        "approval_definition_id": approval_definition,
        "pdf_file_id": file,
        "docx_file_id": file,
        "signed_file_id": file,
    },
    indexes=[("organization_id", "offer_id", "created_at")],
)
