"""What users have in the custom fields of employees."""

from __future__ import annotations

from typing import Annotated

from rowantree.api.shapes.custom_field import (
    CustomFieldValueGiven,
    CustomFieldValueSet,
    ValuesGiven,
    show_entry,
    value_given,
    values_given,
)
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import Id, Input, Meta
from rowantree.domain import custom_values, features
from rowantree.domain.custom_fields import CustomFieldNotFound
from rowantree.domain.features import FeatureNotEnabled
from rowantree.domain.people import UserNotFound

_REFUSED = (UserNotFound, CustomFieldNotFound, FeatureNotEnabled)


class SetCustomFieldValue(CustomFieldValueGiven):
    """The user, the field and the value."""

    user_id: Annotated[Id, Meta(description="The user whose value is set.")]


@operation("user.setCustomFieldValue", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=_REFUSED)
def set_custom_field_value(ctx: Context, body: SetCustomFieldValue) -> CustomFieldValueSet:
    """Sets the value that a user has in a custom field of employees.

    Setting the value that the user has changes nothing. What a value is stands at customField.setValue.
    """
    features.check(ctx, "EmployeeCustomFields")
    (entry,) = custom_values.put(ctx, "Employee", body.user_id, [value_given(body)])
    return show_entry(entry)


class SetCustomFieldValues(Input):
    """The user, and the fields with their values."""

    user_id: Annotated[Id, Meta(description="The user whose values are set.")]
    values: ValuesGiven


@operation("user.setCustomFieldValues", permission=Permission.ORGANIZATION_WRITE, writes=True, errors=_REFUSED)
def set_custom_field_values(ctx: Context, body: SetCustomFieldValues) -> list[CustomFieldValueSet]:
    """Sets the values that a user has in several custom fields of employees, all of them or none.

    The answer has them in the order of the request. What a value is stands at customField.setValue.
    """
    features.check(ctx, "EmployeeCustomFields")
    return [show_entry(entry) for entry in custom_values.put(ctx, "Employee", body.user_id, values_given(body.values))]
