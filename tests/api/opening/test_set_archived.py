"""opening.setArchived."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.api.opening.states import told, versions
from tests.cast import Company
from tests.client import Client


def test_an_archived_opening_says_so_and_since_when_and_keeps_its_state(api: Client, company: Company) -> None:
    before = api("opening.info", openingId=company.things["opening"])

    archived = api("opening.setArchived", openingId=before["id"], archive=True)

    assert archived == before | {"isArchived": True, "archivedAt": archived["archivedAt"]}
    assert api("opening.info", openingId=before["id"]) == archived
    assert told(company, before["id"])[0] == "opening.archived"
    assert versions(company, before["id"]) == 1


def test_it_can_be_taken_out_of_the_archive(api: Client, company: Company) -> None:
    before = api("opening.info", openingId=company.things["opening"])
    api("opening.setArchived", openingId=before["id"], archive=True)

    assert api("opening.setArchived", openingId=before["id"], archive=False) == before
    assert told(company, before["id"])[0] == "opening.restored"


@pytest.mark.parametrize("archive", [True, False])
def test_doing_it_twice_changes_nothing(api: Client, company: Company, archive: bool) -> None:
    opening_id = company.things["opening"]
    before = api("opening.setArchived", openingId=opening_id, archive=archive)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("opening.setArchived", openingId=opening_id, archive=archive) == before


def test_jobs_do_not_show_archived_openings(api: Client, company: Company) -> None:
    opening_id, job_id = company.things["opening"], company.things["job"]

    api("opening.setArchived", openingId=opening_id, archive=True)

    assert api("job.info", id=job_id, expand=["openings"])["openings"] == []
    assert [each["openings"] for each in api.all("job.list", expand=["openings"])] == [[]]


@pytest.mark.parametrize("parameter", ["openingId", "archive"])
def test_nothing_works_without_either(api: Client, company: Company, parameter: str) -> None:
    body = {"openingId": company.things["opening"], "archive": True}
    del body[parameter]

    assert api.refused("opening.setArchived", **body) == ("invalid_input", f"`{parameter}` is required")


def test_an_unknown_opening_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("opening.setArchived", openingId=unknown, archive=True)

    assert refused == ("opening_not_found", f"Opening not found: {unknown}")
