"""interviewerPool.addTrainingStage."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.domain import training
from tests.api.interviewer_pool.pools import info, person, pool, stage, stage_ids
from tests.cast import Company
from tests.client import Client

ADD = "interviewerPool.addTrainingStage"
SHADOW = {"interviewerRole": "Shadow", "interviewsRequired": 2}


def test_a_stage_is_shown_as_it_was_described(api: Client, company: Company) -> None:
    pool_id, approver = pool(api), person(api)
    described = {"interviewerRole": "ReverseShadow", "interviewsRequired": 4, "approvalRequired": True}

    shown = api(ADD, interviewerPoolId=pool_id, **described, approverIds=[approver, company.user, approver])

    (added,) = shown["trainingPath"]["trainingStages"]
    approvers = [api("user.info", userId=each) for each in (approver, company.user)]
    assert added == {**described, "id": added["id"], "isArchived": False, "approvers": approvers}
    assert info(api, pool_id) == shown


def test_a_stage_needs_no_approval_where_nothing_is_said(api: Client) -> None:
    (added,) = api(ADD, interviewerPoolId=pool(api), **SHADOW)["trainingPath"]["trainingStages"]

    assert (added["approvalRequired"], added["approvers"]) == (False, [])


def test_stages_stand_where_they_were_put(api: Client) -> None:
    pool_id = pool(api)
    first, third = stage(api, pool_id), stage(api, pool_id)

    second = stage(api, pool_id, stageNumber=1)
    zeroth = stage(api, pool_id, stageNumber=0)
    last = stage(api, pool_id, stageNumber=4)

    assert stage_ids(info(api, pool_id)) == [zeroth, first, second, third, last]


def test_a_place_behind_the_last_but_one_is_refused(api: Client) -> None:
    pool_id = pool(api)
    stage(api, pool_id)

    code, message = api.refused(ADD, interviewerPoolId=pool_id, **SHADOW, stageNumber=2)

    assert code == "invalid_input"
    assert "`stageNumber`" in message


def test_a_pool_that_requires_no_training_gets_stages_for_later(api: Client) -> None:
    pool_id = pool(api, requires_training=False)

    assert len(stage_ids(api(ADD, interviewerPoolId=pool_id, **SHADOW))) == 1


def test_an_approval_that_nobody_can_give_is_refused(api: Client) -> None:
    code, message = api.refused(ADD, interviewerPoolId=pool(api), **SHADOW, approvalRequired=True)

    assert code == "invalid_input"
    assert "`approverIds`" in message


def test_a_deactivated_approver_is_refused(api: Client) -> None:
    approver = person(api)
    api("user.deactivate", userId=approver)

    code, message = api.refused(ADD, interviewerPoolId=pool(api), **SHADOW, approverIds=[approver])

    assert code == "invalid_input"
    assert "`approverIds`" in message


@pytest.mark.parametrize("archived", [True, False])
def test_more_stages_than_a_path_can_have_are_refused(
    api: Client, monkeypatch: pytest.MonkeyPatch, *, archived: bool
) -> None:
    monkeypatch.setattr(training, "MAX_STAGES", 2)
    pool_id = pool(api)
    first, _ = stage(api, pool_id), stage(api, pool_id)
    if archived:
        api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=first)

    code, message = api.refused(ADD, interviewerPoolId=pool_id, **SHADOW)

    assert code == "invalid_input"
    assert "`interviewerPoolId`" in message


def test_an_id_that_is_given_is_kept_and_not_given_twice(api: Client) -> None:
    given, pool_id = str(uuid.uuid4()), pool(api)

    assert stage_ids(api(ADD, interviewerPoolId=pool_id, **SHADOW, id=given)) == [given]
    code, message = api.refused(ADD, interviewerPoolId=pool(api), **SHADOW, id=given)
    assert code == "id_taken"
    assert given in message


@pytest.mark.parametrize(
    ("parameter", "code"), [("interviewerPoolId", "interviewer_pool_not_found"), ("approverIds", "user_not_found")]
)
def test_what_there_is_not_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())
    given = [unknown] if parameter == "approverIds" else unknown

    refused, message = api.refused(ADD, **({"interviewerPoolId": pool(api), **SHADOW} | {parameter: given}))

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("interviewerPoolId", "pool"),
        ("interviewerRole", "Watcher"),
        ("interviewerRole", None),
        ("interviewsRequired", 0),
        ("interviewsRequired", 101),
        ("interviewsRequired", 1.5),
        ("interviewsRequired", None),
        ("approvalRequired", None),
        ("approverIds", None),
        ("approverIds", "somebody"),
        ("approverIds", [str(uuid.UUID(int=number)) for number in range(31)]),
        ("stageNumber", -1),
        ("stageNumber", None),
        ("id", "stage"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused(ADD, **({"interviewerPoolId": pool(api), **SHADOW} | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}" in message


@pytest.mark.parametrize("parameter", ["interviewerPoolId", "interviewerRole", "interviewsRequired"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body = {"interviewerPoolId": pool(api), **SHADOW}
    del body[parameter]

    assert api.refused(ADD, **body) == ("invalid_input", f"`{parameter}` is required")
