"""user.updateInterviewerSettings."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client

UPDATE = "user.updateInterviewerSettings"


def test_both_limits_are_set(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]

    settings = api(UPDATE, userId=user_id, dailyLimit=3, weeklyLimit=10)

    assert settings == {"id": user_id, "dailyLimit": 3, "weeklyLimit": 10}
    assert api("user.interviewerSettings", userId=user_id) == settings


def test_a_limit_that_is_not_given_stays_and_null_lifts_one(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]

    def limits(**said: int | None) -> tuple[int | None, int | None]:
        settings = api(UPDATE, userId=user_id, **said)
        assert api("user.interviewerSettings", userId=user_id) == settings
        return settings["dailyLimit"], settings["weeklyLimit"]

    assert limits(dailyLimit=3) == (3, None)
    assert limits(weeklyLimit=10) == (3, 10)
    assert limits(dailyLimit=None) == (None, 10)
    assert limits(dailyLimit=2, weeklyLimit=None) == (2, None)


@pytest.mark.parametrize(("daily", "weekly"), [(1, 1), (100, 500), (5, 3)])
def test_neither_limit_depends_on_the_other(api: Client, company: Company, daily: int, weekly: int) -> None:
    settings = api(UPDATE, userId=company.user, dailyLimit=daily, weeklyLimit=weekly)

    assert (settings["dailyLimit"], settings["weeklyLimit"]) == (daily, weekly)


def test_a_change_is_one_of_the_user(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]
    before, (_, token) = api("user.info", userId=user_id), api.run("user.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    api(UPDATE, userId=user_id, dailyLimit=3)

    after = api("user.info", userId=user_id)
    assert after["updatedAt"] > before["updatedAt"]
    assert api.all("user.list", syncToken=token) == [after]


@pytest.mark.parametrize("said", [{}, {"dailyLimit": 3}, {"weeklyLimit": None}])
def test_what_is_so_already_changes_nothing(api: Client, company: Company, said: dict[str, Any]) -> None:
    user_id = company.things["another_user"]
    before = api(UPDATE, userId=user_id, dailyLimit=3)
    _, token = api.run("user.list")

    assert api(UPDATE, userId=user_id, **said) == before
    assert api.all("user.list", syncToken=token) == []


def test_a_deactivated_user_can_be_changed(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]
    api("user.deactivate", userId=user_id)

    assert api(UPDATE, userId=user_id, dailyLimit=3)["dailyLimit"] == 3


def test_two_who_set_one_limit_each_at_once_both_succeed(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda said: api(UPDATE, userId=user_id, **said), [{"dailyLimit": 3}, {"weeklyLimit": 10}]))

    assert api("user.interviewerSettings", userId=user_id) == {"id": user_id, "dailyLimit": 3, "weeklyLimit": 10}


def test_no_switch_is_needed(company: Company) -> None:
    assert company.plain(UPDATE, userId=company.user, dailyLimit=3)["dailyLimit"] == 3


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("userId", None),
        ("userId", "somebody"),
        ("dailyLimit", 0),
        ("dailyLimit", -1),
        ("dailyLimit", 101),
        ("dailyLimit", 1.5),
        ("dailyLimit", "many"),
        ("weeklyLimit", 0),
        ("weeklyLimit", 501),
        ("weeklyLimit", []),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused(UPDATE, **({"userId": company.user} | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api("user.interviewerSettings", userId=company.user)["dailyLimit"] is None


def test_an_unknown_user_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(UPDATE, userId=unknown, dailyLimit=3)

    assert code == "user_not_found"
    assert unknown in message


def test_what_a_key_acts_as_has_no_settings(api: Client, company: Company) -> None:
    api("candidateTag.list")  # now there is a key
    found = raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)

    assert api.refused(UPDATE, userId=str(found[0][0]), dailyLimit=3)[0] == "user_not_found"
