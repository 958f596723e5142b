"""interviewerPool.archiveTrainingStage."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, stage, stage_ids
from tests.client import Client

ARCHIVE = "interviewerPool.archiveTrainingStage"


def test_the_other_stages_close_the_gap(api: Client) -> None:
    pool_id = pool(api)
    first, second, third = (stage(api, pool_id) for _ in range(3))

    shown = api(ARCHIVE, interviewerPoolTrainingPathStageId=second)

    assert stage_ids(shown) == [first, third]
    assert info(api, pool_id) == shown
    last = stage(api, pool_id, stageNumber=2)
    assert stage_ids(info(api, pool_id)) == [first, third, last]


def test_the_last_stage_can_be_archived_and_the_path_stays_enabled(api: Client) -> None:
    pool_id = pool(api)

    shown = api(ARCHIVE, interviewerPoolTrainingPathStageId=stage(api, pool_id))

    assert (shown["trainingPath"]["enabled"], shown["trainingPath"]["trainingStages"]) == (True, [])


def test_a_stage_in_which_a_trainee_stands_is_refused(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id)
    before = add(api, pool_id, user_id, stage_id)

    code, message = api.refused(ARCHIVE, interviewerPoolTrainingPathStageId=stage_id)

    assert code == "interviewer_pool_training_stage_in_use"
    assert stage_id in message
    assert info(api, pool_id) == before


def test_when_the_trainee_has_gone_it_can_be_archived(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id)
    add(api, pool_id, user_id, stage_id)
    add(api, pool_id, user_id)

    assert stage_ids(api(ARCHIVE, interviewerPoolTrainingPathStageId=stage_id)) == []


def test_archiving_twice_changes_nothing(api: Client) -> None:
    stage_id = stage(api, pool(api))
    once = api(ARCHIVE, interviewerPoolTrainingPathStageId=stage_id)
    _, token = api.run("interviewerPool.list")

    assert api(ARCHIVE, interviewerPoolTrainingPathStageId=stage_id) == once
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_an_unknown_stage_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused(ARCHIVE, interviewerPoolTrainingPathStageId=unknown)

    assert code == "interviewer_pool_training_stage_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "stage", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused(ARCHIVE, interviewerPoolTrainingPathStageId=value)

    assert code == "invalid_input"
    assert "`interviewerPoolTrainingPathStageId`" in message
