"""hiringTeamRole.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


def test_a_role_is_listed_afterwards(api: Client) -> None:
    created = api("hiringTeamRole.create", title=" Interview Trainer ")

    assert created == {"id": created["id"], "title": "Interview Trainer"}
    assert created in api.all("hiringTeamRole.list", namesOnly=False)
    assert created in api.all("applicationHiringTeamRole.list")


def test_a_role_can_be_for_jobs_alone(api: Client) -> None:
    created = api("hiringTeamRole.create", title="Budget Owner", isForApplications=False)

    assert created in api.all("hiringTeamRole.list", namesOnly=False)
    assert created not in api.all("applicationHiringTeamRole.list")


@pytest.mark.parametrize("title", ["Recruiter", " Recruiter "])
def test_a_title_that_a_role_has_is_refused(api: Client, title: str) -> None:
    code, message = api.refused("hiringTeamRole.create", title=title)

    assert code == "hiring_team_role_title_taken"
    assert "Recruiter" in message
    assert api.all("hiringTeamRole.list").count("Recruiter") == 1


def test_a_title_that_only_the_neighbour_has_is_free(api: Client, neighbour: Company) -> None:
    neighbour.admin("hiringTeamRole.create", title="Interview Trainer")

    assert api("hiringTeamRole.create", title="Interview Trainer")["title"] == "Interview Trainer"


def test_of_many_who_ask_at_once_one_gets_the_title(api: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(
            threads.map(lambda _: api.answer("hiringTeamRole.create", {"title": "Interview Trainer"}), range(8))
        )

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"hiring_team_role_title_taken"}


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    wanted = str(uuid.uuid4())

    assert api("hiringTeamRole.create", title="Interview Trainer", id=wanted)["id"] == wanted


def test_an_id_that_a_role_has_is_refused(api: Client, company: Company) -> None:
    taken = company.things["hiring_team_role"]

    code, message = api.refused("hiringTeamRole.create", title="Interview Trainer", id=taken)

    assert code == "id_taken"
    assert taken in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", " "), ("title", None), ("title", "x" * 501), ("isForApplications", None), ("id", "x")],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("hiringTeamRole.create", **{"title": "Interview Trainer"} | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
