"""user.reactivate."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.cast import Company, raw
from tests.client import Client, Results
from tests.webhooks.deliveries import left_by

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'


@pytest.fixture
def farid(api: Client, company: Company) -> Results:
    """Somebody who was deactivated."""
    return api("user.deactivate", userId=company.things["another_user"])


def test_a_reactivated_user_is_enabled_and_listed(api: Client, company: Company, farid: Results) -> None:
    company.server.app.world.clock.advance(timedelta(seconds=1))

    reactivated = api("user.reactivate", userId=farid["id"])

    assert reactivated == {**farid, "isEnabled": True, "updatedAt": reactivated["updatedAt"]}
    assert reactivated["updatedAt"] > farid["updatedAt"]
    assert reactivated in api.all("user.list")


def test_reactivating_who_is_enabled_changes_nothing(api: Client, company: Company, farid: Results) -> None:
    once = api("user.reactivate", userId=farid["id"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("user.reactivate", userId=farid["id"]) == once
    assert [each.kind for each in left_by(company).events if each.subject_id == farid["id"]][-1] == "user.reactivated"
    assert len([each for each in left_by(company).events if each.kind == "user.reactivated"]) == 1


def test_what_a_key_acts_as_is_not_found(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)

    assert api.refused("user.reactivate", userId=str(service[0]))[0] == "user_not_found"


def test_an_unknown_user_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("user.reactivate", userId=unknown) == ("user_not_found", f"User not found: {unknown}")
