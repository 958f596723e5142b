"""What happened, who is to be told, and the work that is due."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization
from rowantree.models.table import table

DeliveryState = Literal["pending", "delivered", "given_up"]


class Event(NamedTuple):
    """One thing that happened to one record; written in the transaction that did it, never changed."""

    organization_id: int
    id: Id
    kind: str
    """What happened, such as `candidate.updated`."""
    subject_id: Id
    fields: Json
    """The names of the columns that changed, as a JSON array."""
    actor_id: Id
    request_id: str
    happened_at: datetime


class WebhookSetting(NamedTuple):
    """Where to tell of one type of event."""

    organization_id: int
    id: Id
    webhook_type: str
    request_url: str
    secret: bytes
    """The receiver's secret token, encrypted."""
    enabled: bool
    created_at: datetime
    pinging: str | None = None
    """The request whose ping is on its way and will decide about `enabled`; another takes over by its own id."""


class WebhookDelivery(NamedTuple):
    """One message to one setting: the exact bytes, and how telling it went."""

    organization_id: int
    id: Id
    webhook_setting_id: Id
    action_id: Id
    """The same for all deliveries of one happening, and over all attempts."""
    payload: bytes
    attempts: int
    state: DeliveryState
    last_outcome: str | None
    """The last answer's HTTP status, or why there was none."""
    created_at: datetime
    updated_at: datetime
    subject_id: Id | None = None
    """The record it is about, so that what was told of somebody can be found."""


class QueuedJob(NamedTuple):
    """A piece of work that is due at a time. Done work leaves no row."""

    id: Id
    kind: str
    arguments: Json
    due_at: datetime
    leased_until: datetime | None
    """Until when a worker has it; a dead worker's lease runs out and another takes over."""
    attempts: int


event = table(
    Event,
    owner={"organization_id": organization},
    indexes=[("organization_id", "subject_id", "happened_at")],
)
webhook_setting = table(
    WebhookSetting,
    owner={"organization_id": organization},
    indexes=[("organization_id", "webhook_type")],
    order=("created_at", "id"),
)
webhook_delivery = table(
    WebhookDelivery,
    owner={"organization_id": organization, "webhook_setting_id": webhook_setting},
    indexes=[("organization_id", "webhook_setting_id", "created_at"), ("organization_id", "subject_id")],
)
queued_job = table(QueuedJob, key=("id",), indexes=[("due_at",)])
