"""Offer processes: the way to an offer."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import offers
from rowantree.domain.identity import IdTaken
from rowantree.domain.offer_standing import ProcessStatus
from rowantree.domain.pipeline import ApplicationNotFound


class OfferProcess(Output):
    """That somebody is to get an offer."""

    id: Annotated[Id, Meta(description="What offer.start and offer.create take.")]
    application_id: Annotated[Id, Meta(description="The application of the candidate.")]
    status: Annotated[
        ProcessStatus,
        Meta(
            description="That of its offer, once there is one. A process whose offer waits for its approval definition "
            "is `WaitingOnApprovalStart`."
        ),
    ]


class Start(Input):
    """Who is to get an offer."""

    extensions = ("id",)

    application_id: Annotated[Id, Meta(description="The application of the candidate.")]
    id: Annotated[
        Id | UnsetType, Meta(description="The id that a new process shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "offerProcess.start",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(ApplicationNotFound, IdTaken),
)
def start(ctx: Context, body: Start) -> OfferProcess:
    """Starts the way to an offer.

    While the last process of the application is still going on, because it has no offer yet or its offer is neither
    decided nor cancelled, that one is answered again.
    """
    application = ctx.lock(models.application, body.application_id)
    process, status = offers.start_process(ctx, application, or_none(body.id))
    return OfferProcess(id=process.id, application_id=process.application_id, status=status)
