"""opening.list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.openings import described, opening
from tests.samples.structure import role

A_SECOND = timedelta(seconds=1)


def identifiers(api: Client, **which: Any) -> list[str]:
    return [each["latestVersion"]["identifier"] for each in api.all("opening.list", **which)]


def test_openings_of_all_states_are_listed_in_the_order_of_their_creation(api: Client, company: Company) -> None:
    for state in ("Closed", "Draft", "Open", "Approved"):
        company.server.app.world.clock.advance(A_SECOND)
        opening(company, state, openingState=state)
    archived = opening(company, "Archived")
    api("opening.setArchived", openingId=archived, archive=True)

    assert identifiers(api) == ["Closed", "Draft", "Open", "Approved", "Archived"]
    assert identifiers(api, limit=2) == identifiers(api)


def test_an_opening_is_listed_as_it_is_shown_alone(api: Client, company: Company) -> None:
    made = api("opening.create", **described(company, "ENG-104"))["id"]
    member = {"teamMemberId": company.things["another_user"], "roleId": role(company, "Recruiter")}
    api("hiringTeam.addMember", openingId=made, **member)

    assert api.all("opening.list") == [api("opening.info", openingId=made)]


def test_the_answer_has_what_paging_and_syncing_take(api: Client, company: Company) -> None:
    opening(company)

    page = api.page("opening.list")

    assert list(page) == ["success", "results", "moreDataAvailable", "syncToken"]


def test_openings_created_after_a_time(api: Client, company: Company) -> None:
    opening(company, "First")
    company.server.app.world.clock.advance(A_SECOND)
    second = api("opening.info", openingId=opening(company, "Second"))
    created = datetime.fromisoformat(second["latestVersion"]["createdAt"]).astimezone(UTC)
    milliseconds = round(created.timestamp() * 1000)

    assert identifiers(api, createdAfter=milliseconds - 1) == ["Second"]
    assert identifiers(api, createdAfter=milliseconds) == []
    assert api.refused("opening.list", createdAfter=-1)[0] == "invalid_input"


def test_those_for_confidential_jobs_are_listed_only_with_the_switch(company: Company) -> None:
    opening_id = company.things["confidential_opening"]

    assert [each["id"] for each in company.admin.all("opening.list")] == [opening_id]
    assert company.plain.all("opening.list") == []


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("opening.update", {"identifier": "ENG-999"}),
    ("opening.setOpeningState", {"openingState": "Closed"}),
    ("opening.setArchived", {"archive": True}),
]


@pytest.mark.parametrize(("operation", "change"), CHANGES)
def test_a_sync_brings_what_has_changed(api: Client, company: Company, operation: str, change: dict[str, Any]) -> None:
    opening(company, "Another")
    opening_id = company.things["opening"]
    _, token = api.run("opening.list")

    changed = api(operation, openingId=opening_id, **change)

    brought, token = api.run("opening.list", syncToken=token)
    assert brought == [changed]
    assert api(operation, openingId=opening_id, **change) == changed
    assert api.all("opening.list", syncToken=token) == []


def test_a_sync_brings_what_has_new_jobs_places_people_and_values(api: Client, company: Company) -> None:
    opening_id = opening(company)
    member = {"teamMemberId": company.things["another_user"], "roleId": role(company, "Recruiter")}
    field = {"title": "Budget", "fieldType": "Number", "objectType": "Opening_Version"}
    field_id = api("customField.create", **field)["id"]
    value = {"objectType": "Opening", "objectId": opening_id, "fieldId": field_id, "fieldValue": 1}
    for operation, body in (
        ("opening.addJob", {"openingId": opening_id, "jobId": company.things["job"]}),
        ("opening.addLocation", {"openingId": opening_id, "locationId": company.things["location"]}),
        ("opening.removeJob", {"openingId": opening_id, "jobId": company.things["job"]}),
        ("opening.removeLocation", {"openingId": opening_id, "locationId": company.things["location"]}),
        ("hiringTeam.addMember", {"openingId": opening_id, **member}),
        ("hiringTeam.removeMember", {"openingId": opening_id, **member}),
        ("customField.setValue", value),
    ):
        _, token = api.run("opening.list")

        api(operation, **body)

        assert api.all("opening.list", syncToken=token) == [api("opening.info", openingId=opening_id)], operation
