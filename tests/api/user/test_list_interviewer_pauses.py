"""user.listInterviewerPauses."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from rowantree.core.wire import show_time
from tests.cast import Company, raw
from tests.client import Client

LIST = "user.listInterviewerPauses"


def test_without_a_pause_the_list_is_empty(api: Client, company: Company) -> None:
    assert api(LIST, userId=company.user) == []


def test_a_pause_is_listed_until_it_is_over(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    starts_at, ends_at = (show_time(clock.now() + timedelta(hours=hours)) for hours in (1, 2))
    pause = api("user.createInterviewerPause", userId=company.user, startsAt=starts_at, endsAt=ends_at)

    scheduled = api(LIST, userId=company.user)
    clock.advance(timedelta(hours=1))
    active = api(LIST, userId=company.user)
    clock.advance(timedelta(hours=1))

    assert scheduled == active == [pause]
    assert api(LIST, userId=company.user) == []


def test_an_open_pause_is_never_over(api: Client, company: Company) -> None:
    pause = api("user.createInterviewerPause", userId=company.user, startsAt="2020-01-01T00:00:00Z")

    assert api(LIST, userId=company.user) == [pause]


def test_anothers_pause_is_not_listed(api: Client, company: Company) -> None:
    api("user.createInterviewerPause", userId=company.user)

    assert api(LIST, userId=company.things["another_user"]) == []


def test_a_deactivated_users_pause_is_listed(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]
    pause = api("user.createInterviewerPause", userId=user_id)
    api("user.deactivate", userId=user_id)

    assert api(LIST, userId=user_id) == [pause]


def test_an_unknown_user_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(LIST, userId=unknown)

    assert code == "user_not_found"
    assert unknown in message


def test_what_a_key_acts_as_has_no_pauses(api: Client, company: Company) -> None:
    api("candidateTag.list")  # now there is a key
    found = raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)

    assert api.refused(LIST, userId=str(found[0][0]))[0] == "user_not_found"


@pytest.mark.parametrize("value", [None, "", "somebody", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused(LIST, userId=value)

    assert code == "invalid_input"
    assert "`userId`" in message
