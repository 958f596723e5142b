"""E-mails from and to candidates."""

from __future__ import annotations

from typing import Annotated

from msgspec import field
from sqlalchemy import bindparam, false

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    PageInput,
    Time,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import correspondence
from rowantree.domain.correspondence import MAX_BODY_GIVEN, MAX_LINE, MAX_RECIPIENTS, Message
from rowantree.domain.identity import IdTaken
from rowantree.domain.notes import PrivateFieldsNotAllowed
from rowantree.domain.people import CandidateNotFound, UserNotFound

Line = Annotated[str, Meta(max_length=MAX_LINE)]
Recipients = Annotated[str, Meta(max_length=MAX_RECIPIENTS)]


class EmailMessage(Output):
    """An e-mail from or to a candidate."""

    id: Id
    candidate_id: Id
    email_provider_email_id: Annotated[str, Meta(description="Its id in the program that it came from.")]
    subject: str
    from_: str = field(name="from")
    to: str
    body: Annotated[str | None, Meta(description="HTML with nothing but harmless tags.")]
    sent_at: TimeShown
    cc: str | None
    message_url: Annotated[
        str | None,
        Meta(description="Its page in the program that it came from.", extra_json_schema={"format": "uri"}),
    ]
    message_id_header: str | None
    thread_id: str
    is_private: Annotated[bool, Meta(description="Whether only keys with the `privateFields` switch see it.")]
    user_is_sender: Annotated[bool, Meta(description="Whether the user sent it; else the user received it.")]


def show(row: models.CandidateEmailMessage) -> EmailMessage:
    """An e-mail as answers show it."""
    return EmailMessage(
        id=row.id,
        candidate_id=row.candidate_id,
        email_provider_email_id=row.provider_id,
        subject=row.subject,
        from_=row.sender,
        to=row.recipient,
        body=row.body,
        sent_at=show_time(row.sent_at),
        cc=row.cc,
        message_url=row.message_url,
        message_id_header=row.message_id_header,
        thread_id=row.thread_id,
        is_private=row.is_private,
        user_is_sender=row.user_is_sender,
    )


class AddEmailMessage(Input):
    """The e-mail, and whom it was from or to."""

    extensions = ("id",)

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    email_provider_email_id: Annotated[
        Line, Meta(description="Its id in the program that it comes from; no other e-mail of this API key has it.")
    ]
    subject: Annotated[Line, Meta(description="May be empty.")]
    from_: Annotated[Line, Meta(description="The sender's address.")] = field(name="from")
    to: Annotated[Recipients, Meta(description="The recipient's address; several with commas between them.")]
    body: Annotated[
        Annotated[str, Meta(max_length=MAX_BODY_GIVEN)],
        Meta(description="HTML; what is not harmless in it is removed, and so are pictures and styles."),
    ]
    user_id: Annotated[
        Id | UnsetType,
        Meta(description="The user who sent or received it; the API key's, or whom the key acts for, when absent."),
    ] = UNSET
    sent_at: Annotated[Time | UnsetType, Meta(description="The time of the call when absent.")] = UNSET
    cc: Annotated[Recipients | UnsetType, Meta(description="Who else received it.")] = UNSET
    message_url: Annotated[
        str | UnsetType,
        Meta(description="Its page in the program that it comes from.", extra_json_schema={"format": "uri"}),
    ] = UNSET
    message_id_header: Annotated[Line | UnsetType, Meta(description="Its `Message-ID` as RFC 5322 has it.")] = UNSET
    thread_id: Annotated[
        Line | UnsetType, Meta(description="What the e-mails of a thread share; `emailProviderEmailId` when absent.")
    ] = UNSET
    is_private: Annotated[
        bool | UnsetType,
        Meta(
            description="Whether the e-mail is private. Adding and seeing such e-mails needs the `privateFields` switch."
        ),
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the e-mail shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "candidate.addEmailMessage",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, UserNotFound, PrivateFieldsNotAllowed, IdTaken),
)
def add_email_message(ctx: Context, body: AddEmailMessage) -> EmailMessage:
    """Adds an e-mail to a candidate. Nothing is sent.

    Adding the same e-mail again gives the one that is there, so a call whose answer was lost can be repeated; another
    e-mail by the same `emailProviderEmailId` is refused. The user is taken for the sender unless the e-mail comes from
    an address of the candidate's, or goes to the user's own.
    """
    message = Message(
        provider_id=body.email_provider_email_id,
        subject=body.subject,
        sender=body.from_,
        recipient=body.to,
        body=body.body,
        cc=or_none(body.cc),
        user_id=or_none(body.user_id),
        sent_at=or_none(body.sent_at),
        message_url=or_none(body.message_url),
        message_id_header=or_none(body.message_id_header),
        thread_id=or_none(body.thread_id),
        is_private=body.is_private or False,
        id=or_none(body.id),
    )
    return show(correspondence.add(ctx, ctx.get(models.candidate, body.candidate_id), message))


class ListEmailMessages(PageInput):
    """Whose e-mails to list."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]


MESSAGES = Listing(
    models.candidate_email_message,
    {
        "candidate_id": models.candidate_email_message.c.candidate_id == bindparam("candidate_id"),
        "open": models.candidate_email_message.c.is_private == false(),
    },
)


@operation(
    "candidate.listEmailMessages",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound,),
    extension=True,
)
def list_email_messages(ctx: Context, body: ListEmailMessages) -> Page[EmailMessage]:
    """Lists the e-mails from and to a candidate, in the order in which they were added.

    Private e-mails are there only for keys with the `privateFields` switch.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    unseen = None if ctx.allows(Switch.PRIVATE_FIELDS) else True
    found = ctx.page(MESSAGES, body, candidate_id=candidate.id, open=unseen)
    return found.page([show(row) for row in found.rows])
