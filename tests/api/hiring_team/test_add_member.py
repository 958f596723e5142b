"""hiringTeam.addMember."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client, Results
from tests.samples.structure import role

TEAMS = ["job", "application", "opening"]
each_team = pytest.mark.parametrize("of", TEAMS)
NAMED_BY = {"job": "id", "application": "applicationId", "opening": "openingId"}
"""How what shows a team names what it is of."""


def body_of(company: Company, of: str) -> dict[str, Any]:
    """A request that makes another user a recruiter of the company's job, application or opening."""
    return {
        f"{of}Id": company.things[of],
        "teamMemberId": company.things["another_user"],
        "roleId": company.things["hiring_team_role"],
    }


def shown(company: Company, of: str) -> Results:
    """The company's job or application, or the version of its opening."""
    record = company.admin(f"{of}.info", **{NAMED_BY[of]: company.things[of]})
    return record.get("latestVersion", record)


@each_team
def test_a_member_is_in_the_team_afterwards(api: Client, company: Company, of: str) -> None:
    member = api("hiringTeam.addMember", **body_of(company, of))

    assert list(member.items()) == [
        ("userId", company.things["another_user"]),
        ("firstName", "Farid"),
        ("lastName", "Haddad"),
        ("email", "farid.haddad@example.com"),
        ("role", "Recruiter"),
    ]
    assert shown(company, of)["hiringTeam"] == [member]


@each_team
def test_a_user_can_have_several_roles(api: Client, company: Company, of: str) -> None:
    body = body_of(company, of)
    api("hiringTeam.addMember", **body)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api("hiringTeam.addMember", **body | {"roleId": role(company, "Hiring Manager")})

    assert [member["role"] for member in shown(company, of)["hiringTeam"]] == ["Recruiter", "Hiring Manager"]


@each_team
def test_adding_who_is_there_already_changes_nothing(api: Client, company: Company, of: str) -> None:
    member = api("hiringTeam.addMember", **body_of(company, of))
    before = shown(company, of)
    company.server.app.world.clock.advance(timedelta(seconds=1))
    _, token = api.run(f"{of}.list")

    assert api("hiringTeam.addMember", **body_of(company, of)) == member
    assert shown(company, of) == before
    assert api.all(f"{of}.list", syncToken=token) == []


@each_team
def test_what_the_team_is_of_has_been_updated(api: Client, company: Company, of: str) -> None:
    body, before = body_of(company, of), shown(company, of)
    _, token = api.run(f"{of}.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api("hiringTeam.addMember", **body)

    if of != "opening":  # which does not say
        assert shown(company, of)["updatedAt"] > before["updatedAt"]
    assert [each["id"] for each in api.all(f"{of}.list", syncToken=token)] == [company.things[of]]


@each_team
def test_it_is_written_as_an_update_of_the_team(api: Client, company: Company, of: str) -> None:
    api("hiringTeam.addMember", **body_of(company, of))

    kinds = raw(company.server, "SELECT kind, fields FROM event WHERE subject_id = ? ORDER BY id", company.things[of])
    assert kinds[-1] == (f"{of}.updated", '["hiring_team"]')


def test_the_team_of_an_application_is_not_that_of_its_job(api: Client, company: Company) -> None:
    api("hiringTeam.addMember", **body_of(company, "application"))

    assert shown(company, "job")["hiringTeam"] == []


def test_of_an_application_and_a_job_the_application_counts(api: Client, company: Company) -> None:
    api("hiringTeam.addMember", **body_of(company, "job") | body_of(company, "application"))

    assert shown(company, "job")["hiringTeam"] == []
    assert len(shown(company, "application")["hiringTeam"]) == 1


@each_team
def test_a_disabled_user_is_refused(api: Client, company: Company, of: str) -> None:
    api("user.deactivate", userId=company.things["another_user"])

    code, message = api.refused("hiringTeam.addMember", **body_of(company, of))

    assert code == "invalid_input"
    assert "`teamMemberId`" in message
    assert shown(company, of)["hiringTeam"] == []


@each_team
def test_the_user_of_an_api_key_is_as_good_as_unknown(api: Client, company: Company, of: str) -> None:
    body = body_of(company, of)
    found = raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)

    code, _ = api.refused("hiringTeam.addMember", **body | {"teamMemberId": str(found[0][0])})

    assert code == "user_not_found"


def test_a_role_for_jobs_alone_is_refused_for_an_application(api: Client, company: Company) -> None:
    for_jobs = api("hiringTeamRole.create", title="Budget Owner", isForApplications=False)["id"]

    code, message = api.refused("hiringTeam.addMember", **body_of(company, "application") | {"roleId": for_jobs})

    assert code == "invalid_input"
    assert "`roleId`" in message
    assert api("hiringTeam.addMember", **body_of(company, "job") | {"roleId": for_jobs})["role"] == "Budget Owner"


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

    code, message = api.refused("hiringTeam.addMember", **body_of(company, of) | {parameter: unknown})

    assert code == expected
    assert unknown in message


def test_a_confidential_job_is_not_found_without_the_switch(company: Company) -> None:
    body = body_of(company, "job") | {"jobId": company.things["confidential_job"]}

    assert company.plain.refused("hiringTeam.addMember", **body)[0] == "job_not_found"
    assert company.admin("hiringTeam.addMember", **body)["role"] == "Recruiter"


def test_the_version_of_an_opening_stays(api: Client, company: Company) -> None:
    before = shown(company, "opening")

    api("hiringTeam.addMember", **body_of(company, "opening"))

    assert shown(company, "opening") == before | {"hiringTeam": shown(company, "opening")["hiringTeam"]}


def test_no_team_at_all_is_refused(api: Client, company: Company) -> None:
    body = body_of(company, "job")
    del body["jobId"]

    code, message = api.refused("hiringTeam.addMember", **body)

    assert (code, message) == ("invalid_input", "`applicationId` or `jobId` or `openingId` is required")


@pytest.mark.parametrize("parameter", ["teamMemberId", "roleId"])
def test_a_missing_parameter_is_refused_by_name(api: Client, company: Company, parameter: str) -> None:
    body = body_of(company, "job")
    del body[parameter]

    assert api.refused("hiringTeam.addMember", **body) == ("invalid_input", f"`{parameter}` is required")


@pytest.mark.parametrize("parameter", ["applicationId", "jobId", "openingId", "teamMemberId", "roleId"])
def test_what_is_no_id_is_refused_by_name(api: Client, company: Company, parameter: str) -> None:
    code, message = api.refused("hiringTeam.addMember", **body_of(company, "job") | {parameter: "recruiter"})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
