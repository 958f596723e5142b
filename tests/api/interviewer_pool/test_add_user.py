"""interviewerPool.addUser."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from rowantree.domain import interviewer_pools
from tests.api.interviewer_pool.pools import add, info, person, pool, progress, qualified, stage
from tests.cast import Company, raw
from tests.client import Client


@pytest.mark.parametrize("requires_training", [True, False])
def test_without_a_stage_a_user_is_qualified(api: Client, *, requires_training: bool) -> None:
    pool_id, user_id = pool(api, requires_training=requires_training), person(api)

    shown = add(api, pool_id, user_id)

    assert (qualified(shown), shown["trainees"]) == ([user_id], [])
    assert info(api, pool_id) == shown


def test_with_a_stage_a_user_is_a_trainee_there(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage(api, pool_id)
    second = stage(api, pool_id)

    shown = add(api, pool_id, user_id, second)

    assert (qualified(shown), progress(shown)) == ([], {user_id: (second, 0)})
    assert info(api, pool_id) == shown


def test_a_trainee_who_is_added_without_a_stage_is_qualified(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    add(api, pool_id, user_id, stage(api, pool_id))

    shown = add(api, pool_id, user_id)

    assert (qualified(shown), progress(shown)) == ([user_id], {})


def test_somebody_qualified_who_is_added_with_a_stage_is_a_trainee(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id)
    add(api, pool_id, user_id)

    shown = add(api, pool_id, user_id, stage_id)

    assert (qualified(shown), progress(shown)) == ([], {user_id: (stage_id, 0)})


def test_a_trainee_who_is_added_to_another_stage_begins_there(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, second = stage(api, pool_id, interviewsRequired=3), stage(api, pool_id)
    add(api, pool_id, user_id, first)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    assert progress(add(api, pool_id, user_id, second)) == {user_id: (second, 0)}
    assert progress(add(api, pool_id, user_id, first)) == {user_id: (first, 0)}


def test_who_is_there_already_stays_as_they_are(api: Client) -> None:
    pool_id, trainee, other = pool(api), person(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=3)
    add(api, pool_id, trainee, stage_id)
    add(api, pool_id, other)
    before = api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=trainee)
    _, token = api.run("interviewerPool.list")

    assert add(api, pool_id, trainee, stage_id) == before
    assert add(api, pool_id, other) == before
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_a_user_can_be_in_several_pools(api: Client) -> None:
    user_id, pools = person(api), [pool(api), pool(api)]
    for each in pools:
        add(api, each, user_id)

    assert [qualified(info(api, each)) for each in pools] == [[user_id], [user_id]]


def test_of_many_who_add_the_same_user_at_once_all_succeed(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)

    with ThreadPoolExecutor(6) as threads:
        shown = list(threads.map(lambda _: add(api, pool_id, user_id), range(6)))

    assert [qualified(each) for each in shown] == [[user_id]] * 6


def test_a_stage_of_a_pool_that_requires_no_training_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api, requires_training=False), person(api)
    stage_id = stage(api, pool_id)

    code, message = api.refused(
        "interviewerPool.addUser",
        interviewerPoolId=pool_id,
        userId=user_id,
        interviewerPoolTrainingPathStageId=stage_id,
    )

    assert code == "interviewer_pool_requires_no_training"
    assert pool_id in message
    assert info(api, pool_id)["trainees"] == []


def test_a_stage_of_another_pool_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    elsewhere = stage(api, pool(api))

    code, message = api.refused(
        "interviewerPool.addUser",
        interviewerPoolId=pool_id,
        userId=user_id,
        interviewerPoolTrainingPathStageId=elsewhere,
    )

    assert code == "interviewer_pool_training_stage_not_found"
    assert elsewhere in message


def test_an_archived_stage_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id)
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=stage_id)

    code, _ = api.refused(
        "interviewerPool.addUser",
        interviewerPoolId=pool_id,
        userId=user_id,
        interviewerPoolTrainingPathStageId=stage_id,
    )

    assert code == "interviewer_pool_training_stage_not_found"


def test_an_archived_pool_takes_nobody(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    api("interviewerPool.archive", interviewerPoolId=pool_id)

    code, message = api.refused("interviewerPool.addUser", interviewerPoolId=pool_id, userId=user_id)

    assert code == "interviewer_pool_archived"
    assert pool_id in message


def test_a_deactivated_user_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    api("user.deactivate", userId=user_id)

    code, message = api.refused("interviewerPool.addUser", interviewerPoolId=pool_id, userId=user_id)

    assert code == "invalid_input"
    assert "`userId`" in message


def test_what_a_key_acts_as_is_no_interviewer(api: Client, company: Company) -> None:
    service = str(
        raw(company.server, 'SELECT id FROM "user" WHERE organization_id = ? AND is_service', company.number)[0][0]
    )

    code, _ = api.refused("interviewerPool.addUser", interviewerPoolId=pool(api), userId=service)

    assert code == "user_not_found"


def test_a_full_pool_is_refused(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interviewer_pools, "MAX_MEMBERS", 2)
    pool_id, users = pool(api), [person(api) for _ in range(3)]
    for user_id in users[:2]:
        add(api, pool_id, user_id)

    code, message = api.refused("interviewerPool.addUser", interviewerPoolId=pool_id, userId=users[2])

    assert code == "invalid_input"
    assert "`interviewerPoolId`" in message


@pytest.mark.parametrize(
    ("parameter", "code"),
    [
        ("interviewerPoolId", "interviewer_pool_not_found"),
        ("userId", "user_not_found"),
        ("interviewerPoolTrainingPathStageId", "interviewer_pool_training_stage_not_found"),
    ],
)
def test_what_there_is_not_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"interviewerPoolId": pool(api), "userId": person(api)} | {parameter: unknown}

    refused, message = api.refused("interviewerPool.addUser", **body)

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize("parameter", ["interviewerPoolId", "userId", "interviewerPoolTrainingPathStageId"])
@pytest.mark.parametrize("value", [None, "", "somebody", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"interviewerPoolId": str(uuid.uuid4()), "userId": str(uuid.uuid4())} | {parameter: value}

    code, message = api.refused("interviewerPool.addUser", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
