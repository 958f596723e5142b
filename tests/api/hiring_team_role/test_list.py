"""hiringTeamRole.list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client import Client

FOUNDED_WITH = {"Hiring Manager", "Recruiter", "Recruiting Coordinator", "Sourcer"}


@pytest.mark.parametrize("body", [{}, {"namesOnly": True}, {"namesOnly": "true"}])
def test_roles_are_listed_by_their_titles(api: Client, body: dict[str, Any]) -> None:
    page = api.page("hiringTeamRole.list", **body)

    assert set(page["results"]) == FOUNDED_WITH
    assert page["moreDataAvailable"] is False


def test_roles_are_listed_with_their_ids_when_names_alone_are_not_wanted(api: Client) -> None:
    roles = api.all("hiringTeamRole.list", namesOnly=False)

    assert [list(role) for role in roles] == [["id", "title"]] * 4
    assert [role["title"] for role in roles] == api.all("hiringTeamRole.list")


def test_one_answer_holds_more_roles_than_a_page_does(api: Client) -> None:
    for number in range(100):
        api("hiringTeamRole.create", title=f"Role {number}")

    assert len(api.page("hiringTeamRole.list")["results"]) == 104


def test_roles_for_jobs_alone_are_listed_too(api: Client) -> None:
    api("hiringTeamRole.create", title="Budget Owner", isForApplications=False)

    assert set(api.all("hiringTeamRole.list")) == FOUNDED_WITH | {"Budget Owner"}


@pytest.mark.parametrize("value", [None, 0, "no"])
def test_a_wrong_value_is_refused_by_name(api: Client, value: Any) -> None:
    code, message = api.refused("hiringTeamRole.list", namesOnly=value)

    assert code == "invalid_input"
    assert "`namesOnly`" in message
