"""What is exchanged with candidates and seen of them: e-mails, their templates, programs they used, signs of fraud."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import false

from rowantree.models.application import application
from rowantree.models.candidate import candidate
from rowantree.models.columns import Id, Json
from rowantree.models.organization import api_key, organization, user
from rowantree.models.table import table

TemplateUse = Literal["email", "inMail", "linkedInConnection"]
ClientInfoEntity = Literal["application", "blocked_application_submission", "meeting_availability_request"]


class CommunicationTemplate(NamedTuple):
    """A message to be written again and again."""

    organization_id: int
    id: Id
    title: str
    intended_types: Json
    """What it can be sent as, a JSON array of `TemplateUse`."""
    subject: str
    body: str
    """Sanitized HTML; tokens in double braces stand for what differs from one candidate to the next."""
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class CandidateEmailMessage(NamedTuple):
    """An e-mail from or to a candidate."""

    organization_id: int
    id: Id
    candidate_id: Id
    api_key_id: Id
    """The key that brought it here: message ids are unique for each."""
    provider_id: str
    """Its id in the program that it came from."""
    user_id: Id
    """Whose e-mail it is."""
    subject: str
    sender: str
    recipient: str
    cc: str | None
    body: str
    """Sanitized HTML."""
    message_url: str | None
    message_id_header: str | None
    thread_id: str
    is_private: bool
    user_is_sender: bool
    sent_at: datetime
    added_at: datetime


class ClientInfo(NamedTuple):
    """From where, and with what program, a candidate did something."""

    organization_id: int
    id: Id
    candidate_id: Id
    ip_address: str
    user_agent: str | None
    related_entity_type: ClientInfoEntity
    related_entity_id: Id
    confidential: bool
    """Whether what it is about is; kept here so that no query can forget it."""
    created_at: datetime


class FraudCheck(NamedTuple):
    """A look at whether a candidate is who they say."""

    organization_id: int
    id: Id
    candidate_id: Id
    application_id: Id | None
    signals: Json
    """What was noticed, as it is shown."""
    created_at: datetime


class OutboxMessage(NamedTuple):
    """An e-mail to a candidate that was accepted to be sent."""

    organization_id: int
    id: Id
    candidate_id: Id
    application_id: Id
    communication_template_id: Id
    user_id: Id
    """Who sends it."""
    confidential: bool
    """Whether its application is; kept here so that no query can forget it."""
    recipient: str
    subject: str
    """Without tokens, as is the body."""
    body: str
    """Sanitized HTML."""
    due_at: datetime
    created_at: datetime


communication_template = table(
    CommunicationTemplate, owner={"organization_id": organization}, order=("created_at", "id")
)
candidate_email_message = table(
    CandidateEmailMessage,
    owner={"organization_id": organization, "candidate_id": candidate},
    references={"api_key_id": api_key, "user_id": user},
    unique=[("organization_id", "api_key_id", "provider_id")],
    order=("candidate_id", "added_at", "id"),
)
client_info = table(
    ClientInfo,
    owner={"organization_id": organization, "candidate_id": candidate},
    synced=True,
    indexes=[("organization_id", "related_entity_id")],
    order=("candidate_id", "created_at", "id"),
    open_to_all=lambda client_info: client_info.c.confidential == false(),
)
fraud_check = table(
    FraudCheck,
    owner={"organization_id": organization, "candidate_id": candidate},
    order=("candidate_id", "created_at", "id"),
)
outbox_message = table(
    OutboxMessage,
    owner={"organization_id": organization, "candidate_id": candidate, "application_id": application},
    references={"communication_template_id": communication_template, "user_id": user},
    indexes=[("organization_id", "candidate_id"), ("organization_id", "application_id")],
    order=("created_at", "id"),
    open_to_all=lambda message: message.c.confidential == false(),
)
