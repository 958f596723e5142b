"""applicationFormDefinition.list: what is listed. Pages are in tests/core/test_page.py."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client


def test_an_organization_begins_with_the_standard_form(api: Client) -> None:
    (standard,) = api.all("applicationFormDefinition.list")

    fields = standard["formDefinition"]["sections"][0]["fields"]
    assert (standard["title"], standard["isDefault"]) == ("Standard application", True)
    assert [(each["field"]["path"], each["isRequired"]) for each in fields] == [
        ("_systemfield_name", True),
        ("_systemfield_email", True),
        ("_systemfield_phone", False),
        ("_systemfield_location", False),
        ("_systemfield_resume", False),
    ]


def test_archived_forms_are_listed_only_when_they_are_asked_for(api: Client, company: Company) -> None:
    archived = api("applicationFormDefinition.archive", applicationFormDefinitionId=company.things["application_form"])

    assert archived not in api.all("applicationFormDefinition.list")
    assert archived in api.all("applicationFormDefinition.list", includeArchived=True)
