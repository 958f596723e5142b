"""When a message is sent again, and when never."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rowantree.webhooks.retry import wait
from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.told import receiving, tell
from tests.webhooks.deliveries import attempted, later, left_by

WAITS = [10, 30, 70, 150, 310, 630, 1270, 2550, 5110]
"""Seconds before the second to the tenth attempt."""


@pytest.mark.parametrize(("attempts", "seconds"), list(enumerate(WAITS, 1)))
def test_each_wait_is_twice_the_last_and_ten_seconds_more(attempts: int, seconds: int) -> None:
    assert wait(attempts, 500) == timedelta(seconds=seconds)


def test_there_is_no_eleventh_attempt() -> None:
    assert wait(10, 500) is None


@pytest.mark.parametrize("status", [401, 403, 404, 405, 410])
def test_these_answers_are_final(status: int) -> None:
    assert wait(1, status) is None


@pytest.mark.parametrize("status", [None, 302, 304, 400, 402, 406, 408, 409, 411, 422, 429, 500, 502, 503, 504])
def test_after_other_answers_and_after_none_it_is_sent_again(status: int | None) -> None:
    assert wait(1, status) == timedelta(seconds=10)


def test_a_message_is_sent_ten_times_in_all_with_the_same_bytes(api: Client, company: Company) -> None:
    with receiving() as receiver:
        receiver.statuses = [500] * 11
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        waits = []
        for attempt in range(1, 10):
            delivery = attempted(company, attempt)
            waits.append((later(company).due_at - delivery.updated_at).total_seconds())
            _pass_the_time(company)
        delivery = attempted(company, 10)
        messages = receiver.wait_for(10)

        assert waits == WAITS
        assert {message.body for message in messages} == {delivery.payload}
        assert {message.headers["ashby-signature"] for message in messages} == {messages[0].headers["ashby-signature"]}
        assert delivery.state == "given_up"
        assert left_by(company).jobs == []
        assert len(receiver.messages) == 10


def test_a_message_waits_until_its_time_has_come(api: Client, company: Company) -> None:
    clock = company.server.app.world.clock
    with receiving() as receiver:
        receiver.statuses = [500]
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        attempted(company, 1)
        due_at = later(company).due_at
        company.server.app.worker.wake()
        api("candidate.create", name="A later one, told at once")
        receiver.wait_for(2)
        eventually(lambda: len(left_by(company).jobs) == 1)

        assert clock.now() < due_at
        assert later(company).due_at == due_at
        assert len(receiver.messages) == 2


@pytest.mark.parametrize("status", [401, 403, 404, 405, 410])
def test_a_final_answer_ends_it(api: Client, company: Company, status: int) -> None:
    with receiving() as receiver:
        receiver.statuses = [status]
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        delivery = attempted(company, 1)

    assert (delivery.state, delivery.last_outcome) == ("given_up", str(status))
    assert left_by(company).jobs == []


def test_a_message_that_arrives_later_is_the_one_that_was_written_first(api: Client, company: Company) -> None:
    with receiving() as receiver:
        receiver.statuses = [503]
        tell(company, receiver.url)
        candidate_id = api("candidate.create", name="Otto Nobody")["id"]
        attempted(company, 1)
        first = receiver.messages[0]
        _pass_the_time(company)
        second = receiver.wait_for(2)[1]
        delivery = attempted(company, 2)

    assert second.body == first.body
    assert candidate_id.encode() in second.body
    assert (delivery.state, delivery.last_outcome) == ("delivered", "200")
    assert left_by(company).jobs == []


def test_a_failed_message_does_not_hold_up_others(api: Client, company: Company) -> None:
    with receiving() as broken, receiving() as well:
        broken.statuses = [500]
        tell(company, broken.url)
        tell(company, well.url)
        api("candidate.create", name="Otto Nobody")
        well.wait_for(1)
        eventually(lambda: sorted(each.attempts for each in left_by(company).deliveries) == [1, 1])

    assert sorted(each.state for each in left_by(company).deliveries) == ["delivered", "pending"]


def _pass_the_time(company: Company) -> None:
    """Makes it the time at which the company's message is due again."""
    clock = company.server.app.world.clock
    clock.advance(later(company).due_at - clock.now())
    company.server.app.worker.wake()
