"""project.update."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


@pytest.fixture
def project_id(company: Company) -> str:
    """The project to change."""
    return company.things["project"]


@pytest.fixture
def unsuspecting(company: Company) -> Client:
    """May do everything, but not see what is confidential."""
    return company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})


@pytest.mark.parametrize(
    ("parameter", "value"), [("title", "Drones"), ("description", "Those who fly."), ("confidential", True)]
)
def test_what_is_said_changes_and_nothing_else(api: Client, project_id: str, parameter: str, value: str | bool) -> None:
    before = api("project.info", projectId=project_id)

    updated = api("project.update", projectId=project_id, **{parameter: value})

    assert updated == before | {parameter: value}
    assert api("project.info", projectId=project_id) == updated


@pytest.mark.parametrize("nothing", [None, "", {"type": "text/html", "value": "<p></p>"}])
def test_a_description_goes(api: Client, project_id: str, nothing: Any) -> None:
    api("project.update", projectId=project_id, description="Those who fly.")

    assert "description" not in api("project.update", projectId=project_id, description=nothing)
    assert "description" not in api("project.info", projectId=project_id)


def test_html_is_kept_to_harmless_tags(api: Client, project_id: str) -> None:
    given = {"type": "text/html", "value": "<p>Those who <em>fly</em><img src=x></p>"}

    updated = api("project.update", projectId=project_id, description=given)

    assert updated["description"] == "<p>Those who <em>fly</em></p>"


def test_an_archived_project_can_be_changed(api: Client, project_id: str) -> None:
    api("project.archive", projectId=project_id)

    updated = api("project.update", projectId=project_id, title="Drones")

    assert (updated["title"], updated["isArchived"]) == ("Drones", True)


def test_a_changed_project_comes_in_the_next_sync(api: Client, project_id: str) -> None:
    token = api.run("project.list")[1]

    updated = api("project.update", projectId=project_id, title="Drones")

    assert api.all("project.list", syncToken=token) == [updated]


def test_an_update_that_changes_nothing_leaves_no_trace(api: Client, company: Company, project_id: str) -> None:
    before, token, events = api("project.info", projectId=project_id), api.run("project.list")[1], left_by(company)

    assert api("project.update", projectId=project_id) == before
    assert api("project.update", projectId=project_id, title=f" {before['title']} ", confidential=False) == before

    assert api.all("project.list", syncToken=token) == []
    assert left_by(company).events == events.events


def test_the_event_names_what_was_changed(api: Client, company: Company, project_id: str) -> None:
    api("project.update", projectId=project_id, title="Drones", description="Those who fly.")

    (event,) = [each for each in left_by(company).events if each.kind == "project.updated"]
    assert (event.subject_id, json.loads(event.fields)) == (project_id, ["description", "title"])


def test_what_becomes_confidential_is_hidden_with_all_who_are_in_it(
    api: Client, company: Company, unsuspecting: Client, project_id: str
) -> None:
    candidate_id = company.things["candidate"]
    api("candidate.addProject", candidateId=candidate_id, projectId=project_id)
    assert len(unsuspecting.all("candidate.listProjects", candidateId=candidate_id)) == 1

    hidden = api("project.update", projectId=project_id, confidential=True)

    assert unsuspecting.all("candidate.listProjects", candidateId=candidate_id) == []
    assert api.all("candidate.listProjects", candidateId=candidate_id) == [hidden]
    shown = api("project.update", projectId=project_id, confidential=False)
    assert unsuspecting.all("candidate.listProjects", candidateId=candidate_id) == [shown]


def test_other_projects_stay_as_open_as_they_are(api: Client, company: Company, unsuspecting: Client) -> None:
    candidate_id, other = company.things["candidate"], api("project.create", title="Alumni")
    for each in (company.things["project"], other["id"]):
        api("candidate.addProject", candidateId=candidate_id, projectId=each)

    api("project.update", projectId=company.things["project"], confidential=True)

    assert unsuspecting.all("candidate.listProjects", candidateId=candidate_id) == [other]


def test_who_may_not_see_confidential_projects_makes_none(api: Client, unsuspecting: Client, project_id: str) -> None:
    code, message = unsuspecting.refused("project.update", projectId=project_id, confidential=True)

    assert code == "invalid_input"
    assert "`confidential`" in message
    assert api("project.info", projectId=project_id)["confidential"] is False


def test_an_unknown_project_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("project.update", projectId=unknown, title="Drones")

    assert code == "project_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("projectId", "x"),
        ("title", " "),
        ("title", None),
        ("title", "a" * 501),
        ("description", []),
        ("description", "a" * 20_001),
        ("confidential", "perhaps"),
        ("confidential", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, project_id: str, parameter: str, value: Any) -> None:
    before = api("project.info", projectId=project_id)

    code, message = api.refused("project.update", **{"projectId": project_id, parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api("project.info", projectId=project_id) == before
