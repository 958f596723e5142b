"""How offers look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.candidate import show_file
from rowantree.api.shapes.custom_field import CustomFieldValue, values_by_id
from rowantree.api.shapes.form import FormDefinition
from rowantree.api.shapes.people import FileHandle, User, users_by_id
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.permission import Switch
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import offer_forms, offers
from rowantree.domain.offers import OfferNotFound
from rowantree.models.offer import AcceptanceStatus, ApprovalStatus, OfferStatus


class Salary(Output):
    """What is paid in a year, or however the organization means it."""

    currency_code: Annotated[str, Meta(description="A code of ISO 4217.")]
    value: Annotated[int, Meta(description="The amount, without what is less than the currency itself.")]


class OfferVersion(Output):
    """What an offer said from one change to the next."""

    id: Id
    start_date: Annotated[
        TimeShown | UnsetType,
        Meta(description="The day on which the candidate begins, at midnight in UTC; absent once it is anonymized."),
    ] = UNSET
    salary: Annotated[Salary | UnsetType, Meta(description="Absent once it is anonymized.")] = UNSET
    created_at: TimeShown
    opening_id: Annotated[
        Id | UnsetType,
        Meta(description="The opening that the candidate would fill; absent for keys that may not see it."),
    ] = UNSET
    custom_fields: Annotated[
        list[CustomFieldValue], Meta(description="Private ones as well, whatever the key may see elsewhere.")
    ]
    file_handles: Annotated[
        list[FileHandle],
        Meta(description="The letters that are there: unsigned as .pdf, unsigned as .docx, and signed as .pdf."),
    ]
    author: Annotated[User, Meta(description="Who made this version.")]
    approval_status: Annotated[
        ApprovalStatus | None, Meta(description="Null where nobody was asked to approve this version.")
    ]


class ListedOffer(Output):
    """An offer, as its latest version has it."""

    id: Id
    decided_at: Annotated[
        TimeShown | UnsetType, Meta(description="When the candidate accepted or declined; absent until they do.")
    ] = UNSET
    application_id: Annotated[Id, Meta(description="The application of the candidate.")]
    acceptance_status: AcceptanceStatus
    offer_status: OfferStatus
    latest_version: OfferVersion


class Offer(ListedOffer):
    """An offer with all of its versions."""

    versions: Annotated[list[OfferVersion], Meta(description="All versions, the oldest first.")]
    form_definition: Annotated[
        FormDefinition | UnsetType,
        Meta(description="What the form asks that the latest version answers; absent where the request excludes it."),
    ] = UNSET


LATEST = Lookup(models.OfferVersion, select(*models.offer_version.columns), models.offer_version.c.id)
FILES = Lookup(models.File, select(*models.file.columns), models.file.c.id)


def show_versions(ctx: Context, rows: list[models.OfferVersion]) -> dict[Id, OfferVersion]:
    """Versions as answers show them, by their ids, in as many statements for a hundred as for one.

    A letter that another one takes the place of meanwhile is left out.
    """
    authors = users_by_id(ctx, (row.author_id for row in rows))
    custom_fields = values_by_id(ctx, rows, even_private=True)
    files = {file.id: show_file(ctx, file) for file in ctx.by_id(FILES, _file_ids(rows))}
    openings = offer_forms.seen_openings(ctx, (row.opening_id for row in rows))
    return {
        row.id: OfferVersion(
            id=row.id,
            start_date=UNSET if row.start_date is None else show_time(row.start_date),
            salary=UNSET if row.salary is None else stored(row.salary, Salary),
            created_at=show_time(row.created_at),
            opening_id=row.opening_id if row.opening_id in openings else UNSET,
            custom_fields=custom_fields.get(row.id, []),
            file_handles=[files[each] for each in offers.file_ids(row) if each in files],
            author=authors[row.author_id],
            approval_status=row.approval_status,
        )
        for row in rows
    }


def _file_ids(rows: Iterable[models.OfferVersion]) -> Iterable[Id]:
    return (each for row in rows for each in offers.file_ids(row))


def show_all(ctx: Context, rows: list[models.Offer]) -> list[ListedOffer]:
    """Offers as lists show them, without those that were deleted since they were read."""
    versions = show_versions(ctx, ctx.by_id(LATEST, (row.latest_version_id for row in rows)))
    return [
        ListedOffer(
            id=row.id,
            decided_at=UNSET if row.decided_at is None else show_time(row.decided_at),
            application_id=row.application_id,
            acceptance_status=row.acceptance_status,
            offer_status=row.offer_status,
            latest_version=versions[row.latest_version_id],
        )
        for row in rows
        if row.latest_version_id in versions
    ]


def show(ctx: Context, row: models.Offer, *, without_form: bool = False) -> Offer:
    """An offer with all its versions as answers show it.

    Raises:
        OfferNotFound: it was deleted since it was read, which cannot be where it is locked.
    """
    rows = ctx.by_id(offers.VERSIONS, [row.id])
    versions = show_versions(ctx, rows)
    if row.latest_version_id not in versions:
        raise OfferNotFound(id=row.id)
    return Offer(
        id=row.id,
        decided_at=UNSET if row.decided_at is None else show_time(row.decided_at),
        application_id=row.application_id,
        acceptance_status=row.acceptance_status,
        offer_status=row.offer_status,
        latest_version=versions[row.latest_version_id],
        versions=[versions[each.id] for each in rows],
        form_definition=UNSET if without_form else stored(offer_forms.seen(ctx, row.form_definition), FormDefinition),
    )


def tell(ctx: Context, row: models.Offer) -> Offer:
    """An offer as webhooks tell of it: an open one as all keys see it, because its opening may be confidential."""
    if row.confidential:
        return show(ctx, row)
    access = replace(ctx.access, switches=ctx.access.switches - {Switch.CONFIDENTIAL})
    return show(replace(ctx, access=access), row)
