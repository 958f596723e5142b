"""hiringTeamRole.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_role_has_its_new_title_afterwards(api: Client, company: Company) -> None:
    role_id = company.things["hiring_team_role"]

    updated = api("hiringTeamRole.update", hiringTeamRoleId=role_id, title=" Talent Partner ")

    assert updated == {"id": role_id, "title": "Talent Partner"}
    assert updated in api.all("hiringTeamRole.list", namesOnly=False)
    assert "Recruiter" not in api.all("hiringTeamRole.list")


def test_a_role_can_become_one_for_jobs_alone_and_back(api: Client, company: Company) -> None:
    role_id = company.things["hiring_team_role"]

    shown = api("hiringTeamRole.update", hiringTeamRoleId=role_id, isForApplications=False)

    assert shown not in api.all("applicationHiringTeamRole.list")
    api("hiringTeamRole.update", hiringTeamRoleId=role_id, isForApplications=True)
    assert shown in api.all("applicationHiringTeamRole.list")


@pytest.mark.parametrize("body", [{}, {"title": "Recruiter"}, {"title": " Recruiter", "isForApplications": True}])
def test_what_it_already_says_changes_nothing(api: Client, company: Company, body: dict[str, Any]) -> None:
    role_id = company.things["hiring_team_role"]
    before = api.all("hiringTeamRole.list", namesOnly=False)

    assert api("hiringTeamRole.update", hiringTeamRoleId=role_id, **body) == {"id": role_id, "title": "Recruiter"}
    assert api.all("hiringTeamRole.list", namesOnly=False) == before


def test_the_members_of_a_team_show_the_new_title(api: Client, company: Company) -> None:
    role_id, job_id = company.things["hiring_team_role"], company.things["job"]
    api("hiringTeam.addMember", jobId=job_id, teamMemberId=company.user, roleId=role_id)

    api("hiringTeamRole.update", hiringTeamRoleId=role_id, title="Talent Partner")

    assert [member["role"] for member in api("job.info", id=job_id)["hiringTeam"]] == ["Talent Partner"]


def test_the_title_of_another_role_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "hiringTeamRole.update", hiringTeamRoleId=company.things["hiring_team_role"], title="Sourcer "
    )

    assert code == "hiring_team_role_title_taken"
    assert "Sourcer" in message
    assert "Recruiter" in api.all("hiringTeamRole.list")


def test_an_unknown_role_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("hiringTeamRole.update", hiringTeamRoleId=unknown, title="Talent Partner") == (
        "hiring_team_role_not_found",
        f"Hiring team role not found: {unknown}",
    )


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", " "), ("title", None), ("isForApplications", None), ("hiringTeamRoleId", "recruiter")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    body = {"hiringTeamRoleId": company.things["hiring_team_role"]} | {parameter: value}

    code, message = api.refused("hiringTeamRole.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
