"""How the places look where people work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import select

from rowantree import models
from rowantree.api.shapes.extra_data import ExtraData, show_extra_data
from rowantree.api.shapes.stored import stored
from rowantree.core.context import Context
from rowantree.core.statement import Lookup
from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.models.columns import Json
from rowantree.models.structure import LocationType, WorkplaceType


class PostalAddress(Output):
    """An address, as precisely as it is known."""

    address_country: Annotated[str | UnsetType, Meta(description="The country by its common English name.")] = UNSET
    address_region: Annotated[str | UnsetType, Meta(description="A state, province or county.")] = UNSET
    address_locality: Annotated[str | UnsetType, Meta(description="A city or town.")] = UNSET
    postal_code: str | UnsetType = UNSET
    street_address: str | UnsetType = UNSET


class LocationAddress(Output):
    """The address of a location."""

    postal_address: PostalAddress


class Location(Output):
    """A place where people work, or a region that places are grouped in."""

    id: Id
    name: str
    external_name: Annotated[str | None, Meta(description="What candidates read instead of the name.")]
    is_archived: bool
    address: LocationAddress | UnsetType = UNSET
    is_remote: Annotated[bool, Meta(description="Whether people work there from elsewhere; `workplaceType` says more.")]
    workplace_type: Annotated[
        WorkplaceType | UnsetType, Meta(description="How people work there; absent where nobody said.")
    ] = UNSET
    parent_location_id: Annotated[Id | UnsetType, Meta(description="The region it belongs to; absent at the top.")] = (
        UNSET
    )
    type: Annotated[LocationType, Meta(description="A place, or a region that places and regions are grouped in.")]
    extra_data: ExtraData | None


def show_location(row: models.Location) -> Location:
    """A location as answers show it."""
    return Location(
        id=row.id,
        name=row.name,
        external_name=row.external_name,
        is_archived=row.is_archived,
        address=show_address(row.address),
        is_remote=row.is_remote,
        workplace_type=row.workplace_type or UNSET,
        parent_location_id=row.parent_location_id or UNSET,
        type=row.type,
        extra_data=show_extra_data(row.extra_data),
    )


def show_address(column: Json | None) -> LocationAddress | UnsetType:
    """The address of a location as answers show it."""
    return UNSET if column is None else stored(column, LocationAddress)


LOCATIONS = Lookup(models.Location, select(*models.location.columns), models.location.c.id)


def locations_by_id(ctx: Context, ids: Iterable[Id | None]) -> dict[Id, Location]:
    """These locations as answers show them, by id."""
    return {row.id: show_location(row) for row in ctx.by_id(LOCATIONS, ids)}
