"""The outbox: e-mails to candidates that were accepted and wait to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.people import User, users_by_id
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Meta, Output, PageInput, TimeShown, UnsetType, or_none, show_time
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound


class OutboxMessage(Output):
    """An e-mail to a candidate that was accepted, and has not been sent."""

    id: Id
    candidate_id: Id
    application_id: Id
    communication_template_id: Annotated[Id, Meta(description="The template that it was written from.")]
    sender: Annotated[User, Meta(description="Who writes: the user whom the key acts as that asked for it.")]
    recipient: Annotated[str, Meta(description="The candidate's primary e-mail address as it was then.")]
    subject: str
    body_html: str
    due_at: TimeShown
    created_at: TimeShown


def show(row: models.OutboxMessage, users: Mapping[Id, User]) -> OutboxMessage:
    """A message as answers show it."""
    return OutboxMessage(
        id=row.id,
        candidate_id=row.candidate_id,
        application_id=row.application_id,
        communication_template_id=row.communication_template_id,
        sender=users[row.user_id],
        recipient=row.recipient,
        subject=row.subject,
        body_html=row.body,
        due_at=show_time(row.due_at),
        created_at=show_time(row.created_at),
    )


class List(PageInput):
    """Which messages to list."""

    candidate_id: Annotated[Id | UnsetType, Meta(description="Only those to this candidate.")] = UNSET
    application_id: Annotated[Id | UnsetType, Meta(description="Only those about this application.")] = UNSET


_message = models.outbox_message
LIST = Listing(
    _message,
    {
        "candidate_id": _message.c.candidate_id == bindparam("candidate_id", type_=_message.c.candidate_id.type),
        "application_id": _message.c.application_id
        == bindparam("application_id", type_=_message.c.application_id.type),
    },
)


@operation(
    "outbox.list",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound, ApplicationNotFound),
    extension=True,
)
def list_(ctx: Context, body: List) -> Page[OutboxMessage]:
    """Lists the e-mails to candidates that were accepted, in the order in which they were.

    They wait to be sent, and nothing sends them: this version of the server does not send e-mails, not even those that
    are due.
    """
    if body.candidate_id:
        ctx.get(models.candidate, body.candidate_id)
    if body.application_id:
        ctx.get(models.application, body.application_id)
    found = ctx.page(LIST, body, candidate_id=or_none(body.candidate_id), application_id=or_none(body.application_id))
    users = users_by_id(ctx, (row.user_id for row in found.rows))
    return found.page([show(row, users) for row in found.rows])
