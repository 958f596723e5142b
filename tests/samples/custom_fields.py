"""Samples of custom fields and of values in them, for every type of field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Client
from tests.samples.words import Body, named

OPTIONS: list[Body] = [{"label": "Small", "value": "s"}, {"label": "Medium", "value": "m"}]
SELECTS = ("ValueSelect", "MultiValueSelect")

OBJECTS: dict[str, str] = {
    "Application": "application",
    "Candidate": "candidate",
    "Employee": "another_user",
    "Job": "job",
    "Opening": "opening",
    "Talent_Project": "project",
}
"""What fields are for, and the thing of that kind."""


def field(company: Company, field_type: str = "String", object_type: str = "Candidate", **more: Any) -> str:
    """The id of a new custom field; a select has the options `s` and `m`."""
    options = {"selectableValues": OPTIONS} if field_type in SELECTS else {}
    made_for = {"Opening": "Opening_Version"}.get(object_type, object_type)
    body = {"title": "Favourite robot", "fieldType": field_type, "objectType": made_for, **options, **more}
    return str(company.admin("customField.create", **body)["id"])


def setting(object_type: str, object_id: str) -> tuple[str, Body]:
    """The operation that sets a value of such a record, and the part of its body that names the record."""
    if object_type == "Employee":
        return "user.setCustomFieldValue", {"userId": object_id}
    if object_type == "Talent_Project":
        return "project.setCustomFieldValue", {"projectId": object_id}
    return "customField.setValue", {"objectId": object_id, "objectType": object_type}


def put(company: Company, field_id: str, value: Any, object_type: str = "Candidate") -> Any:
    """Sets the value that the thing of such a kind has in a field; gives the answer."""
    operation, body = setting(object_type, company.things[OBJECTS[object_type]])
    return company.admin(operation, **body, fieldId=field_id, fieldValue=value)


def _private_field(company: Company) -> str:
    field_id = field(company, title="Expected salary", isPrivate=True)
    put(company, field_id, "About ninety thousand")
    return field_id


THINGS: dict[str, Callable[[Company], str]] = {
    "custom_field": field,
    "custom_select": lambda company: field(company, "ValueSelect", title="Shirt size"),
    "employee_field": lambda company: field(company, "Number", "Employee", title="Desk"),
    "project_field": lambda company: field(company, "Url", "Talent_Project", title="Wiki page"),
    "private_field": _private_field,
}


def _value(company: Company, object_type: str, thing: str, value: Any) -> Body:
    _, body = setting(object_type, company.things[OBJECTS[object_type]])
    return {**body, "fieldId": company.things[thing], "fieldValue": value}


def _values(company: Company, object_type: str, thing: str, value: Any) -> Body:
    _, body = setting(object_type, company.things[OBJECTS[object_type]])
    return {**body, "values": [{"fieldId": company.things[thing], "fieldValue": value}]}


def _archive(company: Company) -> Body:
    return {"customFieldId": company.things["custom_field"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "customField.archive": _archive,
    "customField.create": lambda _: {"title": "Notice period", "fieldType": "String", "objectType": "Candidate"},
    "customField.info": lambda company: {"customFieldId": company.things["custom_field"]},
    "customField.list": lambda _: {},
    "customField.restore": _archive,
    "customField.setReferenceIdentifier": lambda company: {
        "customFieldId": company.things["custom_field"],
        "referenceIdentifier": "favourite_robot",
        "expectedReferenceIdentifier": None,
    },
    "customField.setValue": lambda company: _value(company, "Candidate", "custom_field", "R2-D2"),
    "customField.setValues": lambda company: _values(company, "Candidate", "custom_field", "Marvin"),
    "customField.update": lambda company: {
        "customFieldId": company.things["custom_field"],
        "title": "Robot of choice",
    },
    "customField.updateSelectableValues": lambda company: {
        "customFieldId": company.things["custom_select"],
        "selectableValues": [*OPTIONS, {"label": "Large", "value": "l"}],
    },
    "project.setCustomFieldValue": lambda company: _value(
        company, "Talent_Project", "project_field", "https://wiki.example.com/meetup"
    ),
    "project.setCustomFieldValues": lambda company: _values(
        company, "Talent_Project", "project_field", "https://wiki.example.com/meetups"
    ),
    "user.setCustomFieldValue": lambda company: _value(company, "Employee", "employee_field", 42),
    "user.setCustomFieldValues": lambda company: _values(company, "Employee", "employee_field", 43),
}


def _one_more_field(company: Company) -> None:
    field(company, "MultiValueSelect", title=named("Field"))


ONE_MORE: dict[str, Callable[[Company], None]] = {"customField.list": _one_more_field}


_SHOWN: dict[str, tuple[str, str, str]] = {
    "Application": ("application.info", "applicationId", "customFields"),
    "Candidate": ("candidate.info", "id", "customFields"),
    "Employee": ("user.info", "userId", "customFields"),
    "Job": ("job.info", "id", "customFields"),
    "Opening": ("opening.info", "openingId", "customFields"),
    "Talent_Project": ("project.info", "projectId", "customFieldEntries"),
}
"""What shows each kind of record, how it is asked, and where the values are."""


def shown(company: Company, object_type: str = "Candidate", client: Client | None = None) -> list[Any]:
    """The values that the thing of such a kind shows."""
    operation, named_by, property_name = _SHOWN[object_type]
    record = (client or company.admin)(operation, **{named_by: company.things[OBJECTS[object_type]]})
    values: list[Any] = record.get("latestVersion", record)[property_name]
    return values
