"""hiringTeam.removeMember."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.structure import role

TEAMS = ["job", "application", "opening"]
each_team = pytest.mark.parametrize("of", TEAMS)
NAMED_BY = {"job": "id", "application": "applicationId", "opening": "openingId"}
"""How what shows a team names what it is of."""


def member_of(company: Company, of: str) -> dict[str, Any]:
    """Makes another user a recruiter of the company's job, application or opening; gives the request that did."""
    body = {
        f"{of}Id": company.things[of],
        "teamMemberId": company.things["another_user"],
        "roleId": company.things["hiring_team_role"],
    }
    company.admin("hiringTeam.addMember", **body)
    return body


def shown(company: Company, of: str) -> Results:
    """The company's job or application, or the version of its opening."""
    record = company.admin(f"{of}.info", **{NAMED_BY[of]: company.things[of]})
    return record.get("latestVersion", record)


@each_team
def test_who_is_removed_is_shown_and_not_in_the_team_any_more(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)

    removed = api("hiringTeam.removeMember", **body)

    assert removed == {
        "userId": company.things["another_user"],
        "firstName": "Farid",
        "lastName": "Haddad",
        "email": "farid.haddad@example.com",
        "role": "Recruiter",
    }
    assert shown(company, of)["hiringTeam"] == []


@each_team
def test_other_roles_and_members_stay(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)
    stay = [
        api("hiringTeam.addMember", **body | {"roleId": role(company, "Sourcer")}),
        api("hiringTeam.addMember", **body | {"teamMemberId": company.user}),
    ]

    api("hiringTeam.removeMember", **body)

    team = shown(company, of)["hiringTeam"]
    assert len(team) == 2
    assert all(member in team for member in stay)


def test_the_team_of_the_job_stays_when_an_applications_changes(api: Client, company: Company) -> None:
    member_of(company, "job")

    api("hiringTeam.removeMember", **member_of(company, "application"))

    assert len(shown(company, "job")["hiringTeam"]) == 1


@each_team
def test_what_the_team_is_of_has_been_updated(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)
    before = shown(company, of)
    _, token = api.run(f"{of}.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api("hiringTeam.removeMember", **body)

    if of != "opening":  # which does not say
        assert shown(company, of)["updatedAt"] > before["updatedAt"]
    assert [each["id"] for each in api.all(f"{of}.list", syncToken=token)] == [company.things[of]]


@each_team
def test_a_disabled_user_can_be_removed(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)
    api("user.deactivate", userId=company.things["another_user"])

    api("hiringTeam.removeMember", **body)

    assert shown(company, of)["hiringTeam"] == []


def test_a_role_that_is_not_for_applications_any_more_can_be_taken_away(api: Client, company: Company) -> None:
    body = member_of(company, "application")
    api("hiringTeamRole.update", hiringTeamRoleId=body["roleId"], isForApplications=False)
    assert len(shown(company, "application")["hiringTeam"]) == 1

    api("hiringTeam.removeMember", **body)

    assert shown(company, "application")["hiringTeam"] == []


@each_team
def test_who_does_not_have_the_role_is_refused(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)
    before = shown(company, of)

    code, message = api.refused("hiringTeam.removeMember", **body | {"roleId": role(company, "Sourcer")})

    assert code == "hiring_team_member_not_found"
    assert "Sourcer" in message
    assert company.things["another_user"] in message
    assert shown(company, of) == before


@each_team
def test_removing_twice_is_refused(api: Client, company: Company, of: str) -> None:
    body = member_of(company, of)
    api("hiringTeam.removeMember", **body)

    assert api.refused("hiringTeam.removeMember", **body)[0] == "hiring_team_member_not_found"


@pytest.mark.parametrize(
    ("of", "parameter", "expected"),
    [
        ("job", "jobId", "job_not_found"),
        ("job", "teamMemberId", "user_not_found"),
        ("job", "roleId", "hiring_team_role_not_found"),
        ("application", "applicationId", "application_not_found"),
        ("application", "teamMemberId", "user_not_found"),
        ("application", "roleId", "hiring_team_role_not_found"),
        ("opening", "openingId", "opening_not_found"),
        ("opening", "teamMemberId", "user_not_found"),
        ("opening", "roleId", "hiring_team_role_not_found"),
    ],
)
def test_what_is_unknown_is_refused(api: Client, company: Company, of: str, parameter: str, expected: str) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("hiringTeam.removeMember", **member_of(company, of) | {parameter: unknown})

    assert code == expected
    assert unknown in message


def test_no_team_at_all_is_refused(api: Client, company: Company) -> None:
    body = member_of(company, "job")
    del body["jobId"]

    code, message = api.refused("hiringTeam.removeMember", **body)

    assert (code, message) == ("invalid_input", "`applicationId` or `jobId` or `openingId` is required")


@pytest.mark.parametrize("parameter", ["applicationId", "jobId", "openingId", "teamMemberId", "roleId"])
def test_what_is_no_id_is_refused_by_name(api: Client, company: Company, parameter: str) -> None:
    code, message = api.refused("hiringTeam.removeMember", **member_of(company, "job") | {parameter: "recruiter"})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
