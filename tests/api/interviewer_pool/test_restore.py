"""interviewerPool.restore."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, qualified
from tests.client import Client


def test_a_restored_pool_is_listed_and_takes_users_again(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    before = info(api, pool_id)
    api("interviewerPool.archive", interviewerPoolId=pool_id)

    assert api("interviewerPool.restore", interviewerPoolId=pool_id) == before
    assert [each["id"] for each in api.all("interviewerPool.list")] == [pool_id]
    assert qualified(add(api, pool_id, user_id)) == [user_id]


def test_a_pool_that_is_not_archived_stays_as_it_is(api: Client) -> None:
    pool_id = pool(api)
    before, (_, token) = info(api, pool_id), api.run("interviewerPool.list")

    assert api("interviewerPool.restore", interviewerPoolId=pool_id) == before
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_an_unknown_pool_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewerPool.restore", interviewerPoolId=unknown)

    assert code == "interviewer_pool_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "pool", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused("interviewerPool.restore", interviewerPoolId=value)

    assert code == "invalid_input"
    assert "`interviewerPoolId`" in message
