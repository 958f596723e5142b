"""Templates of messages to candidates, and the tokens in them that stand for what differs from one to the next."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from html import unescape
from typing import Any, get_args

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.domain import identity, names
from rowantree.domain.markup import POSTING_TAGS, plain, sanitized_within
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.correspondence import TemplateUse

MAX_BODY = 100_000
"""How many characters of HTML the body of a template can have."""

TOKENS: Mapping[str, str] = {
    "candidate.name": "The candidate's whole name.",
    "candidate.firstName": "The first word of the candidate's name.",
    "candidate.lastName": "The candidate's name without its first word.",
    "candidate.email": "The candidate's primary e-mail address.",
    "job.title": "The title of the job.",
    "job.location": "The name of the job's location.",
    "job.department": "The name of the job's department or team.",
    "organization.name": "The name of the organization.",
    "sender.name": "The whole name of the user who sends the message.",
    "sender.firstName": "The first name of that user.",
    "sender.lastName": "The last name of that user.",
    "sender.email": "The e-mail address of that user.",
}
"""What can stand in double braces, and what it stands for: who sends a message puts a value in the place of each."""

TOKEN = re.compile(r"\{\{\s*([A-Za-z.]+)\s*\}\}")
"""A token in a text; its first group is its name."""
_LINK = re.compile(r'href="(?!https?://|mailto:|tel:)[^"]*\{\{', re.IGNORECASE)
"""A link in sanitized HTML of which a token may decide what kind of link it is: the name of a candidate can be a script."""
_OPENED = re.compile(r"\{\{(?=(.{0,40}))", re.DOTALL)

_USES = get_args(TemplateUse)


@when_missing(models.communication_template)
class CommunicationTemplateNotFound(Refusal):
    """No communication template has this id."""

    code = "communication_template_not_found"
    message = "Communication template not found: {id}"


class CommunicationTemplateNotAllowed(Refusal):
    """The template cannot be used for this message.

    It is archived, is not for e-mails, has a token that nothing is known for in this case, such as the location of a job
    without one, or makes a message that is too long.
    """

    code = "communication_template_not_allowed"
    message = "Communication template {id} cannot be used for this message: {problem}"


def tokens(template: models.CommunicationTemplate) -> frozenset[str]:
    """The names of all tokens in a template: each is one of `TOKENS`."""
    return frozenset(TOKEN.findall(template.subject)) | frozenset(TOKEN.findall(template.body))


def uses(template: models.CommunicationTemplate) -> list[TemplateUse]:
    """What a template can be sent as."""
    found: list[TemplateUse] = json.loads(template.intended_types)
    return found


def add(
    ctx: Context, title: str, subject: str, body: str, intended_types: Sequence[TemplateUse], template_id: Id | None
) -> models.CommunicationTemplate:
    """A new template.

    Raises:
        InvalidInput: a part is empty, too long or of no use, or has a token that there is not.
        IdTaken: another template has the id.
    """
    template = models.CommunicationTemplate(
        organization_id=ctx.organization_id,
        id=template_id or ctx.new_id(),
        title=names.name(title, "title"),
        intended_types=_intended(intended_types),
        subject=_subject(subject),
        body=_body(body),
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    identity.add(ctx, models.communication_template, template)
    ctx.happened("communicationTemplate.created", template.id)
    return template


def revise(
    ctx: Context,
    template: models.CommunicationTemplate,
    *,
    title: str | None,
    subject: str | None,
    body: str | None,
    intended_types: Sequence[TemplateUse] | None,
) -> models.CommunicationTemplate:
    """Changes what is given of a locked template, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: as `add`.
    """
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = names.name(title, "title")
    if subject is not None:
        changes["subject"] = _subject(subject)
    if body is not None:
        changes["body"] = _body(body)
    if intended_types is not None:
        changes["intended_types"] = _intended(intended_types)
    return _write(ctx, template, template._replace(**changes), "communicationTemplate.updated")


def set_archived(
    ctx: Context, template: models.CommunicationTemplate, *, is_archived: bool
) -> models.CommunicationTemplate:
    """Archives or restores a locked template. One that already is so stays as it is."""
    happening = "communicationTemplate.archived" if is_archived else "communicationTemplate.restored"
    return _write(ctx, template, template._replace(is_archived=is_archived), happening)


def _write(
    ctx: Context, template: models.CommunicationTemplate, revised: models.CommunicationTemplate, happening: str
) -> models.CommunicationTemplate:
    """Writes what has changed, if anything has."""
    if revised == template:
        return template
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.communication_template, template, revised)
    ctx.happened(happening, template.id, changed - {"updated_at"})
    return revised


def _intended(given: Sequence[TemplateUse]) -> Json:
    if not given:
        raise InvalidInput(problem=f"`intendedTypes` must hold at least one of {', '.join(_USES)}")
    return to_json([use for use in _USES if use in given])


def _subject(text: str) -> str:
    subject = " ".join(names.name(text, "subject").split())  # a header of an e-mail has one line
    _check_tokens(subject, "subject")
    return subject


def _body(html: str) -> str:
    body = checked_html(MAX_BODY, html, "bodyHtml", TOKENS)
    if not plain(body):
        raise InvalidInput(problem="`bodyHtml` must not be empty")
    return body


def checked_html(limit: int, html: str, parameter: str, known: Collection[str]) -> str:
    """`html` sanitized, with no tokens but those that are known.

    Raises:
        InvalidInput: it is too long, has a token that there is not, or a link of which a token decides what it is.
    """
    body = sanitized_within(limit, html, POSTING_TAGS, parameter).strip()
    _check_tokens(body, parameter, known)
    if _LINK.search(body):
        raise InvalidInput(
            problem=f"`{parameter}`: a link with a token must begin with https://, http://, mailto: or tel:"
        )
    return body


def _check_tokens(text: str, parameter: str, known: Collection[str] = TOKENS) -> None:
    """Refuses double braces with anything in them but the name of a token: nothing would take their place."""
    for opened in _OPENED.finditer(text):
        token = TOKEN.match(text, opened.start())
        if token is None or token[1] not in known:
            written = unescape(opened[1]).partition("}}")[0].strip()
            raise InvalidInput(
                problem=f"`{parameter}`: there is no token {written!r}; in double braces can stand {', '.join(known)}"
            )
