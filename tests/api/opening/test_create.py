"""opening.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.opening.states import versions
from tests.cast import Company
from tests.client import Client
from tests.samples.offers import defined, step
from tests.samples.openings import described, opening
from tests.told import receiving, tell


def test_an_empty_request_makes_a_draft(api: Client, company: Company) -> None:
    made = api("opening.create")

    latest = made["latestVersion"]
    assert made == {
        "id": made["id"],
        "isArchived": False,
        "openingState": "Draft",
        "latestVersion": {
            "id": latest["id"],
            "identifier": "",
            "description": "",
            "authorId": latest["authorId"],
            "createdAt": latest["createdAt"],
            "jobIds": [],
            "isBackfill": False,
            "employmentType": "FullTime",
            "locationIds": [],
            "hiringTeam": [],
            "customFields": [],
        },
    }
    assert api("opening.info", openingId=made["id"]) == made
    assert versions(company, made["id"]) == 1


def test_everything_that_is_said_is_shown(api: Client, company: Company) -> None:
    body = described(company, "  ENG-104 ")

    latest = api("opening.create", **body)["latestVersion"]

    assert latest["identifier"] == "ENG-104"
    assert {name: latest[name] for name in body} == body | {"identifier": "ENG-104"}


def test_its_author_is_who_made_it(api: Client, company: Company) -> None:
    job = api("job.info", id=company.things["job"])

    assert api("opening.create")["latestVersion"]["authorId"] == job["author"]["id"]


@pytest.mark.parametrize(
    ("state", "stamp"), [("Draft", None), ("Approved", None), ("Open", "openedAt"), ("Closed", "closedAt")]
)
def test_it_begins_in_the_state_that_is_asked_for(api: Client, state: str, stamp: str | None) -> None:
    made = api("opening.create", openingState=state)

    assert made["openingState"] == state
    assert {"openedAt", "closedAt"} & set(made) == ({stamp} if stamp else set())
    if stamp:
        assert made[stamp] == made["latestVersion"]["createdAt"]


def test_it_cannot_begin_filled(api: Client) -> None:
    code, message = api.refused("opening.create", openingState="Filled")

    assert code == "invalid_input"
    assert "`openingState`" in message


def test_what_is_named_twice_is_there_once_in_the_order_of_the_request(api: Client, company: Company) -> None:
    first, second = company.things["job"], company.things["confidential_job"]
    location = company.things["location"]

    for job_ids in ([first, second, first], [second, first, second]):
        latest = api("opening.create", jobIds=job_ids, locationIds=[location, location])["latestVersion"]

        assert latest["jobIds"] == job_ids[:2]
        assert latest["locationIds"] == [location]


@pytest.mark.parametrize(
    ("parameter", "several", "code"),
    [
        ("jobIds", True, "job_not_found"),
        ("locationIds", True, "location_not_found"),
        ("teamId", False, "department_not_found"),
    ],
)
def test_what_is_unknown_is_refused(api: Client, parameter: str, several: bool, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("opening.create", **{parameter: [unknown] if several else unknown})

    assert refused[0] == code
    assert unknown in refused[1]
    assert api.all("opening.list") == []


def test_a_job_that_is_archived_is_refused(api: Client, company: Company) -> None:
    job = company.things["job"]
    for status in ("Closed", "Archived"):
        api("job.setStatus", jobId=job, status=status)

    assert api.refused("opening.create", jobIds=[job]) == (
        "invalid_input",
        "`jobIds`: the job 'Controls Engineer' is archived",
    )


def test_a_location_that_is_archived_or_a_region_is_refused(api: Client, company: Company) -> None:
    location, region = company.things["location"], api("location.create", name="Europe", type="LocationHierarchy")
    api("location.archive", locationId=location)

    for each, problem in ((location, "is archived"), (region["id"], "is a LocationHierarchy and not a Location")):
        code, message = api.refused("opening.create", locationIds=[each])

        assert code == "invalid_input"
        assert message.startswith("`locationIds`")
        assert message.endswith(problem)


def test_a_department_that_is_archived_is_refused(api: Client, company: Company) -> None:
    api("department.archive", departmentId=company.things["department"])

    code, message = api.refused("opening.create", teamId=company.things["department"])

    assert code == "invalid_input"
    assert message.startswith("`teamId`")


@pytest.mark.parametrize(
    "day", ["2026-13-01", "2026-02-30", "20260930", "2026-09-30T00:00:00Z", "next week", "", "2026-W01-1"]
)
@pytest.mark.parametrize("parameter", ["targetHireDate", "targetStartDate"])
def test_a_day_must_be_one_and_be_written_in_full(api: Client, parameter: str, day: str) -> None:
    assert api.refused("opening.create", **{parameter: day}) == (
        "invalid_input",
        f"`{parameter}` must be a date that is written YYYY-MM-DD",
    )


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("identifier", "x" * 501),
        ("description", "x" * 50_001),
        ("jobIds", [str(uuid.uuid4())] * 101),
        ("locationIds", [str(uuid.uuid4())] * 101),
        ("employmentType", "Volunteer"),
        ("teamId", None),
    ],
)
def test_what_cannot_be_is_refused(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("opening.create", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


def test_an_import_keeps_its_ids_and_they_are_unique(api: Client, company: Company) -> None:
    own = str(uuid.uuid4())

    assert api("opening.create", id=own)["id"] == own
    assert api.refused("opening.create", id=own)[0] == "id_taken"
    assert company.plain("opening.create", id=own)["id"] != own


def test_a_webhook_tells_of_it_unless_it_is_confidential(company: Company) -> None:
    assert company.things["confidential_job"]
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="openingCreate")
        opening(company, jobIds=[company.things["confidential_job"]])
        made = company.admin("opening.create", **described(company, "ENG-104"))
        company.admin("opening.update", openingId=made["id"], identifier="ENG-105")
        opening(company, "ENG-106")
        messages = receiver.wait_for(2)

    identifiers = [message.json["data"]["opening"]["latestVersion"]["identifier"] for message in messages]
    assert sorted(identifiers) == ["ENG-104", "ENG-106"]
    told = {message.json["data"]["opening"]["id"]: message.json["data"] for message in messages}
    assert told[made["id"]] == {"opening": made}


def test_a_confidential_job_takes_the_switch(company: Company) -> None:
    job = company.things["confidential_job"]

    assert company.plain.refused("opening.create", jobIds=[job]) == ("job_not_found", f"Job not found: {job}")


def test_where_openings_are_approved_it_cannot_begin_approved_or_open(api: Client, company: Company) -> None:
    defined(company, step(company.user), entity_type="opening")

    for state in ("Approved", "Open"):
        assert api.refused("opening.create", openingState=state)[0] == "opening_not_approved"
    assert api("opening.create", openingState="Closed")["openingState"] == "Closed"
    assert len(api.all("opening.list")) == 1
