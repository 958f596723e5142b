"""Custom fields: what an organization adds to records. Private ones are not there for keys that may not see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.permission import Switch
from rowantree.core.statement import Lookup, Query
from rowantree.domain import custom_types, identity, names, organizations
from rowantree.domain.notes import PrivateFieldsNotAllowed
from rowantree.models.columns import Among, Id, Json, to_json
from rowantree.models.custom_field import CustomFieldObject, CustomFieldType, FieldOption

MAX_OPTIONS = 1_000
"""How many options a field can have, archived ones included."""
MAX_DESCRIPTION = 10_000
"""How many characters a field's description can have."""
MAX_SHOWN = 128
"""How much of a reference identifier a message quotes: as much as one can have."""

_REFERENCE_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,127}")


@when_missing(models.custom_field)
class CustomFieldNotFound(Refusal):
    """No custom field has this id or reference identifier, or this key may not see the one that has."""

    code = "custom_field_not_found"
    message = "Custom field not found: {id}"


class ReferenceIdentifierChanged(Refusal):
    """The custom field does not have the reference identifier that the request expects it to have."""

    code = "reference_identifier_mismatch"
    message = "`expectedReferenceIdentifier`: the reference identifier of {id} is {present}, not {expected}"


class ReferenceIdentifierTaken(Refusal):
    """Another custom field has this reference identifier; `meta` names it where this key may see it."""

    code = "reference_identifier_taken"
    message = "`referenceIdentifier`: another custom field already has {name!r}"


_FIELDS = select(*models.custom_field.columns).order_by(models.custom_field.c.created_at, models.custom_field.c.id)
_BY_ID = Lookup(models.CustomField, _FIELDS, models.custom_field.c.id)
_BY_REFERENCE_IDENTIFIER = Query(
    models.CustomField, _FIELDS.where(Among(models.custom_field.c.reference_identifier, "names"))
)
_WITH_REFERENCE_IDENTIFIER = Query(
    models.CustomField, _FIELDS.where(models.custom_field.c.reference_identifier == bindparam("name"))
)


def is_seen(ctx: Context, field: models.CustomField) -> bool:
    """Whether the key may see the field at all."""
    return not field.is_private or ctx.allows(Switch.PRIVATE_FIELDS)


def get(ctx: Context, field_id: Id) -> models.CustomField:
    """The field with that id.

    Raises:
        CustomFieldNotFound: there is none that the key may see.
    """
    return _seen(ctx, ctx.get(models.custom_field, field_id))


def lock(ctx: Context, field_id: Id) -> models.CustomField:
    """As `get`, and nobody else changes the field until this transaction ends."""
    return _seen(ctx, ctx.lock(models.custom_field, field_id))


def _seen(ctx: Context, field: models.CustomField) -> models.CustomField:
    if not is_seen(ctx, field):
        raise CustomFieldNotFound(id=field.id)
    return field


def by_id(ctx: Context, ids: Iterable[Id | None], *, even_private: bool = False) -> dict[Id, models.CustomField]:
    """Those of these fields that the key may see, the oldest first.

    Private ones too, whatever the key, where they are `even_private`: those of offers are open to all who see offers.
    """
    return {field.id: field for field in ctx.by_id(_BY_ID, ids) if even_private or is_seen(ctx, field)}


def by_reference_identifier(ctx: Context, identifiers: Iterable[str]) -> dict[str, models.CustomField]:
    """Those of the fields with these reference identifiers that the key may see; no identifiers cost nothing."""
    wanted = sorted(set(identifiers))
    found = ctx.rows(_BY_REFERENCE_IDENTIFIER, names=wanted) if wanted else []
    return {field.reference_identifier or "": field for field in found if is_seen(ctx, field)}


@dataclass(frozen=True, kw_only=True)
class OptionGiven:
    """What a request says of an option."""

    label: str
    value: str
    is_archived: bool = False


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What is said of a new field."""

    title: str
    object_type: CustomFieldObject
    field_type: CustomFieldType
    description: str | None = None
    options: Sequence[OptionGiven] = ()
    is_private: bool = False
    is_date_only: bool = False
    is_exposable_to_candidate: bool = False


def add(ctx: Context, definition: Definition, field_id: Id | None) -> models.CustomField:
    """A new field.

    Raises:
        InvalidInput: the title is empty, or the options are not those of a field of this type.
        PrivateFieldsNotAllowed: it would be private, and the key may not see that.
        IdTaken: another field has the id.
    """
    if definition.is_private and not ctx.allows(Switch.PRIVATE_FIELDS):
        raise PrivateFieldsNotAllowed(parameter="isPrivate")
    field = models.CustomField(
        organization_id=ctx.organization_id,
        id=field_id or ctx.new_id(),
        title=names.name(definition.title, "title"),
        description=_description(definition.description),
        object_type=definition.object_type,
        field_type=definition.field_type,
        selectable_values=_first_options(definition),
        is_private=definition.is_private,
        is_archived=False,
        is_date_only=definition.is_date_only and definition.field_type == "Date",
        is_exposable_to_candidate=definition.is_exposable_to_candidate,
        reference_identifier=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    identity.add(ctx, models.custom_field, field)
    ctx.happened("customField.created", field.id)
    return field


def _first_options(definition: Definition) -> Json | None:
    if definition.field_type in custom_types.SELECTS:
        if not definition.options:
            raise InvalidInput(problem=f"`selectableValues` is required for a field of type {definition.field_type}")
        return to_json(_merged([], definition.options))
    if definition.options:
        raise InvalidInput(problem=f"`selectableValues`: a field of type {definition.field_type} has no options")
    return None


class Said(TypedDict, total=False):
    """What is said of a field; what is not said is not there."""

    title: str
    description: str | None
    is_exposable_to_candidate: bool


def revise(ctx: Context, field: models.CustomField, said: Said) -> models.CustomField:
    """Changes what is said of a locked field, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: the title is empty, or something is too long.
    """
    changes = said.copy()
    if "title" in changes:
        changes["title"] = names.name(changes["title"], "title")
    if "description" in changes:
        changes["description"] = _description(changes["description"])
    return _written(ctx, field, field._replace(**changes), "customField.updated")


def set_archived(ctx: Context, field: models.CustomField, *, is_archived: bool) -> models.CustomField:
    """Archives or restores a locked field. Records keep the values that they have for it."""
    kind = "customField.archived" if is_archived else "customField.restored"
    return _written(ctx, field, field._replace(is_archived=is_archived), kind)


def merge_options(ctx: Context, field: models.CustomField, given: Sequence[OptionGiven]) -> models.CustomField:
    """Makes `given` the options of a locked field; those there were and that are not given are archived.

    Raises:
        InvalidInput: its values are not chosen among options, or an option is not right.
    """
    if field.field_type not in custom_types.SELECTS:
        raise InvalidInput(problem=f"`customFieldId`: {field.title!r} is a {field.field_type}, which has no options")
    options = _merged(custom_types.options(field), given)
    return _written(ctx, field, field._replace(selectable_values=to_json(options)), "customField.updated")


def _merged(present: Sequence[FieldOption], given: Sequence[OptionGiven]) -> list[FieldOption]:
    """`given` in its order, then what there was besides, archived."""
    options: dict[str, FieldOption] = {}
    for number, each in enumerate(given):
        where = f"selectableValues[{number}]"
        names.name(each.value, f"{where}.value")
        if each.value in options:
            raise InvalidInput(problem=f"`{where}.value`: {each.value!r} is there twice")
        options[each.value] = {
            "label": names.name(each.label, f"{where}.label"),
            "value": each.value,
            "isArchived": each.is_archived,
        }
    for option in present:
        options.setdefault(option["value"], {**option, "isArchived": True})
    if len(options) > MAX_OPTIONS:
        raise InvalidInput(
            problem=f"`selectableValues`: a field has at most {MAX_OPTIONS} options, archived ones included"
        )
    return list(options.values())


def refer(ctx: Context, field_id: Id, reference_identifier: str | None, expected: str | None) -> models.CustomField:
    """Gives a field the name that programs know it by, or takes it away, if it still has the one that is expected.

    Raises:
        CustomFieldNotFound: there is no such field that the key may see.
        InvalidInput: it is no name of this kind.
        ReferenceIdentifierChanged: the field has another one than expected.
        ReferenceIdentifierTaken: another field has it.
    """
    organizations.take_turns(ctx)
    field = lock(ctx, field_id)
    if reference_identifier is not None and not _REFERENCE_IDENTIFIER.fullmatch(reference_identifier):
        raise InvalidInput(
            problem="`referenceIdentifier` must have from 1 to 128 small letters, digits and `_`, a letter first"
        )
    if field.reference_identifier != expected:
        present, wanted = _quoted(field.reference_identifier), _quoted(expected)
        raise ReferenceIdentifierChanged(id=field.id, present=present, expected=wanted)
    for other in ctx.rows(_WITH_REFERENCE_IDENTIFIER, name=reference_identifier) if reference_identifier else ():
        if other.id != field.id:
            meta = {"conflictingCustomFieldId": other.id} if is_seen(ctx, other) else None
            raise ReferenceIdentifierTaken(name=reference_identifier, meta=meta)
    return _written(ctx, field, field._replace(reference_identifier=reference_identifier), "customField.updated")


def _quoted(reference_identifier: str | None) -> str:
    return "not set" if reference_identifier is None else repr(reference_identifier[:MAX_SHOWN])


def _written(ctx: Context, field: models.CustomField, revised: models.CustomField, kind: str) -> models.CustomField:
    if revised == field:
        return field
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(models.custom_field, field, revised)
    ctx.happened(kind, field.id, changed - {"updated_at"})
    return revised


def _description(text: str | None) -> str | None:
    description = (text or "").strip() or None
    if description is not None and len(description) > MAX_DESCRIPTION:
        raise InvalidInput(problem=f"`description` must have at most {MAX_DESCRIPTION} characters")
    return description
