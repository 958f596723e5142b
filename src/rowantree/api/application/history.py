"""The history of applications: reading it, and setting it right."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.application.records import PastStage
from rowantree.api.shapes.application import Application, ApplicationHistoryItem, show_items, show_with_history
from rowantree.core.context import Context
from rowantree.core.errors import MissingEndpointPermission
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import UNSET, Id, Input, Meta, PageInput, UnsetType, or_none
from rowantree.domain import pipeline
from rowantree.domain.archive_reasons import ArchiveReasonNotFound
from rowantree.domain.history import Stay
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.plans import InterviewStageNotFound


class ListHistory(PageInput):
    """Whose history."""

    application_id: Annotated[Id, Meta(description="The application.")]


LIST = Listing(
    models.application_history_item,
    {"application_id": models.application_history_item.c.application_id == bindparam("application_id")},
)


@operation(
    "application.listHistory",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(ApplicationNotFound,),
)
def list_history(ctx: Context, body: ListHistory) -> Page[ApplicationHistoryItem]:
    """Lists the stages an application has been in, from the first to the current one."""
    application = ctx.get(models.application, body.application_id)
    found = ctx.page(LIST, body, application_id=application.id)
    return found.page(show_items(ctx, found.rows))


class KnownStage(PastStage):
    """A stage that the application has been in."""

    application_history_id: Annotated[
        Id | UnsetType, Meta(description="The item of the history that this is; a new one when absent.")
    ] = UNSET


class UpdateHistory(Input):
    """The application and its whole history."""

    application_id: Annotated[Id, Meta(description="The application.")]
    application_history: Annotated[
        list[KnownStage], Meta(description="Every stage it has been in: what is left out is deleted.")
    ]


@operation(
    "application.updateHistory",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, InterviewStageNotFound, ArchiveReasonNotFound),
)
def update_history(ctx: Context, body: UpdateHistory) -> Application:
    """Sets the history of an application right.

    Takes the key's switch `applicationHistory`. The last item must be the one of the current stage, which cannot be
    deleted; times must not run backwards. A stage is left when the next is entered.
    """
    if not ctx.allows(Switch.APPLICATION_HISTORY):
        raise MissingEndpointPermission(permission=f"{Switch.APPLICATION_HISTORY} (a switch)", operation=ctx.operation)
    application = ctx.lock(models.application, body.application_id)
    past = [
        Stay(
            id=or_none(each.application_history_id),
            stage_id=each.stage_id,
            stage_number=each.stage_number,
            entered_at=each.entered_stage_at,
            archive_reason_id=or_none(each.archive_reason_id),
        )
        for each in body.application_history
    ]
    return show_with_history(ctx, pipeline.rewrite_history(ctx, application, past))
