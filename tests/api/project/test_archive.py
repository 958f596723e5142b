"""project.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


def test_an_archived_project_says_so(api: Client, company: Company) -> None:
    before = api("project.info", projectId=company.things["project"])

    archived = api("project.archive", projectId=before["id"])

    assert archived == before | {"isArchived": True}
    assert api("project.info", projectId=before["id"]) == archived


def test_its_candidates_stay_in_it(api: Client, company: Company) -> None:
    candidate_id, project_id = company.things["candidate"], company.things["project"]
    api("candidate.addProject", candidateId=candidate_id, projectId=project_id)

    archived = api("project.archive", projectId=project_id)

    assert api.all("candidate.listProjects", candidateId=candidate_id) == [archived]


def test_it_comes_in_the_next_sync(api: Client, company: Company) -> None:
    project_id = company.things["project"]
    token = api.run("project.list")[1]

    archived = api("project.archive", projectId=project_id)

    assert api.all("project.list", syncToken=token) == [archived]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    archived = api("project.archive", projectId=company.things["project"])
    token, events = api.run("project.list")[1], left_by(company).events

    assert api("project.archive", projectId=archived["id"]) == archived

    assert api.all("project.list", syncToken=token) == []
    assert left_by(company).events == events


def test_an_unknown_project_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("project.archive", projectId=unknown) == ("project_not_found", f"Project not found: {unknown}")


def test_what_is_no_id_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("project.archive", projectId="x")

    assert code == "invalid_input"
    assert "`projectId`" in message
