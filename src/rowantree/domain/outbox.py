"""The outbox: e-mails to candidates that were accepted, each with the time at which it is due.

They wait there. This version does not send them: nothing takes a message out of the outbox when it is due.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Query
from rowantree.domain import communication_templates, organizations, tokens
from rowantree.domain.communication_templates import CommunicationTemplateNotAllowed
from rowantree.domain.tokens import Values
from rowantree.models.columns import Id

MORNING = time(9, 32)
"""When an e-mail is due on the next day that names no time."""
MOST_AHEAD = timedelta(days=365)
"""How far ahead an e-mail can be due."""

MAX_WRITTEN = 200_000
"""How many characters the body of an e-mail can have, with values in the place of its tokens; its subject as well."""


def accept(
    ctx: Context,
    application: models.Application,
    candidate: models.Candidate,
    template_id: Id,
    send_at: datetime | None,
) -> models.OutboxMessage:
    """Puts an e-mail to the candidate of an application into the outbox, from the user who is asking.

    Args:
        ctx: the request.
        application: what it is about.
        candidate: who gets it; held, so that they are not anonymized meanwhile.
        template_id: the template that it is written from.
        send_at: when it is due; None: the next morning.

    Raises:
        CommunicationTemplateNotFound: there is no such template.
        CommunicationTemplateNotAllowed: the template is of no use for this e-mail.
        InvalidInput: the time is too far ahead, or the candidate has no address.
    """
    template = ctx.hold(models.communication_template, template_id)
    due_at = due(ctx.now, organizations.own(ctx).timezone, send_at)
    recipient = tokens.address(candidate.email_addresses)
    if not recipient:
        raise InvalidInput(problem="`archiveEmail`: the candidate has no e-mail address to send it to")
    known = tokens.values(ctx, candidate, application, ctx.access.user_id)
    subject, body = _written(template, known)
    message = models.OutboxMessage(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        candidate_id=candidate.id,
        application_id=application.id,
        communication_template_id=template.id,
        user_id=ctx.access.user_id,
        confidential=application.confidential,
        recipient=recipient,
        subject=subject,
        body=body,
        due_at=due_at,
        created_at=ctx.now,
    )
    ctx.insert(models.outbox_message, message)
    ctx.happened("outbox.accepted", message.id)
    return message


def _written(template: models.CommunicationTemplate, known: Values) -> tuple[str, str]:
    """The subject and the body of an e-mail from a template."""
    unknown = communication_templates.tokens(template) - known.keys()
    texts = (template.subject, template.body)
    problem = None
    if template.is_archived:
        problem = "it is archived"
    elif "email" not in communication_templates.uses(template):
        problem = "`email` is not among its `intendedTypes`"
    elif unknown:
        problem = f"nothing is known here for {', '.join(sorted(unknown))}"
    elif any(tokens.length(text, known) > MAX_WRITTEN for text in texts):
        problem = f"with its tokens filled in it has more than {MAX_WRITTEN:,} characters"
    if problem is not None:
        raise CommunicationTemplateNotAllowed(id=template.id, problem=problem)
    return tokens.in_line(template.subject, known), tokens.in_html(template.body, known)


def due(now: datetime, timezone: str, send_at: datetime | None) -> datetime:
    """When an e-mail is due that shall be sent at `send_at`, or on the next morning where that is None.

    Raises:
        InvalidInput: that is too far ahead.
    """
    if send_at is None:
        zone = ZoneInfo(timezone)
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, MORNING, zone).astimezone(UTC)
    if send_at > now + MOST_AHEAD:
        raise InvalidInput(problem=f"`archiveEmail.sendAt` must be within the next {MOST_AHEAD.days} days")
    return max(now, send_at)


_WAITING = Query(
    models.OutboxMessage,
    select(*models.outbox_message.columns)
    .where(
        models.outbox_message.c.application_id == bindparam("application_id"),
        models.outbox_message.c.due_at > bindparam("now", type_=models.outbox_message.c.due_at.type),
    )
    .limit(1_000),
)


def withdraw(ctx: Context, application_id: Id) -> None:
    """Takes the e-mails about an application that are not due yet out of the outbox: they are not true any more."""
    for message in ctx.rows(_WAITING, application_id=application_id, now=ctx.now):
        ctx.delete(models.outbox_message, message)
        ctx.happened("outbox.withdrawn", message.id)
