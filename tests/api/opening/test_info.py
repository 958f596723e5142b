"""opening.info."""

from __future__ import annotations

import uuid

from tests.api.opening.states import version
from tests.cast import Company
from tests.client import Client
from tests.samples.openings import described, opening


def test_an_opening_is_shown_with_its_keys_in_the_order_of_the_reference(api: Client, company: Company) -> None:
    made = api("opening.create", **described(company, "ENG-104"), openingState="Open")

    shown = api("opening.info", openingId=made["id"])

    assert list(shown) == ["id", "openedAt", "isArchived", "openingState", "latestVersion"]
    assert list(shown["latestVersion"]) == [
        "id",
        "identifier",
        "description",
        "authorId",
        "createdAt",
        "teamId",
        "jobIds",
        "targetHireDate",
        "targetStartDate",
        "isBackfill",
        "employmentType",
        "locationIds",
        "hiringTeam",
        "customFields",
    ]
    assert shown == made


def test_what_is_not_said_is_absent(api: Client, company: Company) -> None:
    absent = {"openedAt", "closedAt", "archivedAt", "closeReasonId"}

    shown = api("opening.info", openingId=opening(company))

    assert not absent & set(shown)
    assert not {"teamId", "targetHireDate", "targetStartDate"} & set(shown["latestVersion"])


def test_an_unknown_opening_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("opening.info", openingId=unknown) == ("opening_not_found", f"Opening not found: {unknown}")


def test_an_opening_for_a_confidential_job_is_not_found_without_the_switch(company: Company) -> None:
    opening_id = company.things["confidential_opening"]

    assert company.admin("opening.info", openingId=opening_id)["id"] == opening_id
    assert company.plain.refused("opening.info", openingId=opening_id)[0] == "opening_not_found"


def test_private_values_are_shown_only_with_the_switch(api: Client, company: Company) -> None:
    body = {"title": "Budget", "fieldType": "Number", "objectType": "Opening_Version", "isPrivate": True}
    field_id = api("customField.create", **body)["id"]
    opening_id = company.things["opening"]

    api("customField.setValue", objectType="Opening", objectId=opening_id, fieldId=field_id, fieldValue=9)

    assert [each["value"] for each in version(api, opening_id)["customFields"]] == [9]
    assert version(company.plain, opening_id)["customFields"] == []
