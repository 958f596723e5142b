"""user.interviewerSettings."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company, raw
from tests.client import Client


def test_a_user_begins_without_limits(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]

    assert api("user.interviewerSettings", userId=user_id) == {"id": user_id, "dailyLimit": None, "weeklyLimit": None}


def test_a_deactivated_users_settings_are_shown(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]
    settings = api("user.updateInterviewerSettings", userId=user_id, dailyLimit=2, weeklyLimit=6)
    api("user.deactivate", userId=user_id)

    assert api("user.interviewerSettings", userId=user_id) == settings


def test_an_unknown_user_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("user.interviewerSettings", userId=unknown)

    assert code == "user_not_found"
    assert unknown in message


def test_what_a_key_acts_as_has_no_settings(api: Client, company: Company) -> None:
    api("candidateTag.list")  # now there is a key
    found = raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)

    assert api.refused("user.interviewerSettings", userId=str(found[0][0]))[0] == "user_not_found"


@pytest.mark.parametrize("value", [None, "", "somebody", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused("user.interviewerSettings", userId=value)

    assert code == "invalid_input"
    assert "`userId`" in message
