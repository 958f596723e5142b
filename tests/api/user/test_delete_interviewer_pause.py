"""user.deleteInterviewerPause."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from rowantree.core.wire import show_time
from tests.cast import Company
from tests.client import Client

DELETE = "user.deleteInterviewerPause"


@pytest.mark.parametrize("starts_at", ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
def test_a_pause_is_listed_no_more(api: Client, company: Company, starts_at: str) -> None:
    pause = api("user.createInterviewerPause", userId=company.user, startsAt=starts_at)

    assert api(DELETE, interviewerPauseId=pause["id"]) == {"id": pause["id"]}
    assert api("user.listInterviewerPauses", userId=company.user) == []


def test_anothers_pause_stays(api: Client, company: Company) -> None:
    pause, other = (
        api("user.createInterviewerPause", userId=each) for each in (company.user, company.things["another_user"])
    )

    api(DELETE, interviewerPauseId=pause["id"])

    assert api("user.listInterviewerPauses", userId=other["userId"]) == [other]


def test_a_pause_cannot_be_deleted_twice(api: Client, company: Company) -> None:
    pause = api("user.createInterviewerPause", userId=company.user)
    api(DELETE, interviewerPauseId=pause["id"])

    code, message = api.refused(DELETE, interviewerPauseId=pause["id"])

    assert code == "interviewer_pause_not_found"
    assert pause["id"] in message


def test_of_many_who_delete_it_at_once_one_succeeds(api: Client, company: Company) -> None:
    pause = api("user.createInterviewerPause", userId=company.user)

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(lambda _: api.answer(DELETE, {"interviewerPauseId": pause["id"]}), range(6)))

    assert [answer.body["success"] for answer in answers].count(True) == 1
    assert {answer.code for answer in answers if not answer.body["success"]} == {"interviewer_pause_not_found"}


def test_a_pause_that_is_over_is_not_found(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    ends_at = show_time(clock.now() + timedelta(hours=1))
    pause = api("user.createInterviewerPause", userId=company.user, endsAt=ends_at)
    clock.advance(timedelta(hours=1))

    assert api.refused(DELETE, interviewerPauseId=pause["id"])[0] == "interviewer_pause_not_found"


def test_an_unknown_pause_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(DELETE, interviewerPauseId=unknown)

    assert code == "interviewer_pause_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "pause", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused(DELETE, interviewerPauseId=value)

    assert code == "invalid_input"
    assert "`interviewerPauseId`" in message
