"""Custom fields: what an organization adds to the records of one kind, and the values that records have in them."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.custom_field import (
    CustomField,
    CustomFieldValueGiven,
    CustomFieldValueSet,
    ValuesGiven,
    show,
    show_entry,
    value_given,
    values_given,
)
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission, Switch
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import custom_fields, custom_values
from rowantree.domain.custom_fields import (
    CustomFieldNotFound,
    Definition,
    OptionGiven,
    ReferenceIdentifierChanged,
    ReferenceIdentifierTaken,
    Said,
)
from rowantree.domain.identity import IdTaken
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.notes import PrivateFieldsNotAllowed
from rowantree.domain.openings import OpeningNotFound
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.models.custom_field import CustomFieldObject, CustomFieldType

MadeFor = Literal["Application", "Candidate", "Job", "Employee", "Talent_Project", "Opening_Version", "Offer_Version"]
"""What fields can be made for: openings and offers have them in each of their versions."""
_OBJECTS: dict[MadeFor, CustomFieldObject] = {
    "Application": "Application",
    "Candidate": "Candidate",
    "Employee": "Employee",
    "Job": "Job",
    "Offer_Version": "Offer",
    "Opening_Version": "Opening",
    "Talent_Project": "Talent_Project",
}
Exposable = Annotated[
    bool | UnsetType, Meta(description="Whether candidates may be told of it, such as in e-mails; false when absent.")
]


class SelectableValueGiven(Input):
    """An option of a field whose values are chosen."""

    label: Annotated[str, Meta(description="How the option is called.")]
    value: Annotated[str, Meta(description="What the option is known by, and what is set as a value.")]


class Create(Input):
    """The custom field to create."""

    extensions = ("id",)

    field_type: CustomFieldType
    object_type: Annotated[MadeFor, Meta(description="The kind of record that the field is for.")]
    title: str
    description: Annotated[str | UnsetType, Meta(description="What the field is for.")] = UNSET
    selectable_values: Annotated[
        list[SelectableValueGiven] | UnsetType,
        Meta(description="What can be chosen; required for a ValueSelect and a MultiValueSelect, and only for them."),
    ] = UNSET
    is_date_only_field: Annotated[
        bool | UnsetType, Meta(description="Whether the dates of a Date have no time of day; they do when absent.")
    ] = UNSET
    is_exposable_to_candidate: Exposable = UNSET
    is_private: Annotated[
        bool | UnsetType,
        Meta(
            description="Whether only keys with the `privateFields` switch see the field and its values. Takes the"
            " switch."
        ),
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the field shall have, such as an import keeps. An extension.")
    ] = UNSET


@operation(
    "customField.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(PrivateFieldsNotAllowed, IdTaken),
)
def create(ctx: Context, body: Create) -> CustomField:
    """Creates a custom field.

    Several fields may have the same title. Type and kind of record stay as they are for ever.
    """
    options = [OptionGiven(label=each.label, value=each.value) for each in body.selectable_values or ()]
    definition = Definition(
        title=body.title,
        object_type=_OBJECTS[body.object_type],
        field_type=body.field_type,
        description=or_none(body.description),
        options=options,
        is_private=body.is_private is True,
        is_date_only=body.is_date_only_field is True,
        is_exposable_to_candidate=body.is_exposable_to_candidate is True,
    )
    return show(custom_fields.add(ctx, definition, or_none(body.id)))


class Info(Input):
    """Which custom field."""

    custom_field_id: Annotated[Id | UnsetType, Meta(description="The custom field.")] = UNSET


@operation(
    "customField.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(CustomFieldNotFound,),
)
def info(ctx: Context, body: Info) -> CustomField:
    """Shows one custom field, archived or not."""
    if body.custom_field_id is UNSET:
        raise InvalidInput(problem="`customFieldId` is required")
    return show(custom_fields.get(ctx, body.custom_field_id))


class List(SyncPageInput):
    """Which custom fields to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived fields are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.custom_field,
    {
        "unarchived": models.custom_field.c.is_archived == false(),
        "open": models.custom_field.c.is_private == false(),
    },
    {"unarchived": True},
)


@operation("customField.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[CustomField]:
    """Lists custom fields of all kinds of records, the oldest first.

    Private ones are listed only for keys with the `privateFields` switch.
    """
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    only_open = None if ctx.allows(Switch.PRIVATE_FIELDS) else True
    found = ctx.page(LIST, body, unarchived=unarchived, open=only_open)
    return found.sync_page([show(field) for field in found.rows])


class Update(Input):
    """The custom field, and what of it to change; what is absent stays as it is."""

    custom_field_id: Annotated[Id, Meta(description="The custom field to change.")]
    title: str | UnsetType = UNSET
    description: Annotated[str | UnsetType | None, Meta(description="What the field is for; null: not said.")] = UNSET
    is_exposable_to_candidate: Annotated[
        bool | UnsetType, Meta(description="Whether candidates may be told of it, such as in e-mails.")
    ] = UNSET


@operation(
    "customField.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CustomFieldNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> CustomField:
    """Changes what a custom field is called and what is said of it.

    Records show the new title at once; they do not come again in a sync for that.
    """
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.description is not UNSET:
        said["description"] = body.description
    if body.is_exposable_to_candidate is not UNSET:
        said["is_exposable_to_candidate"] = body.is_exposable_to_candidate
    return show(custom_fields.revise(ctx, custom_fields.lock(ctx, body.custom_field_id), said))


class Archive(Input):
    """The custom field to archive."""

    custom_field_id: Annotated[Id, Meta(description="The custom field.")]


@operation(
    "customField.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CustomFieldNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> CustomField:
    """Archives a custom field.

    Records keep the values that they have for it and show them; new ones are refused. Archiving an archived field
    changes nothing.
    """
    return show(custom_fields.set_archived(ctx, custom_fields.lock(ctx, body.custom_field_id), is_archived=True))


class Restore(Input):
    """The custom field to restore."""

    custom_field_id: Annotated[Id, Meta(description="The archived custom field.")]


@operation(
    "customField.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CustomFieldNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> CustomField:
    """Takes a custom field out of the archive.

    Restoring a field that is not archived changes nothing.
    """
    return show(custom_fields.set_archived(ctx, custom_fields.lock(ctx, body.custom_field_id), is_archived=False))


class SelectableValueUpdated(SelectableValueGiven):
    """An option as it shall be."""

    is_archived: Annotated[
        bool | UnsetType, Meta(description="Whether it can no longer be chosen; it can when absent.")
    ] = UNSET


class UpdateSelectableValues(Input):
    """The custom field and its options."""

    custom_field_id: Annotated[Id, Meta(description="A ValueSelect or a MultiValueSelect.")]
    selectable_values: Annotated[
        list[SelectableValueUpdated],
        Meta(description="The options; those that the field has and that are not here are archived."),
    ]


@operation(
    "customField.updateSelectableValues",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CustomFieldNotFound,),
)
def update_selectable_values(ctx: Context, body: UpdateSelectableValues) -> CustomField:
    """Changes what can be chosen in a custom field.

    Options are told apart by their `value`: new ones are added, those that the field has get the label and `isArchived`
    of the request, and those that the request leaves out are archived. Records that have chosen an archived option keep
    it. They show new labels at once, and do not come again in a sync for that.
    """
    given = [
        OptionGiven(label=each.label, value=each.value, is_archived=each.is_archived is True)
        for each in body.selectable_values
    ]
    return show(custom_fields.merge_options(ctx, custom_fields.lock(ctx, body.custom_field_id), given))


class SetReferenceIdentifier(Input):
    """The custom field, its new name for programs, and the one that it has until now."""

    custom_field_id: Annotated[Id, Meta(description="The custom field.")]
    reference_identifier: Annotated[
        str | None,
        Meta(
            description="Small letters, digits and `_`, a letter first, at most 128; no other field has it. Null: none."
        ),
    ]
    expected_reference_identifier: Annotated[
        str | None, Meta(description="The one that the field has now, null where it has none; else nothing is changed.")
    ]


@operation(
    "customField.setReferenceIdentifier",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CustomFieldNotFound, ReferenceIdentifierChanged, ReferenceIdentifierTaken),
)
def set_reference_identifier(ctx: Context, body: SetReferenceIdentifier) -> CustomField:
    """Gives a custom field a name for programs, or takes it away.

    What sets values takes it in place of the field's id. One that was taken away can be given again.
    """
    return show(
        custom_fields.refer(
            ctx, body.custom_field_id, body.reference_identifier, expected=body.expected_reference_identifier
        )
    )


Object = Annotated[
    Literal["Application", "Candidate", "Job", "Opening"], Meta(description="The kind of record that the field is for.")
]
_NOT_FOUND = (ApplicationNotFound, CandidateNotFound, JobNotFound, OpeningNotFound, CustomFieldNotFound)


class SetValue(CustomFieldValueGiven):
    """The record, the field and the value."""

    object_id: Annotated[Id, Meta(description="The record whose value is set.")]
    object_type: Object


@operation("customField.setValue", permission=Permission.CANDIDATES_WRITE, writes=True, errors=_NOT_FOUND)
def set_value(ctx: Context, body: SetValue) -> CustomFieldValueSet:
    """Sets the value of a custom field of an application, a candidate, a job or an opening.

    Setting the value that the record has changes nothing. Employees have user.setCustomFieldValue, projects
    project.setCustomFieldValue. What a value is:

    - Boolean: true or false. Number: a number. String, LongText: a string. UUID: a UUID. Url: an http or https URL.
    - Date: a day or a time in ISO 8601.
    - ValueSelect: the `value` of an option. MultiValueSelect: an array of them, which replaces the one before.
    - Currency: an object with `value` and `currencyCode`, a code of ISO 4217.
    - NumberRange: an object with `type`, which is `number-range`, `minValue` and `maxValue`.
    - CompensationRange: the same with the type `compensation-range`, and with `currencyCode` and `interval`.
    """
    (entry,) = custom_values.put(ctx, body.object_type, body.object_id, [value_given(body)])
    return show_entry(entry)


class SetValues(Input):
    """The record, and the fields with their values."""

    object_id: Annotated[Id, Meta(description="The record whose values are set.")]
    object_type: Object
    values: ValuesGiven


@operation("customField.setValues", permission=Permission.CANDIDATES_WRITE, writes=True, errors=_NOT_FOUND)
def set_values(ctx: Context, body: SetValues) -> list[CustomFieldValueSet]:
    """Sets the values of several custom fields of an application, a candidate, a job or an opening: all or none.

    The answer has them in the order of the request. What a value is stands at customField.setValue.
    """
    return [
        show_entry(entry)
        for entry in custom_values.put(ctx, body.object_type, body.object_id, values_given(body.values))
    ]
