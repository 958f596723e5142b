"""What records have in their custom fields: named, checked and written, all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.domain import custom_fields, custom_types, users
from rowantree.domain.custom_fields import CustomFieldNotFound
from rowantree.domain.custom_types import Value
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.custom_field import CustomFieldObject
from rowantree.models.table import Table

MOST_VALUES = 100
"""How many values one request sets."""
MAX_SIZE = 1_000_000
"""How many characters all values of a record have at most, as they are stored."""


@dataclass(frozen=True)
class Holder:
    """A kind of record that custom fields are for."""

    table: Table[Any]
    """Its rows have `custom_values` and `updated_at`."""
    changed: str
    """The kind of event that says that one has changed."""
    lock: Callable[[Context, Id], Any]
    """Finds one and keeps others from changing it, or refuses."""


def _lock(table: Table[Any]) -> Callable[[Context, Id], Any]:
    return lambda ctx, record_id: ctx.lock(table, record_id)


HOLDERS: Mapping[CustomFieldObject, Holder] = {
    "Application": Holder(models.application, "application.updated", _lock(models.application)),
    "Candidate": Holder(models.candidate, "candidate.updated", _lock(models.candidate)),
    "Employee": Holder(models.user, "user.updated", users.locked_person),
    "Job": Holder(models.job, "job.updated", _lock(models.job)),
    "Opening": Holder(models.opening, "opening.updated", _lock(models.opening)),
    "Talent_Project": Holder(models.project, "project.updated", _lock(models.project)),
}
"""What has values that a request sets by themselves. Those of offers come with the forms that they are made by."""


@dataclass(frozen=True, kw_only=True)
class ValueGiven:
    """A value that a request gives, and the field it is for: by its id or by its reference identifier."""

    field_id: Id | None
    reference_identifier: str | None
    value: Value
    where: str = ""
    """What stands before the names of its parameters, in messages."""

    @property
    def named_by(self) -> str:
        """The parameter that names the field."""
        return f"{self.where}{'referenceIdentifier' if self.field_id is None else 'fieldId'}"


class Entry(NamedTuple):
    """What a record has in a field; None: nothing."""

    field: models.CustomField
    value: Value


def values(stored: Json | None) -> dict[Id, Value]:
    """The stored values of a record by field."""
    found: dict[Id, Value] = {} if stored is None else json.loads(stored)
    return found


def put(ctx: Context, object_type: CustomFieldObject, object_id: Id, given: Sequence[ValueGiven]) -> list[Entry]:
    """Writes values of one record, all of them or none; what it then has in these fields, in the same order.

    A record that has all of them already stays as it is.

    Raises:
        ApplicationNotFound, CandidateNotFound, JobNotFound, OpeningNotFound, ProjectNotFound, UserNotFound: there is no
            such record.
        CustomFieldNotFound: there is no such field that the key may see.
        InvalidInput: a field is for other records, archived or named twice, or a value is not one of its type.
    """
    holder = HOLDERS[object_type]
    record = holder.lock(ctx, object_id)
    held = values(record.custom_values)
    entries = [
        Entry(field, custom_types.checked(field, each.value, f"{each.where}fieldValue"))
        for each, field in zip(given, _fields(ctx, object_type, given), strict=True)
    ]
    changed = held | {entry.field.id: entry.value for entry in entries}
    kept = {field_id: value for field_id, value in changed.items() if value is not None}
    if kept != held:
        revised = record._replace(custom_values=_stored(kept), updated_at=ctx.now)
        ctx.update(holder.table, record, revised)
        ctx.happened(holder.changed, object_id, {"custom_values"})
    return entries


def _stored(kept: Mapping[Id, Value]) -> Json | None:
    if not kept:
        return None
    stored = to_json(kept)
    if len(stored) > MAX_SIZE:
        raise InvalidInput(
            problem=f"`fieldValue`: all custom fields of one record hold at most {MAX_SIZE:,} characters"
        )
    return stored


def _fields(ctx: Context, object_type: CustomFieldObject, given: Sequence[ValueGiven]) -> list[models.CustomField]:
    """The fields that `given` names, each once and for records of this kind."""
    by_id = custom_fields.by_id(ctx, (each.field_id for each in given))
    by_name = custom_fields.by_reference_identifier(
        ctx, (each.reference_identifier for each in given if each.field_id is None and each.reference_identifier)
    )
    fields: dict[Id, models.CustomField] = {}
    for each in given:
        named = each.reference_identifier if each.field_id is None else each.field_id
        field = by_name.get(named or "") if each.field_id is None else by_id.get(each.field_id)
        if field is None:
            raise CustomFieldNotFound(id=named)
        if field.object_type != object_type:
            raise InvalidInput(
                problem=f"`{each.named_by}`: {field.title!r} is a field of {field.object_type}, not of {object_type}"
            )
        if field.is_archived:
            raise InvalidInput(problem=f"`{each.named_by}`: {field.title!r} is archived")
        if field.id in fields:
            raise InvalidInput(problem=f"`{each.named_by}`: {field.title!r} is there twice")
        fields[field.id] = field
    return list(fields.values())
