"""user.deactivate."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.cast import Company, raw
from tests.client import Client, Results
from tests.webhooks.deliveries import left_by

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'


@pytest.fixture
def farid(api: Client, company: Company) -> Results:
    """The user to deactivate."""
    return api("user.info", userId=company.things["another_user"])


def test_a_deactivated_user_is_enabled_no_more(api: Client, company: Company, farid: Results) -> None:
    company.server.app.world.clock.advance(timedelta(seconds=1))

    deactivated = api("user.deactivate", userId=farid["id"])

    assert deactivated == {**farid, "isEnabled": False, "updatedAt": deactivated["updatedAt"]}
    assert deactivated["updatedAt"] > farid["updatedAt"]
    assert api("user.info", userId=farid["id"]) == deactivated


def test_they_stay_where_they_are_mentioned(api: Client, farid: Results) -> None:
    candidate = api("candidate.create", name="Otto Nobody", creditedToUserId=farid["id"])

    deactivated = api("user.deactivate", userId=farid["id"])

    assert api("candidate.info", id=candidate["id"])["creditedToUser"] == deactivated


def test_deactivating_twice_changes_nothing(api: Client, company: Company, farid: Results) -> None:
    once = api("user.deactivate", userId=farid["id"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("user.deactivate", userId=farid["id"]) == once
    assert [each.kind for each in left_by(company).events if each.subject_id == farid["id"]] == [
        "user.created",
        "user.deactivated",
    ]


def test_the_last_administrator_cannot_be_deactivated(api: Client, company: Company) -> None:
    code, message = api.refused("user.deactivate", userId=company.user)

    assert code == "last_admin"
    assert company.user in message
    assert api("user.info", userId=company.user)["isEnabled"] is True


def test_one_of_two_administrators_can_be(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=farid["id"], globalRole="Organization Admin")

    assert api("user.deactivate", userId=company.user)["isEnabled"] is False
    assert api.refused("user.deactivate", userId=farid["id"])[0] == "last_admin"


def test_of_two_administrators_one_stays_even_where_both_are_deactivated_at_once(
    api: Client, company: Company, farid: Results
) -> None:
    api("user.update", userId=farid["id"], globalRole="Organization Admin")

    with ThreadPoolExecutor(2) as both:
        answers = list(
            both.map(lambda user_id: api.answer("user.deactivate", {"userId": user_id}), [company.user, farid["id"]])
        )

    assert sorted(answer.body["success"] for answer in answers) == [False, True]
    assert len(api.all("user.list")) == 1


def test_what_a_key_acts_as_cannot_be_deactivated(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)

    assert api.refused("user.deactivate", userId=str(service[0]))[0] == "user_not_found"


def test_an_unknown_user_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("user.deactivate", userId=unknown) == ("user_not_found", f"User not found: {unknown}")
