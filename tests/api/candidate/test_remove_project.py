"""candidate.removeProject."""

from __future__ import annotations

import uuid

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


@pytest.fixture
def body(company: Company) -> dict[str, str]:
    """A candidate in a project."""
    body = {"candidateId": company.things["candidate"], "projectId": company.things["project"]}
    company.admin("candidate.addProject", **body)
    return body


def test_the_project_is_not_listed_any_more(api: Client, body: dict[str, str]) -> None:
    before = api("candidate.info", id=body["candidateId"])

    assert api("candidate.removeProject", **body) == before

    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == []


def test_who_is_not_in_it_stays_out(api: Client, company: Company, body: dict[str, str]) -> None:
    api("candidate.removeProject", **body)
    events = left_by(company).events

    api("candidate.removeProject", **body)

    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == []
    assert left_by(company).events == events


def test_nothing_else_is_taken_out(api: Client, company: Company, body: dict[str, str]) -> None:
    other = api("project.create", title="Alumni")
    somebody = api("candidate.create", name="Somebody Else")["id"]
    api("candidate.addProject", candidateId=body["candidateId"], projectId=other["id"])
    api("candidate.addProject", candidateId=somebody, projectId=body["projectId"])

    api("candidate.removeProject", **body)

    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == [other]
    left = api.all("candidate.listProjects", candidateId=somebody)
    assert [each["id"] for each in left] == [company.things["project"]]


def test_a_removed_candidate_can_be_added_again(api: Client, body: dict[str, str]) -> None:
    api("candidate.removeProject", **body)
    api("candidate.addProject", **body)

    assert len(api.all("candidate.listProjects", candidateId=body["candidateId"])) == 1


def test_the_candidates_record_does_not_come_in_a_sync(api: Client, body: dict[str, str]) -> None:
    token = api.run("candidate.list")[1]

    api("candidate.removeProject", **body)

    assert api.all("candidate.list", syncToken=token) == []


def test_the_log_says_so(api: Client, company: Company, body: dict[str, str]) -> None:
    api("candidate.removeProject", **body)

    (event,) = [each for each in left_by(company).events if each.kind == "candidate.removedFromProject"]
    assert event.subject_id == body["candidateId"]


@pytest.mark.parametrize(
    ("parameter", "code"), [("candidateId", "candidate_not_found"), ("projectId", "project_not_found")]
)
def test_what_is_not_there_is_refused(api: Client, body: dict[str, str], parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("candidate.removeProject", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_a_confidential_project_is_as_good_as_unknown(api: Client, company: Company, body: dict[str, str]) -> None:
    hidden = api("project.update", projectId=body["projectId"], confidential=True)
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    refused = unsuspecting.refused("candidate.removeProject", **body)

    assert refused == ("project_not_found", f"Project not found: {hidden['id']}")
    assert api.all("candidate.listProjects", candidateId=body["candidateId"]) == [hidden]


@pytest.mark.parametrize("parameter", ["candidateId", "projectId"])
def test_a_wrong_or_missing_parameter_is_refused_by_name(api: Client, body: dict[str, str], parameter: str) -> None:
    code, message = api.refused("candidate.removeProject", **body | {parameter: "x"})
    del body[parameter]

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.refused("candidate.removeProject", **body) == ("invalid_input", f"`{parameter}` is required")
