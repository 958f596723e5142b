"""interviewerPool.restoreTrainingStage."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, stage, stage_ids
from tests.client import Client

RESTORE = "interviewerPool.restoreTrainingStage"


def test_a_restored_stage_is_the_last_and_takes_trainees_again(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=first)

    shown = api(RESTORE, interviewerPoolTrainingPathStageId=first)

    assert stage_ids(shown) == [second, third, first]
    assert info(api, pool_id) == shown
    assert progress(add(api, pool_id, user_id, first)) == {user_id: (first, 0)}


def test_a_stage_that_is_not_archived_stays_as_it_is(api: Client) -> None:
    pool_id = pool(api)
    first, second = stage(api, pool_id), stage(api, pool_id)
    _, token = api.run("interviewerPool.list")

    assert stage_ids(api(RESTORE, interviewerPoolTrainingPathStageId=first)) == [first, second]
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_an_unknown_stage_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(RESTORE, interviewerPoolTrainingPathStageId=unknown)

    assert code == "interviewer_pool_training_stage_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "stage", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused(RESTORE, interviewerPoolTrainingPathStageId=value)

    assert code == "invalid_input"
    assert "`interviewerPoolTrainingPathStageId`" in message
