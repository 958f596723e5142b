"""What the database holds of a company's messages, for tests to look at."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.database import Connection, run
from tests.cast import Company
from tests.jobs.waiting import eventually

_DELIVERIES = (
    select(*models.webhook_delivery.columns)
    .where(models.webhook_delivery.c.organization_id == bindparam("of"))
    .order_by(models.webhook_delivery.c.id)
)
_EVENTS = (
    select(*models.event.columns)
    .where(models.event.c.organization_id == bindparam("of"))
    .order_by(models.event.c.happened_at, models.event.c.id)
)
_JOBS = select(*models.queued_job.columns)


class Traces(NamedTuple):
    """What writes have left behind."""

    events: list[models.Event]
    deliveries: list[models.WebhookDelivery]
    jobs: list[models.QueuedJob]


def traces(connection: Connection, company: Company) -> Traces:
    """What the company's writes have left behind, as `connection` sees it."""
    jobs = run(connection, _JOBS, models.QueuedJob)
    return Traces(
        run(connection, _EVENTS, models.Event, of=company.number),
        run(connection, _DELIVERIES, models.WebhookDelivery, of=company.number),
        [each for each in jobs if json.loads(each.arguments).get("organization_id") == company.number],
    )


def left_by(company: Company) -> Traces:
    """What the company's writes have left behind."""
    return company.server.read(lambda connection: traces(connection, company))


def attempted(company: Company, attempts: int) -> models.WebhookDelivery:
    """The company's one delivery, as soon as that many attempts are written down."""
    eventually(lambda: [each.attempts for each in left_by(company).deliveries] == [attempts])
    return left_by(company).deliveries[0]


def later(company: Company) -> models.QueuedJob:
    """The company's one job that waits."""
    (waiting,) = left_by(company).jobs
    return waiting


def content(delivery: models.WebhookDelivery) -> dict[str, Any]:
    """What a message says."""
    said: dict[str, Any] = json.loads(delivery.payload)
    return said
