"""Approval definitions: who has to agree to offers, jobs and openings."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam, false

from rowantree import models
from rowantree.api.shapes.approval import (
    ApprovalDefinition,
    ApprovalStepGiven,
    OfferApprovalDefinition,
    show_definition,
    show_of_offer,
    steps_given,
)
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, PageInput, UnsetType, or_none
from rowantree.domain import approvals, offer_approvals, offers
from rowantree.domain.approvals import ApprovalDefinitionNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.offers import OfferVersionNotFound
from rowantree.domain.people import UserNotFound
from rowantree.models.approval import ApprovalEntity

Steps = Annotated[
    list[ApprovalStepGiven], Meta(description="Who has to agree, one step after the other. At most 20 steps.")
]


class Update(Input):
    """The version of an offer, and who has to agree to it."""

    entity_type: Annotated[Literal["offer"], Meta(description="What it is.")]
    entity_id: Annotated[Id, Meta(description="The latest version of an offer that is not decided.")]
    approval_step_definitions: Steps
    submit_approval_request: Annotated[
        bool | UnsetType, Meta(description="Whether the approvers are asked at once; they are not when absent.")
    ] = UNSET


@operation(
    "approvalDefinition.update",
    permission=Permission.APPROVALS_WRITE,
    writes=True,
    errors=(OfferVersionNotFound, UserNotFound),
)
def update(ctx: Context, body: Update) -> OfferApprovalDefinition:
    """Says who has to agree to a version of an offer.

    With no steps nobody has to, and it is the candidate's turn. Where approvers were asked before, those of the new
    steps are asked in their place. A definition never changes: other steps give one with another `id`.
    """
    offer, version = offers.locked_version(ctx, body.entity_id)
    definition = offer_approvals.define(
        ctx,
        offer,
        version,
        steps_given(body.approval_step_definitions),
        submits=bool(body.submit_approval_request),
    )
    return show_of_offer(definition, version.id)


class Create(Input):
    """Who has to agree to what."""

    entity_type: Annotated[ApprovalEntity, Meta(description="What has to be agreed to.")]
    approval_step_definitions: Steps
    is_managed_by_api: Annotated[
        bool | UnsetType,
        Meta(
            description="Only for offers, and without steps: whether each offer waits for its own, which "
            "`approvalDefinition.update` gives it."
        ),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the definition shall have.")] = UNSET


@operation(
    "approvalDefinition.create",
    permission=Permission.APPROVALS_WRITE,
    writes=True,
    errors=(UserNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> ApprovalDefinition:
    """Says who has to agree to all offers, jobs or openings from now on.

    It takes the place of the definition before, which is archived. Versions of offers keep the one that was in force
    when they were made. With one for jobs, only a job that was approved under it can be opened; with one for openings,
    only an opening that was can be `Approved` or `Open`.
    """
    return show_definition(
        approvals.define(
            ctx,
            body.entity_type,
            steps_given(body.approval_step_definitions),
            is_managed_by_api=bool(body.is_managed_by_api),
            id=or_none(body.id),
        )
    )


class List(PageInput):
    """Which definitions to list."""

    entity_type: Annotated[ApprovalEntity | UnsetType, Meta(description="Only definitions for this.")] = UNSET
    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived definitions are listed too; they are not when absent.")
    ] = UNSET


_definition = models.approval_definition
LIST = Listing(
    _definition,
    {
        "of_all": _definition.c.entity_id.is_(None),
        "unarchived": _definition.c.is_archived == false(),
        "entity_type": _definition.c.entity_type == bindparam("entity_type"),
    },
    {"of_all": True, "unarchived": True},
)


@operation("approvalDefinition.list", permission=Permission.APPROVALS_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[ApprovalDefinition]:
    """Lists the definitions for all offers, jobs or openings, the oldest first.

    Those that a single version of an offer has of its own are not among them.
    """
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived, entity_type=or_none(body.entity_type))
    return found.page([show_definition(row) for row in found.rows])


class Archive(Input):
    """Which definition."""

    approval_definition_id: Annotated[Id, Meta(description="A definition for all offers, jobs or openings.")]


@operation(
    "approvalDefinition.archive",
    permission=Permission.APPROVALS_WRITE,
    writes=True,
    errors=(ApprovalDefinitionNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> ApprovalDefinition:
    """Takes a definition out of force: what begins from now on needs no approval.

    What is being approved under it goes on. Archiving an archived definition changes nothing.
    """
    definition = ctx.lock(models.approval_definition, body.approval_definition_id)
    if definition.entity_id is not None:
        raise ApprovalDefinitionNotFound(id=definition.id)
    return show_definition(approvals.archive(ctx, definition))
