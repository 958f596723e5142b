"""user.update."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company, raw
from tests.client import Client, Results
from tests.webhooks.deliveries import left_by

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'


@pytest.fixture
def farid(api: Client, company: Company) -> Results:
    """The user to change."""
    return api("user.info", userId=company.things["another_user"])


def test_everything_can_be_changed_at_once(api: Client, company: Company, farid: Results) -> None:
    company.server.app.world.clock.advance(timedelta(seconds=1))
    changes = {
        "firstName": "Fareed",
        "lastName": "Haddad-Moreau",
        "email": "fareed@example.com",
        "globalRole": "Organization Admin",
        "managerId": company.user,
    }

    updated = api("user.update", userId=farid["id"], **changes)

    assert updated == {**farid, **changes, "updatedAt": updated["updatedAt"]}
    assert updated["updatedAt"] > farid["updatedAt"]
    assert api("user.info", userId=farid["id"]) == updated


def test_what_is_absent_stays(api: Client, farid: Results) -> None:
    updated = api("user.update", userId=farid["id"], firstName=" Fareed ")

    assert updated == {**farid, "firstName": "Fareed", "updatedAt": updated["updatedAt"]}


def test_an_update_that_changes_nothing_leaves_no_trace(api: Client, company: Company, farid: Results) -> None:
    company.server.app.world.clock.advance(timedelta(seconds=1))
    events, token = left_by(company).events, api.run("user.list")[1]

    assert api("user.update", userId=farid["id"], firstName="Farid", email=farid["email"], managerId=None) == farid

    assert left_by(company).events == events
    assert api.all("user.list", syncToken=token) == []


def test_the_event_names_what_was_changed(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=farid["id"], email="f@example.com", lastName="Moreau")

    event = next(each for each in left_by(company).events if each.kind == "user.updated")
    assert event.subject_id == farid["id"]
    assert json.loads(event.fields) == ["email", "last_name"]


def test_candidates_show_the_new_name_at_once(api: Client, farid: Results) -> None:
    candidate = api("candidate.create", name="Otto Nobody", creditedToUserId=farid["id"])

    updated = api("user.update", userId=farid["id"], lastName="Moreau")

    assert api("candidate.info", id=candidate["id"])["creditedToUser"] == updated


# E-mail


def test_the_case_of_an_address_can_be_changed(api: Client, farid: Results) -> None:
    assert (
        api("user.update", userId=farid["id"], email="FARID.Haddad@example.com")["email"] == "FARID.Haddad@example.com"
    )


def test_the_address_of_another_is_refused(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=company.user, email="ada@example.com")

    code, message = api.refused("user.update", userId=farid["id"], email="ADA@example.com")

    assert code == "user_email_taken"
    assert "ADA@example.com" in message
    assert api("user.info", userId=farid["id"]) == farid


# The manager


def test_null_leaves_a_user_without_a_manager(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=farid["id"], managerId=company.user)

    assert "managerId" not in api("user.update", userId=farid["id"], managerId=None)


def test_nobody_manages_themselves(api: Client, farid: Results) -> None:
    code, message = api.refused("user.update", userId=farid["id"], managerId=farid["id"])

    assert code == "invalid_input"
    assert "`managerId`" in message


def test_nobody_manages_themselves_over_others(api: Client, company: Company, farid: Results) -> None:
    noor = api(
        "user.create",
        firstName="Noor",
        lastName="Quintero",
        email="noor@example.com",
        globalRole="Limited Access",
        managerId=farid["id"],
    )
    api("user.update", userId=farid["id"], managerId=company.user)

    code, message = api.refused("user.update", userId=company.user, managerId=noor["id"])

    assert code == "invalid_input"
    assert "`managerId`" in message
    assert "managerId" not in api("user.info", userId=company.user)


def test_an_unknown_manager_is_not_found(api: Client, farid: Results) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("user.update", userId=farid["id"], managerId=unknown)

    assert refused == ("user_not_found", f"User not found: {unknown}")


# The last administrator


def test_the_last_administrator_stays_one(api: Client, company: Company, farid: Results) -> None:
    code, message = api.refused("user.update", userId=company.user, globalRole="Limited Access")

    assert code == "last_admin"
    assert company.user in message
    assert api("user.info", userId=company.user)["globalRole"] == "Organization Admin"
    assert farid["globalRole"] == "Elevated Access"


def test_one_of_two_administrators_can_become_less(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=farid["id"], globalRole="Organization Admin")

    assert api("user.update", userId=company.user, globalRole="External Recruiter")["isEnabled"] is True


def test_an_administrator_who_is_deactivated_does_not_count(api: Client, company: Company, farid: Results) -> None:
    api("user.update", userId=farid["id"], globalRole="Organization Admin")
    api("user.deactivate", userId=farid["id"])

    assert api.refused("user.update", userId=company.user, globalRole="Limited Access")[0] == "last_admin"


def test_other_things_of_the_last_administrator_can_be_changed(api: Client, company: Company) -> None:
    updated = api("user.update", userId=company.user, firstName="Grace", globalRole="Organization Admin")

    assert updated["firstName"] == "Grace"


# What is wrong


def test_what_a_key_acts_as_cannot_be_changed(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)

    code, message = api.refused("user.update", userId=str(service[0]), firstName="Robot")

    assert (code, message) == ("user_not_found", f"User not found: {service[0]}")


def test_an_unknown_user_is_not_found(api: Client) -> None:
    assert api.refused("user.update", userId=str(uuid.uuid4()), firstName="Nobody")[0] == "user_not_found"


WRONG = [
    ("userId", "abc"),
    ("firstName", ""),
    ("firstName", None),
    ("lastName", "a" * 501),
    ("email", "farid"),
    ("email", None),
    ("globalRole", "Owner"),
    ("managerId", "abc"),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, farid: Results, parameter: str, value: Any) -> None:
    code, message = api.refused("user.update", **{"userId": farid["id"], parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api("user.info", userId=farid["id"]) == farid
