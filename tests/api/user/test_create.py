"""user.create."""

from __future__ import annotations

import typing
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest

from rowantree.models.organization import GlobalRole
from tests.cast import Company, raw
from tests.client import Client
from tests.webhooks.deliveries import left_by

SERVICE = 'SELECT id FROM "user" WHERE organization_id = ? AND is_service'

BODY = {"firstName": "Noor", "lastName": "Quintero", "email": "Noor@example.com", "globalRole": "Limited Access"}


def test_a_new_user_is_there_and_enabled(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    before = clock.now()

    created = api("user.create", **BODY)

    uuid.UUID(created["id"])
    assert created == {
        "id": created["id"],
        **BODY,
        "isEnabled": True,
        "updatedAt": created["updatedAt"],
        "customFields": [],
    }
    assert before <= datetime.fromisoformat(created["updatedAt"]) <= clock.now()
    assert api("user.info", userId=created["id"]) == created


def test_names_lose_the_space_around_them(api: Client) -> None:
    created = api("user.create", **BODY | {"firstName": " Noor ", "lastName": "\tQuintero", "email": " n@example.com"})

    assert (created["firstName"], created["lastName"], created["email"]) == ("Noor", "Quintero", "n@example.com")


@pytest.mark.parametrize("role", typing.get_args(GlobalRole))
def test_every_role_can_be_given(api: Client, role: str) -> None:
    assert api("user.create", **BODY | {"globalRole": role})["globalRole"] == role


def test_a_new_user_can_have_a_manager(api: Client, company: Company) -> None:
    assert api("user.create", **BODY, managerId=company.user)["managerId"] == company.user


def test_a_new_user_can_get_credit(api: Client) -> None:
    created = api("user.create", **BODY)

    candidate = api("candidate.create", name="Otto Nobody", creditedToUserId=created["id"])
    assert candidate["creditedToUser"] == created


def test_an_import_keeps_its_ids(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("user.create", **BODY, id=given.upper())["id"] == given


def test_an_id_belongs_to_one_user(api: Client, company: Company) -> None:
    code, message = api.refused("user.create", **BODY, id=company.user)

    assert code == "id_taken"
    assert company.user in message


@pytest.mark.parametrize("email", ["noor@example.com", "NOOR@EXAMPLE.COM", " Noor@example.com"])
def test_an_e_mail_address_belongs_to_one_user(api: Client, email: str) -> None:
    api("user.create", **BODY)

    code, message = api.refused("user.create", **BODY | {"email": email})

    assert code == "user_email_taken"
    assert email.strip() in message
    assert len(api.all("user.list")) == 2


def test_an_e_mail_address_belongs_to_one_user_even_where_several_ask_at_once(api: Client) -> None:
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda _: api.answer("user.create", BODY), range(8)))

    assert sorted(answer.body["success"] for answer in answers) == [False] * 7 + [True]
    assert len(api.all("user.list")) == 2


def test_the_address_of_somebody_deactivated_stays_theirs(api: Client) -> None:
    api("user.deactivate", userId=api("user.create", **BODY)["id"])

    assert api.refused("user.create", **BODY)[0] == "user_email_taken"


def test_the_neighbour_may_have_the_same_address(api: Client, neighbour: Company) -> None:
    neighbour.admin("user.create", **BODY)

    assert api("user.create", **BODY)["email"] == BODY["email"]


def test_the_event_says_who_was_created(api: Client, company: Company) -> None:
    created = api("user.create", **BODY)

    assert [each.kind for each in left_by(company).events if each.subject_id == created["id"]] == ["user.created"]


def test_an_unknown_manager_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("user.create", **BODY, managerId=unknown) == ("user_not_found", f"User not found: {unknown}")
    assert len(api.all("user.list")) == 1


def test_what_a_key_acts_as_manages_nobody(api: Client, company: Company) -> None:
    (service,) = raw(company.server, SERVICE, company.number)

    assert api.refused("user.create", **BODY, managerId=str(service[0]))[0] == "user_not_found"


@pytest.mark.parametrize("parameter", ["firstName", "lastName", "email", "globalRole"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {name: value for name, value in BODY.items() if name != parameter}

    assert api.refused("user.create", **body) == ("invalid_input", f"`{parameter}` is required")


WRONG = [
    ("firstName", ""),
    ("firstName", "  "),
    ("firstName", None),
    ("lastName", ""),
    ("lastName", "a" * 501),
    ("lastName", 5),
    ("email", "noor"),
    ("email", "noor@"),
    ("email", ""),
    ("email", None),
    ("globalRole", "Owner"),
    ("globalRole", None),
    ("managerId", "abc"),
    ("managerId", None),
    ("id", "abc"),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("user.create", **BODY | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert len(api.all("user.list")) == 1
