"""opening.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.api.opening.states import told, version, versions
from tests.cast import Company
from tests.client import Client
from tests.samples.openings import described, opening

SAID = {
    "identifier": "ENG-999",
    "description": "Somebody for the night shift.",
    "targetHireDate": "2028-02-29",
    "targetStartDate": "2028-03-01",
    "isBackfill": True,
    "employmentType": "Intern",
}


def test_what_is_said_changes_and_the_rest_stays(api: Client, company: Company) -> None:
    opening_id = opening(company, "ENG-104", jobIds=[company.things["job"]])
    before = version(api, opening_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    shown = api("opening.update", openingId=opening_id, **SAID)

    after = shown["latestVersion"]
    assert after["id"] != before["id"]
    assert after == before | {name: after[name] for name in ("id", "createdAt")} | SAID
    assert shown == api("opening.info", openingId=opening_id)


@pytest.mark.parametrize("name", [*SAID, "teamId"])
def test_each_change_makes_one_version(api: Client, company: Company, name: str) -> None:
    opening_id = opening(company)
    value = company.things["department"] if name == "teamId" else SAID[name]

    shown = api("opening.update", openingId=opening_id, **{name: value})

    assert shown["latestVersion"][name] == value
    assert versions(company, opening_id) == 2
    kind, fields = told(company, opening_id)
    assert kind == "opening.updated"
    assert fields.count('"') == 2


@pytest.mark.parametrize("name", ["teamId", "targetHireDate", "targetStartDate"])
def test_null_clears(api: Client, company: Company, name: str) -> None:
    opening_id = api("opening.create", **described(company, "ENG-104"))["id"]

    shown = api("opening.update", openingId=opening_id, **{name: None})

    assert name not in shown["latestVersion"]
    assert api("opening.info", openingId=opening_id) == shown


def test_an_update_that_changes_nothing_makes_no_version(api: Client, company: Company) -> None:
    body = described(company, "ENG-104")
    before = api("opening.create", **body)
    said = {name: value for name, value in body.items() if name not in ("jobIds", "locationIds")}

    assert api("opening.update", openingId=before["id"], **said) == before
    assert api("opening.update", openingId=before["id"], identifier=" ENG-104 ", employmentType="") == before
    assert api("opening.update", openingId=before["id"]) == before
    assert versions(company, before["id"]) == 1


def test_a_team_that_was_archived_can_stay_but_not_be_given(api: Client, company: Company) -> None:
    team = company.things["department"]
    has, has_not = opening(company, teamId=team), opening(company)
    api("department.archive", departmentId=team)

    assert api("opening.update", openingId=has, teamId=team, identifier="A")["latestVersion"]["teamId"] == team
    code, message = api.refused("opening.update", openingId=has_not, teamId=team)
    assert code == "invalid_input"
    assert message.startswith("`teamId`")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("identifier", "x" * 501),
        ("identifier", None),
        ("description", "x" * 50_001),
        ("targetHireDate", "2026-02-29"),
        ("targetStartDate", "soon"),
        ("employmentType", "Volunteer"),
        ("isBackfill", None),
    ],
)
def test_what_cannot_be_is_refused_by_name(api: Client, company: Company, name: str, value: Any) -> None:
    before = api("opening.info", openingId=company.things["opening"])

    code, message = api.refused("opening.update", openingId=before["id"], **{name: value})

    assert code == "invalid_input"
    assert f"`{name}`" in message
    assert api("opening.info", openingId=before["id"]) == before


def test_an_archived_opening_can_still_be_corrected(api: Client, company: Company) -> None:
    opening_id = company.things["opening"]
    api("opening.setArchived", openingId=opening_id, archive=True)

    assert api("opening.update", openingId=opening_id, identifier="OPS-1")["latestVersion"]["identifier"] == "OPS-1"


def test_the_opening_must_be_named(api: Client) -> None:
    assert api.refused("opening.update", identifier="A") == ("invalid_input", "`openingId` is required")


@pytest.mark.parametrize(("name", "code"), [("openingId", "opening_not_found"), ("teamId", "department_not_found")])
def test_what_is_unknown_is_refused(api: Client, company: Company, name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("opening.update", **{"openingId": company.things["opening"], name: unknown})

    assert refused[0] == code
    assert unknown in refused[1]
