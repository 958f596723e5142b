"""candidate.listProjects."""

from __future__ import annotations

import uuid
from datetime import timedelta

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.permission import Permission, Switch
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.samples.projects import project


def test_what_the_candidate_was_added_to_first_stands_first(api: Client, company: Company) -> None:
    projects = [project(company, title) for title in ("Zebra", "Aardvark", "Marmot")]
    for project_id in (projects[1], projects[2], projects[0]):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        api("candidate.addProject", candidateId=company.things["candidate"], projectId=project_id)

    listed = api.all("candidate.listProjects", candidateId=company.things["candidate"])

    assert [each["title"] for each in listed] == ["Aardvark", "Marmot", "Zebra"]


def test_only_the_candidates_own_are_listed(api: Client, company: Company) -> None:
    other = api("candidate.create", name="Somebody Else")["id"]
    api("candidate.addProject", candidateId=company.things["candidate"], projectId=company.things["project"])

    assert api.all("candidate.listProjects", candidateId=other) == []


def test_a_confidential_one_is_hidden_without_the_switch(api: Client, company: Company) -> None:
    candidate_id = company.things["candidate"]
    for thing in ("project", "confidential_project"):
        api("candidate.addProject", candidateId=candidate_id, projectId=company.things[thing])
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    seen = unsuspecting.all("candidate.listProjects", candidateId=candidate_id)

    assert [each["id"] for each in seen] == [company.things["project"]]
    assert len(api.all("candidate.listProjects", candidateId=candidate_id)) == 2


def test_one_that_is_being_hidden_is_left_out(api: Client, company: Company) -> None:
    """Between the two statements of a list a project can be made confidential."""
    candidate_id, project_id = company.things["candidate"], company.things["project"]
    api("candidate.addProject", candidateId=candidate_id, projectId=project_id)

    def hide(ctx: Context) -> None:
        row = ctx.get(models.project, Id(project_id))
        ctx.update(models.project, row, row._replace(confidential=True))

    company.act(hide)

    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    assert unsuspecting.all("candidate.listProjects", candidateId=candidate_id) == []


def test_a_sync_token_is_not_looked_at(api: Client, company: Company) -> None:
    api("candidate.addProject", candidateId=company.things["candidate"], projectId=company.things["project"])
    token = api.run("project.list")[1]

    page = api.page("candidate.listProjects", candidateId=company.things["candidate"], syncToken=token)

    assert len(page["results"]) == 1
    assert "syncToken" not in page


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.listProjects", candidateId=unknown)

    assert code == "candidate_not_found"
    assert unknown in message


def test_a_missing_candidate_is_refused_by_name(api: Client) -> None:
    assert api.refused("candidate.listProjects") == ("invalid_input", "`candidateId` is required")
