"""interviewerPool.removeUser."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, qualified, stage
from tests.client import Client


def remove(api: Client, pool_id: str, user_id: str) -> Any:
    """Takes a user out of a pool."""
    return api("interviewerPool.removeUser", interviewerPoolId=pool_id, userId=user_id)


def test_the_others_stay(api: Client) -> None:
    pool_id, (gone, stays, trainee) = pool(api), [person(api) for _ in range(3)]
    stage_id = stage(api, pool_id)
    add(api, pool_id, gone)
    add(api, pool_id, stays)
    add(api, pool_id, trainee, stage_id)

    shown = remove(api, pool_id, gone)

    assert (qualified(shown), progress(shown)) == ([stays], {trainee: (stage_id, 0)})
    assert info(api, pool_id) == shown


def test_a_trainee_who_comes_back_begins_anew(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=3)
    add(api, pool_id, user_id, stage_id)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    assert remove(api, pool_id, user_id)["trainees"] == []
    assert progress(add(api, pool_id, user_id, stage_id)) == {user_id: (stage_id, 0)}


def test_a_deactivated_user_can_be_removed_from_an_archived_pool(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    add(api, pool_id, user_id)
    api("user.deactivate", userId=user_id)
    api("interviewerPool.archive", interviewerPoolId=pool_id)

    assert remove(api, pool_id, user_id)["qualifiedMembers"] == []


def test_the_user_stays_in_other_pools(api: Client) -> None:
    user_id, first, second = person(api), pool(api), pool(api)
    add(api, first, user_id)
    add(api, second, user_id)

    remove(api, first, user_id)

    assert qualified(info(api, second)) == [user_id]


def test_who_is_not_in_the_pool_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)

    code, message = api.refused("interviewerPool.removeUser", interviewerPoolId=pool_id, userId=user_id)

    assert code == "interviewer_pool_member_not_found"
    assert user_id in message


@pytest.mark.parametrize(
    ("parameter", "code"), [("interviewerPoolId", "interviewer_pool_not_found"), ("userId", "user_not_found")]
)
def test_what_there_is_not_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"interviewerPoolId": pool(api), "userId": person(api)} | {parameter: unknown}

    refused, message = api.refused("interviewerPool.removeUser", **body)

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize("parameter", ["interviewerPoolId", "userId"])
@pytest.mark.parametrize("value", [None, "somebody", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"interviewerPoolId": str(uuid.uuid4()), "userId": str(uuid.uuid4())} | {parameter: value}

    code, message = api.refused("interviewerPool.removeUser", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
