"""user.createInterviewerPause."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.wire import show_time
from tests.cast import Company, raw
from tests.client import Client

CREATE = "user.createInterviewerPause"


def in_hours(company: Company, hours: float) -> str:
    """A time that many hours from now."""
    moment = company.server.app.world.clock.now() + timedelta(hours=hours)
    return show_time(moment)


def test_a_pause_is_shown_as_it_was_described(api: Client, company: Company) -> None:
    said = {"startsAt": in_hours(company, 1), "endsAt": in_hours(company, 2), "comment": "Travelling"}

    pause = api(CREATE, userId=company.user, **said)

    assert list(pause) == ["id", "userId", "startsAt", "endsAt", "comment", "createdAt"]
    assert pause == {"id": pause["id"], "userId": company.user, **said, "createdAt": pause["createdAt"]}
    assert api("user.listInterviewerPauses", userId=company.user) == [pause]


def test_where_nothing_is_said_a_pause_begins_now_and_is_open(api: Client, company: Company) -> None:
    pause = api(CREATE, userId=company.user)

    assert pause["startsAt"] == pause["createdAt"]
    assert (pause["endsAt"], pause["comment"]) == (None, None)


def test_a_pause_can_have_begun_already(api: Client, company: Company) -> None:
    began = in_hours(company, -48)

    assert api(CREATE, userId=company.user, startsAt=began)["startsAt"] == began


def test_times_with_an_offset_are_shown_in_utc(api: Client, company: Company) -> None:
    pause = api(CREATE, userId=company.user, startsAt="2099-01-01T01:30:00+01:30", endsAt="2099-01-02T00:00:00.5Z")

    assert (pause["startsAt"], pause["endsAt"]) == ("2099-01-01T00:00:00.000Z", "2099-01-02T00:00:00.500Z")


def test_the_comment_is_kept_without_the_spaces_around_it(api: Client, company: Company) -> None:
    assert api(CREATE, userId=company.user, comment=" On leave\n")["comment"] == "On leave"


@pytest.mark.parametrize("starts_in", [0, 24])
def test_a_second_pause_is_refused(api: Client, company: Company, starts_in: int) -> None:
    first = api(CREATE, userId=company.user, startsAt=in_hours(company, starts_in))

    code, message = api.refused(CREATE, userId=company.user, startsAt=in_hours(company, 1_000))

    assert code == "interviewer_pause_already_exists"
    assert company.user in message
    assert first["id"] in message
    assert api("user.listInterviewerPauses", userId=company.user) == [first]


def test_after_the_first_has_ended_there_can_be_a_second(api: Client, company: Company) -> None:
    api(CREATE, userId=company.user, endsAt=in_hours(company, 1))
    company.server.app.world.clock.advance(timedelta(hours=1))

    second = api(CREATE, userId=company.user)

    assert api("user.listInterviewerPauses", userId=company.user) == [second]


def test_after_the_first_is_deleted_there_can_be_a_second(api: Client, company: Company) -> None:
    first = api(CREATE, userId=company.user)
    api("user.deleteInterviewerPause", interviewerPauseId=first["id"])

    second = api(CREATE, userId=company.user, comment="On leave")

    assert api("user.listInterviewerPauses", userId=company.user) == [second]


@pytest.mark.parametrize("one_is_over", [True, False])
def test_of_many_who_ask_at_once_one_gets_the_pause(api: Client, company: Company, *, one_is_over: bool) -> None:
    if one_is_over:
        api(CREATE, userId=company.user, endsAt=in_hours(company, 1))
        company.server.app.world.clock.advance(timedelta(hours=1))

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: api.answer(CREATE, {"userId": company.user}), range(8)))

    made = [answer.results for answer in answers if answer.body["success"]]
    assert len(made) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"interviewer_pause_already_exists"}
    assert api("user.listInterviewerPauses", userId=company.user) == made


def test_each_user_has_their_own(api: Client, company: Company) -> None:
    pauses = [api(CREATE, userId=each) for each in (company.user, company.things["another_user"])]

    assert [api("user.listInterviewerPauses", userId=each["userId"]) for each in pauses] == [[each] for each in pauses]


def test_a_deactivated_user_can_be_paused(api: Client, company: Company) -> None:
    user_id = company.things["another_user"]
    api("user.deactivate", userId=user_id)

    assert api(CREATE, userId=user_id)["userId"] == user_id


@pytest.mark.parametrize(("starts_in", "ends_in"), [(2, 1), (2, 2), (None, -1), (-3, -1)])
def test_a_pause_that_ends_too_soon_is_refused(
    api: Client, company: Company, starts_in: int | None, ends_in: int
) -> None:
    now = company.server.app.world.clock.now()
    start = {} if starts_in is None else {"startsAt": show_time(now + timedelta(hours=starts_in))}
    end = show_time(now + timedelta(hours=ends_in))

    code, message = api.refused(CREATE, userId=company.user, **start, endsAt=end)

    assert code == "invalid_input"
    assert "`endsAt`" in message
    assert api("user.listInterviewerPauses", userId=company.user) == []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("userId", None),
        ("userId", "somebody"),
        ("startsAt", None),
        ("startsAt", "tomorrow"),
        ("startsAt", 7),
        ("endsAt", None),
        ("endsAt", "2099-13-01T00:00:00Z"),
        ("comment", None),
        ("comment", " "),
        ("comment", "x" * 5_001),
        ("id", "pause"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, company: Company, parameter: str, value: Any) -> None:
    code, message = api.refused(CREATE, **({"userId": company.user} | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api("user.listInterviewerPauses", userId=company.user) == []


def test_an_unknown_user_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(CREATE, userId=unknown)

    assert code == "user_not_found"
    assert unknown in message


def test_what_a_key_acts_as_is_no_interviewer(api: Client, company: Company) -> None:
    api("candidateTag.list")  # now there is a key
    found = raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)

    assert api.refused(CREATE, userId=str(found[0][0]))[0] == "user_not_found"


def test_an_id_that_is_given_is_kept_and_not_given_twice(api: Client, company: Company) -> None:
    given = str(uuid.uuid4())

    assert api(CREATE, userId=company.user, id=given)["id"] == given
    code, message = api.refused(CREATE, userId=company.things["another_user"], id=given)
    assert code == "id_taken"
    assert given in message


def test_a_pause_that_is_there_is_told_before_an_id_that_is_taken(api: Client, company: Company) -> None:
    first = api(CREATE, userId=company.user)

    assert api.refused(CREATE, userId=company.user, id=first["id"])[0] == "interviewer_pause_already_exists"


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain(CREATE, userId=company.user, id=given)["id"] != given
