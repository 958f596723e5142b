"""interviewerPool.reorderTrainingStages."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, stage, stage_ids
from tests.client import Client, Results

REORDER = "interviewerPool.reorderTrainingStages"


def reorder(api: Client, pool_id: str, *ids: str) -> Results:
    """Puts stages into another order."""
    return api(REORDER, interviewerPoolId=pool_id, interviewerPoolTrainingPathStageIds=ids)


def test_stages_stand_in_their_new_order(api: Client) -> None:
    pool_id = pool(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))

    shown = reorder(api, pool_id, third, first, second)

    assert stage_ids(shown) == [third, first, second]
    assert info(api, pool_id) == shown


def test_trainees_stay_and_go_on_with_what_follows_now(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))
    add(api, pool_id, user_id, first)

    shown = reorder(api, pool_id, second, first, third)
    after = api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    assert (progress(shown), progress(after)) == ({user_id: (first, 0)}, {user_id: (third, 0)})


def test_the_same_order_changes_nothing(api: Client) -> None:
    pool_id = pool(api)
    ids = [stage(api, pool_id) for _ in range(2)]
    _, token = api.run("interviewerPool.list")

    assert stage_ids(reorder(api, pool_id, *ids)) == ids
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_each_stage_must_be_there_once(api: Client) -> None:
    pool_id = pool(api)
    first, second = stage(api, pool_id), stage(api, pool_id)

    for ids in ([first], [], [first, first], [first, second, second]):
        code, message = api.refused(REORDER, interviewerPoolId=pool_id, interviewerPoolTrainingPathStageIds=ids)
        assert code == "invalid_input"
        assert "`interviewerPoolTrainingPathStageIds`" in message


def test_an_archived_stage_or_one_of_another_pool_is_refused(api: Client) -> None:
    pool_id, elsewhere = pool(api), stage(api, pool(api))
    kept, archived = stage(api, pool_id), stage(api, pool_id)
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=archived)

    for wrong in (archived, elsewhere, str(uuid.uuid4())):
        code, message = api.refused(
            REORDER, interviewerPoolId=pool_id, interviewerPoolTrainingPathStageIds=[kept, wrong]
        )
        assert code == "interviewer_pool_training_stage_not_found"
        assert wrong in message


def test_an_unknown_pool_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(REORDER, interviewerPoolId=unknown, interviewerPoolTrainingPathStageIds=[])

    assert code == "interviewer_pool_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("interviewerPoolId", "pool"),
        ("interviewerPoolTrainingPathStageIds", None),
        ("interviewerPoolTrainingPathStageIds", "stage"),
        ("interviewerPoolTrainingPathStageIds", ["stage"]),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: object) -> None:
    body = {"interviewerPoolId": str(uuid.uuid4()), "interviewerPoolTrainingPathStageIds": []} | {parameter: value}

    code, message = api.refused(REORDER, **body)

    assert code == "invalid_input"
    assert f"`{parameter}" in message
