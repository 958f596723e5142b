"""interviewerPool.recordTrainingInterview."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, qualified, stage
from tests.cast import Company
from tests.client import Client


def record(api: Client, pool_id: str, user_id: str) -> Any:
    """Counts an interview of a trainee."""
    return api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)


def test_interviews_are_counted_until_the_stage_has_enough(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, second = stage(api, pool_id, interviewsRequired=3), stage(api, pool_id, interviewerRole="ReverseShadow")
    add(api, pool_id, user_id, first)

    assert [progress(record(api, pool_id, user_id))[user_id] for _ in range(3)] == [(first, 1), (first, 2), (second, 0)]
    assert progress(info(api, pool_id)) == {user_id: (second, 0)}


def test_after_the_last_stage_a_trainee_is_qualified(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, _ = stage(api, pool_id), stage(api, pool_id)
    add(api, pool_id, user_id, first)
    record(api, pool_id, user_id)

    shown = record(api, pool_id, user_id)

    assert (qualified(shown), shown["trainees"]) == ([user_id], [])


def test_an_archived_stage_is_left_out(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))
    add(api, pool_id, user_id, first)
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=second)

    assert progress(record(api, pool_id, user_id)) == {user_id: (third, 0)}


def test_where_an_approval_is_required_the_trainee_waits_and_is_counted(api: Client, company: Company) -> None:
    pool_id, user_id = pool(api), person(api)
    first = stage(api, pool_id, approvalRequired=True, approverIds=[company.user])
    add(api, pool_id, user_id, first)

    assert progress(record(api, pool_id, user_id)) == {user_id: (first, 1)}
    assert progress(record(api, pool_id, user_id)) == {user_id: (first, 2)}


def test_other_trainees_stay_where_they_are(api: Client) -> None:
    pool_id, user_id, other = pool(api), person(api), person(api)
    first, second = stage(api, pool_id), stage(api, pool_id)
    add(api, pool_id, user_id, first)
    add(api, pool_id, other, first)

    assert progress(record(api, pool_id, user_id)) == {user_id: (second, 0), other: (first, 0)}


def test_of_many_that_are_recorded_at_once_all_count(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=100)
    add(api, pool_id, user_id, stage_id)

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda _: record(api, pool_id, user_id), range(6)))

    assert progress(info(api, pool_id)) == {user_id: (stage_id, 6)}


@pytest.mark.parametrize("is_member", [True, False])
def test_who_is_no_trainee_is_refused(api: Client, *, is_member: bool) -> None:
    pool_id, user_id = pool(api), person(api)
    if is_member:
        add(api, pool_id, user_id)

    code, message = api.refused("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    assert code == "interviewer_pool_trainee_not_found"
    assert user_id in message


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("interviewerPool.archive", {}), "interviewer_pool_archived"),
        (("interviewerPool.update", {"requiresTraining": False}), "interviewer_pool_requires_no_training"),
    ],
)
def test_where_nobody_is_trained_it_is_refused(api: Client, change: tuple[str, dict[str, Any]], code: str) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=2)
    add(api, pool_id, user_id, stage_id)
    operation, said = change
    api(operation, interviewerPoolId=pool_id, **said)

    refused, message = api.refused("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    assert refused == code
    assert pool_id in message
    assert progress(info(api, pool_id)) == {user_id: (stage_id, 0)}


@pytest.mark.parametrize(
    ("parameter", "code"), [("interviewerPoolId", "interviewer_pool_not_found"), ("userId", "user_not_found")]
)
def test_what_there_is_not_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {"interviewerPoolId": pool(api), "userId": person(api)} | {parameter: unknown}

    refused, message = api.refused("interviewerPool.recordTrainingInterview", **body)

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize("parameter", ["interviewerPoolId", "userId"])
def test_what_is_no_id_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {"interviewerPoolId": str(uuid.uuid4()), "userId": str(uuid.uuid4())} | {parameter: "somebody"}

    code, message = api.refused("interviewerPool.recordTrainingInterview", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
