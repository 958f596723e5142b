"""From where, and with what program, candidates did something."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    SyncPageInput,
    Time,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import client_info
from rowantree.domain.client_info import MAX_USER_AGENT, RelatedEntity, Visit
from rowantree.domain.identity import IdTaken
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound, FormSubmissionNotFound
from rowantree.models.correspondence import ClientInfoEntity


class ClientInfo(Output):
    """From where, and with what program, a candidate did something."""

    id: Id
    ip_address: Annotated[str, Meta(description="Of version 4 or 6.")]
    user_agent: Annotated[str | UnsetType, Meta(description="What the program called itself.")] = UNSET
    related_entity_type: ClientInfoEntity
    related_entity_id: Annotated[Id, Meta(description="The application or the blocked form.")]
    candidate_id: Id
    created_at: TimeShown


def show(row: models.ClientInfo) -> ClientInfo:
    """A record as answers show it."""
    return ClientInfo(
        id=row.id,
        ip_address=row.ip_address,
        user_agent=row.user_agent or UNSET,
        related_entity_type=row.related_entity_type,
        related_entity_id=row.related_entity_id,
        candidate_id=row.candidate_id,
        created_at=show_time(row.created_at),
    )


class ListClientInfo(SyncPageInput):
    """Whose records to list."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]


RECORDS = Listing(
    models.client_info,
    {"candidate_id": models.client_info.c.candidate_id == bindparam("candidate_id")},
)


@operation(
    "candidate.listClientInfo",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(CandidateNotFound,),
)
def list_client_info(ctx: Context, body: ListClientInfo) -> SyncPage[ClientInfo]:
    """Lists from where, and with what programs, a candidate applied, the oldest first.

    What is about confidential jobs is left out for keys without the `confidential` switch.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    found = ctx.page(RECORDS, body, candidate_id=candidate.id)
    return found.sync_page([show(row) for row in found.rows])


class RecordClientInfo(Input):
    """Who did what, and how."""

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    ip_address: Annotated[
        Annotated[str, Meta(max_length=100)], Meta(description="The address that they came from, of version 4 or 6.")
    ]
    user_agent: Annotated[
        Annotated[str, Meta(max_length=MAX_USER_AGENT)] | UnsetType,
        Meta(description="What their program called itself."),
    ] = UNSET
    related_entity_type: RelatedEntity
    related_entity_id: Annotated[
        Id, Meta(description="The candidate's application, or their form that the organization's limit blocked.")
    ]
    created_at: Annotated[Time | UnsetType, Meta(description="When it was; the time of the call when absent.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the record shall have.")] = UNSET


@operation(
    "candidate.recordClientInfo",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(CandidateNotFound, ApplicationNotFound, FormSubmissionNotFound, IdTaken),
    extension=True,
)
def record_client_info(ctx: Context, body: RecordClientInfo) -> ClientInfo:
    """Records from where, and with what program, a candidate applied: for careers pages that send applications here.

    An application of which that is not known yet shows it as `submitterClientIp` and `submitterUserAgent`.
    """
    visit = Visit(
        ip_address=body.ip_address,
        user_agent=or_none(body.user_agent),
        related_entity_type=body.related_entity_type,
        related_entity_id=body.related_entity_id,
        created_at=or_none(body.created_at),
        id=or_none(body.id),
    )
    # The candidate first, as where a candidate is changed: else two could wait for each other.
    return show(client_info.record(ctx, ctx.hold(models.candidate, body.candidate_id), visit))
