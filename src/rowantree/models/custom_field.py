"""Fields that an organization adds to what there is. Their values are kept with the records that have them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple, TypedDict

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization
from rowantree.models.table import table

CustomFieldObject = Literal["Application", "Candidate", "Employee", "Job", "Offer", "Opening", "Talent_Project"]
CustomFieldType = Literal[
    "Boolean",
    "CompensationRange",
    "Currency",
    "Date",
    "LongText",
    "MultiValueSelect",
    "Number",
    "NumberRange",
    "String",
    "ValueSelect",
    "Url",
    "UUID",
]


class FieldOption(TypedDict):
    """A value that can be chosen, as it is stored and shown."""

    label: str
    value: str
    isArchived: bool


class CustomField(NamedTuple):
    """A field that an organization added to one kind of record."""

    organization_id: int
    id: Id
    title: str
    description: str | None
    object_type: CustomFieldObject
    field_type: CustomFieldType
    selectable_values: Json | None
    """The options of a field where values are chosen; None for all others."""
    is_private: bool
    is_archived: bool
    is_date_only: bool
    """Whether a date has no time of day."""
    is_exposable_to_candidate: bool
    reference_identifier: str | None
    """A name for programs, which no other field has."""
    created_at: datetime
    updated_at: datetime


custom_field = table(
    CustomField,
    owner={"organization_id": organization},
    unique=[("organization_id", "reference_identifier")],
    synced=True,
    order=("created_at", "id"),
)
