"""interviewerPool.approveTrainee."""

from __future__ import annotations

import uuid
from typing import NamedTuple

import pytest

from tests.api.interviewer_pool.pools import add, info, on_behalf, person, pool, progress, qualified, stage
from tests.client import Client

APPROVE = "interviewerPool.approveTrainee"


class Waiting(NamedTuple):
    """A trainee who waits for an approval."""

    pool_id: str
    stage_id: str
    trainee: str
    approver: str

    @property
    def body(self) -> dict[str, str]:
        """Whom to approve."""
        return {"interviewerPoolId": self.pool_id, "userId": self.trainee}


@pytest.fixture
def waiting(api: Client) -> Waiting:
    """A trainee who has held all interviews of the first stage."""
    pool_id, trainee, approver = pool(api), person(api), person(api, "Rafael")
    stage_id = stage(api, pool_id, approvalRequired=True, approverIds=[approver])
    add(api, pool_id, trainee, stage_id)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=trainee)
    return Waiting(pool_id, stage_id, trainee, approver)


def test_an_approved_trainee_begins_the_next_stage(api: Client, waiting: Waiting) -> None:
    second = stage(api, waiting.pool_id)

    shown = api(APPROVE, **waiting.body, approverId=waiting.approver)

    assert progress(shown) == {waiting.trainee: (second, 0)}
    assert info(api, waiting.pool_id) == shown


def test_after_the_last_stage_an_approved_trainee_is_qualified(api: Client, waiting: Waiting) -> None:
    shown = api(APPROVE, **waiting.body, approverId=waiting.approver)

    assert (qualified(shown), shown["trainees"]) == ([waiting.trainee], [])


def test_who_the_request_is_made_for_approves(api: Client, waiting: Waiting) -> None:
    shown = on_behalf(api, waiting.approver, APPROVE, **waiting.body).results

    assert qualified(shown) == [waiting.trainee]


def test_nobody_approves_in_anothers_name(api: Client, waiting: Waiting) -> None:
    answer = on_behalf(api, person(api), APPROVE, **waiting.body, approverId=waiting.approver)

    assert answer.code == "invalid_input"
    assert "`approverId`" in answer.message


def test_somebody_who_is_no_approver_is_refused(api: Client, waiting: Waiting) -> None:
    somebody = person(api)

    code, message = api.refused(APPROVE, **waiting.body, approverId=somebody)
    for_them = on_behalf(api, somebody, APPROVE, **waiting.body)

    assert code == for_them.code == "interviewer_pool_approver_not_allowed"
    assert somebody in message
    assert somebody in for_them.message
    assert progress(info(api, waiting.pool_id)) == {waiting.trainee: (waiting.stage_id, 1)}


def test_a_key_does_not_approve_by_itself(api: Client, waiting: Waiting) -> None:
    code, _ = api.refused(APPROVE, **waiting.body)

    assert code == "interviewer_pool_approver_not_allowed"


def test_a_deactivated_approver_is_refused(api: Client, waiting: Waiting) -> None:
    api("user.deactivate", userId=waiting.approver)

    code, _ = api.refused(APPROVE, **waiting.body, approverId=waiting.approver)

    assert code == "interviewer_pool_approver_not_allowed"


def test_who_has_interviews_to_hold_yet_is_not_waiting(api: Client) -> None:
    pool_id, trainee, approver = pool(api), person(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=2, approvalRequired=True, approverIds=[approver])
    add(api, pool_id, trainee, stage_id)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=trainee)

    code, message = api.refused(APPROVE, interviewerPoolId=pool_id, userId=trainee, approverId=approver)

    assert code == "interviewer_pool_trainee_not_waiting_for_approval"
    assert trainee in message


def test_a_stage_without_approval_has_nothing_to_approve(api: Client) -> None:
    pool_id, trainee, approver = pool(api), person(api), person(api)
    add(api, pool_id, trainee, stage(api, pool_id, approverIds=[approver]))

    code, _ = api.refused(APPROVE, interviewerPoolId=pool_id, userId=trainee, approverId=approver)

    assert code == "interviewer_pool_trainee_not_waiting_for_approval"


def test_approving_twice_is_refused(api: Client, waiting: Waiting) -> None:
    api(APPROVE, **waiting.body, approverId=waiting.approver)

    code, message = api.refused(APPROVE, **waiting.body, approverId=waiting.approver)

    assert code == "interviewer_pool_trainee_not_found"
    assert waiting.trainee in message


def test_nobody_is_approved_where_nobody_is_trained(api: Client, waiting: Waiting) -> None:
    api("interviewerPool.update", interviewerPoolId=waiting.pool_id, requiresTraining=False)
    without_training = api.refused(APPROVE, **waiting.body, approverId=waiting.approver)[0]
    api("interviewerPool.archive", interviewerPoolId=waiting.pool_id)
    archived = api.refused(APPROVE, **waiting.body, approverId=waiting.approver)[0]

    assert (without_training, archived) == ("interviewer_pool_requires_no_training", "interviewer_pool_archived")


@pytest.mark.parametrize(
    ("parameter", "code"),
    [
        ("interviewerPoolId", "interviewer_pool_not_found"),
        ("userId", "user_not_found"),
        ("approverId", "interviewer_pool_approver_not_allowed"),
    ],
)
def test_what_there_is_not_is_refused(api: Client, waiting: Waiting, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    body = {**waiting.body, "approverId": waiting.approver, parameter: unknown}

    refused, message = api.refused(APPROVE, **body)

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize("parameter", ["interviewerPoolId", "userId", "approverId"])
@pytest.mark.parametrize("value", [None, "somebody"])
def test_what_is_no_id_is_refused_by_name(api: Client, parameter: str, value: object) -> None:
    ids = {name: str(uuid.uuid4()) for name in ("interviewerPoolId", "userId", "approverId")}

    code, message = api.refused(APPROVE, **(ids | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
