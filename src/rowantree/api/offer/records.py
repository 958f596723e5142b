"""Offers as records: made and changed by forms that are filled out, shown and listed."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes import moments
from rowantree.api.shapes.form import FieldSubmissionGiven, FormDefinition, answers_given
from rowantree.api.shapes.moments import Milliseconds
from rowantree.api.shapes.offer import ListedOffer, Offer, show, show_all
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, UnsetType, or_none
from rowantree.domain import offer_forms, offers
from rowantree.domain.identity import IdTaken
from rowantree.domain.offer_forms import OfferFormNotFound
from rowantree.domain.offer_openings import OpeningInUse
from rowantree.domain.offers import OfferNotFound, OfferProcessNotFound
from rowantree.domain.openings import OpeningNotFound, OpeningStateInvalid
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.models.columns import Among
from rowantree.models.offer import AcceptanceStatus, ApprovalStatus, OfferStatus

WithoutForm = Annotated[
    bool | UnsetType, Meta(description="Whether the answer leaves `formDefinition` out, which can be long.")
]
MOST_STATUSES = 20


class OfferForm(Input):
    """A form that was filled out."""

    field_submissions: Annotated[list[FieldSubmissionGiven], Meta(description="The answers, each field once.")]


class OfferFormInstance(Output):
    """A form to fill out."""

    id: Annotated[Id, Meta(description="What offer.create takes as `offerFormId`.")]
    form_definition: FormDefinition


class Start(Input):
    """What the form is for."""

    offer_process_id: Annotated[Id, Meta(description="The process, from offerProcess.start.")]


@operation(
    "offer.start",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferProcessNotFound, ApplicationNotFound),
)
def start(ctx: Context, body: Start) -> OfferFormInstance:
    """Gives a form to fill out for an offer, or for a new version of one.

    It asks for `_systemfield_start_date`, `_systemfield_salary` and `_systemfield_opening`, and for every custom field of
    offers that is not archived. For the opening it offers those of the application's job that are free, 500 at most. A
    process keeps its 20 newest forms.
    """
    process = ctx.lock(models.offer_process, body.offer_process_id)
    form = offer_forms.start(ctx, process)
    return OfferFormInstance(id=form.id, form_definition=stored(form.form_definition, FormDefinition))


class Create(Input):
    """The form, and what was answered."""

    extensions = ("id",)

    offer_process_id: Annotated[Id, Meta(description="The process, from offerProcess.start.")]
    offer_form_id: Annotated[Id, Meta(description="The form, from offer.start. It can be submitted once.")]
    offer_form: OfferForm
    exclude_form_definition: WithoutForm = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that a new offer shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "offer.create",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(
        OfferProcessNotFound,
        OfferFormNotFound,
        OpeningNotFound,
        OpeningStateInvalid,
        OpeningInUse,
        IdTaken,
    ),
)
def create(ctx: Context, body: Create) -> Offer:
    """Creates an offer by filling out a form.

    Where the process has an offer already, this makes a new version of it, as offer.update does. What an answer is
    depends on the type of the field: `true` or `false`; `{"currencyCode": "EUR", "value": 70000}` for a Currency;
    `2026-05-28` for a Date; a number; a string; the `value` of an option, or an array of those. The opening can be any
    that is free, by its id, also where the form does not offer it.

    Who has to approve the offer is what the approval definition for offers says when the version is made. Without one,
    or with steps, the offer is `WaitingOnApprovalStart`; where programs say it, `WaitingOnApprovalDefinition`.
    """
    process = ctx.lock(models.offer_process, body.offer_process_id)
    answered = answers_given(body.offer_form.field_submissions)
    offer = offers.submit(ctx, process, body.offer_form_id, answered, or_none(body.id))
    return show(ctx, offer, without_form=bool(body.exclude_form_definition))


class Update(Input):
    """The offer, and what was answered."""

    offer_id: Annotated[Id, Meta(description="The offer to change.")]
    offer_form: Annotated[OfferForm, Meta(description="Answers to the form that `formDefinition` shows.")]
    exclude_form_definition: WithoutForm = UNSET


@operation(
    "offer.update",
    permission=Permission.OFFERS_WRITE,
    writes=True,
    errors=(OfferNotFound, OpeningNotFound, OpeningStateInvalid, OpeningInUse),
)
def update(ctx: Context, body: Update) -> Offer:
    """Makes a new version of an offer.

    Fields that are not named stay as they are; null empties one. Everything begins anew: the approval, and what the
    candidate decides. A filled opening is open again. An offer can have 100 versions, whose custom fields hold 1,000,000
    characters together.
    """
    offer = ctx.lock(models.offer, body.offer_id)
    revised = offers.revise(ctx, offer, answers_given(body.offer_form.field_submissions))
    return show(ctx, revised, without_form=bool(body.exclude_form_definition))


class Info(Input):
    """Which offer."""

    offer_id: Annotated[Id, Meta(description="The offer.")]
    exclude_form_definition: WithoutForm = UNSET


@operation("offer.info", permission=Permission.OFFERS_READ, writes=False, errors=(OfferNotFound,))
def info(ctx: Context, body: Info) -> Offer:
    """Shows one offer with all its versions."""
    offer = ctx.get(models.offer, body.offer_id)
    return show(ctx, offer, without_form=bool(body.exclude_form_definition))


class List(SyncPageInput):
    """Which offers to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only offers that were made after this time, in milliseconds since 1970."),
    ] = UNSET
    offer_status: Annotated[
        Annotated[list[OfferStatus], Meta(min_length=1, max_length=MOST_STATUSES)] | UnsetType,
        Meta(description="Only offers with one of these statuses."),
    ] = UNSET
    acceptance_status: Annotated[
        Annotated[list[AcceptanceStatus], Meta(min_length=1, max_length=MOST_STATUSES)] | UnsetType,
        Meta(description="Only offers with one of these statuses."),
    ] = UNSET
    application_id: Annotated[Id | UnsetType, Meta(description="Only offers for this application.")] = UNSET
    approval_status: Annotated[
        Annotated[list[ApprovalStatus], Meta(min_length=1, max_length=MOST_STATUSES)] | UnsetType,
        Meta(description="Only offers whose latest version has one of these statuses."),
    ] = UNSET


_offer = models.offer
LIST = Listing(
    _offer,
    {
        "created_after": moments.after(_offer.c.created_at, "created_after"),
        "offer_status": Among(_offer.c.offer_status, "offer_status"),
        "acceptance_status": Among(_offer.c.acceptance_status, "acceptance_status"),
        "application_id": _offer.c.application_id == bindparam("application_id"),
        "approval_status": Among(_offer.c.approval_status, "approval_status"),
    },
)


@operation("offer.list", permission=Permission.OFFERS_READ, writes=False, errors=(ApplicationNotFound,))
def list_(ctx: Context, body: List) -> SyncPage[ListedOffer]:
    """Lists offers with their latest version, in the order in which they were made."""
    if body.application_id:
        ctx.get(models.application, body.application_id)
    found = ctx.page(
        LIST,
        body,
        created_after=moments.time_if_any(body.created_after),
        offer_status=or_none(body.offer_status),
        acceptance_status=or_none(body.acceptance_status),
        application_id=or_none(body.application_id),
        approval_status=or_none(body.approval_status),
    )
    return found.sync_page(show_all(ctx, found.rows))


class DeletedOffer(Output):
    """The offer that is gone."""

    offer_id: Id


class Delete(Input):
    """Which offer."""

    offer_id: Annotated[Id, Meta(description="The offer to delete.")]


@operation("offer.delete", permission=Permission.OFFERS_WRITE, writes=True, errors=(OfferNotFound,), extension=True)
def delete(ctx: Context, body: Delete) -> DeletedOffer:
    """Deletes an offer for good, with its process, all versions, approvals and letters.

    An opening that it has filled is open again.
    """
    offers.remove(ctx, body.offer_id)
    return DeletedOffer(offer_id=body.offer_id)
