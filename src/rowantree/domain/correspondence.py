"""E-mails from and to candidates, as the programs that send and receive them tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import getaddresses

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.permission import Switch
from rowantree.core.statement import Query
from rowantree.domain import contact, markup
from rowantree.domain.identity import IdTaken
from rowantree.domain.notes import PrivateFieldsNotAllowed
from rowantree.models.candidate import contacts
from rowantree.models.columns import Id

MESSAGE_TAGS = markup.POSTING_TAGS | {
    *("div", "span", "blockquote", "hr", "sub", "sup", "s"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
"""What the HTML of an e-mail may hold: no pictures, for they tell their sender who looks at them."""
MAX_BODY_GIVEN = 1_000_000
"""How many characters an e-mail can have as it comes: most of them are often styles."""
MAX_BODY = 100_000
"""How many characters an e-mail can have as it is kept."""
MAX_LINE = 1_000
"""How many characters a subject, a sender or an id can have."""
MAX_ID = 2_500
"""How many bytes the id of a message can have: it is found by it, and PostgreSQL indexes nothing that is longer."""
MAX_RECIPIENTS = 10_000
"""How many characters recipients can have, who are in one line."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """An e-mail as it was told of."""

    provider_id: str
    subject: str
    sender: str
    recipient: str
    body: str
    cc: str | None = None
    user_id: Id | None = None
    """The acting user where None."""
    sent_at: datetime | None = None
    """Now where None."""
    message_url: str | None = None
    message_id_header: str | None = None
    thread_id: str | None = None
    """The `provider_id` where None."""
    is_private: bool = False
    id: Id | None = None


def add(ctx: Context, candidate: models.Candidate, message: Message) -> models.CandidateEmailMessage:
    """A new e-mail from or to a candidate. One that this key has told of in the same words is given back.

    Raises:
        InvalidInput: something is empty or no URL, or this key has told of another e-mail by this id.
        PrivateFieldsNotAllowed: it is private, and the key may not see that.
        UserNotFound: there is no such user.
        IdTaken: another e-mail has the id that this one shall have.
    """
    if message.is_private and not ctx.allows(Switch.PRIVATE_FIELDS):
        raise PrivateFieldsNotAllowed(parameter="isPrivate")
    row = _row(ctx, candidate, message)
    if ctx.insert_if_new(models.candidate_email_message, row):
        ctx.happened("candidateEmailMessage.created", row.id)
        return row
    known = ctx.rows(_KNOWN, api_key_id=row.api_key_id, provider_id=row.provider_id)
    if not known:
        raise IdTaken(kind="candidate email message", id=row.id)
    if not _is_repeated(known[0], row, message):
        raise InvalidInput(
            problem="`emailProviderEmailId`: this API key has already added another e-mail by this id, or one that differs"
        )
    return known[0]


_KNOWN = Query(
    models.CandidateEmailMessage,
    select(*models.candidate_email_message.columns).where(
        models.candidate_email_message.c.api_key_id == bindparam("api_key_id"),
        models.candidate_email_message.c.provider_id == bindparam("provider_id"),
    ),
)


def _is_repeated(known: models.CandidateEmailMessage, new: models.CandidateEmailMessage, message: Message) -> bool:
    """Whether `new` says of an e-mail what is known. What it says nothing of, the server has chosen."""
    again = new._replace(
        id=message.id or known.id,
        sent_at=message.sent_at or known.sent_at,
        user_is_sender=known.user_is_sender,  # the candidate or the user may have another address by now
        added_at=known.added_at,
    )
    return again == known


def _row(ctx: Context, candidate: models.Candidate, message: Message) -> models.CandidateEmailMessage:
    user = ctx.get(models.user, message.user_id or ctx.access.user_id)
    provider_id = _line(message.provider_id, "emailProviderEmailId")
    if len(provider_id.encode()) > MAX_ID:
        raise InvalidInput(problem=f"`emailProviderEmailId` must have at most {MAX_ID:,} bytes in UTF-8")
    sender, recipient = _line(message.sender, "from"), _line(message.recipient, "to")
    return models.CandidateEmailMessage(
        organization_id=ctx.organization_id,
        id=message.id or ctx.new_id(),
        candidate_id=candidate.id,
        api_key_id=ctx.access.key_id,
        provider_id=provider_id,
        user_id=user.id,
        subject=message.subject,
        sender=sender,
        recipient=recipient,
        cc=None if message.cc is None else message.cc.strip() or None,
        body=markup.sanitized_within(MAX_BODY, message.body, MESSAGE_TAGS, "body"),
        message_url=None if message.message_url is None else contact.url(message.message_url, "messageUrl"),
        message_id_header=_line_if_any(message.message_id_header, "messageIdHeader"),
        thread_id=_line_if_any(message.thread_id, "threadId") or provider_id,
        is_private=message.is_private,
        user_is_sender=_is_sender(user, candidate, sender, ", ".join((recipient, message.cc or ""))),
        sent_at=message.sent_at or ctx.now,
        added_at=ctx.now,
    )


def _line(text: str, parameter: str) -> str:
    line = text.strip()
    if not line:
        raise InvalidInput(problem=f"`{parameter}` must not be empty")
    return line


def _line_if_any(text: str | None, parameter: str) -> str | None:
    return None if text is None else _line(text, parameter)


def _is_sender(user: models.User, candidate: models.Candidate, sender: str, recipients: str) -> bool:
    """Whether the e-mail is the user's own: unless the candidate wrote it, or it was written to the user."""
    by, to = _addresses(sender), _addresses(recipients)
    own = {user.searched_email} if user.searched_email else set()
    if by & own:
        return True
    theirs = {each["value"].casefold() for each in contacts(candidate.email_addresses)}
    return not (by & theirs or to & own)


def _addresses(line: str) -> set[str]:
    """The addresses in a line of senders or recipients; none where it is nested deeper than anybody writes one."""
    try:
        return {address.casefold() for _, address in getaddresses([line])}
    except RecursionError:
        return set()
