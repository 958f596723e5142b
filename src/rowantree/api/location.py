"""Locations: the places where people work, and the regions they are grouped in."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.extra_data import ExtraDataGiven
from rowantree.api.shapes.location import Location, show_location
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import extra_data, locations, names
from rowantree.domain.identity import IdTaken
from rowantree.domain.locations import LocationNotFound
from rowantree.models.columns import Json
from rowantree.models.structure import LocationType, WorkplaceType

WhichLocation = Annotated[Id, Meta(description="The location, from `location.list`.")]
ExternalName = Annotated[str | None, Meta(description="What candidates read instead of the name; null: the name.")]
Workplace = Annotated[WorkplaceType, Meta(description="How people work there. A `LocationHierarchy` has none.")]


class PostalAddressGiven(Input):
    """An address, as precisely as it is known."""

    address_country: Annotated[
        str | UnsetType, Meta(description="The country, by a usual English name or its two-letter code.")
    ] = UNSET
    address_region: Annotated[str | UnsetType, Meta(description="A state, province or county.")] = UNSET
    address_locality: Annotated[str | UnsetType, Meta(description="A city or town.")] = UNSET
    postal_code: str | UnsetType = UNSET
    street_address: str | UnsetType = UNSET


class LocationAddressGiven(Input):
    """The address of a location."""

    postal_address: PostalAddressGiven | UnsetType = UNSET


class Create(Input):
    """The location to create."""

    extensions = ("id",)

    name: Annotated[str, Meta(description="What the location is called in the organization.")]
    type: Annotated[
        LocationType,
        Meta(description="A `Location` is a place; a `LocationHierarchy` groups places and other hierarchies."),
    ]
    address: LocationAddressGiven | UnsetType = UNSET
    parent_location_id: Annotated[
        Id | UnsetType | None, Meta(description="The `LocationHierarchy` it belongs to; null or absent: none.")
    ] = UNSET
    is_remote: Annotated[
        bool | UnsetType, Meta(description="Whether people work there from elsewhere. A `LocationHierarchy` never is.")
    ] = UNSET
    workplace_type: Workplace | UnsetType = UNSET
    external_name: ExternalName | UnsetType = UNSET
    extra_data: ExtraDataGiven | UnsetType | None = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id it shall have, such as that in another system.")] = UNSET


@operation(
    "location.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(LocationNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> Location:
    """Creates a location or a location hierarchy.

    Where only one of `isRemote` and `workplaceType` says that people work from elsewhere, the other follows.
    """
    location = models.Location(
        organization_id=ctx.organization_id,
        id=body.id or ctx.new_id(),
        name=names.name(body.name, "name"),
        external_name=names.name_if_any(or_none(body.external_name), "externalName"),
        type=body.type,
        parent_location_id=or_none(body.parent_location_id),
        address=_address(body.address) if body.address else None,
        is_remote=body.is_remote is True,
        workplace_type=or_none(body.workplace_type),
        is_archived=False,
        extra_data=extra_data.checked(or_none(body.extra_data)),
        created_at=ctx.now,
    )
    return show_location(locations.add(ctx, location))


def _address(given: LocationAddressGiven) -> Json | None:
    """The address as it is stored."""
    said = given.postal_address or PostalAddressGiven()
    parts = {
        "addressCountry": said.address_country,
        "addressRegion": said.address_region,
        "addressLocality": said.address_locality,
        "postalCode": said.postal_code,
        "streetAddress": said.street_address,
    }
    return locations.address({name: part for name, part in parts.items() if part is not UNSET})


class Info(Input):
    """Which location."""

    location_id: WhichLocation


@operation("location.info", permission=Permission.ORGANIZATION_READ, writes=False, errors=(LocationNotFound,))
def info(ctx: Context, body: Info) -> Location:
    """Shows one location or location hierarchy, archived or not."""
    return show_location(ctx.get(models.location, body.location_id))


class List(SyncPageInput):
    """Which locations to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived locations are listed too; they are not when absent.")
    ] = UNSET
    include_location_hierarchy: Annotated[
        bool | UnsetType, Meta(description="Whether location hierarchies are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.location,
    {"unarchived": models.location.c.is_archived == false(), "places": models.location.c.type == "Location"},
    {"unarchived": True, "places": True},
)


@operation("location.list", permission=Permission.ORGANIZATION_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[Location]:
    """Lists locations, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    places = None if body.include_location_hierarchy is UNSET else not body.include_location_hierarchy
    found = ctx.page(LIST, body, unarchived=unarchived, places=places)
    return found.sync_page([show_location(location) for location in found.rows])


class UpdateName(Input):
    """The location and its new name."""

    location_id: WhichLocation
    name: Annotated[str, Meta(description="What the location shall be called.")]


@operation("location.updateName", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,))
def update_name(ctx: Context, body: UpdateName) -> Location:
    """Renames a location or a location hierarchy."""
    location = ctx.lock(models.location, body.location_id)
    renamed = location._replace(name=names.name(body.name, "name"))
    return show_location(locations.revise(ctx, location, renamed))


class UpdateExternalName(Input):
    """The location, and what candidates shall read."""

    location_id: WhichLocation
    external_name: ExternalName | UnsetType = UNSET


@operation(
    "location.updateExternalName", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,)
)
def update_external_name(ctx: Context, body: UpdateExternalName) -> Location:
    """Says what candidates read instead of a location's name.

    Null clears it; where `externalName` is absent, nothing changes.
    """
    location = ctx.lock(models.location, body.location_id)
    if body.external_name is UNSET:
        return show_location(location)
    renamed = location._replace(external_name=names.name_if_any(body.external_name, "externalName"))
    return show_location(locations.revise(ctx, location, renamed))


class UpdateAddress(Input):
    """The location and its new address."""

    location_id: WhichLocation
    address: LocationAddressGiven


@operation("location.updateAddress", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,))
def update_address(ctx: Context, body: UpdateAddress) -> Location:
    """Replaces the address of a location or a location hierarchy.

    Parts that are absent are not kept; an empty address clears it.
    """
    location = ctx.lock(models.location, body.location_id)
    return show_location(locations.revise(ctx, location, location._replace(address=_address(body.address))))


class UpdateWorkplaceType(Input):
    """The location, and how people work there."""

    location_id: WhichLocation
    workplace_type: Workplace


@operation(
    "location.updateWorkplaceType", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,)
)
def update_workplace_type(ctx: Context, body: UpdateWorkplaceType) -> Location:
    """Says how people work at a location; `isRemote` follows.

    Job postings that say it themselves keep what they say.
    """
    location = ctx.lock(models.location, body.location_id)
    return show_location(locations.set_workplace_type(ctx, location, body.workplace_type))


class Move(Input):
    """The location, and where it shall be."""

    location_id: WhichLocation
    parent_location_hierarchy_id: Annotated[
        Id | None, Meta(description="The `LocationHierarchy` it shall belong to; null: none.")
    ]


@operation("location.move", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,))
def move(ctx: Context, body: Move) -> Location:
    """Moves a location or a location hierarchy under a location hierarchy.

    What is under it comes along. It cannot go under itself, under one of its own, or under an archived hierarchy.
    """
    return show_location(locations.move(ctx, body.location_id, body.parent_location_hierarchy_id))


class Archive(Input):
    """The location to archive."""

    location_id: WhichLocation


@operation("location.archive", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,))
def archive(ctx: Context, body: Archive) -> Location:
    """Archives a location or a location hierarchy.

    Locations under it, jobs and postings stay as they are. Archiving an archived location changes nothing.
    """
    return show_location(locations.archive(ctx, ctx.lock(models.location, body.location_id)))


class Restore(Input):
    """The location to restore."""

    location_id: WhichLocation


@operation("location.restore", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=(LocationNotFound,))
def restore(ctx: Context, body: Restore) -> Location:
    """Takes an archived location or location hierarchy into use again.

    Locations above and under it stay as they are. Restoring one that is not archived changes nothing.
    """
    return show_location(locations.restore(ctx, ctx.lock(models.location, body.location_id)))
