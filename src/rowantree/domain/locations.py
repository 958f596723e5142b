"""Locations: places where people work, and the regions they are grouped in."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, or_, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import countries, identity, tree
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.structure import WorkplaceType

MAX_PART = 500
"""How many characters a part of an address can have."""

PARTS = ("addressCountry", "addressRegion", "addressLocality", "postalCode", "streetAddress")
"""The parts of a postal address, in the order in which they are shown."""


@when_missing(models.location)
class LocationNotFound(Refusal):
    """No location has this id."""

    code = "location_not_found"
    message = "Location not found: {id}"


def add(ctx: Context, location: models.Location) -> models.Location:
    """Writes a new location, under a region that takes more; where it says only in one way that it is remote, in both.

    Raises:
        LocationNotFound: there is no such parent.
        InvalidInput: the parent is archived or no region, or the new one is a region and says how people work there.
        IdTaken: another location has the id.
    """
    if location.type == "LocationHierarchy" and location.is_remote:
        raise InvalidInput(problem="`isRemote`: a LocationHierarchy cannot be remote")
    if location.type == "LocationHierarchy" and location.workplace_type is not None:
        raise _without_workplace()
    if location.parent_location_id is not None:
        _open(ctx.lock(models.location, location.parent_location_id), "parentLocationId")
    if location.workplace_type == "Remote":
        location = location._replace(is_remote=True)
    elif location.is_remote and location.workplace_type is None:
        location = location._replace(workplace_type="Remote")
    identity.add(ctx, models.location, location)
    ctx.happened("location.created", location.id)
    return location


def revise(ctx: Context, location: models.Location, revised: models.Location) -> models.Location:
    """Writes what `revised` says. What it already says stays as it is."""
    return _write(ctx, location, revised, "location.updated")


def archive(ctx: Context, location: models.Location) -> models.Location:
    """Takes a location out of use, but not the ones under it."""
    return _write(ctx, location, location._replace(is_archived=True), "location.archived")


def restore(ctx: Context, location: models.Location) -> models.Location:
    """Takes an archived location into use again, but not the ones under it."""
    return _write(ctx, location, location._replace(is_archived=False), "location.restored")


def set_workplace_type(ctx: Context, location: models.Location, workplace_type: WorkplaceType) -> models.Location:
    """Says how people work at a location; it is remote when they do so from elsewhere.

    Raises:
        InvalidInput: it is a region.
    """
    if location.type == "LocationHierarchy":
        raise _without_workplace()
    set_so = location._replace(workplace_type=workplace_type, is_remote=workplace_type == "Remote")
    return _write(ctx, location, set_so, "location.updated")


TREE = Query(
    models.Location,
    select(*models.location.columns)
    .where(
        or_(
            models.location.c.type == "LocationHierarchy",
            models.location.c.id == bindparam("moved", type_=models.location.c.id.type),
            models.location.c.id == bindparam("parent", type_=models.location.c.id.type),
        )
    )
    .order_by(models.location.c.id)
    .with_for_update(),
)
"""All regions and what a move is about, each locked: two moves at once could make a circle that neither of them would."""


def move(ctx: Context, location_id: Id, parent_id: Id | None) -> models.Location:
    """Puts a location, with all that is under it, under a region; to the top where `parent_id` is None.

    Raises:
        LocationNotFound: there is no such location, or no such parent.
        InvalidInput: the parent is archived, no region, or is the location itself or under it.
    """
    locations = {each.id: each for each in ctx.rows(TREE, moved=location_id, parent=parent_id or location_id)}
    moved = locations.get(location_id)
    if moved is None:
        raise LocationNotFound(id=location_id)
    if parent_id is not None:
        parent = locations.get(parent_id)
        if parent is None:
            raise LocationNotFound(id=parent_id)
        parents = {each.id: each.parent_location_id for each in locations.values()}
        if tree.is_within(parents, parent_id, moved.id):
            raise InvalidInput(
                problem="`parentLocationHierarchyId` must not be the location itself or one that is under it"
            )
        if parent_id != moved.parent_location_id:
            _open(parent, "parentLocationHierarchyId")
    return _write(ctx, moved, moved._replace(parent_location_id=parent_id), "location.moved")


def address(parts: Mapping[str, str]) -> Json | None:
    """A postal address of these parts, by their names on the wire, as it is stored; None where none says anything.

    Raises:
        InvalidInput: a part is too long, or the country is none.
    """
    said = {name: parts[name].strip() for name in PARTS if parts.get(name, "").strip()}
    for name, part in said.items():
        if len(part) > MAX_PART:
            raise InvalidInput(problem=f"`address.postalAddress.{name}` must have at most {MAX_PART} characters")
    if "addressCountry" in said:
        country = countries.named(said["addressCountry"])
        if country is None:
            raise InvalidInput(
                problem="`address.postalAddress.addressCountry` must be the name of a country or its two-letter code, "
                f"not {said['addressCountry'][:80]!r}"
            )
        said["addressCountry"] = country
    return to_json({"postalAddress": said}) if said else None


def _open(parent: models.Location, parameter: str) -> None:
    """Refuses a parent that takes no locations."""
    if parent.type != "LocationHierarchy":
        raise InvalidInput(problem=f"`{parameter}`: {parent.name!r} is a Location and not a LocationHierarchy")
    if parent.is_archived:
        raise InvalidInput(problem=f"`{parameter}`: the location {parent.name!r} is archived")


def _without_workplace() -> InvalidInput:
    return InvalidInput(problem="`workplaceType`: a LocationHierarchy has none")


def _write(ctx: Context, was: models.Location, now: models.Location, what: str) -> models.Location:
    if now != was:
        ctx.happened(what, now.id, ctx.update(models.location, was, now))
    return now
