"""candidate.addProject."""

from __future__ import annotations

import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


@pytest.fixture
def body(company: Company) -> dict[str, str]:
    """The candidate and the project."""
    return {"candidateId": company.things["candidate"], "projectId": company.things["project"]}


def test_the_project_is_listed_afterwards(api: Client, body: dict[str, str]) -> None:
    before = api("candidate.info", id=body["candidateId"])

    assert api("candidate.addProject", **body) == before

    projects = api.all("candidate.listProjects", candidateId=body["candidateId"])
    assert projects == [api("project.info", projectId=body["projectId"])]


def test_adding_twice_changes_nothing(api: Client, company: Company, body: dict[str, str]) -> None:
    once = api("candidate.addProject", **body)
    events = left_by(company).events

    assert api("candidate.addProject", **body) == once

    assert len(api.all("candidate.listProjects", candidateId=body["candidateId"])) == 1
    assert left_by(company).events == events


def test_the_candidates_record_does_not_come_in_a_sync(api: Client, body: dict[str, str]) -> None:
    token = api.run("candidate.list")[1]

    api("candidate.addProject", **body)

    assert api.all("candidate.list", syncToken=token) == []


def test_the_log_says_so(api: Client, company: Company, body: dict[str, str]) -> None:
    api("candidate.addProject", **body)

    (event,) = [each for each in left_by(company).events if each.kind == "candidate.addedToProject"]
    assert event.subject_id == body["candidateId"]


def test_an_archived_project_takes_candidates(api: Client, body: dict[str, str]) -> None:
    archived = api("project.archive", projectId=body["projectId"])

    api("candidate.addProject", **body)

    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == [archived]


@pytest.mark.parametrize(
    ("parameter", "code"), [("candidateId", "candidate_not_found"), ("projectId", "project_not_found")]
)
def test_what_is_not_there_is_refused(api: Client, body: dict[str, str], parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("candidate.addProject", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]
    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == []


def test_a_confidential_project_is_as_good_as_unknown(company: Company, body: dict[str, str]) -> None:
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    hidden = body | {"projectId": company.things["confidential_project"]}

    refused = unsuspecting.refused("candidate.addProject", **hidden)

    assert refused == ("project_not_found", f"Project not found: {hidden['projectId']}")
    assert company.admin.all("candidate.listProjects", candidateId=body["candidateId"]) == []


@pytest.mark.parametrize("parameter", ["candidateId", "projectId"])
def test_a_wrong_or_missing_parameter_is_refused_by_name(api: Client, body: dict[str, str], parameter: str) -> None:
    code, message = api.refused("candidate.addProject", **body | {parameter: "x"})
    del body[parameter]

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.refused("candidate.addProject", **body) == ("invalid_input", f"`{parameter}` is required")
