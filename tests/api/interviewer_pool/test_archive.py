"""interviewerPool.archive."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, later, person, pool, qualified
from tests.cast import Company
from tests.client import Client


def test_an_archived_pool_is_listed_no_more_and_keeps_its_users(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    before = add(api, pool_id, user_id)

    archived = api("interviewerPool.archive", interviewerPoolId=pool_id)

    assert archived == {**before, "isArchived": True}
    assert qualified(info(api, pool_id)) == [user_id]
    assert api.all("interviewerPool.list") == []


def test_an_archived_pool_comes_in_a_sync_that_asks_for_archived_ones(api: Client) -> None:
    pool_id = pool(api)
    _, token = api.run("interviewerPool.list", includeArchivedPools=True)

    api("interviewerPool.archive", interviewerPoolId=pool_id)

    changed = api.all("interviewerPool.list", includeArchivedPools=True, syncToken=token)
    assert [(each["id"], each["isArchived"]) for each in changed] == [(pool_id, True)]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    pool_id = pool(api)
    once = api("interviewerPool.archive", interviewerPoolId=pool_id)
    _, token = api.run("interviewerPool.list", includeArchivedPools=True)
    later(company)

    assert api("interviewerPool.archive", interviewerPoolId=pool_id) == once
    assert api.all("interviewerPool.list", includeArchivedPools=True, syncToken=token) == []


def test_an_unknown_pool_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewerPool.archive", interviewerPoolId=unknown)

    assert code == "interviewer_pool_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "pool", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused("interviewerPool.archive", interviewerPoolId=value)

    assert code == "invalid_input"
    assert "`interviewerPoolId`" in message
