"""application.addHiringTeamMember."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """The application, a user and a role."""
    return {
        "applicationId": company.things["application"],
        "teamMemberId": company.things["another_user"],
        "roleId": company.things["hiring_team_role"],
    }


def test_the_application_shows_the_member(api: Client, body: dict[str, Any]) -> None:
    member = api("application.addHiringTeamMember", **body)

    assert list(member) == ["userId", "firstName", "lastName", "email", "role"]
    assert member["userId"] == body["teamMemberId"]
    assert api("application.info", applicationId=body["applicationId"])["hiringTeam"] == [member]


def test_adding_a_member_twice_changes_nothing(api: Client, body: dict[str, Any]) -> None:
    member = api("application.addHiringTeamMember", **body)

    assert api("application.addHiringTeamMember", **body) == member
    assert api("application.info", applicationId=body["applicationId"])["hiringTeam"] == [member]


def test_the_application_comes_in_the_next_sync(api: Client, body: dict[str, Any]) -> None:
    _, token = api.run("application.list")

    api("application.addHiringTeamMember", **body)

    assert [each["id"] for each in api.all("application.list", syncToken=token)] == [body["applicationId"]]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("applicationId", "application_not_found"),
        ("teamMemberId", "user_not_found"),
        ("roleId", "hiring_team_role_not_found"),
    ],
)
def test_what_is_unknown_is_refused(api: Client, body: dict[str, Any], name: str, code: str) -> None:
    assert api.refused("application.addHiringTeamMember", **body | {name: str(uuid.uuid4())})[0] == code
