"""interviewerPool.updateTrainingStage."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, qualified, stage
from tests.client import Client, Results

UPDATE = "interviewerPool.updateTrainingStage"


def update(api: Client, stage_id: str, **said: object) -> Results:
    """Changes a stage."""
    return api(UPDATE, interviewerPoolTrainingPathStageId=stage_id, **said)


def test_what_is_said_is_changed_and_the_rest_stays(api: Client) -> None:
    pool_id, approver = pool(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=2)
    user = api("user.info", userId=approver)

    for said, shown in (
        ({"interviewerRole": "ReverseShadow"}, {"interviewerRole": "ReverseShadow"}),
        ({"interviewsRequired": 5}, {"interviewsRequired": 5}),
        ({"approverIds": [approver]}, {"approvers": [user]}),
        ({"approvalRequired": True}, {"approvalRequired": True}),
    ):
        before = info(api, pool_id)["trainingPath"]["trainingStages"]
        after = update(api, stage_id, **said)
        assert after["trainingPath"]["trainingStages"] == [before[0] | shown]
        assert info(api, pool_id) == after


@pytest.mark.parametrize("said", [{}, {"interviewsRequired": 1}, {"approvalRequired": False}, {"approverIds": []}])
def test_what_is_so_already_changes_nothing(api: Client, said: dict[str, Any]) -> None:
    pool_id = pool(api)
    stage_id = stage(api, pool_id)
    before, (_, token) = info(api, pool_id), api.run("interviewerPool.list")

    assert update(api, stage_id, **said) == before
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_trainees_who_have_done_all_that_is_asked_for_move_on(api: Client) -> None:
    pool_id, (ahead, behind, elsewhere) = pool(api), [person(api) for _ in range(3)]
    first, second = stage(api, pool_id, interviewsRequired=3), stage(api, pool_id, interviewsRequired=3)
    for user_id, stage_id, held in ((ahead, first, 2), (behind, first, 1), (elsewhere, second, 2)):
        add(api, pool_id, user_id, stage_id)
        for _ in range(held):
            api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    shown = update(api, first, interviewsRequired=2)

    assert progress(shown) == {ahead: (second, 0), behind: (first, 1), elsewhere: (second, 2)}


def test_trainees_wait_no_more_when_no_approval_is_required(api: Client) -> None:
    pool_id, trainee = pool(api), person(api)
    stage_id = stage(api, pool_id, approvalRequired=True, approverIds=[person(api)])
    add(api, pool_id, trainee, stage_id)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=trainee)

    assert qualified(update(api, stage_id, approvalRequired=False)) == [trainee]


def test_an_approval_that_nobody_can_give_is_refused(api: Client) -> None:
    pool_id = pool(api)
    without, with_one = stage(api, pool_id), stage(api, pool_id, approvalRequired=True, approverIds=[person(api)])

    for stage_id, said in ((without, {"approvalRequired": True}), (with_one, {"approverIds": []})):
        code, message = api.refused(UPDATE, interviewerPoolTrainingPathStageId=stage_id, **said)
        assert code == "invalid_input"
        assert "`approverIds`" in message


def test_an_approver_who_is_deactivated_stays_but_a_new_one_is_refused(api: Client) -> None:
    approver, other, third = person(api), person(api), person(api)
    stage_id = stage(api, pool(api), approverIds=[approver])
    api("user.deactivate", userId=approver)
    api("user.deactivate", userId=other)

    shown = update(api, stage_id, approverIds=[approver, third])
    code, message = api.refused(UPDATE, interviewerPoolTrainingPathStageId=stage_id, approverIds=[other])

    assert [each["id"] for each in shown["trainingPath"]["trainingStages"][0]["approvers"]] == [approver, third]
    assert code == "invalid_input"
    assert "`approverIds`" in message


def test_what_there_is_not_is_refused(api: Client) -> None:
    unknown, stage_id = str(uuid.uuid4()), stage(api, pool(api))

    no_stage = api.refused(UPDATE, interviewerPoolTrainingPathStageId=unknown, interviewsRequired=2)
    nobody = api.refused(UPDATE, interviewerPoolTrainingPathStageId=stage_id, approverIds=[unknown])

    assert (no_stage[0], nobody[0]) == ("interviewer_pool_training_stage_not_found", "user_not_found")
    assert unknown in no_stage[1]
    assert unknown in nobody[1]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("interviewerPoolTrainingPathStageId", None),
        ("interviewerRole", "Watcher"),
        ("interviewsRequired", 0),
        ("interviewsRequired", None),
        ("approvalRequired", "maybe"),
        ("approverIds", None),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"interviewerPoolTrainingPathStageId": stage(api, pool(api))} | {parameter: value}

    code, message = api.refused(UPDATE, **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
