"""application.removeHiringTeamMember."""

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


def test_the_application_no_longer_shows_the_member(api: Client, body: dict[str, Any]) -> None:
    member = api("application.addHiringTeamMember", **body)

    assert api("application.removeHiringTeamMember", **body) == member
    assert api("application.info", applicationId=body["applicationId"])["hiringTeam"] == []


def test_another_role_of_the_user_stays(api: Client, body: dict[str, Any]) -> None:
    roles = [each["id"] for each in api.all("applicationHiringTeamRole.list")][:2]
    first, second = (api("application.addHiringTeamMember", **body | {"roleId": role}) for role in roles)

    api("application.removeHiringTeamMember", **body | {"roleId": roles[0]})

    assert first["role"] != second["role"]
    assert api("application.info", applicationId=body["applicationId"])["hiringTeam"] == [second]


def test_who_is_not_in_the_team_cannot_be_removed(api: Client, body: dict[str, Any]) -> None:
    assert api.refused("application.removeHiringTeamMember", **body)[0] == "hiring_team_member_not_found"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("applicationId", "application_not_found"),
        ("teamMemberId", "user_not_found"),
        ("roleId", "hiring_team_role_not_found"),
    ],
)
def test_what_is_unknown_is_refused(api: Client, body: dict[str, Any], name: str, code: str) -> None:
    assert api.refused("application.removeHiringTeamMember", **body | {name: str(uuid.uuid4())})[0] == code
